"""The editor for each kind of field."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from app.ui.inspector.chosen import (
    CheckEditor,
    ChoiceEditor,
    ColourEditor,
    ShownEditor,
)
from app.ui.inspector.editor import Editor
from app.ui.inspector.face_editor import FaceEditor
from app.ui.inspector.field import Field, Kind
from app.ui.inspector.held import RecordsEditor
from app.ui.inspector.ids_editor import IdsEditor
from app.ui.inspector.joined import JoinedEditor
from app.ui.inspector.picture_editor import PictureEditor
from app.ui.inspector.written import (
    AmountEditor,
    CountEditor,
    DateEditor,
    LinesEditor,
    ListEditor,
    MomentEditor,
    TextEditor,
    WordsEditor,
)

_EDITORS: Mapping[Kind, type[Editor]] = MappingProxyType(
    {
        Kind.LINE: WordsEditor,
        Kind.TEXT: TextEditor,
        Kind.CHOICE: ChoiceEditor,
        Kind.AMOUNT: AmountEditor,
        Kind.COUNT: CountEditor,
        Kind.DATE: DateEditor,
        Kind.MOMENT: MomentEditor,
        Kind.COLOUR: ColourEditor,
        Kind.FACE: FaceEditor,
        Kind.LIST: ListEditor,
        Kind.LINES: LinesEditor,
        Kind.CHECK: CheckEditor,
        Kind.IDS: IdsEditor,
        Kind.RECORDS: RecordsEditor,
        Kind.JOINED: JoinedEditor,
        Kind.PICTURE: PictureEditor,
        Kind.SHOWN: ShownEditor,
    }
)


def editor_for(field: Field, parent: QWidget) -> Editor:
    """The widget that edits a field."""
    return _EDITORS[field.kind](field, parent)

"""Notes of the tray in the flavours of the clipboard: as texts, and with all that they hold."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from app.editor.acts.act import Change
from app.editor.clipboard.copying import Copied, CopiedKind
from app.editor.clipboard.pasting_notes import paste_cards_as_notes, paste_notes
from app.editor.clipboard.tsv import write_tsv
from app.models.journey import JourneyMap
from app.storage import LoadError, dump, parse
from app.ui.clipboard_data import CUT, OWN, worded

_NOTES = OWN + "notes"


def mime_of_notes(part: JourneyMap) -> QMimeData:
    """Notes that were copied: their texts as a column of cells, and the notes as they are."""
    texts = [note.text for note in part.tray]
    data = QMimeData()
    data.setText(texts[0] if len(texts) == 1 else write_tsv(tuple((one,) for one in texts)))
    data.setData(_NOTES, dump(part))
    return data


def notes_held() -> JourneyMap | None:
    """The notes on the clipboard, as the tray of a map; None where Footpath has put none there."""
    return _part(_held(), _NOTES)


def notes_pasted(map_: JourneyMap, place: int) -> Change | None:
    """What becomes of a map with the notes or cards of the clipboard at a place of its tray.

    None where Footpath has put neither there.
    """
    notes = notes_held()
    if notes is not None:
        return paste_notes(map_, notes, place)
    data = _held()
    cells = _part(data, OWN + CopiedKind.CELLS.value)
    if cells is None:
        return None
    what = Copied(CopiedKind.CELLS, worded(cells), cut=data.hasFormat(CUT))
    return paste_cards_as_notes(map_, what, place)


def _held() -> QMimeData:
    """What is on the clipboard. Where there is nothing at all, Qt gives None for it."""
    return QGuiApplication.clipboard().mimeData() or QMimeData()


def _part(data: QMimeData, flavour: str) -> JourneyMap | None:
    """A map on the clipboard; None where there is none that can be read."""
    held = bytes(data.data(flavour).data())
    if not held:
        return None
    try:
        return parse(held).map
    except LoadError:
        # The texts beside it can be read by any program.
        return None

"""The commands of the tray: cards sent there, its notes placed, and its own copy and paste."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from app.canvas.canvas import MapCanvas
from app.canvas.tray_moves import placed, sent
from app.editor.acts import Kind
from app.editor.acts.act import cards_selected
from app.editor.acts.tray import add_notes, delete_notes, notes_selected
from app.editor.clipboard.notes import notes_of
from app.editor.clipboard.pasting_notes import copied_notes, paste_notes
from app.editor.navigate import Cells
from app.editor.words import counted, tr
from app.ui.clipboard_data import UnreadableError, held_data, held_text
from app.ui.clipboard_notes import mime_of_notes, notes_held, notes_pasted

if TYPE_CHECKING:
    # Imported when the tray is first opened.
    from app.ui.tray.panel import Tray

SEND = "send-to-tray"
_WITH_NOTES = frozenset({"copy", "cut", "move-to"})
_ON_CHOSEN = frozenset(
    {
        "copy",
        "cut",
        "delete",
        "duplicate",
        "move-to",
        "move-left",
        "move-right",
        "move-up",
        "move-down",
        SEND,
    }
)
"""What acts on what is selected; in the tray's list that is a note or nothing."""
_Verb = tuple[Callable[[], bool], Callable[[], object]]
"""Whether a command is about the tray now, and what it does there."""


class TrayVerbs:
    """Carries out the commands of one map's tray; ``tray`` gives its panel, once there is one.

    ``tell`` says what is wrong with what is on the clipboard.
    """

    def __init__(
        self, canvas: MapCanvas, tray: Callable[[], Tray | None], tell: Callable[[str], object]
    ) -> None:
        self._canvas = canvas
        self._session = canvas.session
        self._tray = tray
        self._tell = tell
        self._verbs: Mapping[str, _Verb] = MappingProxyType(
            {
                SEND: (lambda: True, self._send),
                "move-to": (self._any_chosen, self._place),
                "copy": (self._any_chosen, self._copy),
                "cut": (self._any_chosen, self._cut),
                "paste": (lambda: self._in_list() or self._has_notes(), self._paste),
                "paste-as-card": (self._in_list, self._paste_as_one),
                "select-all": (self._in_list, self._select_all),
            }
        )

    def applying(self, selected: frozenset[Kind]) -> frozenset[str]:
        """The ids of the commands that apply to what is selected, beside those of cards."""
        found = frozenset({SEND}) if Kind.CARD in selected else frozenset[str]()
        return found | (_WITH_NOTES if Kind.NOTE in selected else frozenset())

    def do(self, id_: str) -> bool:
        """Carry out a command; False where it is not about the tray now."""
        tray = self._tray()
        if tray is not None and id_ in _ON_CHOSEN and self._in_list() and not self._any_chosen():
            # As after undo, which selects a card again: keys in the list must not act on that.
            tray.list.choose_one()
            return True
        if id_ not in self._verbs:
            return False
        is_meant, run = self._verbs[id_]
        if not is_meant():
            return False
        run()
        return True

    # --- inner ---

    def _any_chosen(self) -> bool:
        return bool(notes_selected(self._session.map, self._session.selection))

    def _in_list(self) -> bool:
        """Whether commands are about the notes of the tray's list."""
        tray = self._tray()
        return tray is not None and tray.has_keyboard

    def _send(self) -> None:
        self._canvas.finish_writing()
        map_, selection = self._session.map, self._session.selection
        ids = [card.id for card in cards_selected(map_, selection)]
        self._canvas.do(sent(map_, ids, selection))

    def _place(self) -> None:
        # Few place notes in the first second.
        from app.ui.cell_chooser import choose_cell

        ids = notes_selected(self._session.map, self._session.selection)
        choose_cell(
            self._canvas,
            tr("Place in"),
            lambda cell: self._canvas.do(placed(self._session.map, ids, cell)),
        )

    def _copy(self) -> None:
        part = copied_notes(self._session.map, self._session.selection)
        if part is not None:
            QGuiApplication.clipboard().setMimeData(mime_of_notes(part))

    def _cut(self) -> None:
        self._copy()
        change = delete_notes(self._session.map, self._session.selection)
        if change is not None:
            many = len(self._session.map.tray) - len(change.map.tray)
            label = counted("Cut Note", "Cut %n Notes", many)
            self._canvas.do(change._replace(label=label, told=""))

    def _has_notes(self) -> bool:
        """Whether notes are on the clipboard, and there is a cell to put them in."""
        cell = Cells(self._session.map).cell_of(self._session.selection)
        try:
            return cell is not None and notes_held() is not None
        except UnreadableError:
            # Who pastes their texts tells it.
            return False

    def _paste(self) -> None:
        if not self._in_list():
            self._paste_into_cell()
            return
        map_, place = self._session.map, self._place_for()
        try:
            change = notes_pasted(map_, place)
        except UnreadableError as error:
            self._tell(str(error))
            change = None
        if change is None:
            change = add_notes(map_, notes_of(held_text(held_data())), place)
        self._canvas.do(change)

    def _paste_into_cell(self) -> None:
        """Make cards of the notes on the clipboard, in the cell that is stood in."""
        map_, part = self._session.map, notes_held()
        cell = Cells(map_).cell_of(self._session.selection)
        there = paste_notes(map_, part, len(map_.tray)) if part is not None else None
        if there is None or there.selection is None or cell is None:
            return
        made = placed(there.map, there.selection.records, cell)
        if made is not None:
            many = len(there.selection.records)
            label = counted("Paste Card", "Paste %n Cards", many)
            told = " ".join(one for one in (there.told, made.told) if one)
            self._canvas.do(made._replace(label=label, told=told))

    def _paste_as_one(self) -> None:
        texts = notes_of(held_text(held_data()), apart=False)
        self._canvas.do(add_notes(self._session.map, texts, self._place_for()))

    def _place_for(self) -> int:
        """Where notes come: behind the last one that is selected, or to the end."""
        order = [note.id for note in self._session.map.tray]
        chosen = notes_selected(self._session.map, self._session.selection)
        return order.index(chosen[-1]) + 1 if chosen else len(order)

    def _select_all(self) -> None:
        tray = self._tray()
        if tray is not None:
            tray.list.selectAll()

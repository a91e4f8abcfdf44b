"""The commands of the tray: cards sent there, its notes placed, and its own copy and paste."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from app.canvas.canvas import MapCanvas
from app.canvas.tray_moves import placed, sent
from app.editor.acts import Kind
from app.editor.acts.act import cards_selected
from app.editor.acts.tray import add_notes, delete_notes, notes_selected
from app.editor.clipboard.notes import notes_of
from app.editor.clipboard.tsv import write_tsv
from app.editor.words import counted, tr

if TYPE_CHECKING:
    # Imported when the tray is first opened.
    from app.ui.tray.panel import Tray

SEND = "send-to-tray"
_WITH_NOTES = frozenset({"copy", "cut", "move-to"})
_IN_TRAY = frozenset({"paste", "paste-as-card", "select-all"})


class TrayVerbs:
    """Carries out the commands of one map's tray; ``tray`` gives its panel, once there is one."""

    def __init__(self, canvas: MapCanvas, tray: Callable[[], Tray | None]) -> None:
        self._canvas = canvas
        self._session = canvas.session
        self._tray = tray
        self._verbs: dict[str, Callable[[], object]] = {
            SEND: self._send,
            "move-to": self._place,
            "copy": self._copy,
            "cut": self._cut,
            "paste": self._paste,
            "paste-as-card": self._paste_as_one,
            "select-all": self._select_all,
        }

    def applying(self, selected: frozenset[Kind]) -> frozenset[str]:
        """The ids of the commands that apply to what is selected, beside those of cards."""
        found = frozenset({SEND}) if Kind.CARD in selected else frozenset[str]()
        return found | (_WITH_NOTES if Kind.NOTE in selected else frozenset())

    def takes(self, id_: str) -> bool:
        """Whether a command is about the tray now."""
        if id_ in _WITH_NOTES:
            notes = notes_selected(self._session.map, self._session.selection)
            writing = isinstance(QApplication.focusWidget(), (QLineEdit, QTextEdit, QPlainTextEdit))
            return bool(notes) and (id_ == "move-to" or not writing)
        if id_ in _IN_TRAY:
            tray = self._tray()
            return tray is not None and tray.has_keyboard
        return id_ == SEND

    def do(self, id_: str) -> None:
        """Carry out a command that is about the tray."""
        self._verbs[id_]()

    # --- inner ---

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
        map_ = self._session.map
        ids = notes_selected(map_, self._session.selection)
        texts = [note.text for note in map_.tray if note.id in ids]
        text = texts[0] if len(texts) == 1 else write_tsv(tuple((one,) for one in texts))
        QGuiApplication.clipboard().setText(text)

    def _cut(self) -> None:
        self._copy()
        change = delete_notes(self._session.map, self._session.selection)
        if change is not None:
            many = len(self._session.map.tray) - len(change.map.tray)
            label = counted("Cut Note", "Cut %n Notes", many)
            self._canvas.do(replace(change, label=label, told=""))

    def _paste(self) -> None:
        self._add(notes_of(QGuiApplication.clipboard().text()))

    def _paste_as_one(self) -> None:
        self._add(notes_of(QGuiApplication.clipboard().text(), apart=False))

    def _add(self, texts: tuple[str, ...]) -> None:
        map_ = self._session.map
        chosen = notes_selected(map_, self._session.selection)
        order = [note.id for note in map_.tray]
        place = order.index(chosen[-1]) + 1 if chosen else None
        self._canvas.do(add_notes(map_, texts, place))

    def _select_all(self) -> None:
        tray = self._tray()
        if tray is not None:
            tray.list.selectAll()

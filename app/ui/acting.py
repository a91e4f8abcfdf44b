"""Acts in a window: done to what is selected on its canvas, looked at by its menus, told of."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import QColorDialog, QMenu

from app.canvas.canvas import MapCanvas
from app.canvas.written import read_written
from app.editor.acts import ACTS, FAMILIES, Act, act_of, kinds_selected
from app.editor.acts.act import Change, Instead
from app.editor.replaying import replayed
from app.editor.session import Session
from app.editor.texts import writable
from app.editor.words import tr
from app.models.journey import JourneyMap
from app.ui.act_menus import ActMenus, Look, Option
from app.ui.choices import options
from app.ui.context_table import context_groups
from app.ui.counting import counting_told
from app.ui.desk import Desk
from app.ui.lane_names import NAMING, named_by_type, naming
from app.ui.lane_told import lane_told
from app.ui.lined_menu import LinedMenu
from app.ui.menus import Actions
from app.ui.message_bar import Offer
from app.ui.quotes import QUOTING, quoting
from app.ui.text_verbs import TextWidget, text_in_hand
from app.ui.toast import Toast

_PASTE_STYLE = "paste-style"

_KINDS = ("note", "path", "pair", "card", "step", "stage", "lane", "map", "cell")
"""Whose context menu it is where several kinds are selected: the first of these."""


_RESTORABLE_SECONDS = 20.0
"""A text that Esc took is often missed a while later."""


class Acting:
    """Does acts on one canvas."""

    def __init__(self, session: Session, canvas: MapCanvas, desk: Desk) -> None:
        self._session = session
        self._canvas = canvas
        self._desk = desk
        self.toast = Toast(canvas, canvas.view)
        # The map before what was told of.
        self._told_of: JourneyMap | None = None
        # What the last step made a lane count, with the map before it.
        self._counting: tuple[JourneyMap | None, str] = None, ""
        self._last = session.map
        self._answering = False
        # Whether what Esc gave up can be had again, while that is offered.
        self._restorable: Callable[[], bool] | None = None
        session.listen(self._follow)
        canvas.told.connect(self._tell)
        canvas.explained.connect(self._explain)
        canvas.abandoned.connect(self.offer_restore)

    @property
    def text(self) -> TextWidget | None:
        """The text that the commands of a text mean now, if any."""
        return text_in_hand(
            self._canvas.hands().writing.editor if self._canvas.is_writing else None
        )

    def applying(self) -> frozenset[str]:
        """The ids of the acts and families that apply to the kinds of things selected."""
        if self._canvas.is_writing:
            return frozenset()
        session = self._session
        selected = kinds_selected(session.map, session.selection)
        found = {act.id for act in ACTS.values() if act.applies(selected)}
        found |= {
            family.id
            for family in FAMILIES.values()
            if not family.kinds or not family.kinds.isdisjoint(selected)
        }
        if not self._desk.kept_style:
            found.discard(_PASTE_STYLE)
        return frozenset(found)

    def look(self, act: str) -> Look | None:
        """How an act stands; None for what is no act."""
        if act.partition(":")[0] not in FAMILIES and act not in ACTS:
            return None
        found, session = self._act(act), self._session
        now = session.map, session.selection
        offered = not self._canvas.is_writing and found.offered(*now)
        if act == _PASTE_STYLE:
            offered = offered and bool(self._desk.kept_style)
        return Look(offered, found.ticked is not None and found.ticked(*now))

    def options(self, family: str) -> Sequence[Option]:
        """The values that can be chosen of a family of acts."""
        session = self._session
        now = session.map, session.selection
        return options(family, *now, lambda: self._ask_colour(family, FAMILIES[family].held(*now)))

    def several(self, family: str) -> bool:
        """Whether more than one of the values of a family can be chosen together."""
        return FAMILIES[family].several

    def do(self, act: str) -> None:
        """Do an act to what is selected."""
        found, session = self._act(act), self._session
        change = self._canvas.act(found)
        if change is not None and change.kept:
            self._desk.kept_style = change.kept
        if change is None and found.why is not None:
            why = found.why(session.map, session.selection)
            if why:
                self._explain(why, *self._remedy(found))

    def offer_restore(self, record: str, text: str) -> None:
        """Offer a text again that Esc gave up, as long as there is where it was written."""
        session = self._session
        # A card that was only begun is in no map: its cell has to be.
        known = record == session.map.id or record in session.map.records
        needed = (record,) if known else session.selection.cell or ()

        def possible() -> bool:
            map_ = session.map
            if not all(one in map_.records or one == map_.id for one in needed if one):
                return False
            if not known:
                return record not in map_.records
            # A card may be a note of the tray by now; redo may have brought the text.
            return writable(map_, record) is not None and read_written(map_, record) != text

        self.offer_again(lambda: self._canvas.hands().writing.write(record, text), possible)

    def offer_again(self, restore: Callable[[], object], possible: Callable[[], bool]) -> None:
        """Offer to bring back what Esc gave up, as long as that is possible."""

        def bring() -> None:
            self._canvas.finish_writing()
            if possible():
                restore()

        self._restorable = possible
        offers = [Offer(tr("Restore"), bring)]
        self.toast.tell(tr("Your typing was discarded."), offers, _RESTORABLE_SECONDS)

    def open_menu(self, at: QPoint, menus: ActMenus, actions: Actions) -> QMenu:
        """Open the context menu of what is selected at a point of the screen.

        Only what applies stands in it.
        """
        session = self._session
        selected = kinds_selected(session.map, session.selection)
        kind = next((one for one in _KINDS if one in selected), "")
        menu = LinedMenu(self._canvas)

        def action_of(entry: str) -> QAction:
            return menus.menus[entry].menuAction() if entry[0] == "@" else actions.by_id[entry]

        def offered(entry: str) -> bool:
            menus.look([action_of(entry)])
            return action_of(entry).isEnabled()

        for group in context_groups(kind, offered):
            if not menu.isEmpty():
                menu.addSeparator()
            menu.addActions([action_of(entry) for entry in group])
        menu.open_once(at)
        return menu

    def _act(self, id_: str) -> Act:
        if id_ == _PASTE_STYLE:
            id_ = f"{_PASTE_STYLE}:{self._desk.kept_style}"
        act = act_of(id_)
        family = id_.partition(":")[0]
        if family in NAMING:
            return naming(act)
        return quoting(act) if family in QUOTING else act

    def _tell(self, text: str, instead: Instead | None) -> None:
        """Say what was done, with Undo beside it and what can be had in its place."""
        self._restorable = None
        self._told_of = before = self._session.before
        if before is not None and self._counting[0] is before and self._counting[1] != text:
            text = f"{self._counting[1]} {text}"
        offers = [Offer(tr("Undo"), lambda: self._take_back(before))]
        if instead is not None:
            offers.insert(0, Offer(instead.words, lambda: self._take_back(before, instead)))
        self.toast.tell(text, offers)

    def _explain(self, text: str, *offers: Offer) -> None:
        """Say why nothing was done, until something is, and offer what can be done."""
        self._restorable = None
        self._told_of = self._session.before
        self.toast.tell(text, offers)

    def _remedy(self, act: Act) -> list[Offer]:
        """What can be done where an act had nothing to do with what is selected now."""
        session, remedy = self._session, act.remedy
        chosen = session.selection
        found = remedy(session.map, chosen) if remedy is not None else None
        if remedy is None or found is None:
            return []

        def mend() -> None:
            self._canvas.finish_writing()
            # What was typed meanwhile may have made another map.
            now = remedy(session.map, chosen)
            if now is not None:
                self._canvas.do(now.change)

        return [Offer(found.words, mend)]

    def _take_back(self, before: JourneyMap | None, instead: Instead | None = None) -> None:
        """Go back to the map before what was done, or to what can be had ``instead``.

        What is being typed stays, as a step of its own; where it stands in what goes, redo brings
        both. Nothing happens where something else was done since.
        """
        session = self._session
        # Not the depth of the history: once it is full that stays the same.
        if session.before is not before:
            return
        was = session.map
        self._canvas.finish_writing()
        now, label, chosen = session.map, session.undo_label, session.selection
        change, onto = None, before
        if before is not None and instead is not None:
            change = instead.change
            change = change._replace(map=named_by_type(before, change.map))
            onto = session.with_all(before, change.map)
        typed = now is not was
        made = replayed(onto, was, now) if typed and onto is not None else None
        if typed and made is None and change is not None:
            # Another step than Undo would leave nothing for redo to bring.
            self._explain(tr("Nothing was changed: it would take what was just typed"))
            return
        # A field adds what is typed there to the step that it made before.
        while session.depth and session.before is not before:
            self._canvas.undo()
        self._canvas.undo()
        if change is not None:
            self._answer(change)
        if made is not None:
            self._canvas.do(Change(label, made, chosen))

    def _answer(self, change: Change) -> None:
        """Do what somebody chose beside a message: that needs no message of its own."""
        self._answering = True
        try:
            self._canvas.do(change)
        finally:
            self._answering = False

    def _follow(self) -> None:
        if self._session.before is not self._counting[0]:
            self._counting = None, ""
        if self._restorable is not None:
            over = not self._restorable()
        else:
            over = self._session.before is not self._told_of
        if over:
            self._restorable = None
            if not self.toast.isHidden():
                self.toast.dismiss()
        self._tell_consequence()

    def _tell_consequence(self) -> None:
        """Say what a step did besides: what lanes count from it on, or of what type one is."""
        session, before = self._session, self._last
        self._last = session.map
        if session.map is before or session.before is not before:
            return
        told = counting_told(before, session.map, session.selection.current)
        if told:
            self._counting = before, told
            self._tell(told, None)
            return
        named = lane_told(before, session.map, session.undo_label)
        if named is not None and not self._answering:
            self._tell(named.text, named.instead)

    def _ask_colour(self, family: str, held: frozenset[str]) -> None:
        start = next((QColor(one) for one in held if one), QColor("#2a6cab"))
        dialog = QColorDialog(start, self._canvas)
        dialog.setWindowTitle(tr("Other Colour"))
        dialog.colorSelected.connect(lambda colour: self.do(f"{family}:{colour.name()}"))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

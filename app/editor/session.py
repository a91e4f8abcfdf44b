"""An editing session: one map, its history, and the three verbs by which it changes.

``preview`` shows a map while a gesture goes on, ``commit`` makes it the document, ``cancel`` goes
back. Whoever shows the session listens; whoever must be able to show a map guards it: a guard meets
each new map before it is shown or recorded, and what it raises leaves everything as it was. It
refuses a map by `EditError`; anything else is a fault of the program.
"""

from __future__ import annotations

from collections.abc import Callable

from app.editor.history import Aside, History, Moment
from app.editor.navigate import select_record
from app.editor.selection import NOTHING, Selection, surviving
from app.models.base import Id
from app.models.edit_error import EditError
from app.models.integrity import RecordsMemo, alike, faults, soundly_grown
from app.models.journey import JourneyMap

Listener = Callable[[], None]
Guard = Callable[[JourneyMap], object]
Edit = Callable[[JourneyMap], JourneyMap]
Consequence = Callable[[JourneyMap, JourneyMap], JourneyMap]


class Session:
    """One map being edited. Listeners are called after each change, with nothing passed.

    The map it begins with is sound, as all are that were loaded; so all are that it records.
    """

    def __init__(self, map_: JourneyMap, selection: Selection = NOTHING) -> None:
        self._history = History(map_, selection)
        self._preview: JourneyMap | None = None
        self._guards: list[Guard] = []
        self._consequences: list[Consequence] = []
        self._records = RecordsMemo()
        self._listeners: list[Listener] = []
        self._aside: Aside | None = None
        self._aside_next = False

    @property
    def map(self) -> JourneyMap:
        """The document: the map of the last commit, undo or redo."""
        return self._history.now.map

    @property
    def shown(self) -> JourneyMap:
        """The map to be seen: the preview while a gesture goes on, else the document."""
        return self._preview if self._preview is not None else self.map

    @property
    def selection(self) -> Selection:
        """What is selected."""
        return self._history.now.selection

    def listen(self, listener: Listener) -> None:
        """Call ``listener`` after each change of what is shown, selected or clean."""
        self._listeners.append(listener)

    def guard(self, guard: Guard) -> None:
        """Let ``guard`` meet each new map before it is shown; whatever it raises, it is not."""
        self._guards.append(guard)

    def bring_along(self, consequence: Consequence) -> None:
        """Let each edit have a consequence: of the map before and the new one it makes another.

        So what `commit` records may be more than it was given.
        """
        self._consequences.append(consequence)

    def select(self, selection: Selection) -> None:
        """Select something else; this is no step of the history."""
        if selection != self.selection:
            self._history.select(selection)
            self._tell()

    def preview(self, map_: JourneyMap) -> None:
        """Show ``map_`` without recording it. Raises what a guard raises, and shows what it did.

        Its integrity is not checked: that is for what becomes the document, and costs time that a
        key press has not got.
        """
        if map_ is self.shown:
            return
        for guard in self._guards:
            guard(map_)
        self._preview = None if map_ is self.map else map_
        self._tell()

    def commit(
        self, label: str, map_: JourneyMap, selection: Selection | None = None, merge: str = ""
    ) -> bool:
        """Make ``map_``, with all it brings along, the document, as one step named ``label``.

        It ends a preview. Returns False, with nothing recorded, when the map does not differ. A map
        that is refused leaves the document, the history and the selection as they were, ends the
        preview and raises.
        """
        return self._record(label, map_, selection, merge)

    def take(self, label: str, map_: JourneyMap) -> bool:
        """Make ``map_`` the document as it is, as one step: what a file holds brings nothing along.

        Otherwise like `commit`.
        """
        return self._record(label, map_, exact=True)

    def with_all(self, before: JourneyMap, map_: JourneyMap) -> JourneyMap:
        """A map made of one before, with all it brings along: what `commit` would record there."""
        for consequence in self._consequences:
            map_ = consequence(before, map_)
        return map_

    def _record(
        self,
        label: str,
        map_: JourneyMap,
        selection: Selection | None = None,
        merge: str = "",
        *,
        exact: bool = False,
    ) -> bool:
        before = self.map
        if map_ is before or map_ == before:
            self.cancel()
            if selection is not None:
                self.select(selection)
            return False
        try:
            if not exact:
                map_ = self.with_all(before, map_)
            self._meet(map_)
        except BaseException:
            self.cancel()
            raise
        chosen = surviving(self.selection if selection is None else selection, map_)
        self._preview = self._aside = None
        self._history.push(label, Moment(map_, chosen), merge)
        self._tell()
        return True

    def edit(self, label: str, edit: Edit, merge: str = "", selected: Id = "") -> bool:
        """Apply ``edit`` to the document and commit what it makes, with a record of it selected.

        What it raises changes nothing.
        """
        try:
            made = edit(self.map)
        except BaseException:
            self.cancel()
            raise
        selection = select_record(made, selected) if selected else None
        return self.commit(label, made, selection, merge)

    def set_aside(self, label: str, edit: Edit, selected: Id) -> None:
        """Let redo bring what ``edit`` makes of the document, with a record of it selected.

        It comes before what redo would bring already, of which nothing goes for it: undone it
        comes behind that. What is refused is not kept. A fault gets out, and nothing is kept
        either. The next step that is recorded ends it.
        """
        aside = Aside(label, edit, selected)
        if self._made(aside) is not None:
            self._aside, self._aside_next = aside, True
            self._tell()

    @property
    def aside(self) -> Id | None:
        """The record that `bring_aside` would select; None where nothing was set aside."""
        return self._aside.selected if self._aside is not None else None

    def bring_aside(self) -> bool:
        """Make the document what was set aside, as one step; False where that cannot be."""
        aside, self._aside = self._aside, None
        made = self._made(aside) if aside is not None else None
        if aside is not None and made is not None:
            self._preview = None
            self._history.push_aside(aside, made)
        self._tell()
        return made is not None

    def _made(self, aside: Aside) -> Moment | None:
        """What is set aside, done to the document with all it brings along.

        None where it changes nothing or is refused.
        """
        try:
            made = aside.edit(self.map)
            if made == self.map:
                return None
            made = self.with_all(self.map, made)
            self._meet(made)
        except EditError:
            # Nobody asked for this map.
            return None
        return Moment(made, select_record(made, aside.selected))

    def cancel(self) -> None:
        """End a preview: the document is shown again."""
        if self._preview is not None:
            self._preview = None
            self._tell()

    def undo(self) -> None:
        """Take the last change back; a preview is given up first."""
        self._preview = None
        self._aside = self._history.undo() or self._aside
        self._aside_next = False
        self._tell()

    def redo(self) -> None:
        """Bring the change that was undone again, or what was set aside.

        A preview is given up first.
        """
        self._preview = None
        if self._is_aside_next:
            self.bring_aside()
            return
        self._history.redo()
        self._aside_next = False
        self._tell()

    @property
    def undo_label(self) -> str:
        """The name of the change that undo takes back, or "" when there is none."""
        return self._history.undo_label

    @property
    def redo_label(self) -> str:
        """The name of the change that redo brings again, or "" when there is none."""
        if self._is_aside_next and self._aside is not None:
            return self._aside.label
        return self._history.redo_label

    @property
    def _is_aside_next(self) -> bool:
        """Whether redo brings what was set aside: at once, or else when nothing else is left."""
        return self._aside is not None and (self._aside_next or not self._history.redo_label)

    @property
    def depth(self) -> int:
        """How many changes can be undone."""
        return self._history.depth

    @property
    def before(self) -> JourneyMap | None:
        """The map that undo gives back: one for each step of the history; None before the first."""
        return self._history.before

    @property
    def clean(self) -> bool:
        """Whether the document is what the file holds."""
        return self._history.clean

    def mark_saved(self) -> None:
        """Say that the document is what the file holds now."""
        self._history.mark_clean()
        self._tell()

    def mark_modified(self) -> None:
        """Say that the file holds something else, whatever is undone."""
        self._history.mark_modified()
        self._tell()

    def _meet(self, map_: JourneyMap) -> None:
        """Raise what refuses a map that is to be recorded."""
        self._check_integrity(map_)
        for guard in self._guards:
            guard(map_)

    def _check_integrity(self, map_: JourneyMap) -> None:
        """Raise ``EditError`` when a reference dangles or a record has no right to be there."""
        sound = self.map
        if alike(sound, map_) or soundly_grown(sound, map_):
            return
        found = faults(map_, 1, self._records.records_by_kind(map_))
        if found:
            raise EditError(f"The change would break the map: {found[0].message}")

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()

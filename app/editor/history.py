"""The history of a map: one class of command, whole maps before and after."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from weakref import WeakMethod, finalize

from PySide6.QtGui import QUndoCommand, QUndoStack
from shiboken6 import isValid

from app.editor.selection import Selection
from app.models.base import Id
from app.models.journey import JourneyMap

DEPTH = 1000
"""How many steps are kept. A step shares all it did not change, so it is small."""

_NEAR = 4
"""Of a map so many steps away nothing is kept but itself: what was worked out of it is not shared,
and a large one has a megabyte of that."""

_ANY_CHANGE = 1


class Moment(NamedTuple):
    """The map and what was selected in it, at one moment of the history."""

    map: JourneyMap
    selection: Selection


class Aside(NamedTuple):
    """An edit that was given up and can be had again, with a record of it selected."""

    label: str
    edit: Callable[[JourneyMap], JourneyMap]
    selected: Id


class Over(NamedTuple):
    """What a change took the place of: what redo would have brought, the next one first.

    Undoing the change lets redo bring them again; the change itself is ``aside`` then.
    """

    aside: Aside
    undone: tuple[Undone, ...]


class Undone(NamedTuple):
    """A change that is in no stack."""

    label: str
    before: Moment
    after: Moment
    merge: str
    over: Over | None


class Change(QUndoCommand):
    """From one moment to another, under a name that undo and redo show.

    ``show`` is the method of the history that takes a moment in. ``merge`` joins a change to the
    one before when both carry the same key that is not empty. ``over`` is what it took the
    place of.
    """

    def __init__(
        self,
        label: str,
        before: Moment,
        after: Moment,
        show: Callable[[Moment], None],
        merge: str,
        over: Over | None = None,
    ) -> None:
        super().__init__(label)
        self.before = before
        self.after = after
        self.merge = merge
        self.over = over
        # Not held, so that the stack does not keep the history alive.
        self._show = WeakMethod(show)

    def undo(self) -> None:
        """Go back to the moment before: the very same map object."""
        self._go(self.before)

    def redo(self) -> None:
        """Go to the moment after: the very same map object."""
        self._go(self.after)

    def _go(self, moment: Moment) -> None:
        show = self._show()
        if show is not None:
            show(moment)

    def id(self) -> int:
        """Let Qt offer this change for merging, if it carries a key."""
        return _ANY_CHANGE if self.merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in a change of the same gesture; it is obsolete if it led back to the start."""
        if not isinstance(other, Change) or other.merge != self.merge:
            return False
        self.after = other.after
        self.setObsolete(self.after.map is self.before.map)
        return True


class History:
    """The moments a map went through. The map it holds always belongs to the stack's index."""

    def __init__(self, map_: JourneyMap, selection: Selection) -> None:
        self.now = Moment(map_, selection)
        # Going back gives the very same map, so this tells it even where its place in the stack
        # is another, or it has none for a time. Qt's own mark knows places alone.
        self._saved: JourneyMap | None = map_
        self._stack = QUndoStack()
        self._stack.setUndoLimit(DEPTH)
        # Windows and what they hold are circles. Taking one apart, Python destroys commands before
        # the stack, which destroys them again, and the process ends. So the stack is held from
        # outside, and emptied when the history is gone.
        finalize(self, _empty, self._stack)

    def push(self, label: str, after: Moment, merge: str = "") -> None:
        """Record a change.

        ``after`` must be checked already: Qt keeps a command whose redo fails.
        """
        self._stack.push(Change(label, self.now, after, self._show, merge))
        self._let_go()

    def push_aside(self, aside: Aside, after: Moment) -> None:
        """Record what was set aside; what redo would bring can be had once it is undone."""
        undone = self._undone()
        over = Over(aside, undone) if undone else None
        self._stack.push(Change(aside.label, self.now, after, self._show, "", over))
        self._let_go()

    def select(self, selection: Selection) -> None:
        """Change what is selected now; undoing a later change comes back to it."""
        self.now = self.now._replace(selection=selection)

    def undo(self) -> Aside | None:
        """Go back one change, if there is one.

        Returns what was set aside and brought over others: redo brings these now.
        """
        last = self._stack.command(self._stack.index() - 1)
        over = last.over if isinstance(last, Change) else None
        self._stack.undo()
        self._let_go()
        if over is None:
            return None
        self._lay_by(over.undone)
        return over.aside

    def redo(self) -> None:
        """Go forward one change, if there is one."""
        self._stack.redo()
        self._let_go()

    @property
    def undo_label(self) -> str:
        """The name of the change that undo takes back, or ""."""
        return self._stack.undoText()

    @property
    def redo_label(self) -> str:
        """The name of the change that redo brings again, or ""."""
        return self._stack.redoText()

    @property
    def depth(self) -> int:
        """How many changes can be undone."""
        return self._stack.index()

    @property
    def before(self) -> JourneyMap | None:
        """The map that undo gives back; None where there is nothing to undo.

        It tells one step from another: it stays the same when a change is merged into the step.
        """
        last = self._stack.command(self._stack.index() - 1)
        return last.before.map if isinstance(last, Change) else None

    @property
    def clean(self) -> bool:
        """Whether the map is the one that was last marked."""
        return self.now.map is self._saved

    def mark_clean(self) -> None:
        """Say that the map of this moment is the one in the file."""
        self._saved = self.now.map

    def mark_modified(self) -> None:
        """Say that no moment of the history is the one in the file."""
        self._saved = None

    def _undone(self) -> tuple[Undone, ...]:
        """The changes that redo would bring."""
        stack = self._stack
        commands = map(stack.command, range(stack.index(), stack.count()))
        return tuple(
            Undone(one.text(), one.before, one.after, one.merge, one.over)
            for one in commands
            if isinstance(one, Change)
        )

    def _lay_by(self, undone: tuple[Undone, ...]) -> None:
        """Let redo bring these, and nothing else."""
        now = self.now
        for one in undone:
            made = Change(one.label, one.before, one.after, self._show, "", one.over)
            self._stack.push(made)
            # Not before: they were apart, and stay so.
            made.merge = one.merge
        for _ in undone:
            self._stack.undo()
        self.now = now

    def _show(self, moment: Moment) -> None:
        self.now = moment

    def _let_go(self) -> None:
        """Keep no more than the map itself of those that have come to be some steps away."""
        index = self._stack.index()
        earlier, later = self._stack.command(index - _NEAR), self._stack.command(index + _NEAR - 1)
        if isinstance(earlier, Change):
            earlier.before.map.forget_known()
        if isinstance(later, Change):
            later.after.map.forget_known()


def _empty(stack: QUndoStack) -> None:
    # At the end of the program Qt may have taken the stack already.
    if isValid(stack):
        stack.clear()

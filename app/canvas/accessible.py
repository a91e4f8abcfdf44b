"""The map as screen readers meet it: a table with a row a lane, and full names in its cells.

Qt shows the items of a graphics scene to nobody. So the view gets an interface of its own, by a
factory; what it shows comes from the session, and where that stands on the screen from the spots.
Interfaces are made when a reader asks for them and thrown away with what they stand for.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, QRect, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAccessibleInterface,
    QColor,
    QGuiApplication,
    QPalette,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

from app.canvas.spoken import hint
from app.canvas.spots import Spots
from app.canvas.view import MapView
from app.editor.navigate import Cells, select_record
from app.editor.reading import exists, in_row, on_map
from app.editor.selection import Selection
from app.editor.session import Session
from app.models.base import Record
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.links import Pair
from app.models.stage import Path, Stage, Step

if TYPE_CHECKING:
    # It comes after the map, which screen readers are to meet at once.
    from app.canvas.writing import Writing

_FOCUSED = QAccessible.Event.Focus
_RENAMED = QAccessible.Event.NameChanged

_TITLE = QAccessible.Role.Heading
_ROLES = (
    ((Stage, Step), QAccessible.Role.ColumnHeader),
    ((Lane,), QAccessible.Role.Row),
    ((Path, Pair), QAccessible.Role.ListItem),
)


class Reader(QObject):
    """Shows one canvas to screen readers, and tells them where the keyboard stands.

    Each thing on the map is named by the selection that a click on it makes.
    """

    def __init__(
        self,
        view: MapView,
        session: Session,
        spots: Spots,
    ) -> None:
        super().__init__(view)
        self.view = view
        self.session = session
        self.spots = spots
        self._writing: Writing | None = None
        self._things = Things()
        self._map: JourneyMap | None = None
        self._below: dict[Selection | None, tuple[Selection, ...]] = {}
        self._said: tuple[Selection, str] | None = None
        self.table: MapTable | None = None
        _install()
        session.listen(self._follow)
        view.installEventFilter(self)
        # Python would free them while Qt still knows them.
        view.destroyed.connect(self._things.clear)

    def follow_writing(self, writing: Writing) -> None:
        """Show the editor in place too, from now on: it comes after the map."""
        self._writing = writing
        writing.began.connect(self._name_editor)

    @property
    def editor(self) -> QWidget | None:
        """The editor in place while it is open."""
        writing = self._writing
        return writing.editor if writing is not None and writing.active else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say where the keyboard stands once it is on the view, after Qt has named the view."""
        if event.type() == QEvent.Type.FocusIn:
            QTimer.singleShot(0, self, self._come_back)
        return False

    # --- what there is ---

    def below(self, thing: Selection | None) -> tuple[Selection, ...]:
        """What stands in the map (None), or in the row of a lane."""
        map_ = self.session.shown
        if map_ is not self._map:
            self._map, self._below = map_, {}
        found = self._below.get(thing)
        if found is None:
            lane = thing.current if thing is not None else ""
            found = self._below[thing] = on_map(map_) if thing is None else in_row(map_, lane)
        return found

    def over(self, thing: Selection) -> Selection | None:
        """The lane in whose row something stands; None for what stands in the map itself."""
        return Selection((thing.cell[0],)) if thing.cell is not None else None

    def current(self) -> Selection:
        """Where the keyboard stands."""
        map_, chosen = self.session.shown, self.session.selection
        seen = Cells(map_).cell_of(chosen)
        if chosen.current:
            one = select_record(map_, chosen.current)
            if one.cell is None or seen is None or one in self.below(Selection((seen[0],))):
                return one
        # A card that is folded away is told by the cell that holds it.
        return Selection((), seen) if seen is not None else Selection((map_.id,))

    def name(self, thing: Selection) -> str:
        """All that is said of something; of several selected ones also how many there are."""
        chosen = self.session.selection
        several = len(chosen.records) > 1 and thing.current == chosen.current
        return self.spots.spoken(chosen if several else thing)

    def exists(self, thing: Selection) -> bool:
        """Whether the map still has something."""
        return exists(self.session.shown, thing)

    def box(self, thing: Selection) -> tuple[QRect, bool]:
        """Where something stands on the screen, in pixels, and whether any of it is seen."""
        marks = self.spots.marks(thing)
        if not marks:
            return QRect(), False
        corner = self.view.mapToGlobal(QPoint())
        shown = marks[0].box.toRect().translated(corner)
        return shown, marks[0].box.intersects(marks[0].clip)

    # --- interfaces ---

    def thing(self, thing: Selection) -> Thing:
        """The interface of something; always the same one."""
        return self._things.get(self, thing)

    def root(self) -> QAccessibleInterface | None:
        """The interface of the view."""
        return QAccessible.queryAccessibleInterface(self.view)

    # --- telling ---

    def _follow(self) -> None:
        if not QAccessible.isActive():
            return
        if self._map is not None and self.session.shown is not self._map:
            self._things.forget(self.exists)
        if self.view.hasFocus():
            self._announce()

    def _announce(self, *, anew: bool = False) -> None:
        """Say where the keyboard stands if that, or its name, is another."""
        at = self.current()
        said = self.name(at)
        if (at, said) == self._said and not anew:
            return
        renamed = self._said is not None and at == self._said[0]
        self._said = at, said
        if renamed:
            QAccessible.updateAccessibility(QAccessibleEvent(self.thing(at), _RENAMED))
        QAccessible.updateAccessibility(QAccessibleEvent(self.thing(at), _FOCUSED))

    def _come_back(self) -> None:
        if QAccessible.isActive() and self.view.hasFocus():
            self._announce(anew=True)

    def _name_editor(self) -> None:
        if self._writing is not None:
            self._writing.editor.setAccessibleName(self.name(self.current()))


class MapTable(QAccessibleWidget):
    """The view as a table: title, stages and steps, a row a lane, and paths."""

    def __init__(self, view: MapView, reader: Reader) -> None:
        super().__init__(view, QAccessible.Role.Table, view.accessibleName())
        self._reader = reader

    def childCount(self) -> int:
        """What stands on the map; while a text is written also its editor."""
        return len(self._things()) + len(self._editor())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """The thing at a place."""
        things = self._things()
        if 0 <= index < len(things):
            return self._reader.thing(things[index])
        editor = self._editor()
        return editor[0] if editor and index == len(things) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The place of a thing."""
        things = self._things()
        if isinstance(child, Thing):
            return things.index(child.thing) if child.thing in things else -1
        return len(things) if self._editor() else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """The thing at a point of the screen."""
        reader = self._reader
        found = reader.spots.selection_at(QPointF(reader.view.mapFromGlobal(QPoint(x, y))))
        return reader.thing(found) if found.records or found.cell is not None else None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """The editor, or where the keyboard stands."""
        editor = self._editor()
        if editor:
            return editor[0]
        return self._reader.thing(self._reader.current()) if self._reader.view.hasFocus() else None

    def _things(self) -> tuple[Selection, ...]:
        return self._reader.below(None)

    def _editor(self) -> list[QAccessibleInterface]:
        editor = self._reader.editor
        found = QAccessible.queryAccessibleInterface(editor) if editor is not None else None
        return [found] if found is not None else []


class Thing(QAccessibleInterface):
    """A heading, a row, a card, an empty cell or a path. It knows only its name in the session."""

    def __init__(self, reader: Reader, thing: Selection) -> None:
        super().__init__()
        self.thing = thing
        self._reader = reader

    @property
    def _live(self) -> Reader | None:
        """The reader; None once its view is gone, of which Qt's bridge may ask until the last."""
        reader = self._reader
        return reader if isValid(reader) and isValid(reader.view) else None

    def isValid(self) -> bool:
        """Whether it is still there."""
        return (reader := self._live) is not None and reader.exists(self.thing)

    def object(self) -> QObject | None:  # type: ignore[override]
        """It is no object of Qt's."""
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        """The window that shows the map."""
        reader = self._live
        return reader.view.window().windowHandle() if reader is not None else None

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """The row of a lane, or the table."""
        reader = self._live
        if reader is None:
            return None
        over = reader.over(self.thing)
        return reader.thing(over) if over is not None else reader.root()

    def childCount(self) -> int:
        """The cards and empty cells of a row."""
        return len(self._things())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """The card or empty cell at a place of a row."""
        things = self._things()
        return self._reader.thing(things[index]) if 0 <= index < len(things) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The place in a row."""
        things = self._things()
        if isinstance(child, Thing) and child.thing in things:
            return things.index(child.thing)
        return -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """The card or empty cell of a row at a point of the screen."""
        root = reader.root() if (reader := self._live) is not None else None
        found = root.childAt(x, y) if root is not None else None
        return found if isinstance(found, Thing) and found.thing in self._things() else None

    def text(self, what: QAccessible.Text) -> str:
        """Its full name, and of a heading which keys are for it."""
        reader = self._live
        if reader is None:
            return ""
        if what == QAccessible.Text.Description:
            return hint(reader.session.shown, self.thing)
        return reader.name(self.thing) if what == QAccessible.Text.Name else ""

    def setText(self, what: QAccessible.Text, text: str) -> None:
        """Texts are written with the editor."""

    def rect(self) -> QRect:
        """Where it stands on the screen, in pixels."""
        return reader.box(self.thing)[0] if (reader := self._live) is not None else QRect()

    def role(self) -> QAccessible.Role:
        """What it is."""
        if self.thing.cell is not None:
            return QAccessible.Role.Cell
        record = self._record()
        return next((role for kind, role in _ROLES if isinstance(record, kind)), _TITLE)

    def state(self) -> QAccessible.State:
        """Whether it is selected, has the keyboard, or is out of sight."""
        reader, made = self._live, QAccessible.State()
        if reader is None:
            made.invalid = True
            return made
        chosen = reader.session.selection
        here = reader.current() == self.thing
        made.focusable = made.selectable = True
        made.focused = here and reader.view.hasFocus()
        made.selected = here or self.thing.current in chosen.records
        made.offscreen = not reader.box(self.thing)[1]
        return made

    def foregroundColor(self) -> QColor:
        """The colour of texts of the window; that on the paper is the map's."""
        return QGuiApplication.palette().color(QPalette.ColorRole.Text)

    def backgroundColor(self) -> QColor:
        """The colour of the window's grounds."""
        return QGuiApplication.palette().color(QPalette.ColorRole.Base)

    def _record(self) -> Record | None:
        reader = self._live
        return reader.session.shown.records.get(self.thing.current) if reader is not None else None

    def _things(self) -> tuple[Selection, ...]:
        if self.thing.cell is not None or not isinstance(self._record(), Lane):
            return ()
        return self._reader.below(self.thing)


class Things:
    """The interfaces that were asked for. Qt knows each until it is told to let go of it."""

    def __init__(self) -> None:
        self._made: dict[Selection, Thing] = {}

    def get(self, reader: Reader, thing: Selection) -> Thing:
        """The interface of something; always the same one."""
        made = self._made.get(thing)
        if made is None:
            made = self._made[thing] = Thing(reader, thing)
            QAccessible.registerAccessibleInterface(made)
        return made

    def forget(self, exists: Callable[[Selection], bool]) -> None:
        """Let go of what is gone."""
        for gone in [one for one in self._made if not exists(one)]:
            self._let_go(gone)

    def clear(self) -> None:
        """Let go of all; at the end of the program Qt has done so before."""
        if QCoreApplication.closingDown() or QCoreApplication.instance() is None:
            self._made.clear()
        for one in list(self._made):
            self._let_go(one)

    def _let_go(self, one: Selection) -> None:
        # Qt asks it while freeing it, so Python holds it until then.
        made = self._made.pop(one)
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(made))
        del made


@cache
def _install() -> None:
    QAccessible.installFactory(_interface_of)


def _interface_of(_key: str, asked: QObject | None) -> QAccessibleInterface | None:
    """The factory: for a view that has a reader, the map as a table."""
    if not isinstance(asked, MapView):
        return None
    reader = asked.findChild(Reader)
    if reader is None:
        return None
    if reader.table is None:
        reader.table = MapTable(asked, reader)
    return reader.table

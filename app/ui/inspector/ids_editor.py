"""The editor for records that are chosen from a list, and made where they are missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from app.editor.words import counted, tr
from app.ui.fields import ValueButton
from app.ui.icons import icon
from app.ui.inspector.editor import DASH, Editor, Surroundings
from app.ui.inspector.field import MIXED, Delta, Field, Named, RecordKey, Value, held_lists
from app.ui.inspector.menu import CheckMenu
from app.ui.swatch import SIDE
from app.ui.whole_line import WholeLine

_STILL_HERE = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class IdsEditor(Editor):
    """Some of the records of a list, such as the sources of a card.

    Where the field says how one is made, a line takes the place of the button for its name.
    """

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        self.button = ValueButton(SIDE, self)
        self.button.clicked.connect(self._press)
        self.hold(self.button)
        self.line = WholeLine(self)
        self.line.textEdited.connect(self.touch)
        self.hold(self.line)
        self.line.hide()
        if field.making is not None:
            self.line.setPlaceholderText(tr(field.making.prompt))
            self.line.setAccessibleName(tr(field.making.prompt))
        self._text = ""
        self._names: dict[Value, str] = {}
        self._chosen: tuple[Value, ...] = ()
        self._mixed = False
        self._toggled: Delta | None = None

    def show_value(self, value: Value, around: Surroundings) -> None:
        self._names = dict(around.options)
        self._mixed = value is MIXED
        self._toggled = None
        self._chosen = () if self._mixed else tuple(value)
        self._close()
        self._tell()

    def value(self) -> Value:
        if self._named:
            return Named(self._named)
        return self._chosen if self._toggled is None else self._toggled

    def unchanged(self) -> bool:
        return not self.line.isHidden() and not self._named

    def text_now(self) -> str:
        return self._named

    def draft(self) -> str | None:
        return self._named if self.touched and self._named else None

    def take_draft(self, text: str) -> None:
        self.ask_name(text)
        self.touched = True

    def begin(self) -> None:
        self.ask_name()

    def ends_by_return(self) -> bool:
        return not self.line.isHidden()

    def lists(self, key: RecordKey) -> bool:
        return key in self._chosen

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A name that was not begun is given up with Return, Esc or by going elsewhere.

        One that was begun waits while another window has the keyboard: a name is looked up there.
        """
        if watched is self.button and event.type() == QEvent.Type.Resize:
            self._fit_text()
        if watched is self.line:
            if isinstance(event, QFocusEvent) and event.lostFocus():
                if event.reason() in _STILL_HERE:
                    return False
                done = super().eventFilter(watched, event)
                if not self._named:
                    self._close()
                return done
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                leaves = event.key() == Qt.Key.Key_Escape or event.key() in _RETURN
                if leaves and not self._named:
                    self._close()
                    return True
        return super().eventFilter(watched, event)

    def ask_name(self, text: str = "") -> None:
        """Let the name of a new record be typed in the place of the button."""
        self.line.setText(text)
        self.line.show()
        self.setFocusProxy(self.line)
        self.button.hide()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- inner ---

    @property
    def _named(self) -> str:
        return "" if self.line.isHidden() else self.line.text().strip()

    def _close(self) -> None:
        """Show the button again; the keyboard goes back to it, if the line had it."""
        self.touched = False
        if self.line.isHidden():
            return
        held = self.line.hasFocus()
        self.line.clear()
        self.setFocusProxy(self.button)
        self.button.show()
        if held:
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.hide()

    def _tell(self) -> None:
        making = self.field.making
        names = [self._names.get(one, str(one)) for one in self._chosen]
        wanting = not self._names and not self._chosen and not self._mixed
        if self._mixed:
            text = DASH
        elif wanting:
            text = tr("The map has none yet") if making is None else tr(making.asked)
        elif not names:
            text = tr("None")
        elif len(names) == 1:
            text = names[0]
        else:
            text = counted("1 chosen", "%n chosen", len(names))
        self._text = text
        # Where there is nothing to choose a press goes to the name of a first one at once.
        self.button.opens = not wanting
        self._fit_text()
        self.button.setIcon(icon("plus" if wanting and making is not None else "source"))
        self.button.setEnabled(making is not None or not wanting)
        self.button.setToolTip("\n".join(names) or tr(self.field.tip))
        label = tr(self.field.label)
        self.button.setAccessibleName(tr("{field}: {value}", field=label, value=text))

    def _fit_text(self) -> None:
        room, cut = max(self.button.room, 80), Qt.TextElideMode.ElideRight
        shown = self.button.fontMetrics().elidedText(self._text, cut, room)
        self.button.setText(shown.replace("&", "&&"))

    def _press(self) -> None:
        if not self._names and not self._mixed and self.field.making is not None:
            self.ask_name()
        else:
            self._open()

    def _open(self) -> None:
        checked, partly = set(self._chosen), set[Value]()
        if self._mixed and self.around is not None:
            lists = held_lists(self.field, self.around.map, self.around.keys)
            held = {one for items in lists for one in items}
            checked = {one for one in held if all(one in items for items in lists)}
            partly = held - checked
        menu = CheckMenu(self._names.items(), checked, self._toggle, self, partly, self._more())
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def _more(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        if self.field.making is None:
            return
        yield tr(self.field.making.asked), "plus", self.ask_name
        for one in self._chosen:
            name = tr("Edit “{name}”…", name=self._names.get(one, str(one)))
            yield name, "", partial(self.asked.emit, "open", one)

    def _toggle(self, value: Value, on: bool) -> None:
        if self._mixed:
            self._toggled = Delta(add=(value,)) if on else Delta(remove=(value,))
            self.settle()
            return
        others = tuple(one for one in self._chosen if one != value)
        self._chosen = (*others, value) if on else others
        self._tell()
        self.settle()

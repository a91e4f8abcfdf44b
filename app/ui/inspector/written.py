"""Editors for what is written: lines, texts, lists, numbers, dates."""

from __future__ import annotations

from PySide6.QtCore import QDate, QMargins, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QTextBlock, QTextOption
from PySide6.QtWidgets import QMenu, QWidget

from app.canvas.amounts import amount_written
from app.canvas.exact import as_shown, written_back
from app.editor.typed import (
    TypedError,
    date_text,
    list_text,
    moment_text,
    typed_amount,
    typed_date,
    typed_list,
    typed_moment,
)
from app.editor.words import tr
from app.ui.fields import INSIDE, LEAST, FieldButton
from app.ui.icons import icon
from app.ui.inspector.editor import DASH, Editor, Surroundings
from app.ui.inspector.field import MIXED, Delta, Field, Measured, Value, held_lists
from app.ui.inspector.menu import CheckMenu
from app.ui.inspector.month import Month
from app.ui.inspector.text_box import TextBox
from app.ui.lined_menu import LinedMenu
from app.ui.whole_line import WholeLine

_MOST_LINES = 12
# The room round a month, in pixels.
_AROUND = 6


class LineEditor(Editor):
    """What is typed on one line."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        self.line = WholeLine(self)
        self.line.textEdited.connect(self.touch)
        self.hold(self.line)
        self._original = ""
        self._shown = ""

    def show_value(self, value: Value, around: Surroundings) -> None:
        mixed = value is MIXED
        self._original = "" if mixed else self.text_of(value, around)
        if self.line.text() != self._original or self.touched:
            place = self.line.cursorPosition()
            self.line.setText(self._original)
            self.line.setCursorPosition(place if self.line.hasFocus() else 0)
        self._shown = self.line.text()
        self.touched = False
        self.line.setPlaceholderText(DASH if mixed else tr(self.field.example))

    def text_of(self, value: Value, around: Surroundings) -> str:
        """How a value stands in the line."""
        return str(value)

    def value(self) -> Value:
        return written_back(self._original, self._shown, self.line.text())

    def unchanged(self) -> bool:
        return self.line.text() == self._shown

    def text_now(self) -> str:
        return self.line.text()

    def draft(self) -> str | None:
        return self.line.text() if self.touched else None

    def take_draft(self, text: str) -> None:
        self.line.setText(text)
        self.touched = True

    def ends_by_return(self) -> bool:
        return True


class WordsEditor(LineEditor):
    """A text on one line."""

    live = True


class AmountEditor(LineEditor):
    """A number in its unit, as the map's language writes it."""

    _measured = Measured()
    _decimal, _percent = ".", "{}%"

    def show_value(self, value: Value, around: Surroundings) -> None:
        self._measured = around.measured
        self._decimal, self._percent = around.decimal, around.percent
        super().show_value(value, around)

    def text_of(self, value: Value, around: Surroundings) -> str:
        if value is None:
            return ""
        measured = around.measured
        return amount_written(value, measured.unit, measured.symbol, around.map.language)

    def value(self) -> Value:
        text = self.line.text()
        if not text.strip():
            return None
        unit, symbol = self._measured.unit, self._measured.symbol
        return typed_amount(text, unit, self._decimal, symbol, self._percent)


class CountEditor(LineEditor):
    """How many of something there are."""

    _decimal = "."

    def show_value(self, value: Value, around: Surroundings) -> None:
        self._decimal = around.decimal
        super().show_value(value, around)

    def text_of(self, value: Value, around: Surroundings) -> str:
        return "" if value is None else str(value)

    def value(self) -> Value:
        text = self.line.text()
        if not text.strip():
            return None
        number = typed_amount(text, "number", self._decimal)
        if number != int(number) or number < 0:
            raise TypedError(tr("Type a whole number, 0 or more."))
        return int(number)


class DateEditor(LineEditor):
    """A year, a month or a day, typed or chosen from a calendar."""

    _iso = ""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        self.button = FieldButton(self)
        self.button.setIcon(icon("calendar"))
        self.button.setIconSize(QSize(16, 16))
        self.button.setFixedWidth(LEAST)
        self.button.clicked.connect(self._open)
        self.hold(self.button, 0)
        self.button.setToolTip(tr("Choose a day"))
        self.button.setAccessibleName(tr("{field}: choose a day", field=tr(field.label)))

    def show_value(self, value: Value, around: Surroundings) -> None:
        self._way = around.way
        self._iso = "" if value is MIXED else str(value)
        super().show_value(value, around)
        if value is not MIXED:
            day = date_text("2026-11-30", around.way)
            self.line.setPlaceholderText(tr("Such as {day}", day=day))

    def text_of(self, value: Value, around: Surroundings) -> str:
        return date_text(value, around.way)

    def value(self) -> Value:
        return typed_date(self.line.text(), self._way)

    def _open(self) -> None:
        popup = LinedMenu(self)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = Month(popup)
        day = QDate.fromString(self._iso, Qt.DateFormat.ISODate)
        if day.isValid():
            calendar.setSelectedDate(day)
        calendar.activated.connect(lambda chosen: self._choose(popup, chosen))
        calendar.clicked.connect(lambda chosen: self._choose(popup, chosen))
        around = QMargins(*[_AROUND] * 4)
        calendar.setGeometry(QRect(QPoint(_AROUND, _AROUND), calendar.sizeHint()))
        popup.setFixedSize(calendar.sizeHint().grownBy(around))
        popup.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))
        calendar.show()
        calendar.setFocus()

    def _choose(self, popup: QMenu, day: QDate) -> None:
        popup.close()
        self.line.setText(date_text(day.toString(Qt.DateFormat.ISODate), self._way))
        self.settle()


class MomentEditor(LineEditor):
    """A clock time, a date, or both."""

    def show_value(self, value: Value, around: Surroundings) -> None:
        self._way = around.way
        super().show_value(value, around)
        if value is not MIXED:
            self.line.setPlaceholderText(
                tr("Such as 23:40 or {day}", day=date_text("2026-11-30", self._way))
            )

    def text_of(self, value: Value, around: Surroundings) -> str:
        return moment_text(value, around.way)

    def value(self) -> Value:
        return typed_moment(self.line.text(), self._way)


class ListEditor(LineEditor):
    """Several words on one line, with a menu of those that are known."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        self._names: dict[Value, str] = {}
        self.button: FieldButton | None = None
        if field.options is not None or field.proposals is not None:
            self.button = FieldButton(self)
            self.button.setIcon(icon("chevron-down"))
            self.button.setIconSize(QSize(16, 16))
            self.button.setFixedWidth(LEAST)
            self.button.clicked.connect(self._open)
            self.hold(self.button, 0)
            self.button.setToolTip(tr("Choose from a list"))
            self.button.setAccessibleName(tr("{field}: choose", field=tr(field.label)))
        self._values: tuple[str, ...] = ()
        self._mixed = False
        self._toggled: Delta | None = None

    def show_value(self, value: Value, around: Surroundings) -> None:
        self._names = dict(around.options)
        self._mixed = value is MIXED
        self._toggled = None
        self._values = () if self._mixed else value
        super().show_value(value, around)
        tip = tr("What is typed is added to each.") if self._mixed else tr(self.field.tip)
        self.line.setToolTip(tip)
        self.line.setAccessibleDescription(tip)
        if value is not MIXED and not self.field.example:
            self.line.setPlaceholderText(tr("Separated by commas"))

    def text_of(self, value: Value, around: Surroundings) -> str:
        return list_text([self._names.get(one, one) for one in value])

    def value(self) -> Value:
        if self._toggled is not None:
            return self._toggled
        return Delta(add=self._items()) if self._mixed else self._items()

    def unchanged(self) -> bool:
        return self._toggled is None and super().unchanged()

    def _items(self) -> tuple[str, ...]:
        known = {self._names.get(one, one): one for one in self._values}
        known |= {name.casefold(): one for one, name in self._names.items()}
        known |= {self._names.get(one, one): one for one in self._values}
        items = typed_list(self.line.text())
        found = (known.get(item, known.get(item.casefold(), item)) for item in items)
        return tuple(dict.fromkeys(found))

    def _open(self) -> None:
        assert self.button is not None
        assert self.around is not None
        offered = dict(self._names)
        if self.field.proposals is not None:
            offered = dict(self.field.proposals(self.around.map))
        lists = held_lists(self.field, self.around.map, self.around.keys)
        held = dict.fromkeys(one for items in lists for one in items)
        # Words of one's own can be unchecked too.
        offered |= {one: one for one in held if one not in offered}
        everywhere = {one for one in held if all(one in items for items in lists)}
        checked = everywhere if self._mixed else set(self._items())
        partly = held.keys() - everywhere if self._mixed else set()
        menu = CheckMenu(
            offered.items(), checked, self._toggle, self, partly, icon_of=self.field.icon_of
        )
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def _toggle(self, value: str, on: bool) -> None:
        if self._mixed:
            self._toggled = Delta(add=(value,)) if on else Delta(remove=(value,))
            self.settle()
            return
        others = [one for one in self._items() if one != value]
        names = [self._names.get(one, one) for one in (*others, *([value] if on else []))]
        self.line.setText(list_text(names))
        self.settle()


class TextEditor(Editor):
    """A text of several lines; the box grows with it."""

    live = True

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        self.box = TextBox(self)
        self.box.setAcceptRichText(False)
        self.box.setTabChangesFocus(True)
        self.box.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.box.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.box.textChanged.connect(self._changed)
        # Within a layout that goes on, another height would get lost.
        self._growing = QTimer(self)
        self._growing.setSingleShot(True)
        self._growing.timeout.connect(self._grow)
        sized = self.box.document().documentLayout().documentSizeChanged
        sized.connect(lambda _: self._growing.start())
        self.hold(self.box)
        self._original = ""
        self._shown = ""
        self._showing = False
        self._grow()

    def framed(self) -> list[QWidget]:
        return [self.box]

    def show_value(self, value: Value, around: Surroundings) -> None:
        mixed = value is MIXED
        self._original = "" if mixed else self.text_of(value)
        shown = as_shown(self._original)
        if self.text() != shown:
            place = self.box.textCursor().position()
            self._showing = True
            self.box.setPlainText(shown)
            self._showing = False
            cursor = self.box.textCursor()
            cursor.setPosition(min(place, len(self.text())))
            self.box.setTextCursor(cursor)
        self._shown = self.text()
        self.box.setPlaceholderText(DASH if mixed else tr(self.field.example))
        self._grow()
        self.touched = False

    def text_of(self, value: Value) -> str:
        """How a value stands in the box."""
        return str(value)

    def text(self) -> str:
        """What stands in the box; ``toPlainText`` would turn no-break spaces into spaces."""
        lines: list[str] = []
        block: QTextBlock = self.box.document().begin()
        while block.isValid():
            lines.append(as_shown(block.text().replace("\u2028", "\n")))
            block = block.next()
        return "\n".join(lines)

    def value(self) -> Value:
        return written_back(self._original, self._shown, self.text())

    def unchanged(self) -> bool:
        return self.text() == self._shown

    def text_now(self) -> str:
        return self.text()

    def draft(self) -> str | None:
        return self.text() if self.touched else None

    def take_draft(self, text: str) -> None:
        self.box.setPlainText(text)
        self.touched = True

    def _changed(self) -> None:
        if not self._showing:
            self.touch()

    def _grow(self) -> None:
        line = self.box.fontMetrics().lineSpacing()
        frame = 2 * INSIDE + 2 * round(self.box.document().documentMargin())
        least, most = 2 * line + frame, _MOST_LINES * line + frame
        wanted = round(self.box.document().size().height()) + 2 * INSIDE
        wanted = max(wanted, self.box.placeholder_height() + frame)
        self.box.setFixedHeight(max(least, min(most, wanted)))


class LinesEditor(TextEditor):
    """A list with one item on each line."""

    def text_of(self, value: Value) -> str:
        return "\n".join(one.replace("\n", " ") for one in value)

    def show_value(self, value: Value, around: Surroundings) -> None:
        self._items = () if value is MIXED else tuple(value)
        if self._items and self.has_keyboard() and self._lines() == self._items:
            # The next item is a line without a word yet: it stays while it is begun.
            self._original = self._shown = self.text()
            self.touched = False
            return
        super().show_value(value, around)

    def value(self) -> Value:
        return self._items if self.text() == self._shown else self._lines()

    def _lines(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.text().split("\n") if line.strip())

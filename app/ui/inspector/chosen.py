"""Editors for what is chosen: a word of a list, yes or no, a colour."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QActionGroup, QColor
from PySide6.QtWidgets import (
    QColorDialog,
    QComboBox,
    QLabel,
    QWidget,
)

from app.editor.words import tr
from app.ui.check_marks import CheckBox
from app.ui.fields import INSIDE, Choice, ValueButton
from app.ui.inspector.editor import DASH, Editor, Surroundings
from app.ui.inspector.field import MIXED, Field, Value
from app.ui.lined_menu import LinedMenu
from app.ui.names import COLOURS
from app.ui.swatch import SIDE, colour_name, swatch


class ChoiceEditor(Editor):
    """One of several words."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        self.combo = Choice(self)
        self.combo.setPlaceholderText(DASH)
        # However long the words are, the panel is as wide as it was.
        self.combo.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.combo.setMinimumContentsLength(8)
        self.combo.activated.connect(self.settle)
        self.hold(self.combo)
        self._values: list[Value] = []

    def show_value(self, value: Value, around: Surroundings) -> None:
        options = list(around.options)
        if value is not MIXED and value not in [one for one, _ in options]:
            # A word of a newer version, or none where there has to be one.
            options.append((value, str(value) if value not in ("", None) else DASH))
        values, names = [one for one, _ in options], [name for _, name in options]
        if values != self._values or names != self._names():
            self.combo.clear()
            self.combo.addItems(names)
            self._values = values
        self.combo.setCurrentIndex(-1 if value is MIXED else values.index(value))
        self.touched = False

    def value(self) -> Value:
        return self._values[self.combo.currentIndex()]

    def _names(self) -> list[str]:
        return [self.combo.itemText(at) for at in range(self.combo.count())]


class CheckEditor(Editor):
    """Yes or no; partially checked where records differ."""

    labelled = False

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        self.box = CheckBox(tr(field.label), self)
        self.box.clicked.connect(self._clicked)
        self.hold(self.box)

    def show_value(self, value: Value, around: Surroundings) -> None:
        self.box.setTristate(value is MIXED)
        state = Qt.CheckState.PartiallyChecked
        if value is not MIXED:
            state = Qt.CheckState.Checked if value else Qt.CheckState.Unchecked
        self.box.setCheckState(state)
        self.touched = False

    def value(self) -> Value:
        return self.box.checkState() == Qt.CheckState.Checked

    def _clicked(self) -> None:
        if self.box.isTristate():
            # From "some" a click leads to "all".
            self.box.setTristate(False)
            self.box.setChecked(True)
        self.settle()


class ColourEditor(Editor):
    """A colour of its own, or the one that it has without."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        self.button = ValueButton(SIDE, self)
        self.button.clicked.connect(self._open)
        self.hold(self.button)
        self._value: Value = ""

    def show_value(self, value: Value, around: Surroundings) -> None:
        self._value = value
        self.touched = False
        self._tell()

    def value(self) -> Value:
        return self._value

    def _tell(self) -> None:
        value = self._value
        if value is MIXED:
            text = DASH
        else:
            text = colour_name(value) if value else tr(self.field.unset)
        self.button.setIcon(swatch(value if value is not MIXED else ""))
        self.button.setText(text)
        label = tr(self.field.label)
        self.button.setAccessibleName(tr("{field}: {value}", field=label, value=text))

    def _open(self) -> None:
        menu = LinedMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        unset = menu.addAction(tr(self.field.unset), lambda: self._choose(""))
        menu.addSeparator()
        offered = {"": unset}
        for colour in COLOURS:
            action = menu.addAction(swatch(colour), colour_name(colour))
            action.triggered.connect(partial(self._choose, colour))
            offered[colour] = action
        now = None if self._value is MIXED else offered.get(str(self._value or ""))
        one_of = QActionGroup(menu)
        for action in offered.values():
            action.setCheckable(True)
            one_of.addAction(action)
            action.setChecked(action is now)
        menu.addSeparator()
        menu.addAction(tr("Other Colour…"), self._ask)
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def _ask(self) -> None:
        dialog = QColorDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        if self._value is not MIXED and self._value:
            dialog.setCurrentColor(QColor(self._value))
        dialog.colorSelected.connect(lambda colour: self._choose(colour.name()))
        dialog.open()

    def _choose(self, colour: str, _: bool = False) -> None:
        self._value = colour
        self._tell()
        self.settle()


class ShownEditor(Editor):
    """What is worked out of other fields."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        # As far from the field's name as what others write within their frame.
        self.label.setContentsMargins(0, 2 * INSIDE, 0, 2 * INSIDE)
        self.hold(self.label)

    def show_value(self, value: Value, around: Surroundings) -> None:
        self.label.setText(DASH if value is MIXED else str(value))

    def value(self) -> Value:
        return self.label.text()

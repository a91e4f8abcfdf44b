"""The editor of an emotion's face: the face as the map shows it, and a way to the emoji picker."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from app.editor.words import tr
from app.layout.lanes.faces import face_of
from app.models.card import Card
from app.models.vocabulary import CardType
from app.paint.qt.emoji import draw_emoji
from app.ui.emoji.names import name_of
from app.ui.fields import ValueButton
from app.ui.icon_button import icon_button
from app.ui.inspector.editor import DASH, Editor, Surroundings
from app.ui.inspector.field import MIXED, Field, Value, record_at

_SIDE = 24


class FaceEditor(Editor):
    """Shows the face of emotions; the first command of the field chooses another one."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        self.button = ValueButton(_SIDE, self)
        self.button.setMinimumHeight(_SIDE + 8)
        ((command, _),) = field.commands
        self.button.clicked.connect(lambda: self.asked.emit(command, ""))
        self.hold(self.button)
        self.reset = icon_button(self, "x")
        self.reset.clicked.connect(self._reset)
        self.hold(self.reset, 0)
        # It does something else than the field it stands in.
        self.reset.setToolTip(tr("The face of the level again"))
        self.reset.setAccessibleName(tr("The face of the level again"))
        self.reset.setAccessibleDescription("")
        self._value: Value = ""

    def show_value(self, value: Value, around: Surroundings) -> None:
        self._value = value
        self.touched = False
        records = [record_at(around.map, key) for key in around.keys]
        cards = [one for one in records if isinstance(one, Card)]
        keys = {face_of(card)[0] for card in cards}
        key = keys.pop() if len(keys) == 1 else ""
        if value is MIXED:
            text = DASH
        elif value:
            text = _named(key) or str(value)
        else:
            text = tr("As the level")
        self.button.setIcon(_drawn(key, self.devicePixelRatioF()) if key else QIcon())
        self.button.setText(text.replace("&", "&&"))
        self.button.setEnabled(all(card.type == CardType.EMOTION for card in cards))
        label = tr(self.field.label)
        self.button.setAccessibleName(tr("{field}: {value}", field=label, value=text))
        self.reset.setVisible(value is MIXED or bool(value))

    def value(self) -> Value:
        return self._value

    def _reset(self) -> None:
        self._value = ""
        # It goes away, and the keyboard with it.
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.settle()


def _named(key: str) -> str:
    return name_of([int(part, 16) for part in key.split("-")]) if key else ""


def _drawn(key: str, ratio: float) -> QIcon:
    made = QPixmap(QSize(_SIDE, _SIDE) * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_emoji(painter, key, 0, 0, _SIDE, without_hue=False)
    painter.end()
    return QIcon(made)

"""What stands on the canvas while a map has nothing to show: one sentence, and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.canvas.canvas import MapCanvas
from app.editor.lacking import what_it_lacks
from app.editor.session import Session
from app.editor.words import tr
from app.models import edits
from app.models.base import new_id
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.stage import Stage, Step
from app.models.vocabulary import LaneType
from app.ui.push_button import PushButton

_FIRST_LANES = (
    LaneType.TOUCHPOINT,
    LaneType.ACTION,
    LaneType.THOUGHT,
    LaneType.EMOTION,
    LaneType.BARRIER,
)

_WIDEST = 520
_GAP = 16

Edit = Callable[[JourneyMap], JourneyMap]


def add_stages(map_: JourneyMap) -> JourneyMap:
    """Before, during and after: three stages of one step at the end."""
    for name in (tr("Before"), tr("During"), tr("After")):
        stage = Stage(id=new_id(), name=name, steps=(Step(id=new_id()),))
        map_ = edits.insert_stage(map_, stage, len(map_.stages))
    return map_


def add_lanes(map_: JourneyMap) -> JourneyMap:
    """The lanes of a blank map at the end, called by their types."""
    for kind in _FIRST_LANES:
        map_ = edits.insert_lane(map_, Lane(id=new_id(), type=kind), len(map_.lanes))
    return map_


def show_stages(map_: JourneyMap) -> JourneyMap:
    """Hide no stage and no step any more."""
    for stage in map_.stages:
        if stage.hidden:
            map_ = edits.change_stage(map_, stage.id, hidden=False)
        for step in stage.steps:
            if step.hidden:
                map_ = edits.change_step(map_, step.id, hidden=False)
    return map_


def show_lanes(map_: JourneyMap) -> JourneyMap:
    """Hide no lane any more."""
    for lane in map_.lanes:
        if lane.hidden:
            map_ = edits.change_lane(map_, lane.id, hidden=False)
    return map_


class EmptyMap(QWidget):
    """Stands below the sheet for as long as its map shows no stage or no lane."""

    def __init__(self, session: Session, canvas: MapCanvas) -> None:
        super().__init__(canvas)
        self._session, self._canvas = session, canvas
        self.label = QLabel(self)
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.label.setWordWrap(True)
        font = QFont(self.label.font())
        font.setPointSizeF(font.pointSizeF() * 1.2)
        self.label.setFont(font)
        self.buttons = tuple(
            self._button(*each)
            for each in (
                (tr("Add Stages"), add_stages, _lacks_stages),
                (tr("Add Lanes"), add_lanes, _lacks_lanes),
                (tr("Show All Stages"), show_stages, _hides_stages),
                (tr("Show All Lanes"), show_lanes, _hides_lanes),
            )
        )
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        for button, _ in self.buttons:
            row.addWidget(button)
        row.addStretch(1)
        self._column = column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addWidget(self.label)
        column.addLayout(row)
        canvas.view.frame_changed.connect(self._place)
        session.listen(self._follow)
        self._follow()

    def shown_buttons(self) -> Sequence[QPushButton]:
        """The buttons for what can be done now."""
        return [button for button, _ in self.buttons if not button.isHidden()]

    def _button(
        self, text: str, edit: Edit, applies: Callable[[JourneyMap], bool]
    ) -> tuple[QPushButton, Callable[[JourneyMap], bool]]:
        button = PushButton(text, self)
        button.setMinimumHeight(32)
        button.clicked.connect(lambda: self._session.edit(text, edit))
        return button, applies

    def _follow(self) -> None:
        map_ = self._session.shown
        said = what_it_lacks(map_)
        if said:
            self.label.setText(said)
            for button, applies in self.buttons:
                button.setVisible(applies(map_))
            self._place()
        elif any(button.hasFocus() for button, _ in self.buttons):
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setVisible(bool(said))

    def _place(self) -> None:
        canvas = self._canvas
        wide = min(_WIDEST, canvas.width() - 20)
        high = max(self._column.totalHeightForWidth(wide), self.minimumSizeHint().height())
        below = round(canvas.view.frame.paper.bottom()) + _GAP
        top = max(0, min(below, canvas.height() - high - _GAP))
        self.setGeometry((canvas.width() - wide) // 2, top, wide, high)
        self.raise_()


def _lacks_stages(map_: JourneyMap) -> bool:
    return not map_.stages


def _lacks_lanes(map_: JourneyMap) -> bool:
    return not map_.lanes


def _hides_stages(map_: JourneyMap) -> bool:
    return bool(map_.stages) and not map_.shown.columns


def _hides_lanes(map_: JourneyMap) -> bool:
    return bool(map_.lanes) and all(lane.hidden for lane in map_.lanes)

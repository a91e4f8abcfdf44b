"""A form on the screen: its groups, which can be folded, and the rows in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from app.canvas.keyboard import typed_text
from app.editor.typed import DateWay
from app.editor.words import tr
from app.layout import formats
from app.models.base import Record
from app.models.journey import JourneyMap
from app.ui.icons import draw_icon
from app.ui.inspector.editor import Surroundings
from app.ui.inspector.field import OF_ONE, Field, Form, Group, Kind, RecordKey
from app.ui.inspector.refused import Refused
from app.ui.inspector.row import Owner, Row

_ARROW = 16

_TYPED = frozenset({Kind.LINE, Kind.TEXT, Kind.LINES, Kind.AMOUNT, Kind.DATE})
"""The kinds of fields that take what is typed as it is."""


class Heading(QAbstractButton):
    """The title of a group; pressed, it folds the group away or shows it.

    ``typed`` hands on what somebody types who goes from field to field and meets the title.
    """

    typed = Signal(str)

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        font = self.font()
        font.setBold(True)
        self.setFont(font)

    def sizeHint(self) -> QSize:
        """High enough to be hit; the words are shortened where there is no room."""
        return QSize(120, max(28, self.fontMetrics().height() + 8))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand on what is typed; Space folds."""
        text = typed_text(event)
        if text:
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline above, an arrow that tells whether the group is open, and the title."""
        painter = QPainter(self)
        palette = self.palette()
        line = QColor(palette.color(QPalette.ColorRole.Mid))
        line.setAlpha(110)
        painter.setPen(line)
        painter.drawLine(0, 0, self.width(), 0)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = "chevron-left" if rtl else "chevron-right"
        box = QRectF(0, (self.height() - _ARROW) / 2, _ARROW, _ARROW)
        words = QRectF(self.rect()).adjusted(_ARROW + 4, 0, 0, 0)
        if rtl:
            box.moveRight(self.width())
            words.moveRight(self.width() - _ARROW - 4)
        ink = palette.color(QPalette.ColorRole.WindowText)
        draw_icon(painter, "chevron-down" if self.isChecked() else side, box, ink)
        painter.setPen(ink)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        text = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, round(words.width())
        )
        painter.drawText(words, int(QStyle.visualAlignment(self.layoutDirection(), align)), text)
        if self.hasFocus():
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 2, -1, -1), 3, 3)
        painter.end()


class GroupView(QWidget):
    """The rows of a group under a heading that folds them away."""

    def __init__(self, group: Group, owner: Owner, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.heading: Heading | None = None
        self.body = QWidget(self)
        if group.title:
            self.heading = Heading(tr(group.title), self)
            self.heading.toggled.connect(self._fold)
            self.heading.clicked.connect(self._bring_into_sight)
            self.heading.typed.connect(self._type)
            column.addWidget(self.heading)
        column.addWidget(self.body)
        inner = QVBoxLayout(self.body)
        inner.setContentsMargins(0, 0, 0, 8)
        inner.setSpacing(10)
        self.rows = [Row(field, owner, self.body) for field in group.fields]
        for row in self.rows:
            # What the group is called says it already.
            row.label.setVisible(row.editor.labelled and row.field.label != group.title)
            inner.addWidget(row)
        if self.heading is not None:
            self.heading.setChecked(not group.folded)
            self._fold(not group.folded)

    def _fold(self, unfolded: bool) -> None:
        self.body.setVisible(unfolded)

    def _type(self, text: str) -> None:
        """Type in the first field, as if the keyboard had been there: in an empty one of text.

        In others a letter would choose something, or take the place of what stands there.
        """
        shown = [row for row in self.rows if row.isVisibleTo(self.body)]
        if not shown or shown[0].field.kind not in _TYPED or not shown[0].is_empty:
            return
        first = shown[0]
        self.unfold()
        first.editor.setFocus(Qt.FocusReason.TabFocusReason)
        field = QApplication.focusWidget()
        if field is not None and field is not self.heading:
            event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, text)
            QApplication.sendEvent(field, event)

    def _bring_into_sight(self, unfolded: bool) -> None:
        """Scroll to what was just opened: as much of it as there is room for below its heading."""
        area: QWidget | None = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if unfolded and area is not None:
            # It has its height with the next layout.
            QTimer.singleShot(0, self, partial(self._scroll, area))

    def _scroll(self, area: QScrollArea) -> None:
        held = area.widget()
        if held is None:
            return
        # The height that the area has been told is that of before the rows knew their width.
        for one in (self.body, self, self.parentWidget(), held):
            layout = one.layout() if one is not None else None
            if layout is not None:
                layout.activate()
        QApplication.sendPostedEvents(held, QEvent.Type.LayoutRequest.value)
        for widget in (self.body, self.heading):
            if widget is not None:
                area.ensureWidgetVisible(widget, 0, 0)

    def unfold(self) -> None:
        """Show the rows."""
        if self.heading is not None:
            self.heading.setChecked(True)


class FormView(QWidget):
    """One form, for whatever records of its kind are selected.

    It is ``used`` once the keyboard was in a field, since it has come in place of another form.
    """

    def __init__(self, form: Form, owner: Owner, parent: QWidget) -> None:
        super().__init__(parent)
        self.form = form
        self.used = False
        self._keys: tuple[RecordKey, ...] | None = None
        self._drafts: dict[tuple[tuple[RecordKey, ...], str], Refused] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.groups = [GroupView(group, owner, self) for group in form.groups]
        for group in self.groups:
            column.addWidget(group)
        column.addStretch(1)
        for row in self.rows():
            row.editor.entered.connect(self._use)

    def _use(self) -> None:
        self.used = True

    def rows(self) -> Iterator[Row]:
        """All rows in their order."""
        for group in self.groups:
            yield from group.rows

    def row(self, field: str) -> Row:
        """The row of a field by its id. Raises ``KeyError`` where the form has none."""
        for row in self.rows():
            if row.field.id == field:
                return row
        raise KeyError(field)

    def follow(
        self, map_: JourneyMap, keys: tuple[RecordKey, ...], records: Sequence[Record], way: DateWay
    ) -> None:
        """Show what some records hold."""
        anew = keys != self._keys
        if anew:
            self._keep_drafts()
        self._keys = keys
        decimal = formats.decimal_sign(map_.language)
        percent = formats.percent_pattern(map_.language)
        seen_fields: set[str] = set()
        for group in self.groups:
            seen = False
            for row in group.rows:
                field = row.field
                shown = _is_shown(field, map_, records) and seen_fields.isdisjoint(field.unless)
                row.setVisible(shown)
                if not shown:
                    continue
                seen = True
                seen_fields.add(field.id)
                around = Surroundings(
                    map_,
                    keys,
                    tuple(field.options(map_)) if field.options is not None else (),
                    field.measured(map_, records[0]),
                    decimal,
                    percent,
                    way,
                )
                row.follow(map_, records, around, anew=anew)
                draft = self._drafts.pop((keys, field.id), None) if anew else None
                if draft is not None:
                    row.take_draft(draft.text)
            group.setVisible(seen)

    def write(self) -> None:
        """Put what is being typed into the map."""
        for row in self.rows():
            row.finish()

    def refused_here(self) -> list[Refused]:
        """What fields that can be seen did not take."""
        found = [row.refused() for row in self.rows() if row.isVisibleTo(self)]
        return [one for one in found if one is not None]

    def refused(self) -> list[Refused]:
        """What fields did not take, those of records that are not shown now too."""
        found = [row.refused() for row in self.rows()]
        return [*(one for one in found if one is not None), *self._drafts.values()]

    def discard(self, refused: Refused) -> None:
        """Let go of a text that a field did not take."""
        self._drafts.pop((refused.keys, refused.field.id), None)
        for row in self.rows():
            if row.refused() == refused:
                row.discard()

    def take_keyboard(self) -> None:
        """Let the keyboard go to the field with which the form begins, if that can be seen."""
        seen = [row for row in self.rows() if row.isVisibleTo(self)]
        first = next((row for row in seen if row.field.id == self.form.first), None)
        if first is None:
            first = next(iter(seen), None)
        if first is not None:
            first.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def group_of(self, row: Row) -> GroupView:
        """The group that a row stands in."""
        return next(group for group in self.groups if row in group.rows)

    def _keep_drafts(self) -> None:
        """What was refused is there again when the same records are selected."""
        if self._keys is None:
            return
        for row in self.rows():
            draft = row.refused()
            if draft is not None:
                self._drafts[self._keys, row.field.id] = draft


def _is_shown(field: Field, map_: JourneyMap, records: Sequence[Record]) -> bool:
    """Whether a field has a meaning for all of some records: a number has where units are alike."""
    if field.kind in OF_ONE and len(records) > 1:
        return False
    if not all(field.applies(map_, one) for one in records):
        return False
    if field.kind is not Kind.AMOUNT:
        return True
    first, *others = records
    return all(field.measured(map_, one) == field.measured(map_, first) for one in others)

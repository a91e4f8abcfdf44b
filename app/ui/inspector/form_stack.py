"""The forms of an inspector, one of them shown, in a part of it that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStyle, QVBoxLayout, QWidget

from app.canvas.scroll_bar import use_quiet_bars
from app.ui.inspector.field import Form
from app.ui.inspector.form_view import FormView
from app.ui.inspector.refused import Refused
from app.ui.inspector.row import Owner

_NARROWEST, _WIDEST = 240, 460


class FormStack(QScrollArea):
    """Keeps each form that was shown, with what its fields did not take, for when it comes again.

    It is as wide as the longest word of the shown one needs.
    """

    def __init__(self, owner: Owner, parent: QWidget) -> None:
        super().__init__(parent)
        self._owner = owner
        self._views: dict[str, FormView] = {}
        self._shown: FormView | None = None
        use_quiet_bars(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body = QWidget(self)
        self._body.installEventFilter(self)
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(12, 4, 12, 12)
        self.setWidget(self._body)

    @property
    def shown(self) -> FormView | None:
        """The form that is shown; None before the first."""
        return self._shown

    def show_form(self, form: Form) -> FormView:
        """Show a form in place of another, in which what is being typed is put into the map."""
        before = self._shown
        if before is not None and before.form is form:
            return before
        if before is not None:
            before.write()
            before.hide()
        view = self._views.get(form.id)
        if view is None:
            view = self._views[form.id] = FormView(form, self._owner, self._body)
            self._column.addWidget(view)
        view.used = False
        view.show()
        self._shown = view
        return view

    def begin(self) -> None:
        """Show the beginning of the form, as other records have come into it.

        Once a field was used it stays where it is: the same field of one card after the other.
        """
        if self._shown is not None and not self._shown.used:
            self.verticalScrollBar().setValue(0)

    def refused(self) -> tuple[Refused, ...]:
        """What was typed into fields of any form and is not in the map."""
        return tuple(one for view in self._views.values() for one in view.refused())

    def refused_seen(self) -> list[Refused]:
        """What of that can be seen now."""
        seen = self._shown is not None and self.isVisible()
        return self._shown.refused_here() if self._shown is not None and seen else []

    def discard(self, refused: Refused) -> None:
        """Let go of a text that a field did not take."""
        for view in self._views.values():
            view.discard(refused)

    def make_room(self) -> None:
        """Be as wide as the longest word needs, within reason: nothing is cut at the side."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        wanted = self._body.minimumSizeHint().width() + bar
        self.setMinimumWidth(max(_NARROWEST, min(wanted, _WIDEST)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Make room when a group is unfolded or words change."""
        if watched is self._body and event.type() == QEvent.Type.LayoutRequest:
            self.make_room()
        return super().eventFilter(watched, event)

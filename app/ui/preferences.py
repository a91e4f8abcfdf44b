"""What can be preferred, for all maps and windows: the appearance, and the way to the keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QMainWindow,
    QVBoxLayout,
)

from app.editor.words import mark as _
from app.editor.words import tr
from app.ui.act_menus import ActMenus
from app.ui.check_marks import RadioButton
from app.ui.commanding import bring_up, show_keys
from app.ui.desk import Desk
from app.ui.push_button import PushButton

LOOKS = (("system", _("As the &system")), ("light", _("&Light")), ("dark", _("&Dark")))


# Pixels from one choice to the next.
_APART = 6


class Preferences(QDialog):
    """A choice counts at once; there is nothing to confirm."""

    def __init__(self, desk: Desk, menus: ActMenus, parent: QMainWindow) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Preferences"))
        self.looks = QButtonGroup(self)
        choices = QVBoxLayout()
        choices.setSpacing(_APART)
        for number, (value, name) in enumerate(LOOKS):
            button = RadioButton(tr(name), self)
            button.setChecked(desk.state.appearance == value)
            button.clicked.connect(lambda _, value=value: desk.set_appearance(value))
            self.looks.addButton(button, number)
            choices.addWidget(button)
            if button.isChecked():
                button.setFocus(Qt.FocusReason.TabFocusReason)
        self.keys = PushButton(tr("Keyboard Shortcuts…"), self)
        self.keys.setAutoDefault(False)
        self.keys.clicked.connect(lambda: show_keys(parent, desk, menus))
        form = QFormLayout()
        form.setVerticalSpacing(16)
        # Its words are as high as those of the first choice.
        heading = QLabel(tr("Appearance"), self)
        heading.setFixedHeight(self.looks.buttons()[0].sizeHint().height())
        form.addRow(heading, choices)
        form.addRow(tr("&Keys"), self.keys)
        buttons = QDialogButtonBox(self)
        buttons.addButton(PushButton(tr("Close"), self), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 12)
        column.setSpacing(16)
        column.addLayout(form)
        column.addWidget(buttons)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)


def show_preferences(window: QMainWindow, desk: Desk, menus: ActMenus) -> None:
    """Open the preferences, or raise them."""
    bring_up(window.findChild(Preferences) or Preferences(desk, menus, window))

"""The keys 1 to 5, with Shift for half a level more, on any keyboard."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_DIGITS: Mapping[int, int] = MappingProxyType(
    {Qt.Key(Qt.Key.Key_1.value + n).value: n + 1 for n in range(5)}
)

# Where the row of digits lies, by the codes that the platform has for places on a keyboard. With
# Shift a layout writes "!" there, or writes digits only with Shift, so that the key says nothing.
_FIRST_OF_ROW = 2 if sys.platform == "win32" else 10
_MAC_ROW: Mapping[int, int] = MappingProxyType({18: 1, 19: 2, 20: 3, 21: 4, 23: 5})


def level_typed(event: QKeyEvent) -> str:
    """The level that a key press names: "1" to "5", or with Shift "1.5" to "5.5"; "" for none."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if held & ~Qt.KeyboardModifier.ShiftModifier:
        return ""
    digit = _in_row(event) or _DIGITS.get(event.key(), 0)
    if not digit:
        return ""
    return f"{digit}.5" if held & Qt.KeyboardModifier.ShiftModifier else str(digit)


def _in_row(event: QKeyEvent) -> int:
    """The digit whose place in the row of digits was pressed; 0 for others."""
    if sys.platform == "darwin":
        return _MAC_ROW.get(event.nativeVirtualKey(), 0)
    digit = event.nativeScanCode() - _FIRST_OF_ROW + 1
    return digit if 1 <= digit <= 5 else 0

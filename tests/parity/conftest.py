"""PNGs need Qt: the application that all tests share, so that no export makes one of its own."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True, scope="session")
def application(qapp: QApplication) -> QApplication:
    """The shared application, made before the first test of this folder."""
    return qapp

"""A window with a map for pictures."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.models.journey import JourneyMap
from app.ui.window import MainWindow
from tests.ui.pictures.driver import Pictures, Start


@pytest.fixture
def start(qtbot: QtBot, window: MainWindow) -> Start:
    """Show a map; the one with a lane of pictures if none is given."""

    def show(map_: JourneyMap | None = None) -> Pictures:
        return Pictures(qtbot, window, map_)

    return show

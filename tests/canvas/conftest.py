"""What tests of the canvas share."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.models.journey import JourneyMap
from tests.canvas.driver import Driver
from tests.editor.maps import sample


@pytest.fixture
def drive(qtbot: QtBot) -> Callable[..., Driver]:
    """Put a map on a canvas; the taxi sample if none is given."""

    def put(map_: JourneyMap | None = None, size: tuple[int, int] = (1000, 700)) -> Driver:
        return Driver(qtbot, map_ if map_ is not None else sample("taxi"), size)

    return put

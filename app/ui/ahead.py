"""Imports what maps need, part by part, once the welcome page is there.

All at once would hold the window up for a quarter of a second just when somebody reaches for it.
"""

from __future__ import annotations

from collections.abc import Callable


def _pydantic() -> None:
    import pydantic.json_schema
    import pydantic.type_adapter  # noqa: F401


def _models() -> None:
    import app.models.journey  # noqa: F401


def _files() -> None:
    import app.storage  # noqa: F401


def _text() -> None:
    import app.layout.text  # noqa: F401


def _layout() -> None:
    import app.layout.pages  # noqa: F401


def _pictures() -> None:
    import app.ui.small_picture  # noqa: F401


def _canvas() -> None:
    import app.canvas.canvas  # noqa: F401


def _tools() -> None:
    import app.ui.map_tools
    import app.ui.opening  # noqa: F401


def _editing() -> None:
    import app.canvas.hands
    import app.ui.editing  # noqa: F401


def _panels() -> None:
    import app.ui.inspector.panel
    import app.ui.outline  # noqa: F401


def _pages() -> None:
    import app.ui.exporting
    import app.ui.page_measure  # noqa: F401


PARTS: tuple[Callable[[], None], ...] = (
    *(_pydantic, _models, _files, _text, _layout),
    *(_pictures, _canvas, _tools, _editing, _panels, _pages),
)
"""To be called one after the other, each in a turn of the event loop of its own."""

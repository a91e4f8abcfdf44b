"""Scenes of pictures: held over the map, cropped, in the inspector; for tools/screenshots.py."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tools.studio import Studio, by_name

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF

# Qt has to see the scale of the process first: whatever brings it along is imported in the scenes.


def pictures(studio: Studio) -> None:
    """Where a picture would go that is held over the map, and what is said of those refused."""
    from app.editor.navigate import select_record

    with studio.window("commuter") as window:
        map_ = window.document.session.map
        first, second, *_ = (card for card in map_.cards if card.image is not None)
        window.canvas.select(select_record(map_, first.id))
        studio.wait()
        tools = window.tools.editing.pictures
        incoming = tools.incoming
        incoming.over(_middle(window, second.id), 1)
        studio.shoot(window, "picture-over-cell")
        incoming.end()
        window.fit_map()
        studio.wait()
        incoming.over(_persona(window), 1)
        studio.shoot(window, "picture-over-persona")
        incoming.end()
        window.canvas.select(select_record(map_, first.id))
        panel = tools.crop(first.id)
        assert panel is not None
        from app.editor.pictures.cropping import Part

        panel.frame.choose(Part(0.2, 0.1, 0.8, 0.7))
        studio.wait(200)
        studio.shoot(window, "picture-crop")
        panel.cancel()
        (studio.work / "sketch.svg").write_text("<svg/>", encoding="utf-8")
        (studio.work / "scan.png").write_bytes(b"no picture")
        from app.ui.pictures.sources import file_source

        goal = tools.incoming.over(_middle(window, second.id), 2)
        incoming.end()
        sources = [file_source(studio.work / name) for name in ("sketch.svg", "scan.png")]
        tools.inserting.insert(sources, goal)
        studio.wait(500)
        studio.shoot(window, "picture-refused")


def _middle(window: Any, card: str, down: float = 0.0) -> QPointF:
    from PySide6.QtCore import QPointF

    sheet, frame = window.canvas.view.sheet, window.canvas.view.frame
    node = sheet.card(card)
    return QPointF(frame.x(node.x + node.width / 2), frame.y(node.y + node.height * (0.5 + down)))


def _persona(window: Any) -> QPointF:
    from PySide6.QtCore import QPointF

    view = window.canvas.view
    node = next(one for one in view.sheet_scene.head if one.id == "head:personas")
    at = QPointF(node.x + 20, node.y + 20) + view.frame.head_shift_of(node)
    return QPointF(view.frame.x(at.x()), view.frame.y(at.y()))


SCENES = by_name(pictures)
"""The scenes by their names."""

"""What the eye waits for: pan, repaint, zoom, the whole map, and each key while writing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtTest import QTest

from app.canvas.tools.tool import Pull
from app.canvas.zoom import PIXELS_PER_POINT, wheel_factor
from app.models.base import new_id
from app.models.edits import insert_stage, set_card_text
from app.models.journey import JourneyMap
from app.models.stage import Stage, Step
from bench.figures import Row, interleaved, median, time
from bench.machine import rows_in_ms, rows_of_times, workload
from bench.raw import RawPicture
from bench.screen import FrameWindow, NoFrame, Opened, Screen, repaint

_PAN = 7
_BURST = 10
_PAN_GOAL, _PAN_P95 = 3.0, 8.0
_REPAINT_GOAL = 1.4
_ZOOM_GOAL, _ZOOM_P95 = 2.0, 16.0
_WHOLE_MS = 8.0
_KEY_MS, _KEY_P95 = 8.0, 16.0
_DRAG_STEPS = 30
_DRAG_MS, _DRAG_P95 = 2.0, 8.0
_EDIT_MS = {"small": 10.0, "large": 10.0, "huge": 40.0}
_STAGE_MS = {"small": 20.0, "large": 20.0, "huge": 120.0}


def canvas_rows(size: str, path: Path, rounds: int, screen: Screen) -> Iterator[Row]:
    """All that is measured on an open map, at 100 % and in the middle of the map."""
    opened = screen.open(path)
    try:
        _show_middle(opened, screen)
        yield from _pan_rows(size, opened, rounds, screen)
        yield from _repaint_rows(size, opened, rounds, screen)
        yield from _zoom_rows(size, opened, rounds, screen)
        yield from _whole_rows(size, opened, rounds, screen)
        _show_middle(opened, screen)
        yield from _writing_rows(size, opened, rounds, screen)
        yield from _drag_rows(size, opened, rounds, screen)
        yield from _edit_rows(size, opened, rounds, screen)
    finally:
        screen.close(opened)


def _show_middle(opened: Opened, screen: Screen) -> None:
    """The middle of the map at 100 %, so that every way to scroll is open."""
    view = opened.view
    view.zoom_to(PIXELS_PER_POINT)
    across, down = view.frame.range_across(), view.frame.range_down()
    view.scroll_to(QPointF(sum(across) / 2, sum(down) / 2))
    screen.settle()


def _pan_rows(size: str, opened: Opened, rounds: int, screen: Screen) -> Iterator[Row]:
    """Panning down and up, against a bare window that shows a ready frame of that size."""
    view = opened.view
    window = FrameWindow(screen.picture(view))
    # Out of the middle and back, so that no edge of the map is met.
    ways = cycle([_PAN] * 10 + [-_PAN] * 10)
    times = interleaved(
        rounds,
        {
            "pan": lambda: screen.frame(view, lambda: view.scroll_by(0, next(ways))),
            "blit": window.show_frame,
            "workload": workload,
        },
        burst=_BURST,
    )
    window.close()
    bound = median(times["blit"])
    yield Row(f"pan by {_PAN} px", size, median(times["pan"]), bound, "a window with a ready frame",
              _PAN_GOAL)  # fmt: skip
    yield rows_of_times(f"pan by {_PAN} px", size, times["pan"], times["workload"], None,
                        p95_ms=_PAN_P95)[1]  # fmt: skip


def _repaint_rows(size: str, opened: Opened, rounds: int, screen: Screen) -> Iterator[Row]:
    """Painting all that is seen anew, against bare QPainter calls for the same."""
    view = opened.view
    raw = RawPicture(view, opened.pictures)
    times = interleaved(
        rounds, {"view": lambda: screen.frame(view, lambda: repaint(view)), "raw": raw.draw}
    )
    bound = median(times["raw"])
    against = f"raw QPainter, the same {raw.node_count} nodes"
    yield Row("full repaint at 100 %", size, median(times["view"]), bound, against, _REPAINT_GOAL)


def _zoom_rows(size: str, opened: Opened, rounds: int, screen: Screen) -> Iterator[Row]:
    """Notches of the wheel round 100 %, each against bare QPainter calls for what it shows."""
    view = opened.view
    zooms: list[float] = []
    raws: list[float] = []
    workloads: list[float] = []
    middle = view.frame.body.center()
    for notches in (1, 1, -1, -1) * -(-(rounds + 4) // 4):
        scale = view.scale_now * wheel_factor(notches)
        zooms.append(time(lambda: screen.frame(view, lambda: view.zoom_at(scale, middle))))  # noqa: B023 - done at once
        raw = RawPicture(view, opened.pictures)
        raws.append(time(raw.draw))
        workloads.append(time(workload))
    # On the first way in and out texts are shaped for the first time.
    zooms, raws = zooms[4:], raws[4:]
    yield Row("zoom step", size, median(zooms), median(raws), "raw QPainter, same nodes",
              _ZOOM_GOAL)  # fmt: skip
    yield rows_of_times("zoom step", size, zooms, workloads, None, p95_ms=_ZOOM_P95)[1]


def _whole_rows(size: str, opened: Opened, rounds: int, screen: Screen) -> Iterator[Row]:
    """The whole map in view, and panning there."""
    view = opened.view
    view.fit(whole=True)
    screen.settle()
    yield from rows_in_ms(
        "whole map in view", size, lambda: screen.frame(view, lambda: repaint(view)), _WHOLE_MS,
        rounds=rounds,
    )  # fmt: skip
    ways = cycle([_PAN, -_PAN])
    pan = _pan_anyhow(opened, ways)
    yield from rows_in_ms(
        "whole map, pan", size, lambda: screen.frame(view, pan), _WHOLE_MS, rounds=rounds
    )


def _pan_anyhow(opened: Opened, ways: Iterator[int]) -> Callable[[], None]:
    """Pan also where the whole map is in view and the edges allow no scrolling."""
    view = opened.view
    return lambda: view.scroll_to(view.frame.origin + QPointF(next(ways), 0))


def _writing_rows(size: str, opened: Opened, rounds: int, screen: Screen) -> Iterator[Row]:
    """Typing into a card that is seen: from the key to the frame with the lines broken anew."""
    view, canvas = opened.view, opened.canvas
    card = _card_in_middle(opened)
    if not canvas.hands().writing.begin(card):
        raise NoFrame(f"the card {card} cannot be written in")
    screen.settle()
    letters = cycle("journey map ")
    editor = canvas.hands().writing.editor

    def press() -> None:
        # The frame is the editor's own, so it cannot be counted by the view.
        QTest.keyClicks(editor, next(letters))
        screen.settle()

    yield from rows_in_ms("keystroke", size, press, _KEY_MS, rounds=3 * rounds, p95_ms=_KEY_P95)
    canvas.hands().writing.cancel()
    screen.settle()
    del view


def _drag_rows(size: str, opened: Opened, rounds: int, screen: Screen) -> Iterator[Row]:
    """Dragging a card to and fro over other cells: from a move of the pointer to its frame."""
    view, pointer = opened.view, opened.canvas.hands().gesture
    node = view.sheet.card(_card_in_middle(opened)) if view.sheet is not None else None
    assert node is not None
    start = view.frame.rect(QRectF(node.x, node.y, node.width, node.height)).center()
    pointer.press(Pull(start))
    steps = range(1, _DRAG_STEPS + 1)
    way = [QPointF(9 * step, 5 * step) for step in steps]
    ways = cycle([*way, *reversed(way[1:-1])])

    def move() -> None:
        pointer.move(Pull(start + next(ways)))

    screen.frame(view, move)
    yield from rows_in_ms("drag one card", size, lambda: screen.frame(view, move), _DRAG_MS,
                          rounds=3 * rounds, p95_ms=_DRAG_P95)  # fmt: skip
    pointer.lose()
    screen.settle()


def _edit_rows(size: str, opened: Opened, rounds: int, screen: Screen) -> Iterator[Row]:
    """A card gets another text, and that is taken back and done again; a stage is inserted."""
    session, view = opened.document.session, opened.view
    card = _card_in_middle(opened)
    texts = cycle(("An edit that needs two lines here", "A shorter one"))

    def edit() -> None:
        text = next(texts)
        session.edit("Edit Card", lambda map_: set_card_text(map_, card, text))

    yield from rows_in_ms(
        "one edit", size, lambda: screen.frame(view, edit), _EDIT_MS[size], rounds=rounds
    )
    undo = interleaved(
        rounds,
        {
            "undo": lambda: screen.frame(view, session.undo),
            "redo": lambda: screen.frame(view, session.redo),
            "workload": workload,
        },
    )
    yield from rows_of_times("undo", size, undo["undo"], undo["workload"], _EDIT_MS[size])
    yield from rows_of_times("redo", size, undo["redo"], undo["workload"], _EDIT_MS[size])
    inserted: list[float] = []
    workloads: list[float] = []
    for round_ in range(rounds):
        # Never twice in a row at one place: what the layout remembers would be the same once more.
        insert = partial(session.edit, "Insert Stage", partial(_with_stage, away=round_ % 5 - 2))
        inserted.append(time(partial(screen.frame, view, insert)))
        workloads.append(time(workload))
        screen.frame(view, session.undo)
    yield from rows_of_times("insert a stage", size, inserted, workloads, _STAGE_MS[size])


def _with_stage(map_: JourneyMap, away: int = 0) -> JourneyMap:
    """A map with another stage so many places behind its middle, or as near as it has them."""
    step = Step(id=new_id(map_.records), name="Inserted")
    stage = Stage(id=new_id(map_.records), name="Inserted", steps=(step,))
    count = len(map_.stages)
    return insert_stage(map_, stage, min(max(count // 2 + away, 0), count))


def _card_in_middle(opened: Opened) -> str:
    """The card nearest to the middle of the view."""
    view = opened.view
    middle = view.frame.to_sheet(view.frame.body.center())
    assert view.sheet is not None
    cards = [
        node
        for node in view.sheet.nodes
        if node.kind == "card" and any(field.name == "text" for field in node.fields)
    ]
    nearest = min(
        cards,
        key=lambda node: (
            abs(node.x + node.width / 2 - middle.x()) + abs(node.y + node.height / 2 - middle.y())
        ),
    )
    return nearest.record

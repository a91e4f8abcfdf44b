"""Headings stay in sight and stand exactly where their columns and rows stand, in pixels."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from app.canvas import zoom
from app.canvas.layouter import MapLayouter
from app.layout.headings import Strip
from app.layout.primitives import Rectangle
from app.layout.sheet import Column, Node, Row, Sheet
from app.models.base import evolve
from app.models.journey import JourneyMap
from app.ui import appearance
from tests.canvas.driver import Driver, Pixels
from tests.editor.maps import sample, small_map
from tests.ui.colours import contrast

MAGENTA, CYAN = (255, 0, 255), (0, 255, 255)
COLUMNS, ROWS, WIDTH, HEIGHT = 12, 9, 150.0, 80.0


class Board(MapLayouter):
    """A sheet whose columns and rows are striped, and headings striped alike.

    Column and row borders are seen as changes of colour in the body and in the headings: where the
    two differ in place, they are not aligned.
    """

    def sheet(self, map_: JourneyMap) -> Sheet:
        if not hasattr(self, "_made"):
            self._made = self._make(map_.direction)
        return self._made

    def _make(self, direction: str) -> Sheet:
        nodes = []
        for row in range(ROWS):
            for column in range(COLUMNS):
                colour = "#ff00ff" if (row + column) % 2 else "#00ffff"
                shape = Rectangle(0, 0, WIDTH, HEIGHT, fill=colour)
                nodes.append(
                    Node(
                        f"card:{row}-{column}",
                        30 + column * WIDTH,
                        50 + row * HEIGHT,
                        WIDTH,
                        HEIGHT,
                        (shape,),
                    )
                )
        return Sheet(
            width=30 + COLUMNS * WIDTH + 20,
            height=50 + ROWS * HEIGHT + 30,
            background="#ffffff",
            nodes=tuple(nodes),
            columns=tuple(Column(f"s{i}", f"g{i}", 30 + i * WIDTH, WIDTH) for i in range(COLUMNS)),
            rows=tuple(Row(f"l{i}", 50 + i * HEIGHT, HEIGHT) for i in range(ROWS)),
            body_x=30,
            body_y=50,
            text_size=10,
            smallest_text=10,
            direction=direction,
        )

    def stage_row(
        self, map_: JourneyMap, sheet: Sheet, scale: float, limit: float, room: str = ""
    ) -> Strip:
        nodes = []
        for number, column in enumerate(sheet.columns):
            colour = "#ff00ff" if number % 2 else "#00ffff"
            shape = Rectangle(0, 0, column.width * scale, 40, fill=colour)
            nodes.append(
                Node(f"stage:{number}", column.x * scale, 0, column.width * scale, 40, (shape,))
            )
        return Strip(tuple(nodes), 40)

    def lane_column(self, map_: JourneyMap, sheet: Sheet, scale: float, limit: float) -> Strip:
        nodes = []
        for number, row in enumerate(sheet.rows):
            colour = "#ff00ff" if number % 2 else "#00ffff"
            shape = Rectangle(0, 0, 90, row.height * scale, fill=colour)
            nodes.append(Node(f"lane:{number}", 0, row.y * scale, 90, row.height * scale, (shape,)))
        return Strip(tuple(nodes), 90)


def borders(line: Pixels) -> list[int]:
    """Where magenta turns to cyan or back along a line of pixels; a mixed pixel lies between."""
    kinds = np.full(len(line), 0)
    kinds[(abs(line - MAGENTA) <= 2).all(axis=1)] = 1
    kinds[(abs(line - CYAN) <= 2).all(axis=1)] = 2
    found, last, last_at = [], 0, -9
    for at, kind in enumerate(kinds):
        if kind:
            if last and kind != last and at - last_at <= 3:
                found.append(at)
            last, last_at = int(kind), at
    return found


def assert_same_borders(one: list[int], other: list[int], length: int) -> None:
    """Each border within the picture has its like within a pixel."""
    for mine, theirs in ((one, other), (other, one)):
        for at in mine:
            if 4 < at < length - 4:
                assert any(abs(at - there) <= 1 for there in theirs), (one, other)


def borders_compared(driver: Driver) -> int:
    """How many borders of cells were seen, each in line with one of the headings of a `Board`."""
    picture, frame = driver.pixels(), driver.view.frame
    seen = 0
    body_x = int(frame.column_left + frame.column + 2) if not frame.rtl else 2
    end_x = int(frame.column_left - 2) if frame.rtl else picture.shape[1]
    row_y = int(frame.row_top + 20)
    for row in range(ROWS):
        y = int(frame.y(50 + (row + 0.5) * HEIGHT))
        if frame.row_top + frame.row + 2 < y < picture.shape[0] and 0 <= row_y < y:
            cells = borders(picture[y, body_x:end_x])
            names = borders(picture[row_y, body_x:end_x])
            assert_same_borders(cells, names, end_x - body_x)
            seen += len(cells)
            break
    top = int(frame.row_top + frame.row + 2)
    lane_x = int(frame.column_left + 45)
    for column in range(COLUMNS):
        x = int(frame.x(30 + (column + 0.5) * WIDTH))
        if body_x < x < end_x and 0 <= lane_x < picture.shape[1]:
            cells = borders(picture[top:, x])
            names = borders(picture[top:, lane_x])
            assert_same_borders(cells, names, picture.shape[0] - top)
            seen += len(cells)
            break
    return seen


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_headings_and_cells_share_their_borders_in_pixels(
    qtbot: QtBot, direction: str, short_or_full: Callable[[int, int], int]
) -> None:
    driver = Driver(qtbot, small_map(direction), (900, 600), Board())
    view, rng = driver.view, random.Random(7)
    seen = 0
    for _ in range(short_or_full(40, 400)):
        scale = zoom.PIXELS_PER_POINT * 0.3 * (8 / 0.3) ** rng.random()
        view.zoom_at(scale, QPointF(rng.uniform(0, 900), rng.uniform(0, 600)))
        view.scroll_to(
            QPointF(
                rng.uniform(-COLUMNS * WIDTH * scale, 500), rng.uniform(-ROWS * HEIGHT * scale, 400)
            )
        )
        driver.settle()
        seen += borders_compared(driver)
    assert seen > 100, "hardly any border was looked at"


@pytest.mark.parametrize("name", ["taxi", "passport"])
def test_names_of_a_sample_stand_over_their_columns_and_rows(qtbot: QtBot, name: str) -> None:
    driver = Driver(qtbot, sample(name), (900, 600))
    view, rng = driver.view, random.Random(3)
    sheet = view.sheet
    assert sheet is not None
    for level in (*zoom.LEVELS, *(rng.uniform(0.05, 8) for _ in range(10))):
        view.zoom_at(level * zoom.PIXELS_PER_POINT, QPointF(450, 300))
        frame, headings = view.frame, view.headings
        places = {node.id: at for node, at in headings.in_row(frame)}
        places |= {node.id: at for node, at in headings.in_column(frame)}
        for column in sheet.columns:
            if (id_ := f"step:{column.step}") in places:
                assert abs(places[id_].x() - frame.x(column.x)) <= 1
        for row in sheet.rows:
            at = places[f"lane:{row.lane}"].y()
            if frame.y(row.y) >= frame.row:
                assert abs(at - frame.y(row.y)) <= 1
            else:  # a name may stay in sight, within its lane
                assert frame.y(row.y) - 1 <= at <= max(frame.row, frame.y(row.y)) + 1


@pytest.mark.parametrize("name", ["taxi", "passport"])
def test_the_name_of_a_high_lane_stays_in_sight_while_it_is_scrolled_by(
    qtbot: QtBot, name: str
) -> None:
    driver = Driver(qtbot, sample(name), (900, 600))
    view = driver.view
    assert view.sheet is not None
    view.zoom_to(8 * zoom.PIXELS_PER_POINT)
    row = max(view.sheet.rows, key=lambda one: one.height)
    view.scroll_by(0, view.frame.y(row.y) - view.frame.row)
    driver.settle()
    label = next(node for node in view.headings.column.nodes if node.id == f"lane:{row.lane}")
    title = next(iter(label.fields))
    assert title.y > 20, "the name stands on the line of its cards"
    seen = 0
    for _ in range(60):
        view.scroll_by(0, 61)
        driver.settle()
        frame = view.frame
        tops = {node.id: at.y() for node, at in view.headings.in_column(frame)}
        if frame.y(row.y + row.height) > frame.row + label.height + 4:
            below = tops[label.id] + title.y - frame.row
            assert 7 <= below <= max(9, frame.y(row.y) + title.y - frame.row + 1)
            seen += 1
        assert tops[label.id] + label.height <= frame.y(row.y + row.height) + 1
        assert driver.as_painted(40)
    assert seen > 10


@pytest.mark.parametrize("name", ["taxi", "passport", "software-trial"])
def test_from_far_away_most_of_what_is_seen_is_the_journey(qtbot: QtBot, name: str) -> None:
    driver = Driver(qtbot, sample(name), (900, 600))
    driver.view.zoom_to(zoom.LEAST)
    frame = driver.view.frame
    assert 0 < frame.column <= 0.5 * (frame.body_right - frame.body_left) * frame.scale


def test_headings_are_in_sight_however_far_one_scrolls(drive: Callable[..., Driver]) -> None:
    driver = drive()
    view = driver.view
    view.zoom_to(3.0)
    frame = view.frame
    for _ in range(30):
        view.scroll_by(400, 300)
        frame = view.frame
        assert frame.row_top == 0
        assert frame.column_left == 0
        assert view.top_margin.isVisible()
        assert view.side_margin.isVisible()
    assert view.viewport().geometry().topLeft() == frame.body.topLeft().toPoint()


def test_headings_never_take_more_than_a_third_of_the_view(drive: Callable[..., Driver]) -> None:
    driver = drive()
    for size in ((400, 300), (700, 500), (1600, 900)):
        driver.canvas.resize(*size)
        driver.settle()
        for level in zoom.LEVELS:
            driver.view.zoom_to(level * zoom.PIXELS_PER_POINT)
            frame = driver.view.frame
            assert frame.column <= frame.view.width() * 0.3 + 1
            assert frame.row <= frame.view.height() * 0.3 + 1


def test_the_head_stands_above_the_stage_row_and_scrolls_away(drive: Callable[..., Driver]) -> None:
    driver = drive()
    view = driver.view
    view.zoom_to(2.0)
    view.go_home()
    title = driver.box(driver.map.id)
    assert title.top() >= 0
    assert title.bottom() <= view.frame.row_top + 1
    view.scroll_by(0, title.bottom() + 1)
    assert driver.box(driver.map.id).bottom() <= 0
    view.scroll_by(0, 10_000)
    assert view.frame.row_top == 0


def test_the_head_is_drawn_across_the_edge_of_the_margin(drive: Callable[..., Driver]) -> None:
    """What of the head lies beside the viewport looks as if there were no edge."""
    driver = drive()
    view = driver.view
    # a sheet that is whole in view stands lower
    driver.canvas.resize(driver.canvas.width(), round(view.frame.paper.height()))
    driver.settle()
    whole = driver.pixels()
    band = view.frame.row
    title = driver.box(driver.map.id).toAlignedRect()
    assert title.top() < band, "the title does not reach the margin"
    view.scroll_to(view.frame.origin + QPointF(0, 60))
    driver.settle()
    lower = driver.pixels()
    left, right = title.left(), title.right()
    moved = lower[title.top() + 60 : title.bottom() + 60, left:right]
    same = abs(moved - whole[title.top() : title.bottom(), left:right]).max(axis=2) <= 40
    assert same.mean() > 0.99


def test_a_heading_moved_by_two_pixels_is_found_out(qtbot: QtBot) -> None:
    """The measure itself is measured."""

    class Crooked(Board):
        def stage_row(
            self, map_: JourneyMap, sheet: Sheet, scale: float, limit: float, room: str = ""
        ) -> Strip:
            strip = super().stage_row(map_, sheet, scale, limit, room)
            return Strip(tuple(replace(node, x=node.x + 2.5) for node in strip.nodes), strip.size)

    driver = Driver(qtbot, small_map(), (900, 600), Crooked())
    driver.view.zoom_to(1.0)
    picture, frame = driver.pixels(), driver.view.frame
    left = int(frame.column) + 2
    cells = borders(picture[int(frame.y(50 + HEIGHT / 2)), left:])
    names = borders(picture[int(frame.row_top + 20), left:])
    assert cells
    with pytest.raises(AssertionError):
        assert_same_borders(cells, names, picture.shape[1] - left)


@pytest.mark.parametrize("name", ["commuter", "pump", "software-trial"])
def test_a_map_opens_with_its_last_stage_in_sight(qtbot: QtBot, name: str) -> None:
    frame = Driver(qtbot, sample(name), (1280, 700)).view.frame
    assert frame.x(frame.sheet_width) <= frame.view.width()
    assert frame.scale >= 0.45 * zoom.PIXELS_PER_POINT


def test_a_map_far_wider_than_the_window_opens_readable_at_its_beginning(qtbot: QtBot) -> None:
    """Its whole width would make its words too small to read."""
    frame = Driver(qtbot, sample("pump"), (320, 400)).view.frame
    assert frame.x(frame.sheet_width) > frame.view.width()
    assert frame.scale == zoom.PIXELS_PER_POINT
    assert frame.x(frame.body_left) == pytest.approx(frame.column, abs=40)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("level", [0.5, 1.0, 2.0])
def test_title_and_lanes_share_one_edge_and_personas_end_with_the_last_stage(
    qtbot: QtBot, direction: str, level: float
) -> None:
    document = sample("taxi").model_copy(update={"direction": direction})
    view = Driver(qtbot, document, (900, 600)).view
    view.zoom_to(level * zoom.PIXELS_PER_POINT)
    view.go_home()
    frame, rtl = view.frame, direction == "rtl"

    def ends(node: Node) -> tuple[float, float]:
        """The leading and the trailing edge of a node of the head, in pixels of the view."""
        left = frame.x(node.x + frame.head_shift_of(node).x())
        both = left, left + node.width * frame.scale
        return both[::-1] if rtl else both

    head = {node.id: node for node in view.sheet_scene.head}
    bars = [(at.x(), at.x() + node.width) for node, at in view.headings.in_column(frame)
            if node.kind == "bar"]  # fmt: skip
    title, paper = ends(head["head:title"])[0], frame.paper
    edge = paper.right() if rtl else paper.left()
    assert all(abs((right if rtl else left) - title) <= 1 for left, right in bars)
    stages = [(at.x(), at.x() + node.width) for node, at in view.headings.in_row(frame)
              if node.kind == "stage"]  # fmt: skip
    last = min(left for left, _ in stages) if rtl else max(right for _, right in stages)
    assert abs(ends(head["head:personas"])[1] - last) <= 1
    far = paper.left() if rtl else paper.right()
    assert abs(abs(far - last) - abs(edge - title)) <= 1, "margins differ"


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_sheet_much_narrower_than_the_view_stands_in_its_middle(
    qtbot: QtBot, direction: str
) -> None:
    document = sample("taxi").model_copy(update={"direction": direction})
    driver = Driver(qtbot, document, (900, 600))
    driver.view.zoom_to(0.3 * zoom.PIXELS_PER_POINT)
    driver.settle()
    frame = driver.view.frame
    assert abs(frame.paper.left() - (frame.view.width() - frame.paper.right())) <= 1.5
    assert driver.as_painted(40)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_sheet_that_is_whole_stays_in_the_middle_of_a_view_that_is_resized(
    qtbot: QtBot, direction: str
) -> None:
    document = sample("taxi").model_copy(update={"direction": direction})
    driver = Driver(qtbot, document, (900, 600))
    driver.view.zoom_to(0.3 * zoom.PIXELS_PER_POINT)
    for size in ((900, 700), (1300, 640), (700, 500)):
        driver.canvas.resize(*size)
        driver.settle()
        frame = driver.view.frame
        paper, view = frame.paper, frame.view
        assert frame.whole
        assert abs(paper.left() - (view.width() - paper.right())) <= 1.5
        assert abs(paper.top() - (view.height() - paper.bottom())) <= 1.5
    driver.canvas.resize(420, 300)
    driver.settle()
    frame = driver.view.frame
    assert not frame.whole
    rest = frame.resting(frame.origin)
    assert abs(rest.x() - frame.origin.x()) <= 1, "beyond its edges"
    assert abs(rest.y() - frame.origin.y()) <= 1, "beyond its edges"


def test_hairlines_run_from_the_lane_column_into_the_grid(drive: Callable[..., Driver]) -> None:
    driver = drive()
    view = driver.view
    assert view.sheet is not None
    view.zoom_to(2 * zoom.PIXELS_PER_POINT)
    view.go_home()
    frame = view.frame
    rules = [node for node in view.sheet.nodes if node.kind == "rule"]
    assert rules
    for node in rules:
        assert frame.x(node.x) <= frame.column_left + frame.column + 1


@pytest.mark.parametrize("theme", ["paper", "night"])
def test_the_line_along_pinned_headings_goes_with_the_paper(
    drive: Callable[..., Driver], theme: str
) -> None:
    """Seen on it, and much fainter than text, in a light and in a dark window."""
    driver = drive(evolve(sample("taxi"), theme=theme))
    view = driver.view
    view.zoom_to(2 * zoom.PIXELS_PER_POINT)
    view.scroll_by(400, 400)
    lines = []
    for dark in (False, True):
        view.setPalette(appearance.palette(dark))
        driver.settle()
        shown, frame = driver.pixels(), view.frame
        assert frame.scrolled_under == (True, True)
        row, column, beside = round(frame.row) - 1, round(frame.column) - 1, 4
        line, paper = shown[row, beside], shown[row - 6, beside]
        assert 1.2 <= contrast(line, paper) <= 3.5
        assert (shown[beside, column] == line).all()
        lines.append(line)
    assert (lines[0] == lines[1]).all()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_without_stages_and_lanes_the_title_begins_where_the_foot_does(
    drive: Callable[..., Driver], direction: str
) -> None:
    view = drive(JourneyMap(id="m", title="Nothing yet", direction=direction)).view
    assert view.sheet is not None
    foot = next(node for node in view.sheet.nodes if node.id.startswith("foot"))
    title = next(node for node in view.sheet_scene.head if node.id == "head:title")
    shift = view.frame.head_shift_of(title).x()
    if direction == "ltr":
        assert title.x + shift == foot.x
    else:
        assert title.x + title.width + shift == foot.x + foot.width

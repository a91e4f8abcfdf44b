"""The stage row and the lane column beside a canvas, at any zoom."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.layout.headings import (
    LARGEST_NAME,
    SMALLEST_NAME,
    HeadingMemo,
    Strip,
    lay_out_lane_column,
    lay_out_stage_row,
)
from app.layout.pages import lay_out_page
from app.layout.primitives import Outline
from app.layout.sheet import Node, Sheet
from app.layout.themes import theme
from app.models import edits
from app.models.journey import JourneyMap
from tests.generators import Wishes, maps, random_map
from tests.layout.sheets import (
    A4,
    SAMPLES,
    card,
    extent,
    journey,
    lane,
    nodes_of,
    sample,
    sheet_of,
    stages,
    texts,
    typesetter,
    words_of,
)

ZOOMS = (0.05, 0.1, 0.3, 0.5, 1.0, 1.1, 1.7, 3.0, 8.0)
LOOSE = 0.5
"""How far a heading may stand from its column or row, in pixels."""


def stage_row(document: JourneyMap, sheet: Sheet, zoom: float, limit: float = 1e9) -> Strip:
    chosen = typesetter(document.language)
    return lay_out_stage_row(document, sheet, theme(document.theme), chosen, zoom, limit)


def lane_column(document: JourneyMap, sheet: Sheet, zoom: float, limit: float = 1e9) -> Strip:
    chosen = typesetter(document.language)
    return lay_out_lane_column(document, sheet, theme(document.theme), chosen, zoom, limit)


def maps_to_try() -> list[JourneyMap]:
    wishes = Wishes(details=0.4, hidden=0.2)
    return [*map(sample, SAMPLES), *(random_map(n, 12, 12, 60, wishes) for n in range(4))]


def names(strip: Strip, *kinds: str) -> list[Node]:
    return [node for node in strip.nodes if node.kind in kinds]


def check_sizes(strip: Strip) -> None:
    for node in names(strip, "stage", "step", "lane"):
        for one in texts(node)[:1]:
            assert one.block.style.size >= SMALLEST_NAME - 1e-9
            assert one.block.style.size <= LARGEST_NAME * 1.25, "stages are a little larger"


@pytest.mark.parametrize("zoom", ZOOMS)
def test_stages_and_steps_stand_over_their_columns(zoom: float) -> None:
    for document in maps_to_try():
        sheet = sheet_of(document, headings=False)
        strip = stage_row(document, sheet, zoom)
        steps = {node.record: node for node in names(strip, "step")}
        for column in sheet.columns:
            if column.step in steps:
                node = steps[column.step]
                assert node.x == pytest.approx(column.x * zoom, abs=LOOSE)
                assert node.width == pytest.approx(column.width * zoom, abs=LOOSE)
        for node in names(strip, "stage"):
            own = [column for column in sheet.columns if column.stage == node.record]
            left, right = min(c.x for c in own), max(c.x + c.width for c in own)
            assert node.x == pytest.approx(left * zoom, abs=LOOSE)
            assert node.x + node.width == pytest.approx(right * zoom, abs=LOOSE)
        shown = {column.stage for column in sheet.columns}
        assert {node.record for node in names(strip, "stage")} == shown
        check_sizes(strip)
        for node in strip.nodes:
            assert node.y >= 0
            assert node.y + node.height <= strip.size + 0.01


@pytest.mark.parametrize("zoom", ZOOMS)
def test_lanes_stand_beside_their_rows(zoom: float) -> None:
    for document in maps_to_try():
        sheet = sheet_of(document, headings=False)
        strip = lane_column(document, sheet, zoom)
        labels = {node.record: node for node in names(strip, "lane")}
        bars = {node.record: node for node in names(strip, "bar")}
        assert set(labels) == {row.lane for row in sheet.rows}
        for row in sheet.rows:
            label, bar = labels[row.lane], bars[row.lane]
            assert label.y >= row.y * zoom - LOOSE
            assert label.y + label.height <= (row.y + row.height) * zoom + LOOSE
            assert row.y * zoom - 0.01 <= bar.y
            assert bar.y + bar.height <= (row.y + row.height) * zoom + LOOSE + 0.51
        check_sizes(strip)
        for node in strip.nodes:
            assert node.x >= -0.01
            assert node.x + node.width <= strip.size + 0.01


@given(maps(max_cards=10), st.sampled_from(ZOOMS), st.floats(20, 400))
def test_headings_keep_within_their_limit(document: JourneyMap, zoom: float, limit: float) -> None:
    sheet = sheet_of(document, headings=False)
    assert lane_column(document, sheet, zoom, limit).size <= limit
    strip = stage_row(document, sheet, zoom, limit)
    least = stage_row(document, sheet, zoom, 1.0).size
    assert strip.size <= max(limit, least)
    assert least < 3.2 * LARGEST_NAME


@pytest.mark.parametrize("zoom", ZOOMS)
def test_names_stay_inside_their_headings(zoom: float) -> None:
    for document in maps_to_try():
        sheet = sheet_of(document, headings=False)
        limit = 200.0
        for strip in (stage_row(document, sheet, zoom), lane_column(document, sheet, zoom, limit)):
            for node in names(strip, "stage", "step", "lane"):
                for one in texts(node):
                    left, top, right, bottom = extent(one)
                    assert left >= -LOOSE, (node.id, words_of(node))
                    assert right <= node.width + LOOSE, (node.id, words_of(node))
                    # A line's box may be higher than a thin lane; its letters are not.
                    spare = (bottom - top) * 0.15
                    assert top >= -spare, (node.id, words_of(node))
                    assert bottom <= node.height + spare, (node.id, words_of(node))


def test_every_heading_keeps_its_full_name_for_a_tool_tip() -> None:
    document = journey(stages=stages(3), lanes=[lane("l", "action", title="What they do all day")])
    sheet = sheet_of(document, headings=False)
    for zoom in (0.05, 1.0):
        nodes = {node.id: node.name for node in stage_row(document, sheet, zoom).nodes}
        assert nodes["stage:a"] == "Stage A"
        labels = {node.id: node.name for node in lane_column(document, sheet, zoom, 60).nodes}
        assert labels["lane:l"] == "What they do all day"


def test_narrow_columns_give_up_the_steps_names_first() -> None:
    document = journey(stages=stages(6))
    sheet = sheet_of(document, headings=False)
    wide, narrow = (stage_row(document, sheet, zoom) for zoom in (1.0, 0.05))
    assert any(texts(node) for node in names(wide, "step"))
    assert not any(texts(node) for node in names(narrow, "step"))
    assert [words_of(node) for node in names(wide, "stage")] == ["Stage A"]


def test_times_and_importance_stay_at_the_zooms_at_which_maps_open() -> None:
    made = stages(3, importance="high")
    made[0]["steps"][0].update(start="23:40", duration=120.0, wait=60.0)
    document = journey(stages=made, lanes=[lane("l", "action")])
    sheet = sheet_of(document, headings=False)
    whole = {node.id: words_of(node) for node in stage_row(document, sheet, 1.4).nodes}
    assert "23:40" in whole["step:a1"]
    marks = {len(node.primitives) for node in names(stage_row(document, sheet, 1.4), "stage")}
    for zoom in (0.75, 0.9, 1.1):
        strip = stage_row(document, sheet, zoom)
        assert {node.id: words_of(node) for node in strip.nodes} == whole
        assert {len(node.primitives) for node in names(strip, "stage")} == marks


def test_a_stage_row_without_room_drops_situations_before_times_and_times_before_names() -> None:
    made = stages(1)
    step = made[0]["steps"][0]
    step.update(name="Wait", duration=120.0, situation="in the rain, at night, without a light")
    document = journey(stages=made, lanes=[lane("l", "action")])
    sheet = sheet_of(document, headings=False)
    limit, kept = stage_row(document, sheet, 1.1).size, list[int]()
    while limit > 0:
        shown = [texts(one) for one in names(stage_row(document, sheet, 1.1, limit), "step")]
        kept.append(len(shown[0]) if shown else 0)
        limit -= 1
    assert list(dict.fromkeys(kept)) == [3, 2, 1, 0]


def test_names_of_steps_wrap_before_they_are_cut() -> None:
    made = stages(2)
    for step in made[0]["steps"]:
        step["name"] = "Waiting for the car outside"
    document = journey(stages=made, lanes=[lane("l", "action")])
    sheet = sheet_of(document, headings=False)
    (shown,) = {words_of(one) for one in names(stage_row(document, sheet, 0.7), "step")}
    assert shown == "Waiting for the car outside"


@pytest.mark.parametrize("zoom", [0.5, 1.0, 2.0])
def test_a_step_whose_name_is_written_has_a_line_for_it_and_is_still_nameless(zoom: float) -> None:
    made = stages(2)
    for step in made[0]["steps"]:
        step["name"] = ""
    document = journey(stages=made, lanes=[lane("l", "action")])
    sheet, memo = sheet_of(document, headings=False), HeadingMemo()
    setter, look = typesetter(document.language), theme(document.theme)

    def row(limit: float, room: str) -> Strip:
        return lay_out_stage_row(document, sheet, look, setter, zoom, limit, memo, room)

    plain, (here, _) = row(1e9, ""), document.steps
    (line, *_) = (node.fields[0].block.height for node in names(plain, "step"))
    # Where room is short all steps have the line that is left for names.
    for limit in (1e9, plain.size + line):
        written = row(limit, here.id)
        assert written.size == pytest.approx(plain.size + line)
        assert {node.name for node in names(written, "step")} == {""}
        assert row(limit, "") == row(limit, "nobody") == plain


def test_a_column_that_decides_is_tinted_in_the_stage_row_as_on_the_sheet() -> None:
    document = sample("taxi")
    sheet = sheet_of(document, headings=False)
    tint = theme(document.theme).moment
    (below,) = nodes_of(sheet.nodes, "column")
    for zoom in ZOOMS[2:]:
        strip = stage_row(document, sheet, zoom)
        (above,) = names(strip, "column")
        assert [shape.fill for shape in above.primitives if isinstance(shape, Outline)] == [tint]
        assert above.x == pytest.approx(below.x * zoom, abs=LOOSE)
        assert above.width == pytest.approx(below.width * zoom, abs=LOOSE)
        assert above.y + above.height == pytest.approx(strip.size, abs=LOOSE)


@pytest.mark.parametrize("zoom", [0.05, 0.2, 0.4, 0.7, 1.0])
def test_no_word_of_a_lane_is_broken_and_none_is_a_stub_from_far_away(zoom: float) -> None:
    for name in SAMPLES:
        document = sample(name)
        for node in names(lane_column(document, sheet_of(document, headings=False), zoom), "lane"):
            for one in texts(node)[:1]:
                block = one.block
                assert block.width >= 4 * block.style.size
                starts = [at for at, _ in block.breaks[1:]]
                setter = typesetter(document.language)
                if starts:
                    assert setter.min_width(block.text, block.style) <= block.width + LOOSE


def test_a_total_gives_way_to_a_name_that_wraps() -> None:
    """At each zoom the name is whole where it would be whole without a total."""

    def shown(zoom: float, **metric: str) -> list[str]:
        kind = {"kind": "cost", "unit": "money", "symbol": "EUR", **metric}
        rows = [lane("l", "metric", metric=kind, title="Money spent by each couple"),
                lane("m", "action", title="Long word: consideration")]  # fmt: skip
        cards = [card(f"c{n}", "l", f"a{n}", type="metric", value=n * 40.0) for n in (1, 2)]
        document = journey(stages=stages(8), lanes=rows, cards=cards)
        sheet = sheet_of(document, headings=False)
        node, _ = names(lane_column(document, sheet, zoom), "lane")
        return [one.block.text for one in texts(node)]

    cut = 0
    for percent in range(40, 140, 4):
        plain, told = shown(percent / 75), shown(percent / 75, total="sum")
        if plain[:1] == ["Money spent by each couple"]:
            assert told[0] == plain[0]
        cut += len(told) == 1
    assert cut, "at no zoom a total gave way"


@pytest.mark.parametrize("percent", range(56, 160, 8))
def test_a_sum_stands_beside_the_name_of_its_lane_at_all_zooms_at_which_maps_open(
    percent: int,
) -> None:
    """With its words, or where they have no room without them."""
    document = sample("taxi")
    sheet = sheet_of(document, headings=False)
    lanes = names(lane_column(document, sheet, percent / 75), "lane")
    said = [one.block.text for node in lanes for one in texts(node)]
    after = said[said.index("Time spent") + 1 :]
    assert after, "it is not told"
    assert after[0].replace("\u00a0", " ") in ("45 min in all", "45 min")


def test_the_icon_of_a_lane_is_the_same_from_far_away() -> None:
    metric = {"kind": "time-spent", "unit": "time"}
    document = journey(stages=stages(2), lanes=[lane("l", "metric", metric=metric)])
    sheet = sheet_of(document, headings=False)
    icons = []
    for zoom in (0.7, 2.0):
        (node,) = names(lane_column(document, sheet, zoom), "lane")
        shapes = [one for one in node.primitives if isinstance(one, Outline)]
        icons.append([[command[0] for command in one.commands] for one in shapes])
    assert icons[0] == icons[1]


@pytest.mark.parametrize("zoom", [0.1, 0.2, 0.31, 0.5])
def test_a_lane_too_low_for_its_name_keeps_its_icon(zoom: float) -> None:
    """It is shrunk to the height of its lane."""
    document = sample("trainers")
    nodes = names(lane_column(document, sheet_of(document, headings=False), zoom), "lane")
    assert len(nodes) == len(document.lanes)
    for node in nodes:
        [icon] = (one for one in node.primitives if isinstance(one, Outline))
        _, top, _, bottom = extent(icon)
        assert top >= -LOOSE
        assert bottom <= node.height + LOOSE


@pytest.mark.parametrize("zoom", [0.6, 0.75, 0.9, 1.1])
def test_whose_lane_it_is_stays_on_its_label(zoom: float) -> None:
    document = sample("pump")
    sheet = sheet_of(document, headings=False)
    owners = {one.id: one.persona for one in document.lanes if one.persona}
    people = {one.id: one for one in document.personas}
    assert owners
    for node in names(lane_column(document, sheet, zoom), "lane"):
        if node.record in owners:
            name = people[owners[node.record]].name
            letters = "".join(word[0] for word in name.split())
            assert {name, name.split()[0], letters} & {one.block.text for one in texts(node)}


def test_a_map_without_steps_or_lanes_has_no_headings() -> None:
    document = journey()
    sheet = sheet_of(document, headings=False)
    assert stage_row(document, sheet, 1.0) == lane_column(document, sheet, 1.0) == Strip((), 0.0)


def test_the_sheet_of_a_canvas_has_no_headings_of_its_own() -> None:
    document = sample("taxi")
    alone = sheet_of(document, headings=False)
    for kind in ("stage", "step", "lane", "bar"):
        assert not nodes_of(alone.nodes, kind)
        assert nodes_of(sheet_of(document).nodes, kind)


def test_from_far_away_names_are_left_out_all_together_and_before_them_their_stars() -> None:
    for name in SAMPLES:
        document = sample(name)
        sheet = sheet_of(document, headings=False)
        for percent in range(4, 60, 2):
            strip = stage_row(document, sheet, percent / 75)
            for kind in ("stage", "step"):
                nodes = names(strip, kind)
                assert len({bool(texts(node)) for node in nodes if node.name}) <= 1, (name, percent)


def test_no_heading_is_a_stub_from_far_away() -> None:
    for name in SAMPLES:
        document = sample(name)
        sheet = sheet_of(document, headings=False)
        for percent in range(6, 60, 3):
            for node in names(stage_row(document, sheet, percent / 75), "stage", "step"):
                said = " ".join(one.block.text for one in texts(node)[:1])
                if said.endswith("…"):
                    kept = len(said) - 1
                    assert kept >= 4 or 3 * kept >= len(node.name), (name, percent, said)


@pytest.mark.parametrize("percent", [5, 8, 12])
def test_arrows_without_names_are_in_proportion_to_their_columns(percent: int) -> None:
    for name in SAMPLES:
        document = sample(name)
        sheet = sheet_of(document, headings=False)
        arrows = names(stage_row(document, sheet, percent / 75), "stage")
        assert arrows
        if not any(texts(node) for node in arrows):
            narrowest = min(node.width for node in arrows)
            assert all(3 <= node.height <= max(3, 0.5 * narrowest) for node in arrows), name
        else:
            assert percent > 5


@pytest.mark.parametrize("percent", [5, 6, 8, 12])
def test_icons_of_lanes_are_whole_from_far_away(percent: int) -> None:
    for name in SAMPLES:
        document = sample(name)
        sheet = sheet_of(document, headings=False)
        column = lane_column(document, sheet, percent / 75)
        for node in names(column, "lane"):
            across = [node.x + x for shape in node.primitives if isinstance(shape, Outline)
                      for _, *numbers in shape.commands for x in numbers[::2]]  # fmt: skip
            assert across, f"{name}: a lane has no icon"
            assert 0 <= min(across) < max(across) <= column.size, f"{name}: an icon is cut"


def baseline(node: Node, zoom: float = 1.0) -> float:
    """Where the first line of a node's first text stands, counted from the sheet's top."""
    first = texts(node)[0]
    return (node.y + first.y + first.block.lines[0].baseline) * zoom


@pytest.mark.parametrize("zoom", [0.0, 1.0, 1.4, 2.0])
def test_the_name_of_a_lane_stands_on_the_first_line_of_its_cards(zoom: float) -> None:
    """Zoom 0 is a page, where the names belong to the sheet."""
    document = sample("taxi")
    sheet = sheet_of(document, headings=not zoom)
    labels = (
        nodes_of(sheet.nodes, "lane")
        if not zoom
        else names(lane_column(document, sheet, zoom), "lane")
    )
    lanes = {one.id: one.lane for one in document.cards}
    level = 0
    for label in labels:
        row = next(one for one in sheet.rows if one.lane == label.record)
        top = [
            node
            for node in nodes_of(sheet.nodes, "card")
            if lanes[node.record] == row.lane and texts(node)
        ]
        kind = next(one.type for one in document.lanes if one.id == row.lane)
        spare = row.height * (zoom or 1.0) - label.height
        if kind in ("emotion", "metric") or spare < 8:
            continue
        first = min(top, key=lambda node: node.y)
        assert baseline(label) == pytest.approx(baseline(first, zoom or 1.0), abs=LOOSE)
        level += 1
    assert level >= 3


@pytest.mark.parametrize("percent", [31, 34, 37, 42, 50, 60, 75, 100])
@pytest.mark.parametrize("name", ["taxi", "passport", "pump"])
def test_names_beside_a_map_are_never_larger_than_its_title(name: str, percent: int) -> None:
    document = sample(name)
    sheet, zoom = sheet_of(document, headings=False), percent / 75
    largest = max(
        one.block.style.size * zoom
        for node in sheet.nodes
        for one in texts(node)
        if one.block.text == document.title
    )
    strips = stage_row(document, sheet, zoom), lane_column(document, sheet, zoom)
    for node in (node for strip in strips for node in strip.nodes):
        for one in texts(node):
            assert one.block.style.size <= largest + 0.05


@pytest.mark.parametrize("percent", [22, 29, 37, 39])
def test_from_afar_steps_have_names_of_two_lines_at_most_and_no_times(percent: int) -> None:
    document = sample("taxi")
    sheet = sheet_of(document, headings=False)
    near, afar = (stage_row(document, sheet, one / 75) for one in (60, percent))
    assert any("00:10" in words_of(node) for node in names(near, "step"))
    steps = names(afar, "step")
    assert steps or percent < 30
    for node in steps:
        (said,) = texts(node)
        assert len(said.block.lines) <= 2
        # words, and none of the numbers of clocks and durations
        assert not any(letter.isdigit() for letter in words_of(node))


@pytest.mark.parametrize("limit", [90, 110, 140])
def test_in_a_narrow_window_names_of_lanes_are_smaller_and_no_word_is_broken(limit: float) -> None:
    document = sample("taxi")
    strip = lane_column(document, sheet_of(document, headings=False), 1.33, limit)
    assert strip.size <= limit
    for node in names(strip, "lane"):
        block = texts(node)[0].block
        assert block.style.size >= SMALLEST_NAME
        assert len(block.text.strip("…")) >= 4
        setter = typesetter(document.language)
        assert setter.min_width(block.text, block.style) <= block.width + LOOSE


@pytest.mark.parametrize("zoom", [0.5, 0.64, 0.76, 1.0, 2.0])
def test_a_collapsed_lane_says_how_many_cards_it_holds_at_every_zoom(zoom: float) -> None:
    document = edits.change_lane(sample("taxi"), sample("taxi").lanes[1].id, collapsed=True)
    lane = document.lanes[1]
    many = len([one for one in document.cards if one.lane == lane.id])
    column = lane_column(document, sheet_of(document), zoom)
    (label,) = [node for node in column.nodes if node.id == f"lane:{lane.id}"]
    assert f"{many} cards" in words_of(label)


@pytest.mark.parametrize("name", [name for name in SAMPLES if not sample(name).arrows])
def test_on_a_page_each_name_of_a_lane_stands_on_the_first_line_beside_it(name: str) -> None:
    """However low the lane, and beside bars too; arrows may pass above the cards of a lane."""
    document = sample(name)
    page = lay_out_page(document, theme("paper"), A4, typesetter(document.language))
    labels = {node.record: node for node in nodes_of(page.nodes, "lane")}
    lanes = {one.id: one.lane for one in document.cards}
    firsts: dict[str, list[float]] = {}
    for node in nodes_of(page.nodes, "card"):
        if texts(node):
            firsts.setdefault(lanes[node.record], []).append(baseline(node))
    curved = {
        one.id
        for one in document.lanes
        if one.type in ("emotion", "engagement", "picture")
        or (one.metric and one.metric.display == "line")
    }
    level = firsts.keys() - curved
    assert len(level) > 4
    for lane_ in level:
        assert baseline(labels[lane_]) == pytest.approx(min(firsts[lane_]), abs=0.1), lane_

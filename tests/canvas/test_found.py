"""Marks of found places stand on the words they mean."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from app.canvas.found import shown_span
from app.editor.finding import Query, find
from app.editor.navigate import select_record
from app.layout.text.spans import span_boxes
from app.models.base import evolve
from tests.canvas.driver import Driver, Pixels
from tests.editor.maps import sample, small_map


@pytest.mark.parametrize(
    ("shown", "text", "part", "marked"),
    [
        ("I look around", "I look around", "look", "look"),
        ("“I look around”", "I look around", "look", "look"),
        ("  “I look around” ", "  I look around ", "look", "look"),
        ("I look…", "I look around", "look", "look"),
        ("I lo…", "I look around", "look", "lo…"),
        ("I lo…", "I look around", "around", "…"),
        ("something else", "I look around", "look", "something else"),
    ],
)
def test_of_what_is_shown_the_part_that_was_found(
    shown: str, text: str, part: str, marked: str
) -> None:
    at = text.index(part)
    start, end = shown_span(shown, text, at, at + len(part))
    assert shown[start:end] == marked


@pytest.mark.parametrize("scale", [0.15, 1.0, 2.5])
@pytest.mark.parametrize("name", ["taxi", "passport"])
def test_marks_change_the_cards_that_hold_the_word_and_no_others(
    drive: Callable[..., Driver], name: str, scale: float
) -> None:
    driver = drive(sample(name))
    driver.view.zoom_to(scale)
    driver.settle()
    card = next(one for one in driver.map.cards if one.type == "touchpoint")
    driver.canvas.show_selected()
    before = driver.pixels()
    places = find(driver.map, Query(card.text))
    assert places
    driver.canvas.hands().found.show(places)
    driver.settle()
    changed = np.any(driver.pixels() != before, axis=2)
    assert changed.any()
    allowed = np.zeros_like(changed)
    for place in places:
        box = driver.box(place.record).adjusted(-4, -4, 4, 4).toAlignedRect()
        allowed[
            max(box.top(), 0) : max(box.bottom(), 0), max(box.left(), 0) : max(box.right(), 0)
        ] = True
    assert not (changed & ~allowed).any()
    driver.canvas.hands().found.show(())
    driver.settle()
    assert np.array_equal(driver.pixels(), before)


def test_a_text_that_is_being_written_has_no_marks_until_it_is_left(
    drive: Callable[..., Driver],
) -> None:
    driver = drive(small_map())
    driver.canvas.select(select_record(driver.map, "look"))
    driver.settle()
    bare = driver.pixels()
    driver.canvas.hands().found.show(find(driver.map, Query("around")))
    driver.settle()
    marked = driver.pixels()
    assert not np.array_equal(marked, bare)
    assert washed(driver.pixels()) > 50
    box = driver.box("look").toAlignedRect()
    part = np.s_[box.top() : box.bottom(), box.left() : box.right()]
    with driver.writing("look"):
        assert washed(driver.pixels()[part]) == 0
        driver.canvas.hands().writing.cancel()
    driver.settle()
    assert np.array_equal(driver.pixels(), marked)


def washed(pixels: Pixels) -> int:
    """How many pixels have the colour of a mark on paper."""
    red, blue = pixels[..., 0], pixels[..., 2]
    return int(np.count_nonzero((red > 200) & (red - blue > 60)))


def contrast(pixels: Pixels) -> float:
    """The contrast of the lightest with the darkest of some pixels, as WCAG 2.2 counts it."""
    part = pixels.reshape(-1, 3) / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    light = linear @ [0.2126, 0.7152, 0.0722] + 0.05
    return float(light.max() / light.min())


@pytest.mark.parametrize("theme", ["paper", "night"])
def test_marked_words_can_still_be_read(drive: Callable[..., Driver], theme: str) -> None:
    driver = drive(evolve(sample("taxi"), theme=theme))
    places = find(driver.map, Query("wait"))
    now = places[0]
    driver.canvas.select(select_record(driver.map, now.record))
    driver.settle()
    box = driver.box(now.record).adjusted(8, 8, -8, -8).toAlignedRect()
    part = np.s_[box.top() : box.bottom(), box.left() : box.left() + box.width() // 3]
    before = driver.pixels()[part]
    driver.canvas.hands().found.show(places, now)
    driver.settle()
    marked = driver.pixels()[part]
    changed = np.any(marked != before, axis=2)
    assert changed.any()
    assert contrast(marked[changed]) >= 4.5


@pytest.mark.parametrize("scale", [0.6, 0.75, 1.0, 2.0])
def test_the_mark_leaves_the_space_before_the_next_word(
    drive: Callable[..., Driver], scale: float
) -> None:
    """However small the letters are: “App page” must not read “Apppage”."""
    driver = drive(sample("taxi"))
    driver.view.zoom_to(scale)
    driver.settle()
    place = next(one for one in find(driver.map, Query("App")) if one.field == "text")
    driver.canvas.select(select_record(driver.map, place.record))
    driver.canvas.show_selected()
    driver.settle()
    before = driver.pixels()
    driver.canvas.hands().found.show([place], place)
    driver.settle()
    sheet = driver.view.sheet
    node = sheet.card(place.record) if sheet is not None else None
    assert node is not None
    (field,) = (one for one in node.fields if one.block.text.startswith("App page"))
    (space,) = span_boxes(field.block, len("App"), len("App "))
    frame = driver.view.frame
    middle = frame.x(node.x + field.x + space.x + space.width / 2)
    changed = np.any(driver.pixels() != before, axis=2).any(axis=0).nonzero()[0]
    assert middle - 4 < changed[-1] < middle + 1

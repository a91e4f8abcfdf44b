"""Pictures in lanes: of one height in a line, side by side where there is room, small on a page."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pytest
from PIL import Image

from app.layout.pages import LEAST_PHOTO, best_page, lay_out_page
from app.layout.primitives import Photo
from app.layout.scale import LEAST_READABLE
from app.layout.sheet import Node
from app.layout.themes import theme
from app.models.base import evolve
from app.models.card import Box
from app.models.journey import JourneyMap
from app.models.picture import Picture, picture_from
from tests.layout.sheets import (
    box,
    card,
    feeling,
    journey,
    lane,
    nodes_of,
    shared,
    sheet_of,
    stages,
    typesetter,
)

A4 = (841.89, 595.28)
WIDE, TALL, FLAT = (300, 200), (200, 300), (600, 90)


def picture(size: tuple[int, int]) -> Picture:
    stored = io.BytesIO()
    Image.new("RGB", size, "#6b8f5a").save(stored, "PNG")
    return picture_from(stored.getvalue())


def shots(
    sizes: Sequence[tuple[int, int]], steps: Sequence[str], grain: str = "step", **fields: Any
) -> JourneyMap:
    """A map with pictures of some sizes, in some steps, in a lane "p"."""
    made = {size: picture(size) for size in sizes}
    cards = [
        card(f"c{n}", "p", step, f"Shot {n}", type="picture", image={"picture": made[size].sha256})
        for n, (size, step) in enumerate(zip(sizes, steps, strict=True))
    ]
    fields = {"stages": stages(4), "lanes": [], **fields}
    others = fields.pop("cards", [])
    fields["lanes"] = [*fields["lanes"], lane("p", "picture", grain=grain)]
    pictures = [one.model_dump() for one in made.values()]
    return journey(cards=[*others, *cards], pictures=pictures, **fields)


def photos(nodes: Sequence[Node]) -> dict[str, Photo]:
    """The picture on each card that has one."""
    return {
        node.record: shape
        for node in nodes_of(nodes, "card")
        for shape in node.primitives
        if isinstance(shape, Photo)
    }


def test_pictures_of_a_storyboard_have_one_height() -> None:
    document = shots([WIDE, TALL, WIDE, (300, 260)], ["a1", "a2", "a3", "a4"])
    for sheet in (
        sheet_of(document),
        best_page(document, theme("paper"), A4, "auto", typesetter()),
    ):
        heights = {round(photo.height, 3) for photo in photos(sheet.nodes).values()}
        assert len(heights) == 1


def test_a_flat_picture_does_not_make_the_others_flat() -> None:
    shown = photos(sheet_of(shots([WIDE, FLAT, TALL], ["a1", "a2", "a3"])).nodes)
    assert shown["c0"].height == pytest.approx(shown["c2"].height)
    assert shown["c1"].height < shown["c0"].height / 2


def test_pictures_of_like_shape_fill_one_box() -> None:
    sheet = sheet_of(shots([WIDE, (300, 225), WIDE, (300, 240)], ["a1", "a2", "a3", "a4"]))
    shown = photos(sheet.nodes)
    assert len({(round(one.width, 3), round(one.height, 3)) for one in shown.values()}) == 1
    for node in nodes_of(sheet.nodes, "card"):
        photo = shown[node.record]
        assert node.width - photo.x - photo.width == pytest.approx(photo.x), "the same on each side"


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_picture_narrower_than_its_card_stands_in_its_middle(direction: str) -> None:
    document = shots([TALL, (100, 400), (100, 100)], ["a1", "a2", "a3"], direction=direction)
    image = document.cards[2].image
    assert image is not None
    crop = Box(x=0.4, y=0.0, width=0.2, height=1.0)
    cropped = evolve(document.cards[2], image=evolve(image, crop=crop))
    document = evolve(document, cards=(*document.cards[:2], cropped))
    page = lay_out_page(document, theme("paper"), A4, typesetter())
    narrower = 0
    for nodes in (sheet_of(document).nodes, page.nodes):
        for node in nodes_of(nodes, "card"):
            photo = photos(nodes)[node.record]
            narrower += photo.width < 0.9 * node.width
            assert node.width - photo.x - photo.width == pytest.approx(photo.x)
    assert narrower


def test_a_tall_picture_keeps_most_of_itself() -> None:
    shown = photos(sheet_of(shots([WIDE, (100, 400), WIDE], ["a1", "a2", "a3"])).nodes)
    whole, shape = shown["c0"].height, shown["c1"]
    assert shape.height == pytest.approx(whole)
    # of what a card shows at all of so tall a picture, as high as 1.4 times its width
    assert shape.crop.height * 400 >= 0.69 * 1.4 * 100


def test_a_picture_loses_less_above_where_heads_are() -> None:
    taller = photos(sheet_of(shots([WIDE, (300, 240)], ["a1", "a2"])).nodes)["c1"].crop
    above, below = taller.y, 1 - taller.y - taller.height
    assert 0 < above < below


def test_a_picture_is_never_stretched() -> None:
    sizes = [WIDE, TALL, FLAT, (100, 100)]
    shown = photos(sheet_of(shots(sizes, ["a1", "a1", "a2", "a3"])).nodes)
    for place, (wide, high) in enumerate(sizes):
        photo = shown[f"c{place}"]
        part = (photo.crop.width * wide) / (photo.crop.height * high)
        assert photo.width / photo.height == pytest.approx(part)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_pictures_stand_side_by_side_where_there_is_room(direction: str) -> None:
    document = shots([WIDE] * 6, [""] * 6, "map", direction=direction)
    sheet = sheet_of(document)
    cards = nodes_of(sheet.nodes, "card")
    (row,) = sheet.rows
    tops = [node.y for node in cards]
    assert len(set(tops)) < 6
    for number, node in enumerate(cards):
        assert row.y <= node.y
        assert node.y + node.height <= row.y + row.height
        for other in cards[number + 1 :]:
            assert shared(box(node), box(other)) < 0.01
    # They are read line by line, from where a line begins.
    forth = 1 if direction == "ltr" else -1
    order = sorted(cards, key=lambda node: (node.y, forth * node.x))
    assert [node.record for node in order] == [f"c{n}" for n in range(6)]


def test_pictures_in_a_narrow_cell_stand_one_below_the_other() -> None:
    cards = nodes_of(sheet_of(shots([WIDE, WIDE], ["a1", "a1"])).nodes, "card")
    assert cards[0].x == cards[1].x
    assert cards[0].y + cards[0].height < cards[1].y


def test_a_text_after_pictures_stands_below_them_all() -> None:
    note = card("z", "p", "", "A note", type="note")
    document = shots([WIDE, TALL, WIDE], ["", "", ""], "map")
    document = document.model_copy(
        update={"cards": (*document.cards, journey(cards=[note]).cards[0])}
    )
    cards = {node.record: node for node in nodes_of(sheet_of(document).nodes, "card")}
    assert cards["z"].y > max(cards[f"c{n}"].y + cards[f"c{n}"].height for n in range(3))


def busy(count: int) -> JourneyMap:
    """A map with eight lanes of words, and a number of pictures for all of it."""
    lanes = [lane(f"l{n}", "action") for n in range(7)]
    cards = [
        card(f"w{n}{m}", f"l{n}", f"a{m}", f"I do the thing number {n} and wait for {m}")
        for n in range(7)
        for m in (1, 2, 3, 4)
    ]
    return shots(
        [TALL] * count,
        [""] * count,
        "map",
        lanes=[*lanes, lane("e", "emotion")],
        cards=[*cards, feeling("f", "e", "a1", 1)],
    )


# With twelve, pictures of their usual height would press the text below what is readable.
@pytest.mark.parametrize("count", [1, 7, 12])
def test_pictures_give_way_before_text_does(count: int) -> None:
    page = lay_out_page(busy(count), theme("paper"), A4, typesetter())
    assert page.text_size >= LEAST_READABLE
    assert page.warnings == ()
    for photo in photos(page.nodes).values():
        assert photo.height >= LEAST_PHOTO * page.text_size - 0.01


def test_pictures_take_the_room_that_is_left() -> None:
    page = lay_out_page(shots([TALL], ["a1"]), theme("paper"), A4, typesetter())
    (photo,) = photos(page.nodes).values()
    assert photo.height > 15 * page.text_size


def test_a_picture_without_a_caption_has_no_room_for_one() -> None:
    document = shots([WIDE], ["a1"])
    bare = evolve(document, cards=(evolve(document.cards[0], text=""),))
    below = []
    for map_ in (document, bare):
        sheet = sheet_of(map_)
        (node,) = nodes_of(sheet.nodes, "card")
        photo = photos(sheet.nodes)["c0"]
        below.append(node.height - photo.y - photo.height)
    with_caption, without = below
    assert 0 <= without < 6 < with_caption

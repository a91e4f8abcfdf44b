"""What a screen reader says of a card that is a picture."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.editor.navigate import select_record
from app.models import edits
from app.models.card import Image
from app.models.picture import picture_from
from tests.canvas.driver import Driver
from tests.editor.maps import small_map
from tests.generators import tiny_png


@pytest.mark.parametrize(
    ("alt", "caption", "said"),
    [
        ("A shop window", "", "picture: A shop window"),
        ("A shop window", "The shop", "picture: The shop; A shop window"),
        ("", "", "picture, not described"),
    ],
)
def test_a_picture_is_told_by_caption_and_description(
    drive: Callable[..., Driver], alt: str, caption: str, said: str
) -> None:
    picture = picture_from(tiny_png(9, 9, 30))
    map_ = edits.add_picture(edits.change_card_type(small_map(), ["look"], "picture"), picture)
    image = Image(picture=picture.sha256, alt=alt)
    driver = drive(edits.change_card(map_, "look", image=image, text=caption))
    driver.session.select(select_record(driver.map, "look"))
    assert driver.spoken.endswith(said)


def test_a_card_that_waits_for_its_picture_says_so(drive: Callable[..., Driver]) -> None:
    driver = drive(edits.change_card_type(small_map(), ["look"], "picture"))
    driver.session.select(select_record(driver.map, "look"))
    assert driver.spoken.endswith("picture still to come: I look around")

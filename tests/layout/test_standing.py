"""What is told of texts that are broken inside a word or reach beyond their place."""

from __future__ import annotations

import pytest

from app.layout.primitives import Text
from app.layout.sheet import Node
from app.layout.standing import Standing, standing_of
from app.layout.text import TextStyle
from tests.layout.sheets import A4, typesetter

STYLE = TextStyle(10.0, False, False, 1.3)


def node(text: str, width: float, *, kind: str = "card", x: float = 100.0, at: float = 0.0) -> Node:
    block = typesetter().block(text, STYLE, width, "left", "ltr")
    return Node(f"{kind}:n", x, 50.0, 60.0, 40.0, (Text(at, 0.0, block, "#000000"),))


def standing(one: Node) -> Standing:
    return standing_of([one], *A4, typesetter())


def test_nothing_is_told_of_a_text_in_its_place() -> None:
    found = standing(node("Wait for it", 50.0))
    assert found == Standing()
    assert found.told == []


def test_a_word_that_is_broken_is_told_and_one_that_ends_a_line_is_not() -> None:
    assert standing(node("Confirmation", 40.0)) == Standing(broken=1)
    assert "In 1 text a word is broken inside" in standing(node("Confirmation", 40.0)).told[0]
    assert "In 3 texts" in Standing(broken=3).told[0]


@pytest.mark.parametrize(
    "one",
    [
        node("Wait", 50.0, at=-3.0),
        node("Wait", 50.0, at=45.0),
        node("Wait for it and then for more of it", 30.0),
        node("Wait", 50.0, kind="curve", x=A4[0] - 10),
        node("Wait", 50.0, kind="curve", x=-10.0),
    ],
    ids=["before", "behind", "below", "beside the page", "before the page"],
)
def test_a_line_beyond_its_place_is_told(one: Node) -> None:
    assert standing(one) == Standing(beyond=1)
    assert "beyond" in standing(one).told[0]


def test_what_floats_over_the_sheet_has_the_page_for_its_place() -> None:
    assert standing(node("Wait", 50.0, kind="curve", at=45.0)) == Standing()

"""What an export can be asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.export import ExportError, Options
from app.export.options import paper_size
from app.layout.papers import PAPERS


def test_papers_have_their_sizes() -> None:
    assert paper_size("a4") == pytest.approx((595.28, 841.89), abs=0.01)
    assert paper_size("A3") == pytest.approx((841.89, 1190.55), abs=0.01)
    assert paper_size("letter") == pytest.approx((612, 792), abs=0.01)
    assert set(PAPERS) == {"a4", "a3", "a5", "letter"}


@given(st.integers(50, 5080), st.integers(50, 5080))
def test_a_paper_of_ones_own(across: int, down: int) -> None:
    size = paper_size(f"{across}x{down}mm")
    assert size == pytest.approx((across * 72 / 25.4, down * 72 / 25.4))


@pytest.mark.parametrize("paper", ["a6", "", "200x300", "x300mm", "-5x300mm", "20x20mm", "9e9x1mm"])
def test_no_such_paper(paper: str) -> None:
    with pytest.raises(ExportError, match=r"paper .*(use a4|must measure)"):
        Options(paper=paper)


def test_half_millimetres_are_fine() -> None:
    assert paper_size("210.5x297mm")[0] == pytest.approx(210.5 * 72 / 25.4)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"orientation": "upright"}, "orientation"),
        ({"fit": "width"}, "fit"),
        ({"theme": "neon"}, "theme"),
        ({"attach": "some"}, "attach"),
        ({"scale": 0.0}, "scale"),
        ({"scale": float("nan")}, "scale"),
        ({"dpi": -3.0}, "dpi"),
        ({"dpi": float("inf")}, "dpi"),
        ({"dpi": 300.0, "scale": 2.0}, "not both"),
    ],
)
def test_a_wrong_option_is_named(wrong: dict[str, object], said: str) -> None:
    with pytest.raises(ExportError, match=said):
        Options(**wrong)  # type: ignore[arg-type]


def test_scale_one_is_96_dots_an_inch() -> None:
    assert Options().resolution == 192
    assert Options(scale=1).resolution == 96
    assert Options(dpi=300).resolution == 300

"""Which papers are larger than a page, and that no other is advised."""

from __future__ import annotations

import pytest

from app.layout.pages import lay_out_page
from app.layout.papers import PAPERS, larger_papers
from app.layout.themes import theme
from app.layout.units import POINTS_PER_MILLIMETRE
from tests.layout.sheets import typesetter
from tests.layout.test_pages import ordinary


def points(paper: str) -> tuple[float, float]:
    width, height = PAPERS[paper]
    return height * POINTS_PER_MILLIMETRE, width * POINTS_PER_MILLIMETRE


@pytest.mark.parametrize(
    ("paper", "larger"),
    [("a5", ("a4", "a3")), ("a4", ("a3",)), ("letter", ("a3",)), ("a3", ())],
)
def test_larger_paper_is_advised_where_there_is_one(paper: str, larger: tuple[str, ...]) -> None:
    assert larger_papers(*points(paper)) == larger
    document = ordinary(20, 40)
    page = lay_out_page(document, theme("paper"), points(paper), typesetter(document.language))
    [warning] = page.warnings
    assert ("larger paper" in warning) is bool(larger)
    assert "a page as large as the map" in warning

"""A map on one page: the largest text that fits, whole words, and what is said of it."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given

from app.layout import pages
from app.layout.grid import make_grid
from app.layout.memo import Memo
from app.layout.pages import (
    PAGE_MARGIN,
    best_page,
    fit_page,
    lay_out_content,
    lay_out_page,
)
from app.layout.papers import beyond_a4
from app.layout.pictures import pictures_by_hash
from app.layout.scale import LARGEST, LEAST_READABLE, Scale, readable_sizes
from app.layout.sheet import Page
from app.layout.themes import theme
from app.models.journey import JourneyMap
from app.models.order import in_order
from tests.generators import Wishes, maps, random_map
from tests.layout.sheets import (
    A4,
    SAMPLES,
    at,
    box,
    broken_words,
    card,
    extent,
    feeling,
    inside,
    journey,
    lane,
    line_boxes,
    nodes_of,
    sample,
    stages,
    texts,
    typesetter,
)

A3 = (1190.55, 841.89)
STEP = 0.25


def sizes_on(paper: tuple[float, float]) -> tuple[float, ...]:
    return readable_sizes(beyond_a4(*paper))


def page_of(document: JourneyMap, paper: tuple[float, float] = A4) -> Page:
    return lay_out_page(document, theme("paper"), paper, typesetter(document.language))


def fitting(document: JourneyMap, paper: tuple[float, float]) -> list[float]:
    """Every readable size whose sheet is not higher than the paper, tried one by one."""
    margin = min(PAGE_MARGIN, paper[0] * 0.05, paper[1] * 0.05)
    trial = pages._Trial(
        document,
        theme("paper"),
        typesetter(document.language),
        make_grid(document),
        pictures_by_hash(document.pictures),
        Memo(),
        *paper,
        margin,
    )
    return [size for size in sizes_on(paper) if trial.fits(size)]


def smallest_drawn(page: Page) -> float:
    return min(one.block.style.size for node in page.nodes for one in texts(node))


def ordinary(steps: int, lanes: int, words: int = 7) -> JourneyMap:
    """A map with one card of ordinary length in each cell, and a curve."""
    said = "I open the app and see that the driver is still far away from home".split()
    kinds = ("action", "touchpoint", "thought", "goal", "barrier", "opportunity", "memory")
    rows = [lane("feel", "emotion")]
    rows += [lane(f"l{n}", kinds[n % len(kinds)]) for n in range(lanes - 1)]
    cards = [feeling(f"f{n}", "feel", f"a{n + 1}", (n % 5 - 2) / 1.0) for n in range(steps)]
    for n, step in itertools.product(range(lanes - 1), range(steps)):
        first = (n + step) % (len(said) - words)
        text = " ".join(said[first : first + words])
        cards.append(card(f"c{n}x{step}", f"l{n}", f"a{step + 1}", text, type=kinds[n % 7]))
    return journey(
        title="An ordinary map", insight="What we learned in a sentence of usual length.",
        personas=[{"id": "p", "name": "Ann", "age": "34", "goals": ["To be home before dark"]}],
        stages=stages(steps), lanes=rows, cards=cards,
    )  # fmt: skip


@pytest.mark.parametrize("paper", [A4, A4[::-1], A3], ids=["A4", "A4 portrait", "A3"])
@pytest.mark.parametrize("document", [sample("taxi"), ordinary(7, 6), ordinary(4, 3)])
def test_the_largest_size_that_fits_is_chosen(
    document: JourneyMap, paper: tuple[float, float]
) -> None:
    fits = fitting(document, paper)
    page = page_of(document, paper)
    if fits:
        assert page.text_size == max(fits)
        # What fits at a size fits at every smaller one, so that the search may take shortcuts.
        assert fits == [size for size in sizes_on(paper) if size <= max(fits)]
    else:
        assert page.text_size < LEAST_READABLE


def test_less_text_is_set_larger() -> None:
    sizes = [page_of(ordinary(7, lanes)).text_size for lanes in (3, 6, 12, 24)]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) > 2
    assert page_of(ordinary(7, 12), A3).text_size > page_of(ordinary(7, 12)).text_size
    assert page_of(ordinary(2, 2)).text_size == LARGEST


def test_larger_paper_has_larger_text_and_the_same_map() -> None:
    """Who prints A3 wants to read it from further off."""
    small, large = page_of(sample("taxi")), page_of(sample("taxi"), A3)
    # The margins are no wider there.
    assert 2**0.5 <= large.text_size / small.text_size < 1.6
    assert page_of(ordinary(2, 2), A3).text_size == pytest.approx(LARGEST * 2**0.5, abs=0.2)
    lines = [[one.block.line_count for node in nodes_of(page.nodes, "card") for one in texts(node)]
             for page in (small, large)]  # fmt: skip
    alike = sum(one == other for one, other in zip(*lines, strict=True))
    assert alike > 0.9 * len(lines[0])


def test_seven_stages_and_six_lanes_of_ordinary_text_fit_on_a4() -> None:
    page = page_of(ordinary(7, 6))
    assert page.text_size >= LEAST_READABLE
    assert smallest_drawn(page) >= LEAST_READABLE
    assert not page.warnings


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_are_readable_on_a4(name: str) -> None:
    page = best_page(sample(name), theme("paper"), A4, "auto", typesetter(sample(name).language))
    assert page.smallest_text >= LEAST_READABLE
    assert not page.warnings


def test_a_page_from_right_to_left_is_the_other_one_turned_round() -> None:
    made = random_map(3, 6, 5, 30, Wishes(languages=("en",), details=0.3))
    left, right = (
        page_of(made.model_copy(update={"direction": one, "language": "en"}))
        for one in ("ltr", "rtl")
    )
    stages_from = [node.x for node in nodes_of(left.nodes, "stage")]
    stages_to = [node.x for node in nodes_of(right.nodes, "stage")]
    assert stages_from == sorted(stages_from)
    assert stages_to == sorted(stages_to, reverse=True)
    assert {node.id: round(A4[0] - node.x - node.width, 6) for node in left.nodes} == {
        node.id: round(node.x, 6) for node in right.nodes
    }


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_map_of_200_steps_and_30_lanes_is_one_page(direction: str) -> None:
    wishes = Wishes(languages=("en", "ar"), details=0.3)
    made = random_map(1, 200, 30, 900, wishes)
    document = made.model_copy(update={"direction": direction, "language": "en"})
    page = page_of(document)
    assert (page.width, page.height) == A4
    assert page.smallest_text < 1
    [warning] = [one for one in page.warnings if "readable" in one]
    assert f"{page.smallest_text:.1f} pt" in warning


@pytest.mark.parametrize("paper", [A4, (141.73, 141.73), (141.73, 1133.86)])
@pytest.mark.parametrize("count", [60, 400])
def test_however_many_steps_none_stands_beside_the_page(
    count: int, paper: tuple[float, float]
) -> None:
    cards = [card(f"c{n}", "l", f"a{n}", "Wait") for n in range(1, count + 1)]
    page = page_of(journey(stages=stages(count), lanes=[lane("l", "action")], cards=cards), paper)
    assert (page.width, page.height) == paper
    assert len(nodes_of(page.nodes, "card")) == count
    for node in page.nodes:
        assert inside(box(node), (0.0, 0.0, *paper), 0.5), node.id
    assert any("readable" in one for one in page.warnings) == (page.smallest_text < 6.99)


@given(maps(max_steps=6, max_lanes=6, max_cards=14, unknown=True))
def test_the_smallest_text_is_that_of_the_smallest_text(document: JourneyMap) -> None:
    for page in (
        page_of(document),
        lay_out_content(document, theme("paper"), typesetter(document.language)),
    ):
        assert page.smallest_text == pytest.approx(smallest_drawn(page), abs=1e-9)
        told = any("readable" in warning for warning in page.warnings)
        assert told == (page.smallest_text < LEAST_READABLE - 1e-6)


@given(maps(max_steps=6, max_lanes=6, max_cards=14))
def test_a_page_is_as_large_as_its_paper_and_keeps_a_margin(document: JourneyMap) -> None:
    page = page_of(document)
    assert (page.width, page.height) == A4
    margin = min(PAGE_MARGIN, A4[0] * 0.05, A4[1] * 0.05)
    for node in page.nodes:
        if node.kind in ("card", "head", "foot", "lane", "stage", "step"):
            assert node.x >= margin - 0.01, node.id
            assert node.x + node.width <= page.width - margin + 0.01, node.id
            assert node.y >= margin - 0.01, node.id
            assert node.y + node.height <= page.height - margin + 0.01, node.id


LONG = "Donaudampfschifffahrtsgesellschaftskapitän"


@pytest.mark.parametrize("paper", [A4, A3])
def test_a_word_is_not_broken_where_a_column_can_be_wider(paper: tuple[float, float]) -> None:
    cards = [card("long", "l", "a2", LONG), card("short", "l", "a1", "Wait")]
    document = journey(stages=stages(4), lanes=[lane("l", "action")], cards=cards)
    page = page_of(document, paper)
    assert not [
        word for node in page.nodes for one in texts(node) for word in broken_words(one.block)
    ]
    assert page.text_size == max(sizes_on(paper))


def test_a_word_is_broken_where_no_column_can_be_wider() -> None:
    cards = [card(f"c{n}", "l", f"a{n + 1}", LONG) for n in range(9)]
    document = journey(stages=stages(9), lanes=[lane("l", "action")], cards=cards)
    page, whole = fit_page(document, theme("paper"), A4, typesetter())
    assert not whole
    assert page.text_size == LEAST_READABLE, "rather a broken word than an unreadable one"
    assert all(
        broken_words(one.block) for node in nodes_of(page.nodes, "card") for one in texts(node)
    )
    for node in page.nodes:
        for one in texts(node):
            assert extent(one)[2] <= node.width + 0.05


@pytest.mark.parametrize("name", SAMPLES)
def test_no_word_of_a_sample_is_broken(name: str) -> None:
    document = sample(name)
    chosen = typesetter(document.language)
    for page in (
        best_page(document, theme("paper"), A4, "auto", chosen),
        lay_out_content(document, theme("paper"), chosen),
    ):
        assert not [
            (node.id, word)
            for node in page.nodes
            for one in texts(node)
            for word in broken_words(one.block)
        ]


def test_columns_together_fill_the_page() -> None:
    page = page_of(ordinary(5, 4))
    steps = nodes_of(page.nodes, "step")
    assert steps[-1].x + steps[-1].width == pytest.approx(page.width - PAGE_MARGIN)
    gaps = {round(b.x - a.x - a.width, 6) for a, b in itertools.pairwise(steps)}
    assert len(gaps) == 1


def test_a_column_with_more_text_becomes_wider() -> None:
    texts_ = ["Wait", "I look for the right car on the website, and compare its price " * 4, "Buy"]
    document = journey(
        stages=stages(3),
        lanes=[lane("l", "action")],
        cards=[card(f"c{n}", "l", f"a{n + 1}", text) for n, text in enumerate(texts_)],
    )
    first, second, third = (node.width for node in nodes_of(page_of(document).nodes, "step"))
    assert second > first
    assert second > third


def test_auto_takes_landscape_unless_portrait_is_clearly_larger() -> None:
    chosen = typesetter()
    wide = best_page(ordinary(7, 4), theme("paper"), A4, "auto", chosen)
    assert wide.width > wide.height
    tall = best_page(ordinary(2, 30), theme("paper"), A4, "auto", chosen)
    assert tall.height > tall.width
    forced = best_page(ordinary(2, 30), theme("paper"), A4, "landscape", chosen)
    assert forced.width > forced.height
    assert tall.text_size > forced.text_size
    assert best_page(ordinary(7, 4), theme("paper"), A4, "portrait", chosen).height > 800


@pytest.mark.parametrize(("lanes", "upright"), [(22, False), (26, True)])
def test_text_a_little_larger_does_not_turn_the_page(lanes: int, upright: bool) -> None:
    """Where neither is readable, upright paper has to make the text clearly larger."""
    document, chosen = ordinary(5 if upright else 7, lanes), typesetter()
    sizes = [page_of(document, paper).text_size for paper in (A4, A4[::-1])]
    assert sizes[0] < sizes[1] < LEAST_READABLE
    page = best_page(document, theme("paper"), A4, "auto", chosen)
    assert (page.height > page.width) == upright


def test_the_page_is_not_turned_where_that_would_break_words() -> None:
    word = "Unaufschiebbarkeitsbescheinigung"
    document = journey(
        stages=stages(6),
        lanes=[lane(f"l{row}", "action") for row in range(20)],
        cards=[
            card(f"c{row}-{n}", f"l{row}", f"a{n}", word) for row in range(20) for n in range(1, 7)
        ],
    )
    (wide, wide_whole), (high, high_whole) = (
        fit_page(document, theme("paper"), paper, typesetter()) for paper in (A4, A4[::-1])
    )
    assert (wide_whole, high_whole) == (True, False)
    assert high.text_size >= LEAST_READABLE > wide.text_size, "but for its words it would be taken"
    page = best_page(document, theme("paper"), A4, "auto", typesetter())
    assert page.width > page.height


def test_the_room_that_is_left_goes_to_the_curve() -> None:
    few, many = page_of(ordinary(7, 2)), page_of(ordinary(7, 7))
    heights = [nodes_of(page.nodes, "zone")[0].height for page in (few, many)]
    assert heights[0] > heights[1] > 0.1 * A4[1]


@pytest.mark.parametrize("where", ["title", "card", "persona", "lane"])
def test_characters_without_a_font_are_named(where: str) -> None:
    rare = "\U00012000"
    document = journey(
        title=f"Signs {rare if where == 'title' else ''}",
        stages=stages(1),
        lanes=[lane("l", "action", title=rare if where == "lane" else "Doing")],
        cards=[card("c", "l", "a1", rare if where == "card" else "Words")],
        personas=[{"id": "p", "name": rare if where == "persona" else "Ann", "initials": "A"}],
    )
    [warning] = page_of(document).warnings
    assert "U+12000" in warning
    assert rare in warning


@pytest.mark.parametrize(("steps", "lanes"), [(6, 16), (7, 14), (7, 16), (7, 22)])
def test_text_below_the_readable_size_is_told(steps: int, lanes: int) -> None:
    page = page_of(ordinary(steps, lanes))
    assert 5 < page.smallest_text < LEAST_READABLE
    [warning] = page.warnings
    assert f"{page.smallest_text:.1f} pt" in warning
    assert "larger paper" in warning


def test_nothing_is_said_of_a_page_on_which_all_is_well() -> None:
    assert page_of(ordinary(3, 3)).warnings == ()


def test_a_page_as_large_as_its_map_ends_with_its_foot() -> None:
    small, large = (
        lay_out_content(ordinary(steps, steps), theme("paper"), typesetter()) for steps in (3, 12)
    )
    for page in (small, large):
        foot = next(node for node in page.nodes if node.kind == "foot")
        assert page.height - foot.y - foot.height == pytest.approx(24)
        boxes = [at(node, extent(shape)) for node in page.nodes for shape in node.primitives]
        assert max(one[2] for one in boxes) <= page.width
        assert max(one[3] for one in boxes) <= page.height
    assert large.width > small.width
    assert large.height > small.height
    assert small.text_size == large.text_size == 10


def curve_of(page: Page) -> float:
    """The height of the emotion lane's zones as a part of the page's."""
    [zone] = [node for node in nodes_of(page.nodes, "zone") if node.record == "feel"]
    return zone.height / page.height


def test_the_curve_keeps_an_eighth_of_the_page_where_text_is_too_small_all_the_same() -> None:
    page = page_of(ordinary(9, 14))
    assert page.text_size < LEAST_READABLE
    assert curve_of(page) >= 1 / 8 - 1e-6


@pytest.mark.parametrize("paper", [A4, A3[::-1]], ids=["A4", "A3 portrait"])
def test_room_that_is_left_goes_to_the_curve(paper: tuple[float, float]) -> None:
    page = page_of(ordinary(5, 5, words=3), paper)
    assert page.text_size == max(sizes_on(paper))
    assert curve_of(page) >= 0.25


def test_the_curve_takes_all_room_that_is_left_before_lanes_become_airy() -> None:
    # it has an engagement lane, too low to grow along with the curve
    map_ = sample("test-results")
    page = best_page(map_, theme("paper"), A4, "auto", typesetter(map_.language))
    [actions] = [one.id for one in map_.lanes if one.type == "action"]
    [rule] = [node for node in nodes_of(page.nodes, "rule") if node.record == actions]
    cards = {one.id for one in map_.cards if one.lane == actions}
    tops = [node.y for node in nodes_of(page.nodes, "card") if node.record in cards]
    assert min(tops) - rule.y == pytest.approx(Scale(page.text_size).gap)


def test_more_curves_have_more_room() -> None:
    document = ordinary(7, 6)
    people = [{"id": f"p{n}", "name": f"Person {n}"} for n in range(3)]
    more = [
        feeling(f"g{n}x{step}", "feel", f"a{step}", n - 1, persona=f"p{n}")
        for n in (1, 2)
        for step in range(1, 8)
    ]
    three = journey(personas=people, main_persona="p0", stages=stages(7),
                    lanes=[lane("feel", "emotion")], cards=more)  # fmt: skip
    several = document.model_copy(
        update={"personas": three.personas, "main_persona": "p0",
                "cards": in_order(document.model_copy(
                    update={"cards": (*document.cards, *three.cards)}))}
    )  # fmt: skip
    one, other = fit_curve(document), fit_curve(several)
    assert other > one


def fit_curve(document: JourneyMap) -> float:
    """The curve's height with which the search for a text size reckons at 8 pt, in points."""
    trial = pages._Trial(document, theme("paper"), typesetter(), make_grid(document), {}, Memo(),
                         *A4, PAGE_MARGIN)  # fmt: skip
    return trial.frame(8.0)[1].curve


def many_stages(count: int, *, importance: str = "") -> JourneyMap:
    """Stages of one step, every fifth of importance, each with a card of words of usual length."""
    said = "Card here for the booking confirmation".split()
    return journey(
        stages=[
            {
                "id": f"s{n}",
                "name": f"Stage {n} name",
                "steps": [{"id": f"t{n}", "name": f"Step{n}", "duration": 600}],
                **({"importance": importance} if importance and n % 5 == 0 else {}),
            }
            for n in range(count)
        ],
        lanes=[lane("l", "action")],
        cards=[card(f"c{n}", "l", f"t{n}", " ".join(said[n % 3 :])) for n in range(count)],
    )


def lines_beyond(page: Page) -> list[str]:
    """The texts of which a line reaches beyond its card or heading, or beyond the page."""
    found: list[str] = []
    for node in page.nodes:
        held = node.kind in ("card", "stage", "step", "lane", "head", "foot")
        for one in texts(node):
            for place in line_boxes(one):
                on_page = inside(at(node, place), (0.0, 0.0, page.width, page.height), 0.06)
                if not on_page or (held and not inside(at(node, place), box(node), 0.06)):
                    found.append(one.block.text)
    return found


def told(page: Page, part: str) -> bool:
    return any(part in warning for warning in page.warnings)


@pytest.mark.parametrize("paper", [A4, A3], ids=["A4", "A3"])
@pytest.mark.parametrize("count", [24, 42, 60, 120])
def test_text_becomes_smaller_where_columns_would_have_a_few_letters_a_line(
    count: int, paper: tuple[float, float]
) -> None:
    page = page_of(many_stages(count, importance="high"), paper)
    assert page.text_size < LEAST_READABLE
    assert any("readable" in one and "fewer steps" in one for one in page.warnings)
    assert not [word for node in page.nodes for t in texts(node) for word in broken_words(t.block)]
    assert not told(page, "broken")
    assert not lines_beyond(page)
    arrows = nodes_of(page.nodes, "stage")
    assert len(arrows) == count
    for before, after in itertools.pairwise(arrows):
        assert before.x + before.width <= after.x
    for arrow in arrows:
        _, *said = arrow.primitives
        for shape in said:
            left, _, right, _ = extent(shape)
            assert left >= -0.1
            assert right <= arrow.width + 0.1, "neither the name nor its mark leaves the arrow"


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("steps", [14, 30, 60])
def test_every_line_of_many_stages_lies_in_its_node_or_is_told(steps: int, seed: int) -> None:
    document = random_map(seed, steps, 5, steps * 3, Wishes(details=0.3))
    page = page_of(document)
    assert bool(lines_beyond(page)) == told(page, "beyond")


def test_words_that_are_broken_at_a_readable_size_are_told() -> None:
    cards = [card(f"c{n}", "l", f"a{n + 1}", LONG) for n in range(9)]
    document = journey(stages=stages(9), lanes=[lane("l", "action")], cards=cards)
    page = page_of(document)
    assert page.text_size == LEAST_READABLE
    [warning] = page.warnings
    assert "In 9 texts a word is broken inside" in warning
    assert "larger paper" in warning
    assert "fewer steps" in warning


def test_auto_takes_landscape_for_many_stages() -> None:
    for count in (14, 24, 60):
        page = best_page(many_stages(count), theme("paper"), A4, "auto", typesetter())
        assert page.width > page.height

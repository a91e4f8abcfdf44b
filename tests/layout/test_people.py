"""The box of personas: as wide as its words, its rows aligned, no disc like another."""

from __future__ import annotations

from typing import Any

import pytest

from app.layout.colours import contrast
from app.layout.pages import lay_out_page
from app.layout.people import readable_on
from app.layout.people_told import fields_shown
from app.layout.primitives import Outline, Text
from app.layout.sheet import Node
from app.layout.themes import theme
from app.layout.words import words
from app.models.base import evolve
from app.models.journey import JourneyMap
from tests.layout.sheets import (
    A4,
    SAMPLES,
    broken_words,
    extent,
    journey,
    lane,
    sample,
    sheet_of,
    stages,
    texts,
    typesetter,
    words_of,
)


def people_of(document: JourneyMap, paper: tuple[float, float] = A4) -> Node:
    page = lay_out_page(document, theme("paper"), paper, typesetter(document.language))
    [box] = [node for node in page.nodes if node.id == "head:personas"]
    return box


def start(shape: Text, box: Node, *, rtl: bool) -> float:
    """How far from where the box begins a text does, in points."""
    left, _, right, _ = extent(shape)
    return box.width - right if rtl else left


@pytest.mark.parametrize("name", SAMPLES)
def test_the_box_is_as_wide_as_its_words(name: str) -> None:
    document = sample(name)
    box, rtl = people_of(document), document.direction == "rtl"
    ends = [extent(one) for one in texts(box)]
    room = min(one[0] for one in ends) if rtl else box.width - max(one[2] for one in ends)
    assert 6 <= room <= 14


@pytest.mark.parametrize("name", SAMPLES)
def test_what_a_persona_wants_follows_its_label_on_the_same_line(name: str) -> None:
    document = sample(name)
    box, rtl = people_of(document), document.direction == "rtl"
    [label] = [one for one in texts(box) if one.block.text == words(document.language)["wants"]]
    beside = [
        one
        for one in texts(box)
        if one.y == label.y and start(one, box, rtl=rtl) > start(label, box, rtl=rtl)
    ]
    assert len(beside) == 1
    main = document.head_persona
    assert main is not None
    assert main.goals[0].startswith(beside[0].block.text)


@pytest.mark.parametrize("paper", [A4, A4[::-1]])
@pytest.mark.parametrize("name", ["car", "pump"])
def test_names_in_the_second_row_begin_where_the_main_one_does(
    name: str, paper: tuple[float, float]
) -> None:
    document = sample(name)
    box = people_of(document, paper)
    starts = {
        one.block.text.partition(",")[0]: extent(one)[0] for one in texts(box) if one.block.text
    }
    main = document.head_persona
    assert main is not None
    others = [one.name for one in document.personas if one.id != main.id]
    assert starts[others[0]] == pytest.approx(starts[main.name], abs=0.01)


@pytest.mark.parametrize("paper", [A4, A4[::-1]])
@pytest.mark.parametrize("name", SAMPLES)
def test_no_word_about_a_persona_is_broken(name: str, paper: tuple[float, float]) -> None:
    box = people_of(sample(name), paper)
    assert [word for one in texts(box) for word in broken_words(one.block)] == []


def of_people(*names: str, **fields: object) -> JourneyMap:
    people = [{"id": f"p{n}", "name": name, **fields} for n, name in enumerate(names)]
    return journey(stages=stages(3, 3), lanes=[lane("l", "action")], personas=people)


def test_personas_without_a_colour_are_told_apart() -> None:
    box = sheet_of(of_people("Ann Lee", "Bo Hall", "Cy Dale"), "paper").by_id["head:personas"]
    discs = [one.fill for one in box.primitives if isinstance(one, Outline) and one.fill]
    assert len(set(discs)) == 3
    assert all(contrast(readable_on(disc), disc) >= 4.5 for disc in discs)


@pytest.mark.parametrize("goals", [[], ["Get home"], ["Get home", "Sleep"], ["x" * 300]])
@pytest.mark.parametrize("quote", ["", "No.", "Where is it? " * 30])
@pytest.mark.parametrize("count", [1, 2, 3, 6])
def test_all_that_is_said_stands_in_the_box(goals: list[str], quote: str, count: int) -> None:
    names = [f"Persona {n} " + "Long" * n for n in range(count)]
    box = people_of(of_people(*names, goals=goals, quote=quote, occupation="Nurse on late shifts"))
    said = [(one.block.text, extent(one)) for one in texts(box)]
    assert sum(1 for text, _ in said if text.startswith("Persona")) == count
    assert not goals or any(goals[0][:8] in text for text, _ in said)
    for text, (left, top, right, bottom) in said:
        assert left >= 0, text
        assert right <= box.width + 0.6, text
        assert top >= 0, text
        assert bottom <= box.height + 0.6, text


def told_of(**fields: object) -> str:
    box = people_of(of_people("Ann Lee", **fields))
    return "\n".join(one.block.text for one in texts(box))


def test_what_is_said_of_a_persona_stands_below_the_occupation() -> None:
    told = told_of(occupation="Nurse", bio="Works until midnight.", quote="When does it come?")
    assert "Nurse" in told
    assert "Works until midnight." in told
    alone = told_of(bio="Works until midnight. " * 12)
    assert alone.count("Works until midnight.") == 12


@pytest.mark.parametrize(
    "bio", ["Works until midnight. " * 20, "x" * 900, "夜の十二時まで働いています。" * 20]
)
def test_a_long_text_about_a_persona_is_shortened_and_leaves_the_head_low(bio: str) -> None:
    box = people_of(of_people("Ann Lee", occupation="Nurse", bio=bio, quote="When does it come?"))
    [about] = [one.block for one in texts(box) if one.block.text[:5] == bio[:5]]
    assert about.line_count == 4
    assert about.text.endswith("…")
    assert bio.startswith(about.text.rstrip("…"))


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"age": "34", "occupation": "Nurse", "needs": ["Sleep"], "goals": ["Get home"]},
        {"needs": ["Sleep"], "motivations": ["Praise"], "bio": "Works late.", "quote": "When?"},
        {"occupation": "Nurse", "gender": "Woman", "interests": ["Chess"], "bio": "Works late."},
    ],
)
def test_the_fields_that_are_said_to_be_shown_are_and_no_others(told: dict[str, Any]) -> None:
    document = of_people("Ann Lee", "Bo Hall", **told)
    drawn = "\n".join(one.block.text for one in texts(people_of(document)))
    main = document.head_persona
    assert main is not None
    shown = fields_shown(document, main)
    assert "name" in shown
    for name, value in told.items():
        word = value if isinstance(value, str) else value[0]
        assert (word in drawn) == (name in shown), name
    other = next(one for one in document.personas if one.id != main.id)
    assert set(fields_shown(document, other)) <= {"name", "age", "occupation", "goals"}


def test_a_sentence_or_two_about_a_persona_stand_whole_beside_what_she_says() -> None:
    bio = "Mother of Emma, 2. New in the town since spring, and without a car."
    told = told_of(occupation="Nurse, three shifts", bio=bio, quote="Where do we stand?")
    assert bio in told
    alone = people_of(of_people("Ann Lee", occupation="Nurse", quote="Where do we stand?"))
    assert people_of(of_people("Ann Lee", occupation="Nurse", bio=bio, quote="Where?")).width > (
        alone.width
    ), "there is room for more beside the title"


@pytest.mark.parametrize("name", SAMPLES)
def test_more_about_a_persona_makes_no_head_higher(name: str) -> None:
    document = sample(name)
    bare = [evolve(one, bio="") for one in document.personas]
    assert people_of(document).height == people_of(evolve(document, personas=tuple(bare))).height


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_node_says_on_which_disc_each_persona_stands(direction: str) -> None:
    document = evolve(of_people("Ada", "Ben", "Cleo", "Dora"), direction=direction)
    box = people_of(document)
    main = document.head_persona
    assert main is not None
    others = [one.id for one in document.personas if one.id != main.id]
    assert [one.record for one in box.spots] == [main.id, *others]
    discs = [extent(one) for one in box.primitives if isinstance(one, Outline) and one.fill]
    for spot, disc in zip(box.spots, discs, strict=True):
        edges = (spot.x, spot.y, spot.x + spot.width, spot.y + spot.height)
        assert disc == pytest.approx(edges, abs=0.01)


@pytest.mark.parametrize(
    ("language", "name", "shown"),
    [
        ("en", "Dana Ortiz", "Dana Ortiz, 41"),
        ("ja", "高橋 美咲", "高橋 美咲、41"),
        ("en", "さくら", "さくら、41"),
        ("zh", "王小明", "王小明，41"),
        ("ar", "سلمى حدّاد", "سلمى حدّاد، 41"),
        ("ar", "Dana Ortiz", "Dana Ortiz, 41"),
        ("ko", "김민지", "김민지, 41"),
    ],
)
def test_a_name_has_the_comma_of_its_script(language: str, name: str, shown: str) -> None:
    persona = {"id": "p", "name": name, "age": "41"}
    lanes = [lane("l", "action")]
    data = journey(stages=stages(1), lanes=lanes, language=language, personas=[persona])
    assert shown in words_of(people_of(data))

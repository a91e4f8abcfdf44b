"""What somebody said is called a quote: who said it makes the quotation marks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from app.layout.cards import words_shown
from app.models import edits
from app.models.journey import JourneyMap
from tests.editor.maps import card_of, small_map
from tests.ui.inspector.conftest import Driver

Inspect = Callable[..., Driver]


def with_thoughts(type_: str = "thought", **more: str) -> JourneyMap:
    map_ = edits.change_card_type(small_map(), ("look", "try"), type_)
    return edits.change_cards(map_, ("look", "try"), lambda _: {"text": "Where is it?", **more})


def shown(map_: JourneyMap, id_: str) -> str:
    """The words that the map shows on a card."""
    card = card_of(map_, id_)
    return words_shown(card, card.text, map_.language)


@pytest.mark.parametrize("type_", ["thought", "question", "perception", "memory"])
@pytest.mark.parametrize("evidence", ["", "assumed", "measured"])
def test_who_said_it_puts_quotation_marks_in_one_step(
    inspect: Inspect, type_: str, evidence: str
) -> None:
    driver = inspect(with_thoughts(type_, evidence=evidence))
    before = driver.map
    driver.select("look")
    assert driver.row("said-by").label.text() == "Quote: said by"
    assert not driver.row("participant").isVisible()
    driver.fill("said-by", "P4")
    assert shown(driver.map, "look") == "“Where is it?”"
    assert driver.shown("evidence") == "Observed"
    driver.session.undo()
    assert driver.map is before
    assert shown(driver.map, "look") == "Where is it?"


@pytest.mark.parametrize("evidence", ["assumed", "measured"])
def test_that_a_quote_becomes_observed_is_said_where_it_was_known_otherwise(
    inspect: Inspect, evidence: str
) -> None:
    driver = inspect(with_thoughts(evidence=evidence))
    heard: list[str] = []
    driver.panel.told.connect(heard.append)
    driver.select("look")
    driver.fill("said-by", "P4")
    assert heard == ["Evidence is Observed now: only then it is a quote"]


def test_that_words_were_replaced_and_are_quotes_now_is_said_at_once(inspect: Inspect) -> None:
    map_ = with_thoughts(evidence="observed", participant="P1")
    map_ = edits.change_card(map_, "try", participant="P2", evidence="assumed")
    driver = inspect(map_)
    heard: list[str] = []
    driver.panel.told.connect(heard.append)
    driver.select("look", "try")
    driver.fill("said-by", "P4")
    replaced, observed = "2 texts were replaced", "Evidence is Observed now"
    assert len(heard) == 1
    assert replaced in heard[0]
    assert observed in heard[0]


@pytest.mark.parametrize("evidence", ["Assumed", "Measured"])
def test_that_quotation_marks_go_with_the_evidence_is_said(inspect: Inspect, evidence: str) -> None:
    driver = inspect(with_thoughts(evidence="observed", participant="P4"))
    heard: list[str] = []
    driver.panel.told.connect(heard.append)
    driver.select("look")
    driver.choose("evidence", evidence)
    assert shown(driver.map, "look") == "Where is it?"
    assert heard == ["1 quote lost its quotation marks: only what was observed has them"]


def test_without_who_said_it_the_marks_go_and_what_was_observed_stays(inspect: Inspect) -> None:
    driver = inspect(with_thoughts(evidence="observed", participant="P4"))
    driver.select("look")
    driver.enter("said-by")
    driver.key(Qt.Key.Key_Delete)
    driver.leave()
    card = card_of(driver.map, "look")
    assert (card.participant, card.evidence) == ("", "observed")
    assert shown(driver.map, "look") == "Where is it?"


def test_several_thoughts_are_quoted_together(inspect: Inspect) -> None:
    driver = inspect(with_thoughts())
    driver.select("look", "try")
    driver.fill("said-by", "P4")
    assert [shown(driver.map, one) for one in ("look", "try")] == ["“Where is it?”"] * 2
    assert driver.session.depth == 1


def test_what_was_done_has_a_participant_and_no_quote(inspect: Inspect) -> None:
    driver = inspect()
    driver.select("look")
    assert not driver.row("said-by").isVisible()
    driver.fill("participant", "P4")
    card = card_of(driver.map, "look")
    assert (card.participant, card.evidence) == ("P4", "")

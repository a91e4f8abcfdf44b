"""What is said where an edit makes or unmakes quotes without being asked to.

Only what somebody said and was observed has quotation marks: so they follow from two fields, and
whoever changes one may not think of the other.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.editor.acts import Act, Change
from app.editor.selection import Selection
from app.editor.words import counted, tr
from app.layout.cards import words_shown
from app.models.base import Id
from app.models.card import Card
from app.models.journey import JourneyMap

QUOTING = frozenset({"card-evidence"})
"""The families of acts that may unmake quotes."""


def of_quotes(before: JourneyMap, after: JourneyMap, ids: Iterable[Id]) -> str:
    """What an edit of these records did to quotes besides; "" for nothing."""
    lost, observed = 0, 0
    for id_ in ids:
        old, new = before.records.get(id_), after.records.get(id_)
        if old is new or not isinstance(old, Card) or not isinstance(new, Card):
            continue
        was, is_ = _is_quoted(before, old), _is_quoted(after, new)
        # Nobody is surprised where the one who said it is no longer named.
        lost += was and not is_ and bool(new.participant)
        observed += is_ and not was and old.evidence not in ("", new.evidence)
    if lost:
        return counted(
            "1 quote lost its quotation marks: only what was observed has them",
            "%n quotes lost their quotation marks: only what was observed has them",
            lost,
        )
    return tr("Evidence is Observed now: only then it is a quote") if observed else ""


def quoting(act: Act) -> Act:
    """The act, telling of the quotes that it unmakes."""

    def run(map_: JourneyMap, selection: Selection) -> Change | None:
        change = act.run(map_, selection)
        told = of_quotes(map_, change.map, selection.records) if change is not None else ""
        return change._replace(told=told) if change is not None and told else change

    return act._replace(run=run)


def _is_quoted(map_: JourneyMap, card: Card) -> bool:
    return bool(card.text) and words_shown(card, card.text, map_.language) != card.text

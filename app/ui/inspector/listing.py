"""Doing to a list of records what its editor in a form asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.editor.session import Session
from app.editor.words import counted, tr
from app.models.edits import newly_about
from app.models.journey import JourneyMap
from app.ui.inspector.field import Field, RecordKey, record_at


@dataclass(frozen=True, slots=True)
class Done:
    """The key of the record that it was done to, as it is now, and what is told of it."""

    landed: RecordKey
    told: str = ""


def change_list(
    session: Session, field: Field, owner: RecordKey, verb: str, key: RecordKey
) -> Done:
    """Add a record to the list of its owner ("add"), "remove" one, or move it "up" or "down".

    Raises ``EditError`` where the record is no longer in the map.
    """
    listing, before = field.listing, session.map
    assert listing is not None
    if verb == "add":
        after, landed = listing.add(before, owner)
        session.commit(tr(listing.added), after)
        return Done(landed)
    if verb == "remove":
        record = record_at(before, owner)
        assert record is not None
        name = dict(field.read(before, record)).get(key, "")
        after = listing.remove(before, key)
        told = [tr("“{name}” was removed", name=name), *_handed_on(before, after, key)]
        session.commit(tr(listing.removed), after)
        return Done(key, ". ".join(told))
    after, landed = listing.move(before, key, -1 if verb == "up" else 1)
    session.commit(tr(listing.moved), after)
    return Done(landed)


def _handed_on(before: JourneyMap, after: JourneyMap, gone: RecordKey) -> Iterator[str]:
    """Whose the feelings are now that a persona leaves behind, where there are any."""
    heir = after.head_persona
    count = newly_about(before, after, gone) if isinstance(gone, str) else 0
    if count and heir is not None:
        words = counted("1 emotion is “{name}”’s now", "%n emotions are “{name}”’s now", count)
        yield words.replace("{name}", heir.name.strip() or tr("Main persona"))

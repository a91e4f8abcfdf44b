"""For each edit one move: arguments chosen at random, so that the edit has to succeed.

A move gives None where the map holds nothing that it could be tried on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from app.models import edits
from app.models.base import Record, new_id
from app.models.card import Card, Comment, Contact, Feeling, Image
from app.models.edits.span import columns_of
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.links import Arrow, Pair
from app.models.metric import Measure
from app.models.persona import Persona
from app.models.picture import picture_from
from app.models.reserved import Tour, TourStop, TrayNote
from app.models.scope import Source
from app.models.stage import Path, Stage, Step
from app.models.vocabulary import CardType, Grain, Importance, LaneType, MetricKind, PathKind
from tests.generators import tiny_png

Move = Callable[[JourneyMap, Random], JourneyMap | None]


def one(records: Sequence[Any], rng: Random) -> Any:
    """A record of a tuple, None where there is none."""
    return rng.choice(records) if records else None


def some(records: Sequence[Any], rng: Random) -> list[str]:
    """Ids of one to three records."""
    return [record.id for record in rng.sample(list(records), min(len(records), rng.randint(1, 3)))]


def place(records: Sequence[Record], rng: Random) -> int:
    return rng.randint(0, len(records))


def fresh(map_: JourneyMap) -> str:
    return new_id({map_.id, *map_.records})


def cell(map_: JourneyMap, rng: Random) -> tuple[str, str] | None:
    """A lane and a column of it."""
    lane = one(map_.lanes, rng)
    if lane is None:
        return None
    if lane.grain == Grain.MAP:
        return lane.id, ""
    columns = columns_of(map_, lane.grain)
    return (lane.id, rng.choice(columns)) if columns else None


def new_card(map_: JourneyMap, rng: Random, where: tuple[str, str]) -> Card:
    return Card(
        id=fresh(map_),
        lane=where[0],
        step=where[1],
        type=rng.choice(list(CardType)).value,
        text="new",
        persona=rng.choice(["", *(persona.id for persona in map_.personas)]),
        feeling=Feeling(level=rng.choice([-2, 0.5])) if rng.random() < 0.5 else None,
    )


# --- cards ---


def insert_cards(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    where = cell(map_, rng)
    if where is None:
        return None
    first = new_card(map_, rng, where)
    second = new_card(map_, rng, where)
    at = rng.choice([None, rng.randint(0, len(map_.cells.get(where, ())))])
    return edits.insert_cards(map_, (first, second), at)


def move_cards(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    where = cell(map_, rng)
    if where is None or not map_.cards:
        return None
    ids = some(map_.cards, rng)
    others = [card for card in map_.cells.get(where, ()) if card.id not in ids]
    at = rng.choice([None, rng.randint(0, len(others))])
    return edits.move_cards(map_, ids, *where, at, convert=rng.random() < 0.5)


def change_card(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    card = one(map_.cards, rng)
    if card is None:
        return None
    comment = Comment(id=fresh(map_), text="why?")
    changes: list[dict[str, Any]] = [
        {"importance": rng.choice(["", *(word.value for word in Importance)])},
        {"comments": rng.choice([(), (*card.comments, comment)])},
        {"contact": Contact(channels=("phone",), presence="offline")},
        {"sources": tuple(some(map_.sources, rng)) if map_.sources else ()},
        {"image": None},
        {"tags": ("a", "b"), "votes": 3},
    ]
    if map_.pictures:
        changes.append({"image": Image(picture=rng.choice(map_.pictures).sha256)})
    return edits.change_card(map_, card.id, **rng.choice(changes))


def change_cards(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    if not map_.cards:
        return None
    contact = Contact(channels=("phone",))
    made: list[dict[str, Any]] = [
        {"evidence": "observed"},
        {"contact": contact, "image": None},
        {"tags": ("a",)},
    ]
    return edits.change_cards(map_, some(map_.cards, rng), lambda _: rng.choice(made))


def span_card(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    card = one([card for card in map_.cards if card.step], rng)
    if card is None:
        return None
    lane = next(lane for lane in map_.lanes if lane.id == card.lane)
    columns = columns_of(map_, lane.grain)
    first = rng.randrange(len(columns))
    return edits.span_card(map_, card.id, columns[first], rng.choice(columns[first:]))


def set_card_text(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    card = one(map_.cards, rng)
    return edits.set_card_text(map_, card.id, f"{rng.random()}") if card else None


# --- stages and steps ---


def new_stage(map_: JourneyMap) -> Stage:
    return Stage(id=fresh(map_), name="new", steps=(Step(id=fresh(map_)), Step(id=fresh(map_))))


def insert_stage(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    return edits.insert_stage(map_, new_stage(map_), place(map_.stages, rng))


def move_stages(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    if not map_.stages:
        return None
    ids = some(map_.stages, rng)
    return edits.move_stages(map_, ids, rng.randint(0, len(map_.stages) - len(ids)))


def insert_step(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    stage = one(map_.stages, rng)
    if stage is None:
        return None
    return edits.insert_step(map_, Step(id=fresh(map_)), stage.id, place(stage.steps, rng))


def move_step(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    step = one(map_.steps, rng)
    if step is None:
        return None
    home = map_.stage_of_step[step.id]
    target = rng.choice(map_.stages) if len(home.steps) > 1 else home
    others = [other for other in target.steps if other.id != step.id]
    return edits.move_step(map_, step.id, target.id, rng.randint(0, len(others)))


def move_steps(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    target = one(map_.stages, rng)
    if target is None:
        return None
    # Each other stage keeps a step.
    free = [step for stage in map_.stages if stage is not target for step in stage.steps[1:]]
    chosen = some((*free, *target.steps), rng)
    others = [step for step in target.steps if step.id not in chosen]
    return edits.move_steps(map_, chosen, target.id, rng.randint(0, len(others)))


def merge_lanes(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    if len(map_.lanes) < 2:
        return None
    first, second = rng.sample(map_.lanes, 2)
    if not edits.may_merge(map_, first, second):
        return None
    return edits.merge_lanes(map_, first.id, second.id)


def split_lane(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    lane = one(map_.lanes, rng)
    if lane is None:
        return None
    cards = [card for card in map_.cards if card.lane == lane.id]
    going = some(cards, rng) if cards and rng.random() < 0.5 else None
    return edits.split_lane(map_, lane.id, "Other", going)


def remove_steps(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    stage = one([stage for stage in map_.stages if len(stage.steps) > 1], rng)
    if stage is None:
        return None
    count = rng.randint(1, len(stage.steps) - 1)
    return edits.remove_steps(map_, [step.id for step in rng.sample(stage.steps, count)])


def merge_steps(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    stage = one([stage for stage in map_.stages if len(stage.steps) > 1], rng)
    return edits.merge_steps(map_, rng.choice(stage.steps[:-1]).id) if stage else None


def merge_stages(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    stage = one(map_.stages[:-1], rng)
    return edits.merge_stages(map_, stage.id) if stage else None


def split_step(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    step = one(map_.steps, rng)
    return edits.split_step(map_, step.id) if step else None


def split_stage(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    stage = one([stage for stage in map_.stages if len(stage.steps) > 1], rng)
    if stage is None:
        return None
    return edits.split_stage(map_, stage.id, rng.randint(1, len(stage.steps) - 1), "new")


# --- lanes ---


def insert_lane(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    lane = Lane(id=fresh(map_), type=rng.choice(list(LaneType)).value)
    return edits.insert_lane(map_, lane, place(map_.lanes, rng))


def move_lanes(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    if not map_.lanes:
        return None
    ids = some(map_.lanes, rng)
    return edits.move_lanes(map_, ids, rng.randint(0, len(map_.lanes) - len(ids)))


def change_lane_type(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    lane = one(map_.lanes, rng)
    new = rng.choice(list(LaneType)).value
    return edits.change_lane_type(map_, lane.id, new) if lane else None


def change_lane_grain(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    lane = one(map_.lanes, rng)
    if lane is None or not map_.steps:
        return None
    return edits.change_lane_grain(map_, lane.id, rng.choice(list(Grain)).value)


# --- what joins ---


def add_pair(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    chance = CardType.OPPORTUNITY
    answers = (CardType.RECOMMENDATION, chance)
    task = one([card for card in map_.cards if card.type in answers], rng)
    chosen = task is not None and task.type == chance
    kinds = (CardType.BARRIER, CardType.EMOTION, *(() if chosen else (chance,)))
    target = one([card for card in map_.cards if card.type in kinds], rng)
    if task is None or target is None:
        return None
    return edits.add_pair(map_, Pair(id=fresh(map_), recommendation=task.id, target=target.id))


def add_path(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    if not map_.steps:
        return None
    kind = rng.choice(list(PathKind))
    first, last = rng.choice(map_.steps).id, rng.choice(map_.steps).id
    end = "" if kind is PathKind.EXIT else last
    return edits.add_path(map_, Path(id=fresh(map_), kind=kind, from_step=first, to_step=end))


def change_path(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    path = one(map_.paths, rng)
    if path is None:
        return None
    changes = rng.choice([{"kind": "exit"}, {"kind": "loop", "to_step": map_.steps[0].id}])
    return edits.change_path(map_, path.id, **changes)


def add_arrow(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    if len(map_.cards) < 2:
        return None
    first, second = rng.sample(map_.cards, 2)
    arrow = Arrow(id=fresh(map_), from_card=first.id, to_card=second.id)
    return edits.add_arrow(map_, arrow)


# --- personas, sources, pictures, tray ---


def insert_persona(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    persona = Persona(id=fresh(map_), name="new", sources=tuple(one.id for one in map_.sources))
    return edits.insert_persona(map_, persona, place(map_.personas, rng))


def change_persona(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    persona = one(map_.personas, rng)
    if persona is None:
        return None
    hashes = ["", *(picture.sha256 for picture in map_.pictures)]
    return edits.change_persona(map_, persona.id, photo=rng.choice(hashes), name="other")


def remove_persona(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    persona = one(map_.personas, rng)
    if persona is None:
        return None
    heir = rng.choice(["", *(other.id for other in map_.personas)])
    return edits.remove_persona(map_, persona.id, heir)


def set_main_persona(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    return edits.set_main_persona(map_, rng.choice(["", *(one.id for one in map_.personas)]))


def change_scope(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    hashes = ["", *(picture.sha256 for picture in map_.pictures)]
    return edits.change_scope(map_, logo=rng.choice(hashes), owner="Mara")


def add_picture(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    return edits.add_picture(map_, picture_from(tiny_png(3, 2, rng.randrange(256)), "new"))


def place_tray_note(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    note, where = one(map_.tray, rng), cell(map_, rng)
    return edits.place_tray_note(map_, note.id, *where) if note and where else None


def insert_source(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    return edits.insert_source(map_, Source(id=fresh(map_)), place(map_.sources, rng))


def add_tray_notes(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    notes = (TrayNote(id=fresh(map_), text="a"), TrayNote(id=fresh(map_), type="barrier"))
    return edits.add_tray_notes(map_, notes, place(map_.tray, rng))


# --- tours ---


def somewhere(map_: JourneyMap, rng: Random) -> TourStop:
    """A stop anywhere, or nowhere yet."""
    kinds = (map_.stages, map_.steps, map_.lanes, map_.cards)
    held = [record.id for records in kinds for record in records]
    return TourStop(target=rng.choice(["", *held]), notes="say this")


def insert_tour(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    tour = Tour(id=fresh(map_), title="new", stops=(somewhere(map_, rng),))
    return edits.insert_tour(map_, tour, place(map_.tours, rng))


def insert_stop(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    tour = one(map_.tours, rng)
    if tour is None:
        return None
    return edits.insert_stop(map_, tour.id, somewhere(map_, rng), rng.randint(0, len(tour.stops)))


def change_stop(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    tour = one([tour for tour in map_.tours if tour.stops], rng)
    if tour is None:
        return None
    changes = rng.choice([{"target": somewhere(map_, rng).target}, {"notes": "or this"}])
    return edits.change_stop(map_, tour.id, rng.randrange(len(tour.stops)), **changes)


def move_stop(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    tour = one([tour for tour in map_.tours if tour.stops], rng)
    if tour is None:
        return None
    count = len(tour.stops)
    return edits.move_stop(map_, tour.id, rng.randrange(count), rng.randrange(count))


def remove_stop(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    tour = one([tour for tour in map_.tours if tour.stops], rng)
    return edits.remove_stop(map_, tour.id, rng.randrange(len(tour.stops))) if tour else None


# --- numbers ---


def measured(map_: JourneyMap, rng: Random, least: int) -> tuple[str, int] | None:
    """A record with at least so many numbers, and how many it has."""
    kinds = ((map_,), map_.cards, map_.steps, map_.stages)
    held = [record for records in kinds for record in records if len(record.measures) >= least]
    record = one(held, rng)
    return (record.id, len(record.measures)) if record is not None else None


def insert_measure(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    found = measured(map_, rng, 0)
    assert found is not None
    owner, count = found
    made = Measure(kind=rng.choice(list(MetricKind)).value, value=rng.choice([None, 3.5]))
    return edits.insert_measure(map_, owner, made, rng.randint(0, count))


def change_measure(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    found = measured(map_, rng, 1)
    if found is None:
        return None
    return edits.change_measure(map_, found[0], rng.randrange(found[1]), name="new", value=12.0)


def change_measure_kind(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    found = measured(map_, rng, 1)
    if found is None:
        return None
    kind = rng.choice(list(MetricKind)).value
    return edits.change_measure_kind(map_, found[0], rng.randrange(found[1]), kind)


def move_measure(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    found = measured(map_, rng, 1)
    if found is None:
        return None
    owner, count = found
    return edits.move_measure(map_, owner, rng.randrange(count), rng.randrange(count))


def remove_measure(map_: JourneyMap, rng: Random) -> JourneyMap | None:
    found = measured(map_, rng, 1)
    return edits.remove_measure(map_, found[0], rng.randrange(found[1])) if found else None


# --- moves that are alike for many nouns ---


def with_one(edit: Callable[..., JourneyMap], field: str, *more: Any, **changes: Any) -> Move:
    """An edit of one record by its id."""

    def move(map_: JourneyMap, rng: Random) -> JourneyMap | None:
        record = one(getattr(map_, field), rng)
        return edit(map_, record.id, *more, **changes) if record else None

    return move


def with_some(edit: Callable[..., JourneyMap], field: str, *more: Any) -> Move:
    """An edit of several records by their ids."""

    def move(map_: JourneyMap, rng: Random) -> JourneyMap | None:
        records = getattr(map_, field)
        return edit(map_, some(records, rng), *more) if records else None

    return move


def reordering(edit: Callable[..., JourneyMap], field: str) -> Move:
    """An edit that moves records among their like."""

    def move(map_: JourneyMap, rng: Random) -> JourneyMap | None:
        records = getattr(map_, field)
        ids = some(records, rng)
        return edit(map_, ids, rng.randint(0, len(records) - len(ids)))

    return move


MOVES: dict[str, Move] = {
    "add_arrow": add_arrow,
    "add_pair": add_pair,
    "add_path": add_path,
    "add_picture": add_picture,
    "add_tray_notes": add_tray_notes,
    "change_arrow": with_one(edits.change_arrow, "arrows", label="then"),
    "change_card": change_card,
    "change_cards": change_cards,
    "change_card_type": with_some(edits.change_card_type, "cards", "barrier"),
    "change_lane": with_one(edits.change_lane, "lanes", hidden=True, tint="#12ab34"),
    "change_lane_grain": change_lane_grain,
    "change_lane_type": change_lane_type,
    "change_map": lambda map_, rng: edits.change_map(map_, kind="future", theme="ink"),
    "change_measure": change_measure,
    "change_measure_kind": change_measure_kind,
    "change_metric_kind": with_one(edits.change_metric_kind, "lanes", "cost"),
    "change_path": change_path,
    "change_persona": change_persona,
    "change_scope": change_scope,
    "change_source": with_one(edits.change_source, "sources", method="survey", n=12),
    "change_stage": with_one(edits.change_stage, "stages", importance="high"),
    "change_step": with_one(edits.change_step, "steps", attention="pilot", duration=60.0),
    "change_stop": change_stop,
    "change_tour": with_one(edits.change_tour, "tours", title="Other"),
    "change_tray_note": with_one(edits.change_tray_note, "tray", type="barrier"),
    "drop_unused_pictures": lambda map_, rng: edits.drop_unused_pictures(map_),
    "duplicate_cards": with_some(edits.duplicate_cards, "cards"),
    "duplicate_lane": with_one(edits.duplicate_lane, "lanes"),
    "duplicate_stage": with_one(edits.duplicate_stage, "stages"),
    "duplicate_step": with_one(edits.duplicate_step, "steps"),
    "insert_cards": insert_cards,
    "insert_lane": insert_lane,
    "insert_measure": insert_measure,
    "insert_persona": insert_persona,
    "insert_source": insert_source,
    "insert_stage": insert_stage,
    "insert_step": insert_step,
    "insert_stop": insert_stop,
    "insert_tour": insert_tour,
    "merge_lanes": merge_lanes,
    "merge_stages": merge_stages,
    "merge_steps": merge_steps,
    "move_cards": move_cards,
    "move_lanes": move_lanes,
    "move_measure": move_measure,
    "move_personas": reordering(edits.move_personas, "personas"),
    "move_sources": reordering(edits.move_sources, "sources"),
    "move_stages": move_stages,
    "move_step": move_step,
    "move_steps": move_steps,
    "move_stop": move_stop,
    "move_tours": reordering(edits.move_tours, "tours"),
    "move_tray_notes": reordering(edits.move_tray_notes, "tray"),
    "place_tray_note": place_tray_note,
    "remove_arrows": with_some(edits.remove_arrows, "arrows"),
    "remove_cards": with_some(edits.remove_cards, "cards"),
    "remove_lanes": with_some(edits.remove_lanes, "lanes"),
    "remove_measure": remove_measure,
    "remove_pairs": with_some(edits.remove_pairs, "pairs"),
    "remove_paths": with_some(edits.remove_paths, "paths"),
    "remove_persona": remove_persona,
    "remove_source": with_one(edits.remove_source, "sources"),
    "remove_stages": with_some(edits.remove_stages, "stages"),
    "remove_steps": remove_steps,
    "remove_stop": remove_stop,
    "remove_tour": with_one(edits.remove_tour, "tours"),
    "remove_tray_notes": with_some(edits.remove_tray_notes, "tray"),
    "rename_lane": with_one(edits.rename_lane, "lanes", "Other"),
    "rename_map": lambda map_, rng: edits.rename_map(map_, "Other"),
    "rename_stage": with_one(edits.rename_stage, "stages", "Other"),
    "rename_step": with_one(edits.rename_step, "steps", "Other"),
    "send_to_tray": with_some(edits.send_to_tray, "cards"),
    "set_card_text": set_card_text,
    "set_insight": lambda map_, rng: edits.set_insight(map_, "It is the wait."),
    "set_main_persona": set_main_persona,
    "span_card": span_card,
    "split_lane": split_lane,
    "split_stage": split_stage,
    "split_step": split_step,
}

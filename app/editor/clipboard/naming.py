"""What pasted records name: personas are found by name, sources and pictures come along."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from app.editor.clipboard.moving import Cut, Ids, Left, moved_back
from app.editor.words import counted, tr
from app.models import edits
from app.models.base import Id, evolve, new_id
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.scope import Source


class Named:
    """Leads from the names in a copied part to those in the map it is pasted into.

    A persona is the one of the same id and name, else one of the same name; else it is left out and
    told. A source that the map has not got yet is added.
    """

    def __init__(self, map_: JourneyMap, part: JourneyMap) -> None:
        self.part = part
        self._map = map_
        by_name = {one.name.casefold(): one.id for one in reversed(map_.personas)}
        known = {(one.id, one.name) for one in map_.personas}
        self._personas = {
            one.id: one.id if (one.id, one.name) in known else by_name.get(one.name.casefold(), "")
            for one in part.personas
        }
        self._left_out: dict[Id, None] = {}
        self._sources = self._sources_of(map_, part)
        self.new_sources: tuple[Source, ...] = ()

    def card(self, card: Card) -> Card:
        """A card that names what is in the map."""
        return evolve(
            card,
            persona=self._persona(card.persona),
            sources=tuple(self._sources[id_][0] for id_ in card.sources if id_ in self._sources),
        )

    def lane(self, lane: Lane) -> Lane:
        """A lane that names what is in the map."""
        return evolve(lane, persona=self._persona(lane.persona))

    def details(self, kept: Mapping[str, Any]) -> dict[str, Any]:
        """What a note of the tray keeps of when it was a card, naming what is in the map."""
        made = dict(kept)
        if isinstance(named := made.get("persona"), str):
            made["persona"] = self._persona(named)
        if isinstance(cited := made.get("sources"), list | tuple):
            made["sources"] = [
                self._sources[one][0] if isinstance(one, str) else one
                for one in cited
                if not isinstance(one, str) or one in self._sources
            ]
        return {name: value for name, value in made.items() if value or value == kept[name]}

    def told(self) -> str:
        """A sentence on who was left out, or ""."""
        if not self._left_out:
            return ""
        names = [
            f"“{one.name}”" if one.name else tr("without a name")
            for one in self.part.personas
            if one.id in self._left_out
        ]
        text = counted(
            "The persona {names} is not on this map and was left out.",
            "%n personas are not on this map and were left out: {names}.",
            len(names),
        )
        return text.replace("{names}", ", ".join(names))

    def sources_for(self, wanted: Collection[Id]) -> tuple[Source, ...]:
        """Those of the sources with these ids that the map has not got yet."""
        return tuple(
            evolve(source, id=id_)
            for id_, source in self._sources.values()
            if source is not None and id_ in wanted
        )

    def _persona(self, id_: Id) -> Id:
        found = self._personas.get(id_, "")
        if id_ in self._personas and not found:
            self._left_out[id_] = None
        return found

    @staticmethod
    def _sources_of(map_: JourneyMap, part: JourneyMap) -> Mapping[Id, tuple[Id, Source | None]]:
        """For each source of the part its id in the map, and the source where it is new there."""
        known = {one.id: one for one in map_.sources}
        alike = {evolve(one, id="-").model_dump_json(): one.id for one in map_.sources}
        taken = set(map_.records)
        found: dict[Id, tuple[Id, Source | None]] = {}
        for one in part.sources:
            if known.get(one.id) == one:
                found[one.id] = (one.id, None)
                continue
            same = alike.get(evolve(one, id="-").model_dump_json())
            if same is not None:
                found[one.id] = (same, None)
                continue
            made = new_id(taken)
            taken.add(made)
            found[one.id] = (made, one)
        return found


def with_named(map_: JourneyMap, named: Named, cards: Iterable[Card]) -> JourneyMap:
    """The map with the sources and pictures that pasted cards need."""
    held = tuple(cards)
    after = map_
    for source in named.sources_for({id_ for card in held for id_ in card.sources}):
        after = edits.insert_source(after, source, len(after.sources))
    wanted = {card.image.picture for card in held if card.image is not None}
    for picture in named.part.pictures:
        if picture.sha256 in wanted:
            after = edits.add_picture(after, picture)
    return after


def with_links(
    map_: JourneyMap, part: JourneyMap, renamed: Mapping[Id, Id]
) -> tuple[JourneyMap, int]:
    """The map with what joins two records of a part that both were pasted.

    ``renamed`` leads from the ids in the part to those in the map. A pair that does not fit the
    types of its cards any more is left out; second, how many these are.
    """
    after = map_
    unfit = 0

    def id_for(link: Id, *ends: Id) -> Id:
        """Between records that were moved a link is what it was."""
        moved = link not in after.records and all(renamed[end] == end for end in ends if end)
        return link if moved else new_id(after.records)

    for pair in part.pairs:
        if pair.recommendation in renamed and pair.target in renamed:
            ends = {
                "recommendation": renamed[pair.recommendation],
                "target": renamed[pair.target],
            }
            id_ = id_for(pair.id, pair.recommendation, pair.target)
            made = evolve(pair, id=id_, **ends)
            if edits.pair_fits(after, made):
                after = edits.add_pair(after, made)
            else:
                unfit += 1
    for arrow in part.arrows:
        if arrow.from_card in renamed and arrow.to_card in renamed:
            ends = {"from_card": renamed[arrow.from_card], "to_card": renamed[arrow.to_card]}
            id_ = id_for(arrow.id, arrow.from_card, arrow.to_card)
            after = edits.add_arrow(after, evolve(arrow, id=id_, **ends))
    for path in part.paths:
        if path.from_step in renamed and (not path.to_step or path.to_step in renamed):
            ends = {"from_step": renamed[path.from_step]}
            if path.to_step:
                ends["to_step"] = renamed[path.to_step]
            id_ = id_for(path.id, path.from_step, path.to_step)
            after = edits.add_path(after, evolve(path, id=id_, **ends))
    return after, unfit


def joined(map_: JourneyMap, part: JourneyMap, ids: Ids, cut: Cut | None) -> tuple[JourneyMap, str]:
    """The map with all that joins what was pasted, and a sentence on what cannot come along.

    ``cut`` is what it was cut out of, where it was cut out of this map.
    """
    after, unfit = with_links(map_, part, ids.renamed)
    if cut is None or not ids.moved:
        return after, Left(pairs=unfit).told()
    after, left = moved_back(after, cut, ids.moved)
    return after, left.told()

"""A cut that is followed by a paste is a move: what joined the records comes back with them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import astuple, dataclass, fields

from app.editor.navigate import Cells
from app.editor.selecting import rectangle
from app.editor.selection import Selection
from app.editor.words import counted, tr
from app.models import edits
from app.models.base import Id, evolve, new_id
from app.models.card import Card
from app.models.edits.change import with_cards
from app.models.edits.forget import forget
from app.models.edits.span import columns_of, covered, spanning
from app.models.journey import JourneyMap
from app.models.links import Arrow, Pair
from app.models.stage import Path
from app.models.vocabulary import Grain

Link = Pair | Arrow | Path


@dataclass(frozen=True, slots=True)
class Cut:
    """A map before and after something was cut out of it; ``left`` is what is selected then."""

    before: JourneyMap
    after: JourneyMap
    left: Selection | None = None


class Ids:
    """Gives the ids for what is pasted: new ones, or with ``keep`` its own where they are free."""

    def __init__(self, map_: JourneyMap, *, keep: bool) -> None:
        self._taken = {map_.id, *map_.records}
        self._keep = keep
        self.moved: set[Id] = set()
        self.renamed: dict[Id, Id] = {}
        """From the ids of what is pasted to those that it has got."""

    def give(self, old: Id) -> Id:
        """The id for a record."""
        keeps = self._keep and old not in self._taken
        made = old if keeps else new_id(self._taken)
        if keeps:
            self.moved.add(old)
        self._taken.add(made)
        self.renamed[old] = made
        return made

    def card(self, card: Card) -> Card:
        """A card under its id; only one that is moved keeps the comments and votes given to it."""
        id_ = self.give(card.id)
        if id_ != card.id:
            return evolve(card, id=id_, comments=(), votes=0)
        comments = tuple(evolve(one, id=self.give(one.id)) for one in card.comments)
        return evolve(card, comments=comments)


@dataclass(frozen=True, slots=True)
class Left:
    """How many links of what is pasted did not come along."""

    pairs: int = 0
    arrows: int = 0
    paths: int = 0
    stops: int = 0

    def packed(self) -> bytes:
        """As it goes to the clipboard."""
        return " ".join(map(str, astuple(self))).encode()

    @classmethod
    def unpacked(cls, packed: bytes) -> Left:
        """From the clipboard, where anybody may have written; what is not sound counts nothing."""
        counts = packed.split()
        sound = len(counts) == len(fields(cls)) and all(one.isdigit() for one in counts)
        return cls(*map(int, counts)) if sound else cls()

    def told(self) -> str:
        """A sentence on that, or ""."""
        named = (
            counted("1 pair", "%n pairs", self.pairs) if self.pairs else "",
            counted("1 arrow", "%n arrows", self.arrows) if self.arrows else "",
            counted("1 path", "%n paths", self.paths) if self.paths else "",
            counted("1 stop of a tour", "%n stops of tours", self.stops) if self.stops else "",
        )
        what = ", ".join(one for one in named if one)
        return tr("Could not come along: {what}.", what=what) if what else ""


def standing_after(map_: JourneyMap, part: JourneyMap, before: Selection) -> Selection | None:
    """Where the keyboard stands once cards of several cells were cut: where their block began.

    ``map_`` is what is left, ``part`` what was cut out, as ``before`` had it selected. A rectangle
    stays selected, as in a spreadsheet. None for the cards of one cell.
    """
    if len({(card.lane, card.step) for card in part.cards}) < 2:
        return None
    cells = Cells(map_)
    first = part.steps[0].id if part.steps else ""
    cell = cells.cell(cells.row(part.lanes[0].id), cells.column(first))
    if cell is None:
        return None
    if before.anchor is not None and before.cell is not None:
        emptied = rectangle(map_, before.anchor, before.cell)
        if not emptied.records:
            return emptied
    last = cells.cards(cell)[-1:]
    return Selection(tuple(card.id for card in last), cell)


def left_behind(cut: Cut, part: JourneyMap) -> Left:
    """What a cut took from a map that is not in the part that was cut out: it led elsewhere."""
    moved = part.records.keys()
    lost = [link for link in _lost(cut, cut.after, moved) if link.id not in moved]
    return _counts(lost, _stops(cut, cut.after, moved))


def moved_back(map_: JourneyMap, cut: Cut, moved: Collection[Id]) -> tuple[JourneyMap, Left]:
    """The map with what joined the moved records to others and among themselves, as before the cut.

    Pairs, arrows and paths come back where both ends are there and still fit; the stops of tours,
    and what was set aside in the review, where nobody has changed these meanwhile.
    """
    after = map_
    for link in tuple(_lost(cut, map_, moved)):
        after = _joined(after, link)
    for name in ("tours", "parts", "review"):
        if getattr(after, name) == getattr(cut.after, name):
            after = evolve(after, **{name: getattr(cut.before, name)})
    after = forget(after, _named(cut) - {after.id, *after.records})
    return after, _counts(tuple(_lost(cut, after, moved)), _stops(cut, after, moved))


def untouched(cut: Cut, map_: JourneyMap) -> set[Id]:
    """The cards that stand on a map where a cut left them, and reach as far as they did then."""
    left = {card.id: _span(card) for card in cut.after.cards}
    return {card.id for card in map_.cards if left.get(card.id) == _span(card)}


def covering_again(map_: JourneyMap, cut: Cut) -> JourneyMap:
    """The map where the cards that a cut made shorter cover what came back, where that adjoins."""
    same = untouched(cut, map_)
    short = {card.id: card for card in cut.before.cards if card.until and card.id in same}
    before = {grain.value: columns_of(cut.before, grain) for grain in Grain}
    after = {grain.value: columns_of(map_, grain) for grain in Grain}
    grains = {lane.id: lane.grain for lane in map_.lanes}
    cards = []
    for card in map_.cards:
        was = short.get(card.id)
        columns = after.get(grains[card.lane], [])
        old = covered(before.get(grains[card.lane], []), was) if was is not None else []
        places = sorted(columns.index(id_) for id_ in old if id_ in columns)
        if places and places[-1] - places[0] + 1 == len(places):
            card = spanning(card, columns[places[0]], columns[places[-1]])
        cards.append(card)
    return with_cards(map_, tuple(cards))


def ordered_as(map_: JourneyMap, before: JourneyMap) -> JourneyMap:
    """The map with the cards as they stood before in their cells, where there are no others now."""
    here = {card.id: card for card in map_.cards}
    if here.keys() != {card.id for card in before.cards}:
        return map_
    return with_cards(map_, tuple(here[card.id] for card in before.cards))


def _span(card: Card) -> tuple[Id, Id, Id]:
    return card.lane, card.step, card.until


def _named(cut: Cut) -> set[Id]:
    """All that tours, parts and the review name."""
    before = cut.before
    found = {stop.target for tour in before.tours for stop in tour.stops}
    found |= {step for part in before.parts for step in part.steps}
    found |= {one.target for one in (before.review.dismissed if before.review else ())}
    return found - {""}


def _lost(cut: Cut, after: JourneyMap, moved: Collection[Id]) -> Iterator[Link]:
    """The links of the moved records that were there before the cut and are not there now."""
    known = after.records
    gone = cut.before.records.keys() - cut.after.records.keys()
    links: tuple[Link, ...] = (*cut.before.pairs, *cut.before.arrows, *cut.before.paths)
    for link in links:
        if link.id in gone and link.id not in known and not _ends(link).isdisjoint(moved):
            yield link


def _ends(link: Link) -> set[Id]:
    """The ids that a link joins."""
    match link:
        case Pair():
            return {link.recommendation, link.target}
        case Arrow():
            return {link.from_card, link.to_card}
    return {link.from_step, link.to_step} - {""}


def _joined(map_: JourneyMap, link: Link) -> JourneyMap:
    """The map with a link, or as it is where an end is missing or does not fit any more."""
    if not _ends(link) <= map_.records.keys():
        return map_
    match link:
        case Pair():
            return edits.add_pair(map_, link) if edits.pair_fits(map_, link) else map_
        case Arrow():
            return edits.add_arrow(map_, link)
    return edits.add_path(map_, link)


def _stops(cut: Cut, after: JourneyMap, moved: Collection[Id]) -> int:
    """How many stops of tours led to what was moved before the cut, and lead there no more."""

    def leading(map_: JourneyMap) -> int:
        return sum(stop.target in moved for tour in map_.tours for stop in tour.stops)

    return max(0, leading(cut.before) - leading(after))


def _counts(lost: Collection[Link], stops: int) -> Left:
    pairs, arrows, paths = (
        sum(isinstance(one, kind) for one in lost) for kind in (Pair, Arrow, Path)
    )
    return Left(pairs, arrows, paths, stops)

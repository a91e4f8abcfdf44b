"""Pasting whole lanes, stages and steps, with their cards, on the map they come from or another."""

from __future__ import annotations

from app.editor.acts.act import Change
from app.editor.acts.here import lanes_here, stages_here
from app.editor.acts.reaching import told_of_reach
from app.editor.clipboard.copying import Copied, CopiedKind
from app.editor.clipboard.moving import Cut, Ids, covering_again, ordered_as, untouched
from app.editor.clipboard.naming import Named, joined, with_named
from app.editor.selection import Selection
from app.editor.words import counted
from app.models import edits
from app.models.base import Id, evolve
from app.models.card import Card
from app.models.edits.lane import retyped
from app.models.edits.span import columns_of, covered
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.stage import Stage, Step
from app.models.vocabulary import Grain


def paste_headings(
    map_: JourneyMap, selection: Selection, what: Copied, cut: Cut | None = None
) -> Change | None:
    """Put copied lanes, stages or steps behind the one that is selected or stood in.

    What was cut is moved; ``cut`` is what it was cut out of, where that is this map.
    """
    pasting = _Pasting(map_, what, cut)
    if what.kind is CopiedKind.LANES:
        return _paste_lanes(pasting, selection)
    if what.kind is CopiedKind.STAGES:
        return _paste_stages(pasting, selection)
    return _paste_steps(pasting, selection)


class _Pasting:
    """A map that takes in records of a part one after the other, under ids of its own."""

    def __init__(self, map_: JourneyMap, what: Copied, cut: Cut | None) -> None:
        self.map = map_
        self.part = what.map
        self.named = Named(map_, what.map)
        self.added_lanes = 0
        self.added_stages = 0
        self._ids = Ids(map_, keep=what.cut)
        # Where the records of the part are now, those that were found there among them.
        self.renamed: dict[Id, Id] = {}
        self._cut = cut
        self._left = self._reach = ""
        self._before = map_

    def fresh(self, old: Id) -> Id:
        """The id for a record of the part."""
        made = self.renamed[old] = self._ids.give(old)
        return made

    def step(self, step: Step) -> Step:
        """A copy of a step."""
        return evolve(step, id=self.fresh(step.id))

    def insert_stage(self, stage: Stage, place: int) -> None:
        """Insert a copy of a stage."""
        steps = tuple(self.step(step) for step in stage.steps)
        made = evolve(stage, id=self.fresh(stage.id), steps=steps)
        self.map = edits.insert_stage(self.map, made, place)

    def insert_lane(self, lane: Lane, place: int) -> None:
        """Insert a copy of a lane."""
        made = evolve(self.named.lane(lane), id=self.fresh(lane.id))
        self.map = edits.insert_lane(self.map, made, place)

    def find_lanes(self, wanted: set[Id]) -> None:
        """Find the lane for each of some lanes of the part: the same, or one of its kind.

        Where there is none a copy comes behind the others, for no card is to be lost.
        """
        free = list(self.map.lanes)
        known = {lane.id: lane for lane in free}
        for lane in self.part.lanes:
            same = known.get(lane.id)
            if same is not None and (same.type, same.grain) == (lane.type, lane.grain):
                self.renamed[lane.id] = lane.id
                free.remove(same)
        for lane in self.part.lanes:
            if lane.id in self.renamed:
                continue
            alike = [one for one in free if (one.type, one.grain) == (lane.type, lane.grain)]
            alike.sort(key=lambda one: one.title.casefold() != lane.title.casefold())
            if alike:
                self.renamed[lane.id] = alike[0].id
                free.remove(alike[0])
            elif lane.id in wanted:
                self.insert_lane(lane, len(self.map.lanes))
                self.added_lanes += 1

    def find_columns(self) -> None:
        """Find a stage and steps for those of the part: the same, else those at the same place.

        Where the map is shorter copies of the part's stages come behind.
        """
        known = self.map.records
        if all(step.id in known for step in self.part.steps):
            self.renamed.update({step.id: step.id for step in self.part.steps})
            for stage in self.part.stages:
                home = self.map.stage_of_step[stage.steps[0].id].id
                self.renamed[stage.id] = stage.id if stage.id in known else home
            return
        for at, stage in enumerate(self.part.stages):
            if at >= len(self.map.stages):
                self.insert_stage(stage, len(self.map.stages))
                self.added_stages += 1
                continue
            there = self.map.stages[at]
            self.renamed[stage.id] = there.id
            for place, step in enumerate(stage.steps):
                if place < len(there.steps):
                    self.renamed[step.id] = there.steps[place].id
                else:
                    made = self.step(step)
                    self.map = edits.insert_step(self.map, made, there.id, place)
                    there = self.map.stages[at]
                    self.added_stages += 1

    def insert_cards(self, cards: tuple[Card, ...]) -> None:
        """Insert copies of cards where their lanes and columns are now, and what joins them."""
        types = {lane.id: lane.type for lane in self.part.lanes}
        lanes = {lane.id: lane for lane in self.map.lanes}
        made = []
        for card in cards:
            lane = lanes[self.renamed[card.lane]]
            if self._is_there(card, lane):
                continue
            moved = evolve(
                self.named.card(self._ids.card(card)),
                lane=lane.id,
                step=self.renamed[card.step] if card.step else "",
                until=self.renamed[card.until] if card.until else "",
            )
            made.append(retyped(moved, types[card.lane], lane.type))
        self.map = with_named(self.map, self.named, made)
        self.map = edits.insert_cards(self.map, made)
        self.map, self._left = joined(self.map, self.part, self._ids, self._cut)
        self._cover()

    def _is_there(self, card: Card, lane: Lane) -> bool:
        """Whether what a card says in the part is on the map, so that it comes no second time.

        A cut leaves a card that reached beyond it; and one between whose columns the part is pasted
        covers that as well.
        """
        stayed = self._cut is not None and card.id in self._cut.after.records
        if stayed and card.step in self._ids.moved:
            return True
        there = self.map.records_of_cards.get(card.id)
        if not isinstance(there, Card) or (there.lane, there.text) != (lane.id, card.text):
            return False
        over = covered(columns_of(self.map, lane.grain), there)
        ends = {self.renamed[id_] for id_ in (card.step, card.until) if id_}
        return bool(ends) and ends <= set(over)

    def _cover(self) -> None:
        """Let cards cover again what was cut out below them, and keep what is told of that."""
        cut, before = self._cut, self._before
        if cut is None or not self._ids.moved:
            self._reach = told_of_reach(before, self.map)
            return
        self.map = covering_again(self.map, cut)
        if before.cards == cut.after.cards:
            self.map = ordered_as(self.map, cut.before)
        self._reach = told_of_reach(cut.before, self.map, untouched(cut, before))

    def told(self) -> str:
        """What came that was not asked for, who was left out, and what reaches further or less."""
        told = []
        reach = f"{self._reach}." if self._reach else ""
        if self.added_lanes:
            told.append(
                counted("1 lane was added for the cards.", "%n lanes were added for the cards.",
                        self.added_lanes)
            )  # fmt: skip
        if self.added_stages:
            told.append(
                counted("1 stage or step was added for the cards.",
                        "%n stages and steps were added for the cards.", self.added_stages)
            )  # fmt: skip
        return " ".join(one for one in (*told, self.named.told(), self._left, reach) if one)


def _paste_lanes(pasting: _Pasting, selection: Selection) -> Change | None:
    map_, part = pasting.map, pasting.part
    here = lanes_here(map_, selection)
    place = _place(map_.lanes, here[-1].id) + 1 if here else len(map_.lanes)
    used = {key for card in part.cards for key in (card.step, card.until) if key}
    if used:
        pasting.find_columns()
    for at, lane in enumerate(part.lanes):
        pasting.insert_lane(lane, place + at)
    pasting.insert_cards(part.cards)
    chosen = tuple(pasting.renamed[lane.id] for lane in part.lanes)
    label = counted("Paste Lane", "Paste %n Lanes", len(chosen))
    return Change(label, pasting.map, Selection(chosen), pasting.told())


def _paste_stages(pasting: _Pasting, selection: Selection) -> Change | None:
    map_, part = pasting.map, pasting.part
    here = stages_here(map_, selection)
    place = _place(map_.stages, here[-1].id) + 1 if here else len(map_.stages)
    for at, stage in enumerate(part.stages):
        pasting.insert_stage(stage, place + at)
    pasting.find_lanes({card.lane for card in part.cards})
    pasting.insert_cards(part.cards)
    chosen = tuple(pasting.renamed[stage.id] for stage in part.stages)
    label = counted("Paste Stage", "Paste %n Stages", len(chosen))
    return Change(label, pasting.map, Selection(chosen), pasting.told())


def _paste_steps(pasting: _Pasting, selection: Selection) -> Change | None:
    """Steps come behind the step that is selected or stood in; without stages as stages."""
    map_, part = pasting.map, pasting.part
    stages = stages_here(map_, selection) or map_.stages[-1:]
    if not stages:
        return _paste_stages(pasting, selection)
    stage = stages[-1]
    place = len(stage.steps)
    for key in (selection.current, selection.cell[1] if selection.cell is not None else ""):
        if key in [step.id for step in stage.steps]:
            place = _place(stage.steps, key) + 1
            break
    for at, step in enumerate(part.steps):
        pasting.map = edits.insert_step(pasting.map, pasting.step(step), stage.id, place + at)
    per_step = {lane.id for lane in part.lanes if lane.grain == Grain.STEP}
    cards = tuple(card for card in part.cards if card.lane in per_step)
    pasting.find_lanes({card.lane for card in cards})
    pasting.insert_cards(cards)
    chosen = tuple(pasting.renamed[step.id] for step in part.steps)
    label = counted("Paste Step", "Paste %n Steps", len(chosen))
    return Change(label, pasting.map, Selection(chosen), pasting.told())


def _place(records: tuple[Stage, ...] | tuple[Step, ...] | tuple[Lane, ...], id_: Id) -> int:
    return [one.id for one in records].index(id_)

"""A user at random: every act and edit in any order, with undo, redo, saving and opening again.

An act or an edit that is new is met here by itself.
"""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.editor.acts import ACTS, FAMILIES, Change, act_of, kinds_selected
from app.editor.navigate import Cells, Way, move
from app.editor.session import Session
from app.layout.memo import Memo
from app.layout.sheet_layout import lay_out
from app.layout.themes import theme
from app.models.edits import EditError
from app.models.integrity import faults
from app.models.journey import JourneyMap
from app.models.order import in_order
from app.storage import dump, parse
from app.ui.document import Document
from tests.editor.picking import picked, value_for
from tests.generators import maps, random_map
from tests.layout.sheets import typesetter
from tests.models.moves import MOVES

EDITS = 30
"""How many edits a sequence has at least."""

IDS = (*sorted(ACTS), *(f"{family}:" for family in sorted(FAMILIES)))
"""All acts; those of a family get a value that the map at hand has."""

WHAT = (*(f"act {id_}" for id_ in IDS), *(f"edit {name}" for name in sorted(MOVES)))

THEN = ("", "", "", "undo", "redo", "select", "save", "open")
"""What may follow on an edit."""

SEEDS = st.integers(0, 2**32 - 1)

# A thousand sequences with --prove.
FULL = settings.default is not None and settings.default.max_examples >= 1000
# The opening is a step too.
SEQUENCES = settings(max_examples=1000 if FULL else 30, stateful_step_count=EDITS + 1)


class Chance:
    """Does acts and edits to a session, chosen by a seed."""

    def __init__(self, session: Session, rng: Random) -> None:
        self.session = session
        self.rng = rng

    def edit(self, what: str) -> None:
        """Do ``what``; where there is nothing it could be done to, something else."""
        while not self.did(what):
            what = self.rng.choice(WHAT)

    def did(self, what: str) -> bool:
        """Whether ``what`` could be done and changed the document."""
        kind, _, name = what.partition(" ")
        return self._did_act(name) if kind == "act" else self._did_edit(name)

    def _did_act(self, id_: str) -> bool:
        session = self.session
        session.select(picked(session.map, self.rng))
        change = done(id_, session, self.rng)
        if change is None:
            return False
        return session.commit(change.label, change.map, change.selection)

    def _did_edit(self, name: str) -> bool:
        made = MOVES[name](self.session.map, self.rng)
        return made is not None and self.session.commit(name, made)


def done(id_: str, session: Session, rng: Random) -> Change | None:
    """What an act makes of a session's map; sometimes it is shown first, as gestures are."""
    map_, selection = session.map, session.selection
    act = act_of(id_ + value_for(id_, map_, rng) if id_.endswith(":") else id_)
    if not act.applies(kinds_selected(map_, selection)):
        return None
    try:
        change = act.run(map_, selection)
    except EditError:
        # An edit may be refused: what it says is told to the user, and nothing has changed.
        assert session.map is map_
        return None
    if change is None:
        return None
    assert change.label or change.map is map_, f"undo cannot name {id_}"
    assert not change.write or change.write in change.map.records, f"{id_} writes in nothing"
    if rng.random() < 0.3:
        session.preview(change.map)
        if rng.random() < 0.5:
            session.cancel()
            assert session.shown is map_
    return change


class User(RuleBasedStateMachine):
    """One session and the file, and beside them what a history has to be: a list of maps."""

    session: Session

    @initialize(start=maps(max_cards=20, max_steps=7, max_lanes=7, unknown=True))
    def open(self, start: JourneyMap) -> None:
        self.memo = Memo()
        self._open(parse(dump(start)).map)

    def _open(self, map_: JourneyMap) -> None:
        """The program's session on a map as the file holds it."""
        self.session = Document(map_, None, None, read_only=False).session
        self.maps = [map_]
        self.at = 0
        self.saved = map_
        self.file = dump(map_)

    @rule(what=st.sampled_from(WHAT), seed=SEEDS, then=st.sampled_from(THEN))
    def edit(self, what: str, seed: int, then: str) -> None:
        """One edit, and sometimes another thing that users do after it."""
        rng = Random(seed)
        Chance(self.session, rng).edit(what)
        self.maps[self.at + 1 :] = [self.session.map]
        self.at += 1
        assert self.session.map is not self.maps[self.at - 1]
        if then == "undo":
            self._undo(rng.randint(1, 4))
        elif then == "redo":
            self._undo(rng.randint(1, 5))
            self._redo(rng.randint(1, 4))
        elif then == "save":
            self._save()
        elif then == "open":
            self._save_and_open()
        elif then == "select":
            self.session.select(picked(self.session.map, rng))

    def _undo(self, times: int) -> None:
        for _ in range(times):
            self.session.undo()
            self.at = max(0, self.at - 1)

    def _redo(self, times: int) -> None:
        for _ in range(times):
            self.session.redo()
            self.at = min(len(self.maps) - 1, self.at + 1)

    def _save(self) -> None:
        self.session.mark_saved()
        self.saved = self.session.map
        self.file = dump(self.session.map)

    def _save_and_open(self) -> None:
        """Opened again the map is equal, and the history begins anew."""
        before = self.session.map
        self._save()
        self._all_undone_is_the_start()
        opened = parse(self.file).map
        assert opened == before
        self._open(opened)

    def _all_undone_is_the_start(self) -> None:
        last, at = self.maps[-1], self.at
        while self.session.depth:
            self.session.undo()
        assert self.session.map is self.maps[0]
        for _ in self.maps[1:]:
            self.session.redo()
        assert self.session.map is last
        while self.session.depth > at:
            self.session.undo()

    def teardown(self) -> None:
        if hasattr(self, "session"):
            self._all_undone_is_the_start()

    # --- what holds after each edit ---

    @precondition(lambda self: hasattr(self, "session"))
    @invariant()
    def references_resolve(self) -> None:
        map_ = self.session.map
        assert faults(map_) == ()
        assert in_order(map_) is map_.cards

    @precondition(lambda self: hasattr(self, "session"))
    @invariant()
    def the_document_is_that_of_the_history(self) -> None:
        assert self.session.map is self.maps[self.at]
        assert self.session.shown is self.session.map
        assert self.session.depth == self.at

    @precondition(lambda self: hasattr(self, "session"))
    @invariant()
    def clean_is_what_the_file_holds(self) -> None:
        assert self.session.clean == (self.session.map is self.saved)
        assert not self.session.clean or dump(self.session.map) == self.file

    @precondition(lambda self: hasattr(self, "session"))
    @invariant()
    def what_is_selected_exists(self) -> None:
        map_, selection = self.session.map, self.session.selection
        assert all(one in map_.records or one == map_.id for one in selection.records)
        assert len(set(selection.records)) == len(selection.records)
        if selection.cell is not None:
            lane, key = selection.cell
            assert lane in {one.id for one in map_.lanes}
            columns = {*(one.id for one in map_.stages), *(one.id for one in map_.steps)}
            assert not key or key in columns
            seen = Cells(map_).cell_of(selection)
            assert seen is None or seen[0] in map_.records
        for way in Way:
            led = move(map_, selection, way)
            assert all(one in map_.records or one == map_.id for one in led.records)

    @precondition(lambda self: hasattr(self, "session"))
    @invariant()
    def the_layout_is_that_from_scratch(self) -> None:
        map_ = self.session.map
        look, setter = theme(map_.theme), typesetter(map_.language)
        kept = lay_out(map_, look, setter, memo=self.memo)
        fresh = lay_out(map_, look, setter)
        assert kept == fresh
        assert [node.id for node in kept.nodes] == [node.id for node in fresh.nodes]


TestUser = User.TestCase
TestUser.settings = SEQUENCES


@pytest.mark.parametrize("id_", IDS)
def test_each_act_is_met(id_: str) -> None:
    """Else the sequences would prove nothing about it."""
    for seed in range(400):
        rng = Random(seed)
        session = Session(random_map(seed, 6, 7, 30))
        session.select(picked(session.map, rng))
        change = done(id_, session, rng)
        if change is None:
            continue
        if change.map is not session.map or change.selection is not None or change.kept:
            return
    pytest.fail(f"{id_} did nothing in 400 maps")

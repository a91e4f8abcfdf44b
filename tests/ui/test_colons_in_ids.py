"""An id is any text: where one has a colon, as ids of nodes and commands do, all goes as else."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.editor.selection import Selection
from app.export import Options, export
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.stage import Stage, Step
from app.ui.application import Application
from app.ui.inspector.forms import FORMS
from app.ui.inspector.titles import title_of
from app.ui.panels import OUTLINE
from app.ui.window import MainWindow
from tests.editor.maps import sample, with_ids
from tests.ui.conftest import settle
from tests.ui.test_files import MapFile

SAMPLES = ("taxi", "software-trial", "trainers")


def with_colons(map_: JourneyMap) -> JourneyMap:
    """The map with ids "a:b:…" for all its records and itself."""
    return with_ids(map_, lambda key: f"a:b:{key}")


@pytest.mark.parametrize("of", SAMPLES)
def test_a_map_is_shown_and_its_records_are_chosen(
    of: str, program: Application, window: MainWindow, map_file: MapFile
) -> None:
    map_ = with_colons(sample(of))
    program.open_maps([map_file(map_=map_)], window)
    settle()
    assert window.document is not None
    canvas, session = window.canvas, window.document.session
    assert canvas is not None
    panels = window.tools.panels
    window.actions_by_command.by_id[OUTLINE].trigger()
    settle()
    inspector, outline = panels.inspector, panels.outline
    assert inspector is not None
    assert outline is not None
    for kind, id_ in {type(map_.records[one]): one for one in map_.records}.items():
        session.select(Selection((id_,)))
        canvas.show_selected()
        settle()
        assert session.selection.records == (id_,), kind
        if kind in FORMS:
            assert inspector.title.text() == title_of(FORMS[kind], map_, map_.records[id_])
        if kind in (Stage, Step, Lane, Card):
            assert canvas.spots.marks(session.selection), kind
            assert outline.model.key(outline.tree.currentIndex()).id == id_


@pytest.mark.parametrize("of", SAMPLES)
def test_a_map_comes_out_as_it_did(of: str, tmp_path: Path) -> None:
    options = Options(fit="content", scale=0.5)
    for name, map_ in (("plain", sample(of)), ("colons", with_colons(sample(of)))):
        export(map_, None, tmp_path / f"{name}.png", options)
    assert (tmp_path / "colons.png").read_bytes() == (tmp_path / "plain.png").read_bytes()

"""What stands below the name of a stage: steps with a name of their own, or with others beside."""

from __future__ import annotations

import pytest

from app.models.shown import has_heading, step_heading
from app.models.stage import Stage, Step


@pytest.mark.parametrize(
    ("name", "heading"),
    [("Notice", "Notice"), ("", ""), ("   ", ""), ("Need", ""), (" NEED ", "")],
)
def test_the_only_step_has_a_heading_where_it_says_something_else(name: str, heading: str) -> None:
    step = Step(id="alone", name=name)
    stage = Stage(id="need", name="Need", steps=(step,))
    assert step_heading(stage, step) == heading
    assert has_heading(stage, step) is bool(heading)


@pytest.mark.parametrize(("name", "heading"), [("Need", "Need"), ("", ""), ("   ", "")])
def test_one_of_several_steps_has_one_in_any_case(name: str, heading: str) -> None:
    step = Step(id="one", name=name)
    stage = Stage(id="need", name="Need", steps=(step, Step(id="other")))
    assert step_heading(stage, step) == heading
    assert has_heading(stage, step)

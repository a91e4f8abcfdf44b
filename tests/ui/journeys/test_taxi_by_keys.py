"""The taxi sample, drawn from the blank template by somebody who has no pointer."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.ui.window import MainWindow
from tests.ui.journeys import taxi
from tests.ui.journeys.keys import Typist
from tests.ui.journeys.same import assert_is_sample

_LEVELS = {
    "−2 very bad": "1",
    "−1.5": "Shift+1",
    "−1 bad": "2",
    "0 neutral": "3",
    "+0.5": "Shift+3",
    "+1.5": "Shift+4",
}
_SEVERITIES = {"Medium": "Ctrl+Alt+2", "High": "Ctrl+Alt+3"}


def test_the_taxi_map_is_drawn_by_keys_alone(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    me = Typist(qtbot, window)
    me.field("Blank Map").press("Space")
    draw_stages(me)
    draw_lanes(me)
    for lane, cells in taxi.ROWS.items():
        me.row(lane, taxi.STEPS[0], *cells)
    fill_in_touchpoints(me)
    mark_goals_and_thoughts(me)
    draw_emotions(me)
    write_barriers(me)
    write_recommendations(me)
    draw_path(me)
    me.to_heading(taxi.TITLE).inspector()
    taxi.fill_in_the_map(me)
    taxi.plan_the_tour(me)
    me.back()
    me.press("Ctrl+S").type(str(tmp_path / "mine.journey")).press("Return")
    assert_is_sample("taxi", me.saved())


def draw_stages(me: Typist) -> None:
    me.to_heading("New map").write(taxi.TITLE)
    me.press("Down").write("Need")
    me.press("Right").write("Order")
    me.press("Ctrl+T").write("Wait")
    me.press("Ctrl+T").write("Ride")
    # A stage of one step shows its own name alone: the step is named among the stage's fields.
    for stage, step, start, duration in taxi.ONLY_STEPS:
        me.to_heading(stage).inspector().open_row("Steps", "Step 1")
        me.fill("Name", step).fill("Start", start).fill("Duration", duration).back()
    for before, step, start, duration in taxi.SECOND_STEPS:
        me.to_heading(before).press("Ctrl+Alt+N").write(step)
        me.inspector().fill("Start", start).fill("Duration", duration).back()
    me.to_heading("Wait for the car").choose("&Map", "Step", "Moment of Truth", "Moment of truth")


def draw_lanes(me: Typist) -> None:
    me.to("Actions", "Find the app")
    me.choose("&Insert", "New Lane of Type", "Goals and expectations").press("Ctrl+Return")
    me.press("Ctrl+End")
    me.choose("&Insert", "New Lane of Type", "Recommendations").press("Ctrl+Return")
    me.choose("&Insert", "New Lane of Type", "Metrics").write("Time spent")
    me.inspector().pick("What is measured", "Time spent").pick("Total", "Sum").back()
    # The lanes of the blank map have a height of their own, and so have those put between them.
    for lane in taxi.LANES_OF_A_HEIGHT:
        me.to_heading(lane).choose_here("Fit Lane")


def fill_in_touchpoints(me: Typist) -> None:
    for step, text, channel, presence, importance, responsible in taxi.TOUCHPOINTS:
        me.to("Touchpoints", step, text).inspector()
        if importance:
            me.pick("Importance", importance)
        me.fill("Channels", channel).pick("Online or offline", presence)
        if responsible:
            me.fill("Responsible", responsible)
        me.back()


def mark_goals_and_thoughts(me: Typist) -> None:
    for step in taxi.EXPECTATIONS:
        me.to("Goals and expectations", step).choose("&Map", "Card", "Type", "Expectation")
    me.to("Thoughts", taxi.STEPS[0]).press("Shift+Right", 6).choose_here("Evidence", "Observed")
    for step in (taxi.STEPS[0], taxi.STEPS[-1]):
        me.to("Thoughts", step).choose_here("Evidence", "Assumed")
    for step in taxi.QUESTIONS:
        me.to("Thoughts", step).choose_here("Type", "Question")
    me.to("Thoughts", "Take the ride").choose_here("Type", "Perception")
    for step, participant in taxi.SAID_BY:
        me.to("Thoughts", step).inspector().fill("Quote: said by", participant).back()


def draw_emotions(me: Typist) -> None:
    me.to("Emotions", taxi.STEPS[0])
    for word, level, face in taxi.EMOTIONS:
        me.press(_LEVELS[level]).write(word).emoji(face).press("Right")


def write_barriers(me: Typist) -> None:
    for step, text, severity in taxi.BARRIERS:
        me.row("Barriers", step, text).press(_SEVERITIES[severity])
        me.choose_here("Evidence", "Observed")


def write_recommendations(me: Typist) -> None:
    for step, text, impact, effort, responsible, deadline in taxi.RECOMMENDATIONS:
        me.row("Recommendations", step, text).inspector()
        me.pick("Impact on the customer", impact).pick("Effort", effort)
        me.fill("Deadline", deadline).fill("Responsible", responsible).back()
        # The barrier in the lane above is what it answers.
        me.press("Shift+Up").press("Ctrl+K")


def draw_path(me: Typist) -> None:
    me.to_heading("Wait for the car")
    me.choose("&Insert", "New Path To", "Order › Order the car").write("Driver cancels")
    me.inspector().fill("Share of customers", "12 %").back()

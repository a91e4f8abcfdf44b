"""The taxi sample, drawn from the blank template by somebody who has a pointer alone.

Keys write texts where a click has opened a field; they command nothing.
"""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.ui.window import MainWindow
from tests.ui.journeys import taxi
from tests.ui.journeys.hand import Hand
from tests.ui.journeys.same import assert_is_sample


def test_the_taxi_map_is_drawn_by_mouse_alone(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    me = Hand(qtbot, window)
    me.tile("Blank Map")
    draw_stages(me)
    draw_lanes(me)
    for lane, cells in taxi.ROWS.items():
        me.row(lane, dict(zip(taxi.STEPS, cells, strict=True)))
    fill_in_touchpoints(me)
    mark_goals_and_thoughts(me)
    draw_emotions(me)
    write_barriers(me)
    write_recommendations(me)
    draw_path(me)
    me.heading_at(taxi.TITLE)
    taxi.fill_in_the_map(me)
    taxi.plan_the_tour(me)
    me.done()
    me.tool("Save").fill("File name", str(tmp_path / "mine.journey")).press("Save")
    assert_is_sample("taxi", me.saved())


def draw_stages(me: Hand) -> None:
    me.rename("New map", taxi.TITLE).rename("Before", "Need").rename("During", "Order").done()
    me.heading_at("Order").choose("Insert", "New Stage After").type("Wait").done()
    me.menu_of_heading("Wait").choose_below("New Stage After").type("Ride").done()
    # A stage of one step shows its own name alone: the step is named among the stage's fields.
    for stage, step, start, duration in taxi.ONLY_STEPS:
        me.heading_at(stage).open_row("Steps", "Step 1")
        me.fill("Name", step).fill("Start", start).fill("Duration", duration)
    for before, step, start, duration in taxi.SECOND_STEPS:
        me.menu_of_heading(before).choose_below("New Step After").type(step).done()
        me.heading_at(step).fill("Start", start).fill("Duration", duration)
    me.menu_of_heading("Wait for the car").choose_below("Moment of Truth", "Moment of truth")


def draw_lanes(me: Hand) -> None:
    for before, type_ in (
        ("Actions", "Goals and expectations"),
        ("Barriers", "Recommendations"),
        ("Recommendations", "Metrics"),
    ):
        me.menu_of_heading(before).choose_below("New Lane of Type", type_).done()
    me.rename("Metrics", "Time spent").done()
    me.heading_at("Time spent").pick("What is measured", "Time spent").pick("Total", "Sum")
    # The lanes of the blank map have a height of their own, and so have those put between them.
    for lane in taxi.LANES_OF_A_HEIGHT:
        me.menu_of_heading(lane).choose_below("Fit Lane")


def fill_in_touchpoints(me: Hand) -> None:
    for step, text, channel, presence, importance, responsible in taxi.TOUCHPOINTS:
        me.card_at("Touchpoints", step, text)
        if importance:
            me.pick("Importance", importance)
        me.fill("Channels", channel).pick("Online or offline", presence)
        if responsible:
            me.fill("Responsible", responsible)


def mark_goals_and_thoughts(me: Hand) -> None:
    for step in taxi.EXPECTATIONS:
        me.menu_of("Goals and expectations", step).choose_below("Type", "Expectation")
    me.menu_of_heading("Thoughts").choose_below("Select Lane")
    me.menu_of("Thoughts", "Pay").choose_below("Evidence", "Observed").done()
    for step in (taxi.STEPS[0], taxi.STEPS[-1]):
        me.menu_of("Thoughts", step).choose_below("Evidence", "Assumed")
    for step in taxi.QUESTIONS:
        me.menu_of("Thoughts", step).choose_below("Type", "Question")
    me.menu_of("Thoughts", "Take the ride").choose_below("Type", "Perception")
    for step, participant in taxi.SAID_BY:
        me.card_at("Thoughts", step).fill("Quote: said by", participant)


def draw_emotions(me: Hand) -> None:
    for step, (word, level, face) in zip(taxi.STEPS, taxi.EMOTIONS, strict=True):
        me.plus("Emotions", step).type(word).done()
        me.card_at("Emotions", step).pick("Level", level)
        me.card_at("Emotions", step).emoji(face)


def write_barriers(me: Hand) -> None:
    for step, text, severity in taxi.BARRIERS:
        me.begin("Barriers", step).type(text).done()
        me.menu_of("Barriers", step).choose_below("Importance", severity)
        me.menu_of("Barriers", step).choose_below("Evidence", "Observed")


def write_recommendations(me: Hand) -> None:
    for step, text, impact, effort, responsible, deadline in taxi.RECOMMENDATIONS:
        me.begin("Recommendations", step).type(text).done().card_at("Recommendations", step)
        me.pick("Impact on the customer", impact).pick("Effort", effort)
        me.fill("Deadline", deadline).fill("Responsible", responsible)
        me.pair("Recommendations", step, "Barriers")


def draw_path(me: Hand) -> None:
    me.menu_of_heading("Wait for the car")
    me.choose_below("New Path To", "Order › Order the car").type("Driver cancels")
    me.fill("Share of customers", "12 %")

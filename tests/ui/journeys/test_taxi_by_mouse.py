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
    fill_in_the_map(me)
    plan_the_tour(me)
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
    # The lanes of the blank map have a height of their own.
    for lane in ("Touchpoints", "Actions", "Thoughts", "Barriers"):
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
        me.card_at("Thoughts", step).fill("Participant", participant)


def draw_emotions(me: Hand) -> None:
    for step, (word, level, face) in zip(taxi.STEPS, taxi.EMOTIONS, strict=True):
        me.plus("Emotions", step).type(word).done()
        me.card_at("Emotions", step).pick("Level", level)
        me.card_at("Emotions", step).emoji(face)


def write_barriers(me: Hand) -> None:
    for step, text, severity in taxi.BARRIERS:
        me.begin("Barriers", step).type(text).done()
        me.menu_of("Barriers", step).choose_below("Importance", f"{severity} Importance")
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


def fill_in_the_map(me: Hand) -> None:
    me.heading_at(taxi.TITLE).fill("Insight", taxi.INSIGHT)
    me.unfold("Scope")
    for label, text in taxi.SCOPE.items():
        me.fill(label, text)
    me.unfold("People and dates")
    for label, text in taxi.PEOPLE_AND_DATES.items():
        me.fill(label, text)
    me.unfold("Sources and metrics")
    for title, method, number, notes in taxi.SOURCES:
        me.press("Add Source").fill("Title", title).pick("Method", method)
        me.fill("How many were asked or counted", number).fill("Date", "2026-10")
        me.fill("Notes", notes).out()
    me.press("Add Persona")
    for label, written in taxi.PERSONA.items():
        me.fill_lines(label, *((written,) if isinstance(written, str) else written))
    me.tick("Preferred channels: choose", "Mobile app", "Phone")
    me.fill("Share of customers", "40 %").tick("Sources", "8 interviews")
    me.colour("Colour of the curve", "#24527a")
    me.out().pick("Main persona", "Dana Ortiz")


def plan_the_tour(me: Hand) -> None:
    me.heading_at(taxi.TITLE).unfold("Tours").press("Add Tour").fill("Title", taxi.TOUR)
    for shows, words in taxi.STOPS:
        me.press("Add Stop").pick("Shows", shows).fill("What to say", words).out()
    me.done()

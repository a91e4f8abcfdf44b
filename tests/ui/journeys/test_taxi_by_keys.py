"""The taxi sample, drawn from the blank template by somebody who has no pointer."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.ui.window import MainWindow
from tests.ui.journeys.keys import Typist
from tests.ui.journeys.same import assert_is_sample


def test_the_taxi_map_is_drawn_by_keys_alone(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    me = Typist(qtbot, window)
    me.field("Blank Map").press("Space")
    draw_stages(me)
    draw_lanes(me)
    write_cards(me)
    write_touchpoints(me)
    write_goals_and_thoughts(me)
    draw_emotions(me)
    write_barriers(me)
    write_recommendations(me)
    draw_path(me)
    fill_in_the_map(me)
    plan_the_tour(me)
    me.press("Ctrl+S").type(str(tmp_path / "mine.journey")).press("Return")
    assert_is_sample("taxi", me.saved())


def draw_stages(me: Typist) -> None:
    me.to_heading("New map").write("Ordering a taxi by app")
    me.press("Down").write("Need")
    me.press("Right").write("Order")
    me.press("Ctrl+T").write("Wait")
    me.press("Ctrl+T").write("Ride")
    # A stage of one step shows its name alone: the step is named among the stage's fields.
    for stage, step, start, duration in (
        ("Need", "Realise the need", "00:10", "2 min"),
        ("Order", "Find the app", "00:12", "6 min"),
        ("Wait", "Wait for the car", "00:22", "12 min"),
        ("Ride", "Take the ride", "00:34", "18 min"),
        ("After", "Pay", "00:52", "1 min"),
    ):
        me.to_heading(stage).inspector().open_row("Steps", "Step 1")
        me.fill("Name", step).fill("Start", start).fill("Duration", duration).back()
    for before, step, start, duration in (
        ("Find the app", "Order the car", "00:18", "4 min"),
        ("Pay", "Rate and tell", "00:53", "2 min"),
    ):
        me.to_heading(before).press("Ctrl+Alt+N").write(step)
        me.inspector().fill("Start", start).fill("Duration", duration).back()
    me.to_heading("Wait for the car").choose("&Map", "Step", "Moment of Truth", "Moment of truth")


def draw_lanes(me: Typist) -> None:
    me.to("Actions", "Find the app")
    me.choose("&Insert", "New Lane of Type", "Goals and expectations")
    me.inspector().fill("Title", "Goals and expectations").back().press("Ctrl+End")
    for type_, title in (("Recommendations", "Recommendations"), ("Metrics", "Time spent")):
        me.choose("&Insert", "New Lane of Type", type_)
        me.inspector().fill("Title", title).back()
    me.inspector().pick("What is counted", "Time spent").pick("Total", "Sum").back()
    # The lanes of the blank map have a height of their own.
    for lane in ("Touchpoints", "Actions", "Thoughts", "Barriers"):
        me.to_heading(lane).choose_here("Fit Lane")


def write_cards(me: Typist) -> None:
    first = "Realise the need"
    me.row(
        "Touchpoints",
        first,
        "Timetable",
        "App page",
        "Order screen",
        ("Countdown", "Driver’s call"),
        "Driver and car",
        "Receipt",
        "Rating call",
    )
    me.row(
        "Actions",
        first,
        "I finish late and miss the last bus",
        ("I search for “taxi app”", "I install the one with the best stars"),
        ("I choose where to be picked up", "I choose the right car and press Order"),
        "I watch the car on the map",
        "I ride home and check the route",
        "I look at the price and pay",
        "I give stars and tell a colleague",
    )
    me.row(
        "Goals and expectations",
        first,
        "Get home safely",
        "Start without a long registration",
        "Get a good car quickly, with an adequate driver",
        "Enough cars nearby, no delay",
        "Arrive on time, feel safe",
        "Pay the price I was shown",
        "Be heard",
    )
    me.row(
        "Thoughts",
        first,
        "Is there anything at this hour?",
        "Which of these can I trust?",
        "Why does it want my e-mail first?",
        "He has been two minutes away for ten minutes.",
        "Clean car. Nice.",
        "That is not the price I saw.",
        "Does anybody read this?",
    )
    me.row("Time spent", first, "2 min", "6 min", "4 min", "12 min", "18 min", "1 min", "2 min")


def write_touchpoints(me: Typist) -> None:
    for step, text, channel, presence, importance, responsible in (
        ("Realise the need", "Timetable", "stop", "Offline", "", ""),
        ("Find the app", "App page", "App store", "Online", "Medium", "Marketing"),
        ("Order the car", "Order screen", "Mobile app", "Online", "High", "Product"),
        ("Wait for the car", "Countdown", "Mobile app", "Online", "High", ""),
        ("Wait for the car", "Driver’s call", "Phone", "Offline", "Low", ""),
        ("Take the ride", "Driver and car", "In person", "Offline", "High", "Fleet"),
        ("Pay", "Receipt", "Mobile app", "Online", "Medium", "Billing"),
        ("Rate and tell", "Rating call", "E-mail", "Online", "Low", "Support"),
    ):
        me.to("Touchpoints", step, text).inspector()
        if importance:
            me.pick("Importance", importance)
        me.fill("Channels", channel).pick("Online or offline", presence)
        if responsible:
            me.fill("Responsible", responsible)
        me.back()


def write_goals_and_thoughts(me: Typist) -> None:
    for step in ("Find the app", "Wait for the car", "Pay"):
        me.to("Goals and expectations", step).choose("&Map", "Card", "Type", "Expectation")
    me.to("Thoughts", "Realise the need").press("Shift+Right", 6)
    me.choose_here("Evidence", "Observed")
    for step in ("Realise the need", "Rate and tell"):
        me.to("Thoughts", step).choose_here("Evidence", "Assumed").choose_here("Type", "Question")
    me.to("Thoughts", "Find the app").press("Shift+Right").choose_here("Type", "Question")
    me.to("Thoughts", "Take the ride").choose_here("Type", "Perception")
    for step, participant in (
        ("Find the app", "P2"),
        ("Order the car", "P5"),
        ("Wait for the car", "P1"),
        ("Take the ride", "P7"),
        ("Pay", "P4"),
    ):
        me.to("Thoughts", step).inspector().fill("Said by", participant).back()


def draw_emotions(me: Typist) -> None:
    me.to("Emotions", "Realise the need")
    for level, word, face in (
        ("2", "Worried", "Worried face"),
        ("Shift+3", "Hopeful", "Slightly smiling face"),
        ("2", "Annoyed", "Unamused face"),
        ("1", "Helpless", "Weary face"),
        ("Shift+4", "Relieved", "Relieved face"),
        ("Shift+1", "Cheated", "Angry face"),
        ("3", "Unsure", "Neutral face"),
    ):
        me.press(level).write(word).emoji(face).press("Right")


def write_barriers(me: Typist) -> None:
    for step, text, severity in (
        ("Order the car", "Confirmation e-mail got into spam", "Ctrl+Alt+2"),
        ("Wait for the car", "Arrival time jumps without a reason", "Ctrl+Alt+3"),
        ("Pay", "Surge price appears only on the bill", "Ctrl+Alt+3"),
    ):
        me.row("Barriers", step, text).press(severity).choose_here("Evidence", "Observed")


def write_recommendations(me: Typist) -> None:
    for step, text, impact, effort, responsible, deadline in (
        ("Order the car", "Let people order before they register", "4", "2", "AK", "2026-11-30"),
        (
            *("Wait for the car", "Say why the time changed, offer another car"),
            *("5", "3", "PL", "2026-12-15"),
        ),
        ("Pay", "Confirm the price again before the ride", "5", "2", "MS", "2027-01-10"),
    ):
        me.row("Recommendations", step, text).inspector()
        me.pick("Impact on the customer", impact).pick("Effort", effort)
        me.fill("Deadline", deadline).fill("Responsible", responsible).back()
        me.press("Shift+Up").press("Ctrl+K")


def draw_path(me: Typist) -> None:
    me.to_heading("Wait for the car")
    me.choose("&Insert", "New Path To", "Order › Order the car").write("Driver cancels")
    me.inspector().fill("Share of customers", "12 %").back()


def fill_in_the_map(me: Typist) -> None:
    me.to_heading("Ordering a taxi by app").inspector()
    me.fill(
        "Insight",
        "45 minutes door to door, 30 hoped for; "
        "trust breaks where the app says one thing and does another.",
    )
    me.unfold("Scope")
    me.fill(
        "Purpose",
        "Find out why one night order in six is never ridden, and what to mend before spring.",
    )
    me.fill("Scenario", "From a missed bus to a told colleague · weekday, after midnight")
    me.fill("The journey starts", "The last bus is missed")
    me.fill("The journey ends", "A colleague hears about the ride")
    me.fill("First contact with the company", "App store")
    me.fill("Audience", "Product and fleet teams").fill("Client", "Nightline Cabs")
    me.unfold("People and dates")
    me.fill("Owner", "Petra Lind").fill("Authors", "Jo Ferris")
    me.fill("Participants", "Anil Kapoor, Petra Lind, Marco Silva, Two night drivers")
    me.fill("Version", "3").fill("Date that is printed", "2026-11-20")
    me.fill("Review by", "2027-05-01").fill("Read again on", "2027-01-15")
    me.unfold("Sources and numbers").add("Add Source")
    me.fill("Title", "8 interviews").pick("Method", "Interviews")
    me.fill("How many were asked or counted", "8").fill("Date", "2026-10")
    me.fill("Notes", "Invented for illustration.").out().add("Add Source")
    me.fill("Title", "app analytics Oct 2026 (invented)").pick("Method", "Analytics")
    me.fill("How many were asked or counted", "3120").fill("Date", "2026-10")
    me.fill(
        "Notes",
        "Invented for illustration: no real company or rider stands behind these figures.",
    )
    me.out().add("Add Persona").fill("Name", "Dana Ortiz").fill("Initials", "DO")
    me.fill("Quote", "I just want to know when it comes.")
    me.fill(
        "About",
        "Works until midnight on a ward at the edge of town, where the last bus leaves at 00:08.",
    )
    me.fill("Age", "34").fill("Gender", "woman")
    me.fill("Occupation", "Nurse on late shifts, one child")
    me.fill_lines("Interests", "Swimming", "True-crime podcasts")
    me.fill("Goals", "to be home in 30 minutes, without surprises")
    me.fill_lines("Needs", "A time she can believe", "A driver she can recognise")
    me.fill("Motivations", "Being home before her daughter wakes")
    me.fill_lines("Frustrations", "Times that jump", "Prices that change afterwards")
    me.fill("Behaviours", "Books two taxis a week")
    me.tick("Preferred channels: choose", "Mobile app", "Phone")
    me.fill("Share of customers", "40 %").tick("Sources", "8 interviews")
    me.colour("Colour of the curve", "#24527a")
    me.out().pick("Main persona", "Dana Ortiz").back()


def plan_the_tour(me: Typist) -> None:
    me.to_heading("Ordering a taxi by app").inspector().unfold("Tours").add("Add Tour")
    me.fill("Title", "Ten minutes with the night team")
    for shows, words in (
        ("Need › Realise the need", "Start with the person, not with the app."),
        ("Wait › Wait for the car", "Let the silence stand: this is where trust breaks."),
        (
            "Barriers › Surge price appears only on the bill",
            "Ask the drivers what they hear at this moment.",
        ),
    ):
        me.add("Add Stop").pick("Shows", shows).fill("What to say", words).out()
    me.back()

"""What stands on the taxi sample, as somebody reads it there who draws it anew."""

from __future__ import annotations

from tests.ui.journeys.person import Person

TITLE = "Ordering a taxi by app"

ONLY_STEPS = (
    ("Need", "Realise the need", "00:10", "2 min"),
    ("Order", "Find the app", "00:12", "6 min"),
    ("Wait", "Wait for the car", "00:22", "12 min"),
    ("Ride", "Take the ride", "00:34", "18 min"),
    ("After", "Pay", "00:52", "1 min"),
)
"""The first step of each stage: when it begins and how long it lasts."""

SECOND_STEPS = (
    ("Find the app", "Order the car", "00:18", "4 min"),
    ("Pay", "Rate and tell", "00:53", "2 min"),
)
"""The steps behind another one of their stage."""

STEPS = (
    "Realise the need",
    "Find the app",
    "Order the car",
    "Wait for the car",
    "Take the ride",
    "Pay",
    "Rate and tell",
)

Row = tuple[str | tuple[str, ...], ...]
"""The cards of a lane, step by step: one text, or several."""

ROWS: dict[str, Row] = {
    "Touchpoints": (
        "Timetable",
        "App page",
        "Order screen",
        ("Countdown", "Driver’s call"),
        "Driver and car",
        "Receipt",
        "Rating call",
    ),
    "Actions": (
        "I finish late and miss the last bus",
        ("I search for “taxi app”", "I install the one with the best stars"),
        ("I choose where to be picked up", "I choose the right car and press Order"),
        "I watch the car on the map",
        "I ride home and check the route",
        "I look at the price and pay",
        "I give stars and tell a colleague",
    ),
    "Goals and expectations": (
        "Get home safely",
        "Start without a long registration",
        "Get a good car quickly, with an adequate driver",
        "Enough cars nearby, no delay",
        "Arrive on time, feel safe",
        "Pay the price I was shown",
        "Be heard",
    ),
    "Thoughts": (
        "Is there anything at this hour?",
        "Which of these can I trust?",
        "Why does it want my e-mail first?",
        "He has been two minutes away for ten minutes.",
        "Clean car. Nice.",
        "That is not the price I saw.",
        "Does anybody read this?",
    ),
    "Time spent": ("2 min", "6 min", "4 min", "12 min", "18 min", "1 min", "2 min"),
}

LANES_OF_A_HEIGHT = (
    *("Touchpoints", "Actions", "Thoughts", "Barriers"),
    *("Goals and expectations", "Recommendations"),
)
"""The lanes of the blank template that have a least height, and those that take it from them."""

TOUCHPOINTS = (
    ("Realise the need", "Timetable", "stop", "Offline", "", ""),
    ("Find the app", "App page", "App store", "Online", "Medium", "Marketing"),
    ("Order the car", "Order screen", "Mobile app", "Online", "High", "Product"),
    ("Wait for the car", "Countdown", "Mobile app", "Online", "High", ""),
    ("Wait for the car", "Driver’s call", "Phone", "Offline", "Low", ""),
    ("Take the ride", "Driver and car", "In person", "Offline", "High", "Fleet"),
    ("Pay", "Receipt", "Mobile app", "Online", "Medium", "Billing"),
    ("Rate and tell", "Rating call", "E-mail", "Online", "Low", "Support"),
)
"""Step, text, channel, presence, importance, and who is responsible."""

EXPECTATIONS = ("Find the app", "Wait for the car", "Pay")
"""The steps whose goals are expectations."""

QUESTIONS = ("Realise the need", "Find the app", "Order the car", "Rate and tell")
"""The steps whose thoughts are questions."""

SAID_BY = (
    ("Find the app", "P2"),
    ("Order the car", "P5"),
    ("Wait for the car", "P1"),
    ("Take the ride", "P7"),
    ("Pay", "P4"),
)

EMOTIONS = (
    ("Worried", "−1 bad", "Worried face"),
    ("Hopeful", "+0.5", "Slightly smiling face"),
    ("Annoyed", "−1 bad", "Unamused face"),
    ("Helpless", "−2 very bad", "Weary face"),
    ("Relieved", "+1.5", "Relieved face"),
    ("Cheated", "−1.5", "Angry face"),
    ("Unsure", "0 neutral", "Neutral face"),
)
"""Step by step: the word, the level, the face."""

BARRIERS = (
    ("Order the car", "Confirmation e-mail got into spam", "Medium"),
    ("Wait for the car", "Arrival time jumps without a reason", "High"),
    ("Pay", "Surge price appears only on the bill", "High"),
)

RECOMMENDATIONS = (
    ("Order the car", "Let people order before they register", "4", "2", "AK", "2026-11-30"),
    (
        *("Wait for the car", "Say why the time changed, offer another car"),
        *("5", "3", "PL", "2026-12-15"),
    ),
    ("Pay", "Confirm the price again before the ride", "5", "2", "MS", "2027-01-10"),
)
"""Step, text, impact on the customer, effort, who is responsible, and the deadline."""

INSIGHT = (
    "45 minutes door to door, 30 hoped for; "
    "trust breaks where the app says one thing and does another."
)

SCOPE = {
    "Purpose": (
        "Find out why one night order in six is never ridden, and what to mend before spring."
    ),
    "Scenario": "From a missed bus to a told colleague · weekday, after midnight",
    "The journey starts": "The last bus is missed",
    "The journey ends": "A colleague hears about the ride",
    "First contact with the company": "App store",
    "Audience": "Product and fleet teams",
    "Client": "Nightline Cabs",
}

PEOPLE_AND_DATES = {
    "Owner": "Petra Lind",
    "Authors": "Jo Ferris",
    "Participants": "Anil Kapoor, Petra Lind, Marco Silva, Two night drivers",
    "Version": "3",
    "Date": "2026-11-20",
    "Review by": "2027-05-01",
    "Read again on": "2027-01-15",
}

SOURCES = (
    ("8 interviews", "Interviews", "8", "Invented for illustration."),
    (
        *("app analytics Oct 2026 (invented)", "Analytics", "3120"),
        "Invented for illustration: no real company or rider stands behind these figures.",
    ),
)
"""Title, method, how many, and notes; both are of October 2026."""

PERSONA: dict[str, str | tuple[str, ...]] = {
    "Name": "Dana Ortiz",
    "Initials": "DO",
    "Quote": "I just want to know when it comes.",
    "About": (
        "Works until midnight on a ward at the edge of town, where the last bus leaves at 00:08."
    ),
    "Age": "34",
    "Gender": "woman",
    "Occupation": "Nurse on late shifts, one child",
    "Interests": ("Swimming", "True-crime podcasts"),
    "Goals": ("to be home in 30 minutes, without surprises",),
    "Needs": ("A time she can believe", "A driver she can recognise"),
    "Motivations": ("Being home before her daughter wakes",),
    "Frustrations": ("Times that jump", "Prices that change afterwards"),
    "Behaviours": ("Books two taxis a week",),
}

TOUR = "Ten minutes with the night team"

STOPS = (
    ("Need › Realise the need", "Start with the person, not with the app."),
    ("Wait › Wait for the car", "Let the silence stand: this is where trust breaks."),
    (
        "Barriers › Surge price appears only on the bill",
        "Ask the drivers what they hear at this moment.",
    ),
)


def fill_in_the_map(me: Person) -> None:
    """Fill in the form of the map, which is shown, and its sources and persona."""
    me.fill("Insight", INSIGHT)
    me.unfold("Scope")
    for label, text in SCOPE.items():
        me.fill(label, text)
    me.unfold("People and dates")
    for label, text in PEOPLE_AND_DATES.items():
        me.fill(label, text)
    me.unfold("Sources")
    for title, method, number, notes in SOURCES:
        me.add("Add Source").fill("Title", title).pick("Method", method)
        me.fill("How many were asked or counted", number).fill("Date", "2026-10")
        me.fill("Notes", notes).out()
    me.add("Add Persona")
    for label, written in PERSONA.items():
        me.fill_lines(label, *((written,) if isinstance(written, str) else written))
    me.tick("Preferred channels: choose", "Mobile app", "Phone")
    me.fill("Share of customers", "40 %").tick("Sources", "8 interviews")
    me.colour("Colour of the curve", "#24527a")
    me.out().pick("Main persona", "Dana Ortiz")


def plan_the_tour(me: Person) -> None:
    """Add the tour in the form of the map, and lead back to that."""
    me.unfold("Tours").add("Add Tour").fill("Title", TOUR)
    for shows, words in STOPS:
        me.add("Add Stop").pick("Shows", shows).fill("What to say", words).out()
    me.out()

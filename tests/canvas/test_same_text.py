"""What is written in looks as the card did: same lines, same glyphs in their places, and the caret
where an input method is told that it is.

The pictures are compared, not only numbers: what the view shows before and after writing begins.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodQueryEvent
from PySide6.QtWidgets import QApplication

from app.editor.selection import Selection
from app.editor.texts import read_text
from app.layout import formats
from app.layout.text.spans import span_boxes
from app.models import edits
from app.models.card import Card, Contact, Feeling
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.stage import Stage, Step
from app.models.vocabulary import CARD_TYPES_OF_LANE, CardType, Evidence, LaneType
from tests.canvas.driver import CTRL, Driver, Pixels, pixels_of
from tests.canvas.test_field_layout import lines_of
from tests.editor.maps import card_of, small_map
from tests.generators import EMOJI, WORDS

Drive = Callable[..., Driver]
Mask = NDArray[np.bool_]

# What makes texts hard to set alike: signs beside words, in words, and instead of blanks.
PAIRS = ("“{}”", "«{}»", "({})", "‘{}’", "„{}“", "「{}」", "{}!", "{},", "{}…", "{}?", "—{}")
JOINTS = (
    *(
        " ",
        " ",
        " ",
        " ",
        " ",
        " ",
        "-",
        "\u00a0",
        "\n",
        "  ",
        ", ",
        "/",
        "\u200b",
        "\u00ad",
        "\u2011",
    ),
    # Qt would break its line at some of these, and has tabs of its own.
    *("\t", "\t", "\u2028", "\u2029", "\x0b", "\x0c", "\x85", "\r"),
)
ENDS = ("", "", "", " ", "   ", "\n", "\u00a0", "\u3000", ".")
# Joined by signs that are not seen, or with marks above and below.
JOINED = {
    "ar": ("می\u200cخواهم", "ه\u200d", "مُحَمَّدٌ", "لا", "الله"),
    "hi": ("क्\u200dष", "क्\u200cष", "श्रीमान्", "कर्त्तव्य", "ज़्यादा"),
    "he": ("שָׁלוֹם", "בְּרֵאשִׁית", "צה״ל"),
    "th": ("น้ำ", "กี่", "ที่นี่", "ผู้ใหญ่"),
    "ko": ("\u1112\u1161\u11ab", "값", "읽다"),
    "ja": ("か\u3099", "ハ゜", "ｶﾞ", "々"),
    "el": ("ά", "ᾷ", "ΐ"),
    "ru": ("ё", "й", "и\u0301"),
    "en": ("e\u0301a", "naïve", "fficfl", "ẍ", "Å"),
    "zh": ("，，", "……", "〇"),
}
RTL = ("ar", "he")
LEVELS = (1.0, 0.9, 1.333, 1.5, 2.37)
WIDTHS = (None, 64.0, 90.0, 123.5, 240.0)


def some_text(rng: random.Random, *languages: str) -> str:
    """A text of these languages with digits, punctuation, quotes, marks, breaks and long words."""
    words = [
        word for language in languages for word in (*WORDS[language].split(), *JOINED[language])
    ]
    made = ""
    for _ in range(rng.randint(1, 14)):
        word = rng.choice(words)
        if rng.random() < 0.08:
            word = "".join(rng.choice(words) for _ in range(6))
        if rng.random() < 0.15:
            word = rng.choice(("12", "3,5", "2026-11-23", "50 %", "7:30", "1.234"))
        if rng.random() < 0.2:
            word = rng.choice(PAIRS).format(word)
        made += word + rng.choice(JOINTS)
    return made.rstrip("-/,") + rng.choice(ENDS)


def invented_card(rng: random.Random, number: int, lane: Lane, step: str, text: str) -> Card:
    kind = rng.choice(CARD_TYPES_OF_LANE[LaneType(lane.type)])
    made = Card(id=f"card{number}", lane=lane.id, step=step, type=kind.value, text=text)
    more: dict[str, object] = {}
    if kind is CardType.EMOTION:
        more["feeling"] = Feeling(level=rng.choice((-2.0, 0.0, 1.5)))
    if kind is CardType.TOUCHPOINT and rng.random() < 0.5:
        more["contact"] = Contact(channels=("phone",))
    if rng.random() < 0.4:
        # What somebody said is shown in quotation marks.
        more |= {"evidence": Evidence.OBSERVED.value, "participant": "P4"}
    if rng.random() < 0.3:
        more["follow_up"] = True
    return made.model_copy(update=more)


def map_of(rng: random.Random, language: str, lanes: int, steps: int, mixed: bool) -> JourneyMap:
    """A map of one language, or with words of a second one, of cards of many kinds and widths."""
    kinds = rng.sample(list(LaneType), lanes)
    rows = tuple(Lane(id=f"lane{n}", type=kind.value) for n, kind in enumerate(kinds))
    columns = tuple(Step(id=f"step{n}", width=rng.choice(WIDTHS)) for n in range(steps))
    cards: list[Card] = []
    for row in rows:
        for column in columns:
            other = (rng.choice(list(WORDS)),) if mixed else ()
            text = some_text(rng, language, *other)
            cards.append(invented_card(rng, len(cards), row, column.id, text))
    return JourneyMap(
        id="map",
        title="Texts",
        language=language,
        direction="rtl" if (language in RTL) != (rng.random() < 0.1) else "ltr",
        stages=(Stage(id="stage", name="Stage", steps=columns),),
        lanes=rows,
        cards=tuple(cards),
    )


@dataclass(frozen=True)
class Look:
    """What a part of the view shows, and where that part is."""

    picture: Pixels
    corner: QPointF

    @classmethod
    def at(cls, driver: Driver, box: QRectF) -> Look:
        part = box.toAlignedRect().intersected(driver.view.rect())
        return cls(pixels_of(driver.view.grab(part)), QPointF(part.topLeft()))

    def ink(self, without: QRectF | None = None) -> Mask:
        """Where something is drawn on the ground, that most pixels have."""
        flat = self.picture.reshape(-1, 3)
        colours, counts = np.unique(flat, axis=0, return_counts=True)
        ground = colours[counts.argmax()]
        inked: Mask = abs(self.picture - ground).max(axis=2) > 60
        if without is not None:
            box = without.translated(-self.corner).adjusted(-2, -2, 2, 2).toAlignedRect()
            inked[max(0, box.top()) : box.bottom() + 1, max(0, box.left()) : box.right() + 1] = (
                False
            )
        return inked


def grown(inked: Mask) -> Mask:
    """The pixels within one pixel of these."""
    wide = np.pad(inked, 1)
    high, across = inked.shape
    near: Mask = np.logical_or.reduce(
        [wide[y : y + high, x : x + across] for y in range(3) for x in range(3)]
    )
    return near


def told_caret(driver: Driver) -> QRectF:
    """Where whatever has the keyboard tells an input method that the caret is, in the view."""
    target = driver.focused()
    event = QInputMethodQueryEvent(Qt.InputMethodQuery.ImCursorRectangle)
    QApplication.sendEvent(target, event)
    told = QRectF(event.value(Qt.InputMethodQuery.ImCursorRectangle))
    if target is not driver.view:
        told.translate(QPointF(target.mapTo(driver.view, target.rect().topLeft())))
    # The platform asks the application, which maps the same to the window.
    window = QGuiApplication.inputMethod().cursorRectangle()
    at = driver.view.mapTo(driver.view.window(), told.topLeft().toPoint())
    assert abs(window.x() - at.x()) <= 1
    assert abs(window.y() - at.y()) <= 1
    return told


def follows(driver: Driver, record: str) -> bool:
    """Whether the map shows what is written in a record by now."""
    return read_text(driver.session.shown, record) == driver.canvas.hands().writing.editor.text()


def shown_lines(text: str, card: Card, language: str, breaks: list[str]) -> list[str]:
    """The lines of a painted card without the quotation marks that it adds."""
    painted = "\n".join(breaks)
    marks = formats.quote("x", language).split("x")
    if painted.count(marks[0].strip()) > text.count(marks[0].strip()):
        first = next(n for n, line in enumerate(breaks) if line.strip())
        last = max(n for n, line in enumerate(breaks) if line.strip())
        breaks[first] = breaks[first].strip().removeprefix(marks[0])
        breaks[last] = breaks[last].strip().removesuffix(marks[1])
    return [line.strip() for line in breaks]


@pytest.fixture(autouse=True)
def steady_caret() -> None:
    """A caret that does not blink, for pictures."""
    QApplication.setCursorFlashTime(0)


@pytest.mark.parametrize("mixed", [False, True], ids=["one-script", "mixed"])
@pytest.mark.parametrize("language", WORDS)
def test_writing_begins_where_the_card_was_painted(
    drive: Drive, language: str, mixed: bool, short_or_full: Callable[[int, int], int]
) -> None:
    looked = 0
    rng = random.Random(f"{language} {mixed}")
    for _ in range(short_or_full(1, 5)):
        map_ = map_of(rng, language, short_or_full(3, 5), short_or_full(2, 4), mixed)
        driver = drive(map_, (1300, 900))
        driver.view.zoom_to(rng.choice(LEVELS) * 1.1)
        for card in map_.cards:
            with driver.writing(card.id):
                driver.key(Qt.Key.Key_Escape)
            place = driver.canvas.hands().writing.find(card.id)
            assert place is not None
            part = place.box.adjusted(-2, -1, 2, 1).intersected(place.clip)
            # What is selected has a handle beside it, that is gone while it is written.
            driver.canvas.select(Selection())
            driver.settle()
            before = Look.at(driver, part)
            with driver.writing(card.id):
                assert driver.canvas.hands().writing.find(card.id) == place, "the card moved"
                after, caret = Look.at(driver, part), told_caret(driver)
                painted = place.field.block
                lines = [painted.text[start:end] for start, end in painted.breaks]
                wanted = shown_lines(card.text, card, language, lines)
                assert [line.strip() for line in lines_of(driver)] == wanted
                if rng.random() < 0.5:
                    driver.key(Qt.Key.Key_Escape)
                else:
                    driver.key(Qt.Key.Key_Return, CTRL)
            one, other = before.ink(caret), after.ink(caret)
            moved = (one & ~grown(other)).sum() + (other & ~grown(one)).sum()
            assert not moved, (card.text, card.type, driver.view.frame.scale)
            looked += bool(one.any())
        assert driver.map is map_, "opening and closing changed the map"
        assert (driver.session.depth, driver.session.clean) == (0, True)
        driver.canvas.close()
    assert looked >= short_or_full(5, 90)


@pytest.mark.parametrize("language", WORDS)
def test_an_input_method_is_told_where_the_caret_is_painted(
    drive: Drive, language: str, short_or_full: Callable[[int, int], int]
) -> None:
    """At every place of the text, between two directions as well, and at several zooms."""
    rng = random.Random(f"caret {language}")
    looked = 0
    driver = drive(map_of(rng, language, 3, 2, mixed=False), (1300, 900))
    for card in driver.map.cards[: short_or_full(3, 6)]:
        driver.view.zoom_to(rng.choice(LEVELS) * 1.2)
        with driver.writing(card.id):
            editor = driver.canvas.hands().writing.editor
            other = rng.choice(list(WORDS))
            editor.selectAll()
            editor.insertPlainText(some_text(rng, language, other)[:60] + rng.choice(EMOJI))
            # The card may become narrower once the map has followed.
            driver.qtbot.waitUntil(partial(follows, driver, card.id))
            driver.settle()
            cursor = editor.textCursor()
            seen: dict[tuple[float, float], tuple[QRectF, Pixels]] = {}
            for place in range(len(editor.text().encode("utf-16-le")) // 2 + 1):
                cursor.setPosition(place)
                editor.setTextCursor(cursor)
                driver.settle()
                told = told_caret(driver).translated(-QPointF(editor.pos()))
                seen[told.x(), told.y()] = told, pixels_of(editor.grab())
            still = np.median([picture for _, picture in seen.values()], axis=0)
            for told, picture in seen.values():
                painted = np.argwhere(abs(picture - still).max(axis=2) > 90)
                if len(painted) < told.height() / 2:
                    continue  # it stands upon a stroke of a letter
                for y, x in painted:
                    assert told.adjusted(-2, -2, 2, 2).contains(QPointF(x + 0.5, y + 0.5))
                looked += 1
            driver.key(Qt.Key.Key_Escape)
    assert looked > 20


def test_the_marks_round_what_somebody_said_stand_while_it_is_written(drive: Drive) -> None:
    """They are the card's, not the text's: the caret keeps within, and nobody writes them twice."""
    said = {"evidence": Evidence.OBSERVED.value, "participant": "P4"}
    map_ = edits.change_card_type(small_map(), ["look"], CardType.THOUGHT.value)
    driver = drive(edits.change_card(map_, "look", text="I wonder", **said))
    with driver.writing("look"):
        editor = driver.canvas.hands().writing.editor
        layout = editor.field_layout
        assert layout.block is not None
        assert layout.block.text == "“I wonder”"
        boxes = span_boxes(layout.block, 0, 10)
        inside = span_boxes(layout.block, 1, 9)
        driver.key(Qt.Key.Key_Home)
        begin = layout.caret(0).x()
        driver.key(Qt.Key.Key_End)
        end = layout.caret(8).x()
        assert end - begin == pytest.approx(inside[0].width * editor.scale, abs=1)
        assert end - begin < boxes[0].width * editor.scale - 2
        driver.type(" why ")
        assert layout.block.text == "“I wonder why” "
        driver.key(Qt.Key.Key_Return, CTRL)
    card = card_of(driver.map, "look")
    assert card.text == "I wonder why "
    with driver.writing("look"):
        driver.key(Qt.Key.Key_A, CTRL)
        driver.compose(commit="“Why?”")
        assert layout.block.text == "“Why?”", "in marks of its own it gets no others"
        driver.key(Qt.Key.Key_Return, CTRL)
    card = card_of(driver.map, "look")
    assert card.text == "“Why?”"

"""Pictures are read beside the interface, then put into the map as one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Event

from PySide6.QtCore import QObject, QTimer

from app.canvas.canvas import MapCanvas
from app.editor.acts import Change
from app.editor.navigate import select_record
from app.editor.pictures.placing import Goal, InCell, OfPersona, goal_of, place_pictures
from app.editor.pictures.taking import PictureRefused, Taken
from app.editor.session import Session
from app.editor.words import counted, tr
from app.models.base import Id
from app.ui.background import Background
from app.ui.message_bar import MessageArea, Offer, Tone
from app.ui.pictures.sources import Source

MOST_AT_ONCE = 100
"""More pictures are not taken in one go."""

_TOPIC = "pictures"
_PATIENCE = 700  # milliseconds
_MOST_TOLD = 4


@dataclass(frozen=True, slots=True)
class _Read:
    """What came of some sources: pictures, and what is said of those that are none."""

    taken: tuple[Taken, ...]
    refusals: tuple[str, ...]


@dataclass(slots=True)
class _Errand:
    """Pictures on their way to a goal. ``read`` is what came of them, once they are ``done``.

    ``behind`` is the card behind which they come, where others were asked for at the same place
    before.
    """

    goal: Goal
    given_up: Event
    done: bool = False
    read: _Read | None = None
    behind: Id = ""


class Inserting(QObject):
    """Brings pictures into the map of one canvas, and says what became of them.

    They come in the order in which they were asked for, however long each takes to be read.
    """

    def __init__(self, session: Session, canvas: MapCanvas, messages: MessageArea) -> None:
        super().__init__(canvas)
        self._session = session
        self._canvas = canvas
        self._messages = messages
        self._errands: list[_Errand] = []
        # Whether the message says that pictures are being read.
        self._reading = False

    @property
    def busy(self) -> bool:
        """Whether pictures are on their way."""
        return bool(self._errands)

    def insert(self, sources: Sequence[Source], goal: Goal) -> None:
        """Read pictures and put them where they go; that is told, and may come a little later."""
        if len(sources) > MOST_AT_ONCE:
            self.tell(
                tr(
                    "{count} pictures are too many at once. Insert at most {limit}.",
                    count=len(sources),
                    limit=MOST_AT_ONCE,
                )
            )
            return
        if not self._errands:
            self._messages.clear(_TOPIC)
        given_up = Event()
        # Each has a thread of its own: a second drop must not make the first one vanish.
        reader = Background(self)
        patience = QTimer(reader, singleShot=True, interval=_PATIENCE)
        patience.timeout.connect(lambda: self._tell_progress(len(sources), given_up))
        patience.start()
        errand = _Errand(goal, given_up)
        self._errands.append(errand)

        def done(read: _Read) -> None:
            errand.read = read
            over()

        def failed(error: Exception) -> None:
            over()
            raise error

        def over() -> None:
            errand.done = True
            patience.stop()
            reader.deleteLater()
            self._settle()

        reader.done.connect(done)
        reader.failed.connect(failed)
        reader.start(lambda: _read(tuple(sources), given_up))

    def end(self) -> None:
        """Take away what was said."""
        self._messages.clear(_TOPIC)

    def tell(self, text: str) -> None:
        """Say what is wrong with what was to be inserted."""
        self._reading = False
        self._messages.show_message(_TOPIC, text, Tone.WARNING)

    # --- inner ---

    def _tell_progress(self, count: int, given_up: Event) -> None:
        def give_up() -> None:
            given_up.set()

        text = counted("Reading 1 picture…", "Reading %n pictures…", count)
        self._reading = True
        self._messages.show_message(_TOPIC, text, Tone.INFO, [Offer(tr("Cancel"), give_up)])

    def _settle(self) -> None:
        """Place what has been read, as far as nothing that was asked for before is to come."""
        while self._errands and self._errands[0].done:
            errand = self._errands.pop(0)
            if self._reading:
                # What was said of those before stays.
                self._messages.clear(_TOPIC)
                self._reading = False
            if errand.read is None or errand.given_up.is_set():
                continue
            last = self._place(errand.read, self._goal_of(errand))
            for later in self._errands:
                if last and later.goal == errand.goal:
                    later.behind = last

    def _goal_of(self, errand: _Errand) -> Goal:
        map_ = self._session.map
        if errand.behind not in map_.records or isinstance(errand.goal, OfPersona):
            return errand.goal
        return goal_of(map_, select_record(map_, errand.behind), 1) or errand.goal

    def _place(self, read: _Read, goal: Goal) -> Id:
        """Put pictures where they go; gives the last card that shows one, "" for none."""
        if read.refusals:
            self.tell(_several(read.refusals))
        if not read.taken:
            return ""
        self._canvas.finish_writing()
        pictures = [one.picture for one in read.taken]
        change = place_pictures(self._session.map, goal, pictures)
        if change is None:
            self.tell(tr("The place for the picture is gone. Insert it once more."))
            return ""
        self._canvas.do(_told(change, read.taken, goal))
        return change.selection.current if change.selection is not None else ""


def _read(sources: Sequence[Source], given_up: Event) -> _Read:
    taken: list[Taken] = []
    refusals: list[str] = []
    for source in sources:
        if given_up.is_set():
            break
        try:
            taken.append(source.take())
        except PictureRefused as refused:
            refusals.append(str(refused))
    return _Read(tuple(taken), tuple(refusals))


def _several(refusals: Sequence[str]) -> str:
    """Sentences on lines of their own; of very many the first."""
    more = len(refusals) - _MOST_TOLD
    shown = list(refusals[:_MOST_TOLD])
    if more > 0:
        shown.append(counted("and 1 more", "and %n more", more))
    return "\n".join(shown)


def _told(change: Change, taken: Sequence[Taken], goal: Goal) -> Change:
    """The change with what is said of it: what was done to the pictures, if anything."""
    if len(taken) > 1 and not isinstance(goal, InCell):
        return change
    done = _done_to(taken)
    said = [change.told + "."] if change.told else []
    if len(taken) > 1 or (done and not said):
        said = [counted("The picture was inserted.", "%n pictures were inserted.", len(taken))]
    return change._replace(told=" ".join([*said, *done]).removesuffix("."))


def _done_to(taken: Sequence[Taken]) -> list[str]:
    """What was done to pictures that their owner should know, in sentences."""
    animated = sum(1 for one in taken if one.animated)
    sizes = [one.shrunk_to for one in taken if one.shrunk_to is not None]
    said: list[str] = []
    if animated:
        said.append(
            tr("Of the animation its first picture was taken.")
            if len(taken) == 1
            else counted(
                "Of 1 animation the first picture was taken.",
                "Of %n animations the first pictures were taken.",
                animated,
            )
        )
    if sizes:
        across, down = sizes[0]
        said.append(
            tr("It was made smaller, to {across} × {down} pixels.", across=across, down=down)
            if len(taken) == 1
            else counted("1 was made smaller.", "%n were made smaller.", len(sizes))
        )
    return said

"""A map and its file: open, save, and what is known of the file on disk."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from app.editor.session import Session
from app.editor.types_kept import TypesKept
from app.editor.words import tr
from app.models.base import evolve, new_id
from app.models.journey import JourneyMap
from app.paint.pictures import Pictures
from app.storage import Digest, Loaded, Reason, SaveError, digest_on_disk, load, save

# The screen never needs more; zooming further in shows the picture's own pixels.
_SCREEN_DPI = 300


class OnDisk(NamedTuple):
    """What is at a path: the digest of the file, None where there is none.

    ``unreadable`` says why it is not known what the file holds.
    """

    digest: Digest | None
    unreadable: str = ""


def look(path: Path) -> OnDisk:
    """What is at a path now."""
    try:
        return OnDisk(digest_on_disk(path))
    except OSError as error:
        return OnDisk(None, error.strerror or str(error))


def _carried_over(before: JourneyMap, after: JourneyMap) -> JourneyMap:
    # The first edit comes long after the start, which would pay for the words of numbers.
    from app.canvas.carried import carried_over

    return carried_over(before, after)


class Document:
    """One map being edited, with the file it came from or went to last.

    ``path`` is None for a map that was never saved; ``read_only`` says that it cannot be saved
    there. ``carrier`` is the PDF that the map was taken out of.
    """

    def __init__(
        self, map_: JourneyMap, path: Path | None, digest: Digest | None, *, read_only: bool
    ) -> None:
        self.session = Session(map_)
        self.session.bring_along(TypesKept())
        self.session.bring_along(_carried_over)
        self.path = path
        self.digest = digest
        self.read_only = read_only
        self.carrier: Path | None = None
        self._pictures: tuple[tuple[object, ...], Pictures] | None = None

    @classmethod
    def opened(cls, loaded: Loaded) -> Document:
        """The document of a file that was loaded."""
        return cls(loaded.map, loaded.path, loaded.digest, read_only=loaded.read_only)

    @classmethod
    def from_template(cls, path: Path) -> Document:
        """A new map begun from another's file. Raises ``LoadError``."""
        map_ = evolve(load(path).map, id=new_id())
        return cls(map_, None, None, read_only=False)

    @classmethod
    def carried_by(cls, pdf: Path, map_: JourneyMap) -> Document:
        """The document of a map that was taken out of a PDF; saving it asks for a file."""
        made = cls(map_, None, None, read_only=False)
        made.carrier = pdf
        return made

    @property
    def folder(self) -> Path | None:
        """The folder of the map's file, or of the PDF that it came in."""
        home = self.path or self.carrier
        return home.parent if home is not None else None

    @property
    def name(self) -> str:
        """What the window calls it: the name of its file or PDF, else the map's title."""
        home = self.path or self.carrier
        if home is not None:
            return home.stem
        return self.session.map.title.strip() or tr("Untitled")

    @property
    def modified(self) -> bool:
        """Whether the map is not what the file holds."""
        return not self.session.clean

    def save(
        self, path: Path, *, over: Digest | None = None, backups: Path | None = None
    ) -> tuple[str, ...]:
        """Save to ``path`` and stay there. Returns sentences for the user. Raises ``SaveError``.

        Another file than expected is never overwritten: ``over`` is the digest of a file that the
        user agreed to replace. What is replaced is kept in the folder ``backups``. A map that got
        to ``path`` but may be lost in a power cut is there from then on, and unsaved.
        """
        known = over if over is not None else (self.digest if path == self.path else None)
        map_ = self.session.map
        try:
            saved = save(map_, path, known=known, backups=backups)
        except SaveError as error:
            if error.reason is Reason.NOT_DURABLE:
                self._settle(path, error.digest)
                self.session.mark_modified()
            raise
        self._settle(path, saved.digest)
        if self.session.map is map_:
            self.session.mark_saved()
        return saved.notices

    def take(self, loaded: Loaded, label: str) -> None:
        """Go on with what the file holds now, as a step of the history named ``label``.

        Undo brings back the map that was there before, as unsaved work. Raises what refuses the
        map, with nothing changed.
        """
        self.session.take(label, loaded.map)
        self.digest = loaded.digest
        self.read_only = loaded.read_only
        self.session.mark_saved()

    def _settle(self, path: Path, digest: Digest | None) -> None:
        self.path = path
        self.digest = digest
        self.read_only = False

    def pictures(self, map_: JourneyMap) -> Pictures:
        """The pictures of a map, decoded when they are first drawn.

        Kept while they are the same.
        """
        if self._pictures is None or self._pictures[0] is not map_.pictures:
            self._pictures = (map_.pictures, pictures_of(map_))
        return self._pictures[1]


def pictures_of(map_: JourneyMap) -> Pictures:
    """The pictures of a map, each decoded when it is first drawn."""
    return Pictures.of(map_.pictures, _SCREEN_DPI)

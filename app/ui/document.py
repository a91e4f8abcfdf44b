"""A map and its file: open, save, and what is known of the file on disk."""

from __future__ import annotations

import base64
from pathlib import Path

from app.editor.session import Session
from app.editor.words import tr
from app.models.base import evolve, new_id
from app.models.journey import JourneyMap
from app.paint.pictures import Pictures
from app.storage import Digest, Loaded, digest_on_disk, load, save

# The screen never needs more; zooming further in shows the picture's own pixels.
_SCREEN_DPI = 300


class Document:
    """One map being edited, with the file it came from or went to last.

    ``path`` is None for a map that was never saved; ``read_only`` says that it cannot be saved
    there.
    """

    def __init__(
        self, map_: JourneyMap, path: Path | None, digest: Digest | None, *, read_only: bool
    ) -> None:
        self.session = Session(map_)
        self.path = path
        self.digest = digest
        self.read_only = read_only
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

    @property
    def name(self) -> str:
        """What the window calls it: the file's name, else the map's title."""
        if self.path is not None:
            return self.path.stem
        return self.session.map.title.strip() or tr("Untitled")

    @property
    def modified(self) -> bool:
        """Whether the map is not what the file holds."""
        return not self.session.clean

    def save(self, path: Path, *, over: Digest | None = None) -> tuple[str, ...]:
        """Save to ``path`` and stay there. Returns sentences for the user. Raises ``SaveError``.

        Another file than expected is never overwritten: ``over`` is the digest of a file that the
        user agreed to replace.
        """
        known = over if over is not None else (self.digest if path == self.path else None)
        map_ = self.session.map
        saved = save(map_, path, known=known)
        self.path = path
        self.digest = saved.digest
        self.read_only = False
        if self.session.map is map_:
            self.session.mark_saved()
        return saved.notices

    def take(self, loaded: Loaded, label: str) -> None:
        """Go on with what the file holds now, as a step of the history named ``label``.

        Undo brings back the map that was there before, as unsaved work. Raises what refuses the
        map, with nothing changed.
        """
        self.session.commit(label, loaded.map)
        self.digest = loaded.digest
        self.read_only = loaded.read_only
        self.session.mark_saved()

    def changed_on_disk(self) -> bool:
        """Whether the file holds something else than was loaded or saved last."""
        return self.path is not None and digest_on_disk(self.path) != self.digest

    def pictures(self, map_: JourneyMap) -> Pictures:
        """The pictures of a map, decoded when they are first drawn.

        Kept while they are the same.
        """
        if self._pictures is None or self._pictures[0] is not map_.pictures:
            self._pictures = (map_.pictures, pictures_of(map_))
        return self._pictures[1]


def pictures_of(map_: JourneyMap) -> Pictures:
    """The pictures of a map, each decoded when it is first drawn."""
    encoded = {picture.sha256: picture.data for picture in map_.pictures}

    def source(sha256: str) -> bytes | None:
        found = encoded.get(sha256)
        return base64.b64decode(found) if found is not None else None

    return Pictures(source, _SCREEN_DPI)

"""Where former versions of maps are kept: in the state folder, a folder for each map."""

from __future__ import annotations

import re
from pathlib import Path

from app.models.base import Id
from app.storage import digest_of

# An id comes from the map's file, which anybody may have written: not each can name a folder.
_PLAIN = re.compile(r"[a-z0-9]{1,40}")


def backup_folder(state_folder: Path, map_id: Id) -> Path:
    """The folder for former versions of a map; it is made when the first one is kept."""
    plain = _PLAIN.fullmatch(map_id) is not None
    name = map_id if plain else digest_of(map_id.encode("utf-8", "surrogatepass"))
    return state_folder / "backups" / name

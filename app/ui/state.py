"""What the program remembers from one start to the next: windows, recent maps, choices.

All of it lies in one ini file in the state folder. Nothing of a map's content is in it; former
versions of maps lie beside it, see ``backups``.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

log = logging.getLogger(__name__)

MOST_RECENT = 10
MOST_EMOJI = 18
_KEPT_RECENT = 40

_RECENT = "recent/maps"
_GEOMETRY = "window/geometry"
_PANELS = "window/panels"
_APPEARANCE = "window/appearance"
_EMOJI = "emoji/recent"
_EXPORT_FOLDER = "export/folder"
_KEYS = "keys"
_NEXT_KEY = " / "


def state_folder() -> Path:
    """The folder for state; it is made when something is written."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.StateLocation))


class State:
    """The remembered state. A broken file is put aside and everything starts with its default."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        path = folder / "state.ini"
        self._settings = _opened(path)
        if self._settings.status() == QSettings.Status.FormatError:
            aside = path.with_suffix(".broken.ini")
            log.info("The settings file %s was broken and is kept as %s", path.name, aside.name)
            del self._settings
            path.replace(aside)
            self._settings = _opened(path)

    # --- recent maps ---

    def recent(self) -> tuple[Path, ...]:
        """The maps opened or saved last that still exist, at most ten, the last one first."""
        found = (Path(one) for one in self._texts(_RECENT))
        return tuple(one for one in found if _is_file(one))[:MOST_RECENT]

    def remember_map(self, path: Path) -> None:
        """Put a map at the head of the recent ones."""
        known = [one for one in self._texts(_RECENT) if one != str(path)]
        self._settings.setValue(_RECENT, [str(path), *known][:_KEPT_RECENT])

    def clear_recent(self) -> None:
        """Forget the recent maps."""
        self._settings.remove(_RECENT)

    # --- the window ---

    @property
    def geometry(self) -> QByteArray | None:
        """Size and place of the window closed last."""
        value = self._settings.value(_GEOMETRY)
        return value if isinstance(value, QByteArray) and not value.isEmpty() else None

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._settings.setValue(_GEOMETRY, value)

    @property
    def panels(self) -> QByteArray | None:
        """Which panels of the window closed last were open, and where."""
        value = self._settings.value(_PANELS)
        return value if isinstance(value, QByteArray) and not value.isEmpty() else None

    @panels.setter
    def panels(self, value: QByteArray) -> None:
        self._settings.setValue(_PANELS, value)

    @property
    def appearance(self) -> str:
        """The chosen appearance: "system", "light" or "dark"."""
        value = str(self._settings.value(_APPEARANCE, "system"))
        return value if value in ("light", "dark") else "system"

    @appearance.setter
    def appearance(self, value: str) -> None:
        self._settings.setValue(_APPEARANCE, value)

    # --- keys ---

    @property
    def keys(self) -> Mapping[str, tuple[str, ...]]:
        """The keys of commands that the user changed, by the ids of the commands."""
        self._settings.beginGroup(_KEYS)
        found = {id_: str(self._settings.value(id_, "")) for id_ in self._settings.childKeys()}
        self._settings.endGroup()
        return {id_: tuple(filter(None, keys.split(_NEXT_KEY))) for id_, keys in found.items()}

    @keys.setter
    def keys(self, value: Mapping[str, tuple[str, ...]]) -> None:
        self._settings.remove(_KEYS)
        for id_, keys in value.items():
            self._settings.setValue(f"{_KEYS}/{id_}", _NEXT_KEY.join(keys))

    # --- emoji ---

    def recent_emoji(self) -> tuple[str, ...]:
        """The emoji chosen last, the last one first."""
        return tuple(self._texts(_EMOJI))[:MOST_EMOJI]

    def remember_emoji(self, emoji: str) -> None:
        """Put an emoji at the head of the recent ones."""
        known = [one for one in self._texts(_EMOJI) if one != emoji]
        self._settings.setValue(_EMOJI, [emoji, *known][:MOST_EMOJI])

    # --- export ---

    @property
    def export_folder(self) -> str:
        """The folder of the last export, or ""."""
        return str(self._settings.value(_EXPORT_FOLDER, ""))

    @export_folder.setter
    def export_folder(self, value: str) -> None:
        self._settings.setValue(_EXPORT_FOLDER, value)

    def export_options(self, map_id: str) -> dict[str, str]:
        """The choices of the last export of a map."""
        self._settings.beginGroup(f"export/{map_id}")
        found = {key: str(self._settings.value(key)) for key in self._settings.childKeys()}
        self._settings.endGroup()
        return found

    def keep_export_options(self, map_id: str, options: dict[str, str]) -> None:
        """Remember the choices of an export of a map."""
        self._settings.beginGroup(f"export/{map_id}")
        for key, value in options.items():
            self._settings.setValue(key, value)
        self._settings.endGroup()

    def write(self) -> None:
        """Write everything to disk now."""
        self._settings.sync()

    def _texts(self, key: str) -> list[str]:
        value = self._settings.value(key, [])
        if isinstance(value, str):
            return [value] if value else []
        return [str(one) for one in value] if isinstance(value, list) else []


def told_apart(paths: tuple[Path, ...]) -> tuple[str, ...]:
    """A name for each path: the file's, with as many folders as tell equal names apart."""
    names = []
    for path in paths:
        others = [one for one in paths if one != path and one.stem == path.stem]
        depth = 0
        while others and depth < len(path.parent.parts):
            depth += 1
            mine = path.parent.parts[-depth:]
            others = [one for one in others if one.parent.parts[-depth:] == mine]
        folders = "/".join(path.parent.parts[-depth:]) if depth else ""
        names.append(f"{path.stem} — {folders}" if folders else path.stem)
    return tuple(names)


def _opened(path: Path) -> QSettings:
    return QSettings(str(path), QSettings.Format.IniFormat)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False

"""The keys of commands as data: those of the table, and what the user changed.

No key stands for two commands: whoever is given a key takes it from whoever had it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from PySide6.QtGui import QKeySequence

from app.ui.commands import COMMANDS

Keys = tuple[str, ...]
"""The keys of one command as Qt writes them for files, such as "Ctrl+Shift+Z"; the first is shown.

There may be none.
"""

_FACING = MappingProxyType({"stretch-card": "shrink-card", "shrink-card": "stretch-card"})
"""Commands that move an edge to one side, and those that move it to the other."""

_TURNED = MappingProxyType({"Left": "Right", "Right": "Left"})


class KeyTable:
    """The keys of all commands; changing it makes another table.

    ``changed`` holds the commands whose keys are not those of the program. Ids that no command has,
    keys that are no keys, and keys given twice are left out.
    """

    def __init__(
        self,
        changed: Mapping[str, Iterable[str]] = MappingProxyType({}),
        defaults: Mapping[str, Keys] | None = None,
    ) -> None:
        self._defaults = _of_program() if defaults is None else defaults
        holders: dict[str, str] = {}
        found: dict[str, Keys] = {}
        for id_ in self._defaults:
            if id_ in changed:
                found[id_] = _still_free(map(portable, changed[id_]), id_, holders)
        for id_, keys in self._defaults.items():
            if id_ not in found:
                found[id_] = _still_free(keys, id_, holders)
        self._keys: Mapping[str, Keys] = MappingProxyType(found)
        self._holders = holders

    def of(self, id_: str, *, mirrored: bool = False) -> Keys:
        """The keys of a command; ``mirrored`` where the map is read from right to left.

        There commands that move an edge change places, where their keys are arrows that face each
        other: so an edge goes where the arrow points.
        """
        keys = self._keys.get(id_, ())
        facing = self._keys.get(_FACING.get(id_, ""), ()) if mirrored else ()
        return facing if facing and facing == tuple(map(_turned, keys)) else keys

    def is_turned(self, id_: str) -> bool:
        """Whether a command has other keys in a map that is read from right to left."""
        return self.of(id_, mirrored=True) != self.of(id_)

    def holder(self, key: str) -> str:
        """The id of the command that a key stands for, or ""."""
        return self._holders.get(portable(key), "")

    @property
    def changed(self) -> Mapping[str, Keys]:
        """The commands whose keys are not those of the program, with their keys."""
        return {id_: keys for id_, keys in self._keys.items() if keys != self._defaults[id_]}

    def is_changed(self, id_: str) -> bool:
        """Whether a command has other keys than those of the program."""
        return self.of(id_) != self._defaults.get(id_, ())

    def given(self, id_: str, *keys: str) -> KeyTable:
        """A table in which a command has these keys and no others; nobody else has them."""
        taken = tuple(map(portable, keys))
        others = {one: _without(kept, taken) for one, kept in self._keys.items() if one != id_}
        changed = {one: kept for one, kept in others.items() if kept != self._defaults[one]}
        return KeyTable({**changed, id_: taken}, self._defaults)

    def reset(self, id_: str) -> KeyTable:
        """A table in which a command has the keys of the program; nobody else has them."""
        return self.given(id_, *self._defaults[id_])

    def all_reset(self) -> KeyTable:
        """The table of the program."""
        return KeyTable(defaults=self._defaults)


def portable(key: str) -> str:
    """A key as it is kept in a file, "" for what is no key; ``key`` may be in any spelling."""
    sequence = QKeySequence(key, QKeySequence.SequenceFormat.PortableText)
    if sequence.count() != 1:
        return ""
    text = sequence.toString(QKeySequence.SequenceFormat.PortableText)
    # Of what it does not know Qt keeps the modifiers, with nothing behind them.
    return "" if not text or (text.endswith("+") and not text.endswith("++")) else text


def shown(key: str) -> str:
    """A key as it is shown on this system."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _turned(key: str) -> str:
    """A key with the arrow that points the other way."""
    held, plus, last = key.rpartition("+")
    return held + plus + _TURNED.get(last, last)


def _of_program() -> Mapping[str, Keys]:
    return {command.id: tuple(map(portable, command.keys)) for command in COMMANDS}


def _still_free(keys: Iterable[str], id_: str, holders: dict[str, str]) -> Keys:
    """Those of ``keys`` that nobody has yet; they are noted as this command's."""
    given = dict.fromkeys(keys)
    return tuple(key for key in given if key and holders.setdefault(key, id_) == id_)


def _without(keys: Keys, taken: Keys) -> Keys:
    return tuple(key for key in keys if key not in taken)

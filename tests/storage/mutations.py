"""Damage for map files: one value retyped, retargeted, doubled, swapped, cut …

A damage of the structure is done to the document, at a place that is marked while it is written out
again; so the place is known without the reader under test.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, get_args

from app.models.base import Record
from app.models.card import Card
from app.models.integrity.records import words_of
from app.models.integrity.reference_table import REFERENCES
from app.models.journey import JourneyMap

Path = tuple[str | int, ...]

_MARK = "\ue000here\ue001"


@dataclass(frozen=True)
class Mutant:
    """A damaged file.

    ``spot`` is the line and column of the damaged value where the file has to be refused there,
    None where it may be refused elsewhere or open.
    """

    kind: str
    data: bytes
    structural: bool
    spot: tuple[int, int] | None = None


@dataclass(frozen=True)
class Slot:
    """A field of a record of the document; ``model`` is the record's class."""

    path: Path
    value: Any
    model: type[Record]
    field: str


Damage = Callable[[Any, list[Slot], Random], Mutant | None]


def mutate(data: bytes, rng: Random) -> Mutant:
    """Damage a file, three times of four in its structure."""
    if rng.random() < 0.25:
        return rng.choice(BYTES)(data, rng)
    return mutate_structure(data, rng, STRUCTURE)


def mutate_structure(data: bytes, rng: Random, kinds: Sequence[Damage]) -> Mutant:
    """Damage a file in one of some ways; a way that finds nothing to damage is tried again."""
    document = json.loads(data)
    slots = list(_slots(document, JourneyMap, ()))
    while True:
        made = rng.choice(kinds)(copy.deepcopy(document), slots, rng)
        if made is not None:
            return made


def _slots(value: dict[str, Any], model: type[Record], path: Path) -> Iterator[Slot]:
    for name, below in value.items():
        if name not in model.model_fields:
            continue
        yield Slot((*path, name), below, model, name)
        child = _record_of(model, name)
        if child and isinstance(below, dict):
            yield from _slots(below, child, (*path, name))
        elif child and isinstance(below, list):
            for at, item in enumerate(below):
                yield from _slots(item, child, (*path, name, at))


def _record_of(model: type[Record], name: str) -> type[Record] | None:
    kind = model.model_fields[name].annotation
    for part in (kind, *get_args(kind)):
        if isinstance(part, type) and issubclass(part, Record):
            return part
    return None


def _holder(document: Any, path: Path) -> Any:
    for part in path[:-1]:
        document = document[part]
    return document


def _written(document: Any) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _marked(kind: str, document: Any, path: Path, text: str, *, refused: bool) -> Mutant:
    """The document with ``text`` as the value at a path."""
    _holder(document, path)[path[-1]] = _MARK
    before, _, after = _written(document).partition(json.dumps(_MARK, ensure_ascii=False))
    return _mutant(kind, before, text + after, refused=refused)


def _mutant(kind: str, before: str, after: str, *, refused: bool) -> Mutant:
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    spot = (line, column) if refused else None
    return Mutant(kind, (before + after).encode(), structural=True, spot=spot)


# --- damage of the structure ---


def retype(document: Any, slots: list[Slot], rng: Random) -> Mutant | None:
    """A value of another type."""
    slot = rng.choice(slots)
    others: dict[type, list[str]] = {
        str: ["7", "true", "null", "[]", "{}", '["a"]'],
        int: ['"7"', "true", "[1]", "{}", "1.5e300"],
        float: ['"7"', "true", "[1.5]", "{}"],
        bool: ['"true"', "1", "null", "[]"],
        list: ["{}", '"a"', "7", "true", '{"0": {}}'],
        dict: ["[]", '"a"', "7", "true", "[{}]"],
    }
    text = rng.choice(others[type(slot.value)])
    return _marked("retype", document, slot.path, text, refused=True)


def retype_item(document: Any, slots: list[Slot], rng: Random) -> Mutant | None:
    """An item of a list that is none."""
    held = [slot for slot in slots if isinstance(slot.value, list) and slot.value]
    if not held:
        return None
    slot = rng.choice(held)
    path = (*slot.path, rng.randrange(len(slot.value)))
    text = rng.choice(["null", "7", "true", "[]"])
    return _marked("retype item", document, path, text, refused=True)


def retarget(document: Any, slots: list[Slot], rng: Random) -> Mutant | None:
    """A reference to what is not there."""
    references = {(rule.kind, rule.field) for rule in REFERENCES} | {
        (Card, "step"),
        (Card, "until"),
    }
    held = [slot for slot in slots if (slot.model, slot.field) in references and slot.value]
    if not held:
        return None
    slot = rng.choice(held)
    path = slot.path
    if isinstance(slot.value, list):
        path = (*path, rng.randrange(len(slot.value)))
    target = rng.choice(["nowhere!", document["id"], "x" * 300, "\\u0000"])
    # a newer minor version may let these name kinds of records that are not known here
    rules = [rule for rule in REFERENCES if (rule.kind, rule.field) == (slot.model, slot.field)]
    free = any(rule.open for rule in rules)
    # where a record of any kind may be named, the map is one
    found = target == document["id"] and any(not rule.targets for rule in rules)
    refused = not found and (not free or document["format_version"] == "1.0")
    return _marked("retarget", document, path, f'"{target}"', refused=refused)


def rename_id(document: Any, slots: list[Slot], rng: Random) -> Mutant | None:
    """An id that nobody knows any more, or that another record has."""
    held = [slot for slot in slots if slot.field == "id"]
    slot = rng.choice(held)
    other = rng.choice([rng.choice(held).value, "fresh-id"])
    return _marked("rename id", document, slot.path, json.dumps(other), refused=False)


def empty_id(document: Any, slots: list[Slot], rng: Random) -> Mutant | None:
    """An empty id."""
    slot = rng.choice([slot for slot in slots if slot.field == "id"])
    return _marked("empty id", document, slot.path, '""', refused=True)


def other_word(document: Any, slots: list[Slot], rng: Random) -> Mutant | None:
    """A word that no vocabulary has: refused, unless the file is of a newer version."""
    held = [
        slot
        for slot in slots
        if any(field == slot.field for field, _, _ in words_of(slot.model)) and slot.value
    ]
    if not held:
        return None
    slot = rng.choice(held)
    word = rng.choice(["wibble", str(slot.value).upper(), str(slot.value) + " ", "e-mail\u200b"])
    refused = document["format_version"] == "1.0"
    return _marked("other word", document, slot.path, json.dumps(word), refused=refused)


def out_of_range(document: Any, slots: list[Slot], rng: Random) -> Mutant | None:
    """A number that no field takes, or that is none."""
    held = [slot for slot in slots if type(slot.value) in (int, float)]
    if not held:
        return None
    text = rng.choice(
        ["NaN", "-Infinity", "1e999", "9" * 25, "-9223372036854775809", "0x10", "1_0"]
    )
    return _marked("out of range", document, rng.choice(held).path, text, refused=True)


def any_number(document: Any, slots: list[Slot], rng: Random) -> Mutant | None:
    """Another number: refused where the field does not take it."""
    held = [slot for slot in slots if type(slot.value) in (int, float)]
    if not held:
        return None
    text = rng.choice(["-1", "0", "-0.0", "99", "0.3", "1e-300", "2.5"])
    return _marked("any number", document, rng.choice(held).path, text, refused=False)


def half_character(document: Any, slots: list[Slot], rng: Random) -> Mutant | None:
    """A lone surrogate, which no file can be written with."""
    slot = rng.choice([slot for slot in slots if isinstance(slot.value, str)])
    text = rng.choice(['"\\ud83d"', '"a\\udc00b"', '"\\ude00\\ud83d"'])
    return _marked("half character", document, slot.path, text, refused=True)


def odd_text(document: Any, slots: list[Slot], rng: Random) -> Mutant | None:
    """Text of any characters, also escaped: kept as it is where the field takes any text."""
    slot = rng.choice([slot for slot in slots if isinstance(slot.value, str)])
    text = rng.choice(
        ['"\\u0000"', '"\u202e\u2066x"', '"\\ud83d\\ude00"', '"=1+1"', '"\\/\\u002F"']
    )
    return _marked("odd text", document, slot.path, text, refused=False)


def bad_date(document: Any, slots: list[Slot], rng: Random) -> Mutant | None:
    """A date that no calendar has."""
    names = {"date", "review_by", "read_again", "deadline", "last", "start"}
    held = [slot for slot in slots if slot.field in names]
    if not held:
        return None
    text = rng.choice(['"2026-02-30"', '"30.11.2026"', '"25:00"', '"2026-1-1"', '"٢٠٢٦"'])
    return _marked("bad date", document, rng.choice(held).path, text, refused=True)


def bad_colour(document: Any, slots: list[Slot], rng: Random) -> Mutant | None:
    """A colour of another notation."""
    held = [slot for slot in slots if slot.field in ("colour", "tint")]
    if not held:
        return None
    text = rng.choice(['"teal"', '"#fff"', '"rgb(1,2,3)"', '"#12345g"'])
    return _marked("bad colour", document, rng.choice(held).path, text, refused=True)


def delete_field(document: Any, slots: list[Slot], rng: Random) -> Mutant | None:
    """A field less: refused at its record where the field is required."""
    slot = rng.choice(slots)
    if slot.path in (("format",), ("format_version",)):
        del document[slot.field]
        return _mutant("delete field", "", _written(document), refused=True)
    required = slot.model.model_fields[slot.field].is_required()
    holder = _holder(document, slot.path)
    del holder[slot.field]
    if not required:
        return _mutant("delete field", "", _written(document), refused=False)
    if len(slot.path) == 1:
        return _mutant("delete field", "", _written(document), refused=True)
    text = json.dumps(holder, ensure_ascii=False)
    return _marked("delete field", document, slot.path[:-1], text, refused=True)


def delete_record(document: Any, slots: list[Slot], rng: Random) -> Mutant | None:
    """A record less, whoever refers to it."""
    slot = rng.choice([slot for slot in slots if slot.field == "id" and len(slot.path) > 1])
    del _holder(document, slot.path[:-1])[slot.path[-2]]
    return _mutant("delete record", "", _written(document), refused=False)


def double_record(document: Any, slots: list[Slot], rng: Random) -> Mutant | None:
    """A record twice in its list: refused at the second one's id."""
    held = [slot for slot in slots if slot.field in ("id", "sha256") and len(slot.path) > 1]
    slot = rng.choice(held)
    records = _holder(document, slot.path[:-1])
    place = slot.path[-2]
    assert isinstance(place, int)
    records.insert(place + 1, copy.deepcopy(records[place]))
    path = (*slot.path[:-2], place + 1, slot.field)
    return _marked("double record", document, path, json.dumps(slot.value), refused=True)


def double_key(document: Any, slots: list[Slot], rng: Random) -> Mutant | None:
    """A field twice in its record: refused at the second."""
    slot = rng.choice(slots)
    holder = _holder(document, slot.path)
    holder[_MARK] = rng.choice([slot.value, "other", None, 7])
    mark = json.dumps(_MARK, ensure_ascii=False)
    before, _, after = _written(document).partition(mark)
    return _mutant("double key", before, json.dumps(slot.field) + after, refused=True)


def rename_key(document: Any, slots: list[Slot], rng: Random) -> Mutant | None:
    """A field by another name: unknown, hence kept, and missing where it is required."""
    slot = rng.choice(slots)
    holder = _holder(document, slot.path)
    items = [(key + "s" if key == slot.field else key, value) for key, value in holder.items()]
    holder.clear()
    holder.update(items)
    return _mutant("rename key", "", _written(document), refused=False)


def swap_values(document: Any, slots: list[Slot], rng: Random) -> Mutant | None:
    """Two values in each other's place."""
    one, two = rng.sample(slots, 2)
    if one.path == two.path[: len(one.path)] or two.path == one.path[: len(two.path)]:
        return None
    _holder(document, one.path)[one.path[-1]] = two.value
    _holder(document, two.path)[two.path[-1]] = one.value
    return _mutant("swap values", "", _written(document), refused=False)


def swap_items(document: Any, slots: list[Slot], rng: Random) -> Mutant | None:
    """Two records of a list in each other's place, such as cards out of order."""
    held = [slot for slot in slots if isinstance(slot.value, list) and len(slot.value) > 1]
    if not held:
        return None
    slot = rng.choice(held)
    one, two = rng.sample(range(len(slot.value)), 2)
    items = _holder(document, slot.path)[slot.path[-1]]
    items[one], items[two] = items[two], items[one]
    return _mutant("swap items", "", _written(document), refused=False)


def nest(document: Any, slots: list[Slot], rng: Random) -> Mutant | None:
    """Lists inside lists, too deep, under an unknown name."""
    slot = rng.choice(slots)
    depth = rng.choice([101, 200, 5000])
    path = (*slot.path[:-1], "unknown")
    mutant = _marked("nest", document, path, "[" * depth + "]" * depth, refused=False)
    assert mutant is not None
    return mutant


def other_version(document: Any, slots: list[Slot], rng: Random) -> Mutant | None:
    """A version of the future or the past, or none."""
    text = rng.choice(['"1.1"', '"2.0"', '"0.9"', '"1"', '"one"', '"1.0.0"', '"٠.١"', '"1e2.0"'])
    good = text in ('"1.1"', '"2.0"')
    return _marked("other version", document, ("format_version",), text, refused=not good)


def other_format(document: Any, slots: list[Slot], rng: Random) -> Mutant | None:
    """The file of another program."""
    text = rng.choice(['"excalidraw"', '"footpath"', '""'])
    return _marked("other format", document, ("format",), text, refused=True)


def other_top(document: Any, slots: list[Slot], rng: Random) -> Mutant | None:
    """Something else than an object."""
    text = rng.choice(["[]", "7", '"map"', "null", f"[{_written(document)}]"])
    return _mutant("other top", "", text, refused=True)


STRUCTURE: tuple[Damage, ...] = (
    retype,
    retype_item,
    retarget,
    rename_id,
    empty_id,
    other_word,
    out_of_range,
    any_number,
    half_character,
    odd_text,
    bad_date,
    bad_colour,
    delete_field,
    delete_record,
    double_record,
    double_key,
    rename_key,
    swap_values,
    swap_items,
    nest,
    other_version,
    other_format,
    other_top,
)


# --- damage of the bytes ---


def cut(data: bytes, rng: Random) -> Mutant:
    """A file that was not written to its end."""
    return Mutant("cut", data[: rng.randrange(len(data))], structural=False)


def zeros(data: bytes, rng: Random) -> Mutant:
    """Zero bytes from somewhere on, as a power cut leaves them."""
    at = rng.randrange(len(data))
    return Mutant("zeros", data[:at] + b"\0" * (len(data) - at), structural=False)


def flip(data: bytes, rng: Random) -> Mutant:
    """One bit turned over."""
    at = rng.randrange(len(data))
    changed = bytes([data[at] ^ (1 << rng.randrange(8))])
    return Mutant("flip", data[:at] + changed + data[at + 1 :], structural=False)


def drop_mark(data: bytes, rng: Random) -> Mutant:
    """A comma, colon, bracket or quotation mark less, or more."""
    places = [at for at, byte in enumerate(data) if byte in b',:{}[]"']
    at = rng.choice(places)
    new = rng.choice([b"", data[at : at + 1] * 2])
    return Mutant("drop mark", data[:at] + new + data[at + 1 :], structural=False)


def trail(data: bytes, rng: Random) -> Mutant:
    """Something behind the end."""
    return Mutant("trail", data + rng.choice([b"{}", b"\0", b"x", data]), structural=False)


def recode(data: bytes, rng: Random) -> Mutant:
    """Another encoding, or a mark of one."""
    code = rng.choice(["utf-16", "utf-16-le", "utf-32", "utf-8-sig"])
    return Mutant("recode", data.decode().encode(code), structural=False)


def merge(data: bytes, rng: Random) -> Mutant:
    """The marks that git leaves in a file it could not merge."""
    lines = data.splitlines(keepends=True)
    at = rng.randrange(1, len(lines))
    ours, theirs = lines[at], lines[at].replace(b'"', b'"x', 1)
    clash = [b"<<<<<<< HEAD\n", ours, b"=======\n", theirs, b">>>>>>> other\n"]
    made = b"".join([*lines[:at], *clash, *lines[at + 1 :]])
    return Mutant("merge", made, structural=False, spot=(at + 1, 1))


def line_ends(data: bytes, rng: Random) -> Mutant:
    """Line ends of another system, or white space at the ends."""
    made = rng.choice([data.replace(b"\n", b"\r\n"), b"\n\t " + data, data + b"\n\n", data.strip()])
    return Mutant("line ends", made, structural=False)


BYTES: tuple[Callable[[bytes, Random], Mutant], ...] = (
    cut,
    zeros,
    flip,
    drop_mark,
    trail,
    recode,
    merge,
    line_ends,
)

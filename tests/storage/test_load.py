"""Opening files: what is refused before it is read, and what is repaired in sight."""

from __future__ import annotations

import gc
import json
import os
import time
from base64 import b64encode
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import orjson
import pytest
from annotated_types import MinLen

from app import collector
from app.models import edits
from app.models.base import Record, evolve
from app.models.journey import JourneyMap
from app.models.version import Version
from app.storage import LoadError, Located, digest_of, dump, load, parse
from app.storage.dump import DUMP_OPTIONS
from app.storage.filesystem import FileSystem
from app.storage.migrations import Migration
from tests.generators import Wishes, random_map

MAP = random_map(4, 6, 9, 60, Wishes(spans=0.5))
DATA = dump(MAP)


def faults_of(data: bytes) -> tuple[Located, ...]:
    with pytest.raises(LoadError) as error:
        parse(data)
    return error.value.faults


def at(text: str, part: str) -> tuple[int, int]:
    """Line and column of the first occurrence of a part."""
    before = text[: text.index(part)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


# --- files ---


def test_what_is_no_file_is_refused_in_words(tmp_path: Path) -> None:
    fifo = tmp_path / "pipe"
    os.mkfifo(fifo)
    cases = {
        tmp_path / "missing.journey": "no such file",
        tmp_path: "not a file but a folder",
        fifo: "not a file but a folder",
        tmp_path / "nul\0.journey": "no file of this name",
        tmp_path / ("x" * 300): "cannot be read",
        fifo / "inside": "cannot be read",
    }
    for path, words in cases.items():
        with pytest.raises(LoadError, match=words) as error:
            load(path)
        assert error.value.path == path
        assert [(fault.line, fault.column) for fault in error.value.faults] == [(1, 1)]
        [fault] = error.value.faults
        assert str(error.value) == f"{path}:1:1: {fault.message}"
        assert fault.of("it") == f"it: {fault.message}"


def test_a_file_that_is_too_large_is_not_even_read(tmp_path: Path) -> None:
    class Unread(FileSystem):
        def read(self, path: Path) -> bytes:
            raise AssertionError("it was read")

    path = tmp_path / "large.journey"
    with path.open("wb") as file:
        file.truncate(2**30 + 1)
    with pytest.raises(LoadError, match="1,024 MiB; more than 1,024 are not opened"):
        load(path, fs=Unread())


def test_a_loaded_map_knows_its_file(tmp_path: Path) -> None:
    path = tmp_path / "taxi.journey"
    path.write_bytes(DATA)
    loaded = load(path)
    assert loaded.map == MAP
    assert (loaded.path, loaded.digest) == (path, digest_of(DATA))
    assert (loaded.read_only, loaded.exact, loaded.notices) == (False, True, ())


# --- encodings ---


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\0" * 100, "contains only NUL bytes"),
        (DATA.decode().encode("utf-16"), "UTF-16"),
        (DATA.decode().encode("utf-16-be"), "UTF-16"),
        (DATA.decode().encode("utf-16-le"), "UTF-16"),
        (DATA.decode().encode("utf-32"), "UTF-32"),
        (b"  \n\t", "nothing in the file"),
    ],
)
def test_other_encodings_are_named(data: bytes, words: str) -> None:
    assert words in faults_of(data)[0].message


def test_a_byte_that_is_no_utf_8_is_found_by_character() -> None:
    data = '{\n  "title": "été 🚕 '.encode() + b'\xe9t\xe9"\n}'
    (fault,) = faults_of(data)
    assert (fault.line, fault.column) == (2, 19)
    assert "0xE9" in fault.message


def test_a_byte_order_mark_is_dropped_in_sight() -> None:
    parsed = parse(b"\xef\xbb\xbf" + DATA)
    assert parsed.map == MAP
    assert "byte order mark" in parsed.notices[0]


# --- faults ---


def test_all_faults_of_a_file_are_told_in_their_order() -> None:
    text = DATA.decode()
    first = MAP.cards[0]
    text = text.replace(f'"lane": "{first.lane}"', '"lane": "nowhere!"')
    text = text.replace('"importance": "high"', '"importance": "hihg"')
    text = text.replace('"kind":', '"kind": 7, "old_kind":', 1)
    found = faults_of(text.encode())
    places = [(fault.line, fault.column) for fault in found]
    assert places == sorted(places)
    assert places[0] == at(text, '7, "old_kind"')
    assert at(text, '"nowhere!"') in places
    messages = " ".join(fault.message for fault in found)
    assert 'did you mean "high"?' in messages
    assert "write a text in quotation marks" in messages


def lists_with_a_least_length(
    kind: type[Record] = JourneyMap, way: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], int]]:
    """The names that lead to each list of records that must hold some, and how many."""
    for name, info in kind.model_fields.items():
        inside = (get_args(info.annotation) or (None,))[0]
        if isinstance(inside, type) and issubclass(inside, Record):
            for mark in info.metadata:
                if isinstance(mark, MinLen):
                    yield (*way, name), mark.min_length
            yield from lists_with_a_least_length(inside, (*way, name))


LEAST = list(lists_with_a_least_length())


def list_of(members: Any, way: tuple[str, ...]) -> Any:
    """The last list that some names lead to in a map that was read as JSON."""
    *above, last = way
    for name in above:
        members = members[name][-1]
    return members[last]


@pytest.mark.parametrize(("way", "least"), LEAST)
def test_a_list_whose_items_are_faulty_is_not_called_too_short(
    way: tuple[str, ...], least: int
) -> None:
    members = json.loads(DATA)
    items = list_of(members, way)
    del items[least:]
    items[0]["id"] = 5
    text = json.dumps(members, indent=1)
    first, *others = faults_of(text.encode())
    assert (first.line, first.column) == at(text, "5,\n")
    assert "text in quotation marks" in first.message
    assert not any("this list" in fault.message for fault in others)


@pytest.mark.parametrize(("way", "least"), LEAST)
def test_an_empty_list_that_must_hold_something_is_told(way: tuple[str, ...], least: int) -> None:
    members = json.loads(DATA)
    items = list_of(members, way)
    items[:] = []
    text = json.dumps(members, indent=1)
    name = json.dumps(way[-1])
    (told,) = [fault for fault in faults_of(text.encode()) if "this list" in fault.message]
    line, column = at(text, f"{name}: []")
    assert (told.line, told.column) == (line, column + len(f"{name}: "))
    assert f"at least {least} item" in told.message


def test_a_faulty_field_of_the_only_step_of_a_stage_hides_no_other_fault() -> None:
    members = json.loads(DATA)
    members["stages"].append({"id": "new-one!", "steps": [{"id": "new-two!", "width": -5}]})
    members["cards"][0]["lane"] = "nowhere!"
    text = json.dumps(members, indent=1)
    found = [(fault.line, fault.column) for fault in faults_of(text.encode())]
    assert found == sorted([at(text, "-5"), at(text, '"nowhere!"')])


@pytest.mark.parametrize("number", ["9007199254740993", "-9007199254740993", "1e16", "1e308"])
def test_a_number_that_would_lose_digits_is_refused_where_it_stands(number: str) -> None:
    card = f'"id": "{MAP.cards[0].id}",'
    text = DATA.decode().replace(card, f'{card} "value": {number},', 1)
    text = text.replace('"value": null', "")
    (fault, *_) = [one for one in faults_of(text.encode()) if "value" in one.message]
    assert (fault.line, fault.column) == at(text, f"{number},")
    assert "write a number at" in fault.message
    assert "1,000,000,000,000,000" in fault.message


def test_whole_numbers_of_fifteen_digits_are_kept_exactly() -> None:
    for number in (999_999_999_999_999, -999_999_999_999_999):
        map_ = edits.change_card(MAP, MAP.cards[0].id, value=number)
        assert parse(dump(map_)).map.cards[0].value == number


def test_a_column_too_wide_is_refused_where_it_stands() -> None:
    step = f'"id": "{MAP.steps[0].id}",'
    text = DATA.decode().replace(step, f'{step} "width": 1e9,', 1)
    fault = next(one for one in faults_of(text.encode()) if "width" in one.message)
    assert (fault.line, fault.column) == at(text, "1e9,")
    assert "at most 10,000" in fault.message


def test_a_merge_that_git_could_not_do_is_recognised() -> None:
    lines = DATA.decode().splitlines(keepends=True)
    clash = ["<<<<<<< HEAD\n", '  "title": "a",\n', "||||||| base\n", "=======\n", ">>>>>>> b\n"]
    text = "".join([*lines[:4], *clash, *lines[4:9], *clash, *lines[9:]])
    found = faults_of(text.encode())
    assert [(fault.line, fault.column) for fault in found] == [(5, 1), (15, 1)]
    assert "lines 5 to 9" in found[0].message


def test_each_of_many_clashes_ends_at_its_own_mark() -> None:
    clash = "<<<<<<< a\n=======\n>>>>>>> b\n"
    found = faults_of((clash * 3 + "<<<<<<< a\n=======\n").encode())
    words = ["lines 1 to 3:", "lines 4 to 6:", "lines 7 to 9:", "lines 10 on:"]
    assert all(word in fault.message for word, fault in zip(words, found, strict=True))


def test_many_marks_of_merges_take_no_more_time_than_other_lines() -> None:
    start = time.process_time()
    assert len(faults_of(b"<<<<<<< a\n=======\n" * 200_000)) == 100
    assert time.process_time() - start < 4


@pytest.mark.parametrize("ends", ["\r\n", "\n", " \n "])
def test_line_ends_and_white_space_do_not_matter(ends: str) -> None:
    assert parse(DATA.replace(b"\n", ends.encode())).map == MAP


def test_cards_out_of_order_are_put_in_order_in_sight() -> None:
    turned = dump(MAP.model_copy(update={"cards": MAP.cards[::-1]}))
    parsed = parse(turned)
    assert "put in the order" in parsed.notices[0]
    assert {card.id for card in parsed.map.cards} == {card.id for card in MAP.cards}
    again = parse(dump(parsed.map))
    assert again.notices == ()


# --- versions ---


def test_another_program_s_file_is_not_taken_for_a_map() -> None:
    (fault,) = faults_of(b'{"type": "excalidraw", "version": 2}')
    assert "the field is missing" in fault.message
    (fault,) = faults_of(b'{"format": "excalidraw"}')
    assert (fault.line, fault.column) == (1, 12)


def deleted(value: object) -> Iterator[None]:
    """Take each field out of each object in turn, and put it back."""
    if isinstance(value, dict):
        for key in list(value):
            inside = value.pop(key)
            yield
            value[key] = inside
            yield from deleted(inside)
    elif isinstance(value, list):
        for one in value[:2]:
            yield from deleted(one)


def outcome(data: bytes) -> JourneyMap | set[str]:
    """The map that the bytes hold, or what is said against them."""
    try:
        return parse(data).map
    except LoadError as error:
        return {fault.message for fault in error.faults}


def test_a_field_left_out_means_the_same_however_the_file_is_laid_out() -> None:
    value = orjson.loads(dump(MAP))
    refused = 0
    for _ in deleted(value):
        like_ours = outcome(orjson.dumps(value, option=DUMP_OPTIONS))
        assert like_ours == outcome(orjson.dumps(value))
        refused += isinstance(like_ours, set)
    assert refused > 2


def test_a_newer_major_version_is_looked_at_only(tmp_path: Path) -> None:
    path = tmp_path / "newer.journey"
    path.write_bytes(dump(evolve(MAP, format_version="2.0")))
    loaded = load(path)
    assert loaded.read_only
    assert loaded.newer_major
    assert "only a newer Footpath can change it" in loaded.notices[0]


def test_a_newer_major_version_with_other_rules_is_refused_by_its_version() -> None:
    odd = dump(evolve(MAP, format_version="3.4")).replace(b'"lanes": [', b'"lanes": [7, ')
    (fault,) = faults_of(odd)
    assert (fault.line, fault.column) == (3, 21)
    assert "3.4 is newer than 1.0" in fault.message


def test_a_newer_minor_version_is_opened_and_told() -> None:
    parsed = parse(dump(evolve(MAP, format_version="1.9", theme="aurora")))
    assert parsed.map.theme == "aurora"
    assert "1.9, newer than 1.0" in parsed.notices[0]


@pytest.mark.parametrize("fast", [True, False], ids=["as written", "in another form"])
def test_in_cells_of_a_newer_minor_version_a_card_may_name_anything(fast: bool) -> None:
    names = [("s1", ""), ("s2", "s1"), ("p", ""), ("g", ""), ("a segment", "another"), ("", "")]
    members = {
        "format": "footpath-journey",
        "format_version": "1.9",
        "id": "m",
        "stages": [{"id": "g", "steps": [{"id": "s1"}, {"id": "s2"}]}],
        "personas": [{"id": "p"}],
        "lanes": [{"id": "l", "type": "action", "grain": "segment"}],
        "cards": [
            {"id": f"c{at}", "lane": "l", "step": step, "until": until, "type": "action"}
            for at, (step, until) in enumerate(names)
        ],
    }
    data = dump(parse(json.dumps(members).encode()).map)
    parsed = parse(data if fast else data.replace(b"\n", b"\n "))
    assert dump(parsed.map) == data
    assert {(one.step, one.until) for one in parsed.map.cards} == set(names)
    assert any("1 lane has cells of a kind" in text for text in parsed.notices)
    assert any("(segment)" in text for text in parsed.notices)
    assert not any("lane has" in text for text in parse(DATA).notices)


def with_news(version: str) -> bytes:
    """A map with a picture of another type, and marks at a record of another kind."""
    content = b"RIFF\x04\0\0\0WEBP"
    members = json.loads(DATA)
    members |= {"format_version": version, "groups": [{"id": "group"}]}
    members["tours"] = [{"id": "walk", "stops": [{"target": "group", "notes": "hi"}]}]
    members["review"] = {"dismissed": [{"check": "x", "target": "group"}]}
    picture = {
        "sha256": digest_of(content),
        "media_type": "image/webp",
        "width": 1,
        "height": 1,
        "data": b64encode(content).decode(),
    }
    members["pictures"] = [*members.get("pictures", ()), picture]
    return (json.dumps(members, indent=2, ensure_ascii=False) + "\n").encode()


@pytest.mark.parametrize("fast", [True, False], ids=["as written", "in another form"])
def test_pictures_and_targets_of_a_newer_minor_version_are_kept(fast: bool) -> None:
    data = dump(parse(with_news("1.1")).map)
    parsed = parse(data if fast else data.replace(b"\n", b"\n "))
    assert dump(parsed.map) == data
    assert json.loads(data) == json.loads(with_news("1.1"))
    assert "1 picture is of a type" in " ".join(parsed.notices)
    assert "image/webp" in " ".join(parsed.notices)


def test_in_a_file_of_this_version_they_are_faults() -> None:
    found = " ".join(fault.message for fault in faults_of(with_news("1.0")))
    assert "image/png" in found
    assert "stop 1, target: there is no stage or step" in found
    assert "dismissal 1, target: there is no record" in found


def test_a_damaged_picture_of_another_type_is_a_fault_all_the_same() -> None:
    data = with_news("1.1").replace(digest_of(b"RIFF\x04\0\0\0WEBP").encode(), b"0" * 64)
    assert any("the hash is not" in fault.message for fault in faults_of(data))


def test_a_map_of_a_newer_minor_version_can_be_edited() -> None:
    map_ = parse(with_news("1.1")).map
    gone = map_.cards[0].id
    after = edits.remove_cards(edits.rename_map(map_, "Another"), [gone])
    assert after.tours == map_.tours
    assert parse(dump(after)).map == after


# A version before the first, which no program ever wrote: then lanes were called rows.
def _rows_to_lanes(members: Mapping[str, Any]) -> dict[str, Any]:
    made = {key: value for key, value in members.items() if key != "rows"}
    return made | {"lanes": members["rows"]}


BEFORE_THE_FIRST = {Version(0, 1): Migration(Version(1, 0), _rows_to_lanes)}


def old(data: bytes, version: str = "0.1") -> bytes:
    data = data.replace(b'"format_version": "1.0"', f'"format_version": "{version}"'.encode())
    return data.replace(b'\n  "lanes": [', b'\n  "rows": [')


def test_an_old_map_is_brought_to_this_version_and_told() -> None:
    parsed = parse(old(DATA), migrations=BEFORE_THE_FIRST)
    assert parsed.map == MAP
    assert "had format 0.1; when it is saved, it gets 1.0" in parsed.notices[0]


def test_an_old_version_goes_through_each_step() -> None:
    def retitle(members: Mapping[str, Any]) -> dict[str, Any]:
        return {**members, "title": members["name"]}

    chain = {Version(0, 0): Migration(Version(0, 1), retitle), **BEFORE_THE_FIRST}
    data = old(DATA, "0.0").replace(b'"title":', b'"name":', 1)
    assert parse(data, migrations=chain).map.title == MAP.title


def test_a_fault_of_an_old_map_stands_where_it_stands_in_the_file() -> None:
    text = old(DATA).decode().replace('"importance": "high"', '"importance": "hihg"')
    with pytest.raises(LoadError) as error:
        parse(text.encode(), migrations=BEFORE_THE_FIRST)
    fault = error.value.faults[0]
    assert (fault.line, fault.column) == at(text, '"hihg"')


def test_an_old_map_that_nothing_can_bring_here_is_refused() -> None:
    (fault,) = faults_of(old(DATA))
    assert (fault.line, fault.column) == (3, 21)
    assert "does not know the old format 0.1" in fault.message
    data = old(DATA).replace(b'"rows"', b'"r"')
    with pytest.raises(LoadError, match=r"could not be brought from format 0\.1 to 1\.0"):
        parse(data, migrations=BEFORE_THE_FIRST)


def test_a_link_in_a_folder_that_may_be_written_leads_to_one_that_may_not(tmp_path: Path) -> None:
    class Locked(FileSystem):
        """One folder takes no new files."""

        def may_write(self, path: Path) -> bool:
            return path != tmp_path / "locked"

    (tmp_path / "locked").mkdir()
    held = tmp_path / "locked" / "a.journey"
    held.write_bytes(dump(random_map(1, 2, 2, 3)))
    link = tmp_path / "link.journey"
    link.symlink_to(held)
    assert load(held, fs=Locked()).read_only
    assert load(link, fs=Locked()).read_only, "a save would write beside the file, not the link"
    copy = tmp_path / "copy.journey"
    copy.write_bytes(held.read_bytes())
    assert not load(copy, fs=Locked()).read_only


def test_what_was_read_is_not_walked_again() -> None:
    # What a test before may have kept would have to be let go as well.
    collector.let_go()
    map_ = parse(DATA).map
    new = set(map(id, gc.get_objects(generation=0))) | set(map(id, gc.get_objects(generation=1)))
    assert new.isdisjoint(map(id, map_.cards))

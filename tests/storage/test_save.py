"""The careful save: only the old map or the new one may be in the file, and what was said holds."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from app.models.base import evolve
from app.models.card import Card
from app.models.journey import JourneyMap
from app.storage import (
    Conflict,
    FileSystem,
    Reason,
    SaveError,
    digest_of,
    digest_on_disk,
    dump,
    load,
    parse,
    save,
)
from app.storage.backups import keep
from app.storage.filesystem import Busy
from tests.generators import random_map
from tests.storage.faulty import (
    FaultyFileSystem,
    FullFileSystem,
    Killed,
    KilledInWriting,
    LosingFileSystem,
    RacingFileSystem,
    RecordingFileSystem,
    ShortFileSystem,
    errors,
)

OLD = random_map(1, 5, 5, 30)
NEW = evolve(OLD, title="Another title", cards=OLD.cards[:-1])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A folder with the old map in it, and nothing else."""
    folder = tmp_path / "maps"
    folder.mkdir()
    path = folder / "taxi.journey"
    path.write_bytes(dump(OLD))
    return path


def leftovers(path: Path) -> list[str]:
    return [name for name in os.listdir(path.parent) if name != path.name]


# --- a fault at each operation ---


def attempt(path: Path, backups: Path | None, fs: FaultyFileSystem) -> Reason | str | None:
    """Try to save the new map; give why it failed, "died" for the whole process, None if saved."""
    try:
        save(NEW, path, known=digest_of(dump(OLD)), backups=backups, fs=fs)
    except SaveError as failed:
        return failed.reason
    except Killed:
        return "died"
    return None


@pytest.mark.parametrize("late", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("error", errors(), ids=repr)
@pytest.mark.parametrize("backups", [False, True], ids=["alone", "backups"])
def test_a_fault_at_each_operation_leaves_old_or_new(
    path: Path, tmp_path: Path, error: BaseException, late: bool, backups: bool
) -> None:
    folder = tmp_path / "backups" if backups else None
    for at in range(1, 100):
        path.write_bytes(dump(OLD))
        fs = FaultyFileSystem(at, error, late=late)
        reason = attempt(path, folder, fs)
        fs.die()
        found = parse(path.read_bytes()).map
        assert found in (OLD, NEW)
        step = fs.done[at - 1] if fs.met else ""
        if reason is None or reason is Reason.NOT_DURABLE:
            assert found == NEW, "what was said to be saved is there"
        elif step not in ("replace", "flush_folder", "unlock"):
            assert found == OLD
        # Who was told that making a file failed, though it did not, cannot clean up.
        if reason != "died" and not (step == "create" and late) and step != "remove":
            assert leftovers(path) == []
        for name in leftovers(path):
            (path.parent / name).unlink()
        if not fs.met:
            assert reason is None
            assert at > 10, "the save does its steps through the file system it is given"
            return
    pytest.fail("the save never succeeded")


def test_a_failed_step_that_did_its_work_is_told_with_the_digest(path: Path) -> None:
    class NoFlush(FileSystem):
        def flush_folder(self, folder: Path) -> None:
            raise OSError(errno.EIO, "injected")

    with pytest.raises(SaveError, match="does not confirm") as failed:
        save(NEW, path, known=digest_of(dump(OLD)), fs=NoFlush())
    assert failed.value.reason is Reason.NOT_DURABLE
    assert failed.value.digest == digest_on_disk(path)
    save(OLD, path, known=failed.value.digest)
    assert load(path).map == OLD


def test_bytes_written_in_pieces_are_all_written(path: Path) -> None:
    save(NEW, path, known=digest_of(dump(OLD)), fs=ShortFileSystem())
    assert load(path).map == NEW


def test_bytes_lost_on_the_way_are_noticed(path: Path) -> None:
    with pytest.raises(SaveError, match="other bytes than were written"):
        save(NEW, path, known=digest_of(dump(OLD)), fs=LosingFileSystem())
    assert path.read_bytes() == dump(OLD)
    assert leftovers(path) == []


def test_a_leftover_that_cannot_be_removed_is_named(path: Path) -> None:
    class Stuck(LosingFileSystem):
        def remove(self, path: Path) -> None:
            raise OSError(errno.EBUSY, "injected")

    with pytest.raises(SaveError) as failed:
        save(NEW, path, known=digest_of(dump(OLD)), fs=Stuck())
    assert "left over" in " ".join(failed.value.__notes__)


# --- the order of things ---


def order_of(done: list[str], target: str, folder: str) -> list[str]:
    """What was done to the file that became ``target``, each thing once."""
    temporary = next(
        one.split()[1] for one in done if one.startswith("replace") and one.endswith(target)
    )
    mine = [one for one in done if temporary in one or one == f"flush {folder}"]
    return list(dict.fromkeys(one.replace(temporary, "it") for one in mine))


def test_the_bytes_are_on_the_disk_before_they_take_the_old_ones_place(
    path: Path, tmp_path: Path
) -> None:
    fs = RecordingFileSystem()
    backups = tmp_path / "backups"
    save(NEW, path, known=digest_of(dump(OLD)), backups=backups, fs=fs)
    (kept,) = os.listdir(backups)
    for target, folder in ((path.name, path.parent.name), (kept, backups.name)):
        assert order_of(fs.done, target, folder) == [
            "write it",
            "flush it",
            "close it",
            "read it",
            f"replace it {target}",
            f"flush {folder}",
        ]
    kept_at = fs.done.index(f"flush {backups.name}")
    assert kept_at < next(
        at for at, one in enumerate(fs.done) if one.startswith("replace") and path.name in one
    ), "the old bytes are safe before the new ones take their place"


# --- what killed saves leave behind ---


def test_what_a_killed_save_left_goes_with_the_next_save_of_the_file(path: Path) -> None:
    with pytest.raises(Killed):
        save(NEW, path, known=digest_of(dump(OLD)), fs=KilledInWriting(path.parent))
    assert len(leftovers(path)) == 1
    save(NEW, path.with_name("other.journey"), known=None)
    assert len(leftovers(path)) == 2, "it may be one of a save of that file that goes on"
    save(NEW, path, known=digest_of(dump(OLD)))
    assert leftovers(path) == ["other.journey"]


def test_only_old_leftovers_of_other_files_go_and_nothing_else(path: Path) -> None:
    ours = [".0123abcd.journey.tmp", ".89abcdef-0123abcd.journey.tmp"]
    others = [".0123abcd.journey.tmp2", ".notes.journey.tmp", "0123abcd.journey.tmp", ".x.tmp"]
    young = ".00000000-0123abcd.journey.tmp"
    for name in [*ours, *others, young]:
        (path.parent / name).write_text("x")
        if name != young:
            os.utime(path.parent / name, (0, 0))
    (path.parent / ".fedcba98.journey.tmp").mkdir()
    save(NEW, path, known=digest_of(dump(OLD)))
    assert sorted(leftovers(path)) == sorted([*others, young, ".fedcba98.journey.tmp"])


def test_without_locks_a_young_leftover_of_the_file_stays(path: Path) -> None:
    class Lockless(FileSystem):
        def lock(self, folder: Path) -> int | None:
            return None

    with pytest.raises(Killed):
        save(NEW, path, known=digest_of(dump(OLD)), fs=KilledInWriting(path.parent))
    (left,) = leftovers(path)
    saved = save(NEW, path, known=digest_of(dump(OLD)), fs=Lockless())
    assert leftovers(path) == [left], "another program may be writing it"
    os.utime(path.parent / left, (0, 0))
    save(OLD, path, known=saved.digest, fs=Lockless())
    assert leftovers(path) == []


# --- somebody else's changes ---


def test_a_change_on_disk_is_seen_by_content_alone(path: Path) -> None:
    loaded = load(path)
    before = path.stat()
    data = path.read_bytes()
    other = data.replace(b'"title"', b'"totle"', 1)
    path.write_bytes(other)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    with pytest.raises(Conflict) as conflict:
        save(NEW, path, known=loaded.digest)
    assert conflict.value.reason is Reason.CHANGED
    assert path.read_bytes() == other
    assert leftovers(path) == []
    save(NEW, path, known=conflict.value.found)
    assert load(path).map == NEW, "by intention it is overwritten"


def test_a_change_while_the_save_waits_for_the_lock_is_seen(path: Path) -> None:
    fs = RacingFileSystem(path, b"theirs")
    with pytest.raises(Conflict):
        save(NEW, path, known=digest_of(dump(OLD)), fs=fs)
    assert path.read_bytes() == b"theirs"


def test_a_removed_file_is_not_silently_made_again(path: Path) -> None:
    loaded = load(path)
    path.unlink()
    with pytest.raises(Conflict) as conflict:
        save(NEW, path, known=loaded.digest)
    assert (conflict.value.reason, conflict.value.found) == (Reason.DELETED, None)
    assert not path.exists()
    save(NEW, path, known=None)
    assert load(path).map == NEW


def test_a_new_map_never_overwrites_a_file(path: Path) -> None:
    with pytest.raises(Conflict, match="already"):
        save(NEW, path, known=None)
    assert path.read_bytes() == dump(OLD)


def test_a_lock_held_for_a_moment_is_waited_for(path: Path) -> None:
    class Locked(FileSystem):
        tries = 0

        def lock(self, folder: Path) -> int | None:
            self.tries += 1
            if self.tries < 10:
                raise Busy(errno.EAGAIN, "locked")
            return super().lock(folder)

        def pause(self, seconds: float) -> None:
            pass

    save(NEW, path, known=digest_of(dump(OLD)), fs=Locked())
    assert load(path).map == NEW


def test_a_lock_of_another_program_is_real_and_ends_in_words(path: Path) -> None:
    class Patient(FileSystem):
        waited = 0.0

        def pause(self, seconds: float) -> None:
            self.waited += seconds

    fs = Patient()
    held = FileSystem().lock(path.parent)
    assert held is not None
    try:
        with pytest.raises(SaveError, match="another program is saving") as failed:
            save(NEW, path, known=digest_of(dump(OLD)), fs=fs)
    finally:
        FileSystem().unlock(held)
    assert failed.value.reason is Reason.LOCKED
    assert 2.4 < fs.waited < 2.7
    save(NEW, path, known=digest_of(dump(OLD)))


@pytest.mark.parametrize(("times", "saved"), [(5, True), (1000, False)])
def test_a_file_held_open_for_a_moment_is_tried_again(path: Path, times: int, saved: bool) -> None:
    class Held(FileSystem):
        tries = 0
        waited = 0.0

        def replace(self, source: Path, target: Path) -> None:
            self.tries += 1
            if self.tries <= times:
                raise PermissionError(errno.EACCES, "injected")
            super().replace(source, target)

        def pause(self, seconds: float) -> None:
            self.waited += seconds

    fs = Held()
    if saved:
        save(NEW, path, known=digest_of(dump(OLD)), fs=fs)
    else:
        with pytest.raises(SaveError, match="may not write"):
            save(NEW, path, known=digest_of(dump(OLD)), fs=fs)
        assert 2.4 < fs.waited < 2.7
    assert load(path).map == (NEW if saved else OLD)
    assert leftovers(path) == []


# --- what is never written ---


def test_what_would_not_load_again_is_never_written(path: Path) -> None:
    known = digest_of(dump(OLD))
    stray = Card(id="stray", lane="nowhere", step="", type="note")
    broken = [
        OLD.model_copy(update={"cards": (stray,)}),
        OLD.model_copy(update={"title": "half \ud800"}),
        OLD.model_copy(update={"id": ""}),
        OLD.model_copy(update={"title": 5}),
        JourneyMap.model_validate({**OLD.model_dump(), "later": float("nan")}),
        JourneyMap.model_validate({**OLD.model_dump(), "later": {1, 2}}),
        JourneyMap.model_validate({**OLD.model_dump(), "later": 2**70}),
        JourneyMap.model_validate({**OLD.model_dump(), "later": _nested(200)}),
        JourneyMap.model_validate({**OLD.model_dump(), "later": _nested(100_000)}),
    ]
    for map_ in broken:
        with pytest.raises(SaveError) as failed:
            save(map_, path, known=known)
        assert failed.value.reason is Reason.FAULTY
        assert path.read_bytes() == dump(OLD)


def _nested(depth: int) -> list[object]:
    value: list[object] = []
    for _ in range(depth):
        value = [value]
    return value


def test_a_map_of_a_newer_major_version_is_not_saved(path: Path) -> None:
    newer = evolve(OLD, format_version="2.0")
    path.write_bytes(dump(newer))
    loaded = load(path)
    assert loaded.read_only
    with pytest.raises(SaveError, match=r"format 2\.0"):
        save(loaded.map, path, known=loaded.digest)
    assert path.read_bytes() == dump(newer)


def test_cards_out_of_order_are_saved_in_order(path: Path) -> None:
    turned = OLD.model_copy(update={"cards": OLD.cards[::-1]})
    save(turned, path, known=digest_of(dump(OLD)))
    loaded = load(path)
    assert loaded.exact
    assert {card.id for card in loaded.map.cards} == {card.id for card in OLD.cards}


# --- names, links, modes ---


def test_a_symbolic_link_stays_one(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.journey"
    link.symlink_to(path)
    save(NEW, link, known=digest_of(dump(OLD)))
    assert link.is_symlink()
    assert load(path).map == NEW


def test_a_dangling_link_makes_the_file_it_names(tmp_path: Path) -> None:
    link = tmp_path / "link.journey"
    link.symlink_to(tmp_path / "real.journey")
    save(NEW, link, known=None)
    assert load(tmp_path / "real.journey").map == NEW


def test_links_in_a_circle_are_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "a.journey").symlink_to(tmp_path / "b.journey")
    (tmp_path / "b.journey").symlink_to(tmp_path / "a.journey")
    with pytest.raises(SaveError, match="circle"):
        save(NEW, tmp_path / "a.journey", known=None)


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o666, 0o755])
def test_the_mode_of_the_file_is_kept(path: Path, mode: int) -> None:
    path.chmod(mode)
    save(NEW, path, known=digest_of(dump(OLD)))
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_new_file_gets_the_usual_mode(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        save(NEW, tmp_path / "new.journey", known=None)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new.journey").stat().st_mode) == 0o640


@pytest.mark.parametrize(
    "name",
    [
        "a b.journey",
        "Reise nach Süden.journey",
        "نقشه.journey",
        "旅🚕.journey",
        "-rf.journey",
        ".hidden.journey",
        "line\nbreak.journey",
        "no suffix",
        "x" * 247 + ".journey",
    ],
)
def test_odd_names_are_kept(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    save(NEW, path, known=None)
    assert os.listdir(tmp_path) == [name]
    assert load(path).map == NEW


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("x" * 300, Reason.BAD_NAME),
        ("nul\0.journey", Reason.BAD_NAME),
        ("no/such/folder.journey", Reason.NO_FOLDER),
        ("taxi.journey/inside.journey", Reason.NO_FOLDER),
        (".", Reason.NOT_A_FILE),
    ],
)
def test_names_that_cannot_be_are_refused_in_words(path: Path, name: str, reason: Reason) -> None:
    with pytest.raises(SaveError) as failed:
        save(NEW, path.parent / name, known=None)
    assert failed.value.reason is reason
    assert failed.value.message
    assert os.listdir(path.parent) == [path.name]


# --- backups ---


def test_each_replaced_version_is_kept_once_and_numbered(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "state" / "backups"
    first = dump(OLD)
    saved = save(NEW, path, known=digest_of(first), backups=folder)
    saved = save(NEW, path, known=saved.digest, backups=folder)
    save(OLD, path, known=saved.digest, backups=folder)
    names = sorted(os.listdir(folder))
    assert [name.split("-")[0] for name in names] == ["000001", "000002"]
    assert [(folder / name).read_bytes() for name in names] == [first, dump(NEW)]
    (folder / "000009-notes.txt").write_text("somebody's own")
    save(NEW, path, known=digest_of(first), backups=folder)
    assert len(os.listdir(folder)) == 4


def test_a_backup_that_fails_is_told_and_the_work_is_saved(path: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    saved = save(NEW, path, known=digest_of(dump(OLD)), backups=tmp_path / "file" / "backups")
    assert "could not be kept" in saved.notices[0]
    assert load(path).map == NEW


def test_a_backup_that_was_cut_off_never_passes_as_one(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    with pytest.raises(Killed):
        save(NEW, path, known=digest_of(dump(OLD)), backups=folder, fs=KilledInWriting(folder))
    assert not list(folder.glob("*.journey"))
    assert len(os.listdir(folder)) == 1
    save(NEW, path, known=digest_of(dump(OLD)), backups=folder)
    (kept,) = folder.iterdir()
    assert kept.read_bytes() == dump(OLD)


def test_the_newest_backup_is_told_by_its_bytes_not_by_its_name(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    saved = save(NEW, path, known=digest_of(dump(OLD)), backups=folder)
    (torn,) = folder.iterdir()
    torn.write_bytes(dump(OLD)[:100])
    saved = save(OLD, path, known=saved.digest)
    save(NEW, path, known=saved.digest, backups=folder)
    kept = sorted(folder.iterdir())
    assert [one.read_bytes() for one in kept] == [dump(OLD)[:100], dump(OLD)]


def test_a_backup_that_lost_bytes_is_told_and_not_left(path: Path, tmp_path: Path) -> None:
    class Losing(FileSystem):
        def read(self, read: Path) -> bytes:
            return super().read(read)[:-1] if read.parent == folder else super().read(read)

    folder = tmp_path / "backups"
    saved = save(NEW, path, known=digest_of(dump(OLD)), backups=folder, fs=Losing())
    assert "other bytes than were written" in saved.notices[0]
    assert os.listdir(folder) == []


def test_a_disk_that_takes_no_byte_ends_in_words(path: Path, tmp_path: Path) -> None:
    with pytest.raises(SaveError, match="disk is full") as failed:
        save(NEW, path, known=digest_of(dump(OLD)), fs=FullFileSystem())
    assert failed.value.reason is Reason.FULL
    with pytest.raises(OSError, match="No space"):
        keep(dump(OLD), tmp_path / "backups", FullFileSystem())
    assert (leftovers(path), os.listdir(tmp_path / "backups")) == ([], [])

"""An output is the old file or the new one, whole, whatever operation fails."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from app.export import ExportError
from app.export.files import write_output
from app.storage import FileSystem
from tests.storage.faulty import (
    FaultyFileSystem,
    Killed,
    KilledInWriting,
    LosingFileSystem,
    ShortFileSystem,
    errors,
)

OLD, NEW = b"the old picture", b"the new picture" * 4000


@pytest.mark.parametrize("error", errors(), ids=repr)
@pytest.mark.parametrize("late", [False, True])
def test_a_fault_at_each_operation(error: BaseException, late: bool, tmp_path: Path) -> None:
    out = tmp_path / "map.pdf"
    at = 0
    while True:
        at += 1
        out.write_bytes(OLD)
        fs = FaultyFileSystem(at, error, late=late)
        try:
            write_output(out, NEW, fs)
        except (ExportError, MemoryError, Killed):
            assert out.read_bytes() in (OLD, NEW)
        else:
            assert out.read_bytes() == NEW
        fs.die()
        left = [path for path in tmp_path.iterdir() if path != out]
        for path in left:
            path.unlink()
        if not isinstance(error, Killed) and fs.done[at - 1 : at] not in (["create"], ["remove"]):
            # A file that was made although making it failed, or that cannot be removed, stays.
            assert left == []
        if not fs.met:
            break
    assert at > 6


def test_what_a_killed_export_left_goes_when_it_is_old(tmp_path: Path) -> None:
    with pytest.raises(Killed):
        write_output(tmp_path / "map.pdf", NEW, KilledInWriting(tmp_path))
    (left,) = tmp_path.iterdir()
    write_output(tmp_path / "map.pdf", NEW)
    assert left.exists(), "another program may be writing it"
    os.utime(left, (0, 0))
    maps = tmp_path / ".01234567-0123abcd.journey.tmp"
    maps.write_bytes(OLD)
    os.utime(maps, (0, 0))
    write_output(tmp_path / "map.pdf", NEW)
    assert sorted(os.listdir(tmp_path)) == [maps.name, "map.pdf"], "those of maps are not its own"


def test_what_cannot_be_cleaned_up_is_told(tmp_path: Path) -> None:
    class Stubborn(FileSystem):
        def replace(self, source: Path, target: Path) -> None:
            raise OSError(errno.EACCES, "denied")

        def remove(self, path: Path) -> None:
            raise OSError(errno.EACCES, "denied")

    with pytest.raises(ExportError, match=r"\.export\.tmp is left over") as caught:
        write_output(tmp_path / "map.pdf", NEW, Stubborn())
    assert "you may not write here" in str(caught.value)


def test_a_disk_that_does_not_confirm_is_told_apart(tmp_path: Path) -> None:
    class Unsure(FileSystem):
        def flush_folder(self, folder: Path) -> None:
            raise OSError(errno.EIO, "no answer")

    with pytest.raises(ExportError, match="was written, but the disk does not confirm it"):
        write_output(tmp_path / "map.pdf", NEW, Unsure())
    assert (tmp_path / "map.pdf").read_bytes() == NEW


def test_nothing_is_left_over_and_the_mode_stays(tmp_path: Path) -> None:
    out = tmp_path / "map.pdf"
    out.write_bytes(OLD)
    out.chmod(0o640)
    write_output(out, NEW)
    assert out.read_bytes() == NEW
    assert stat.S_IMODE(out.stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["map.pdf"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "real.pdf", tmp_path / "map.pdf"
    target.write_bytes(OLD)
    link.symlink_to(target)
    write_output(link, NEW)
    assert link.is_symlink()
    assert target.read_bytes() == NEW


def test_bytes_come_in_pieces(tmp_path: Path) -> None:
    write_output(tmp_path / "map.pdf", NEW, ShortFileSystem())
    assert (tmp_path / "map.pdf").read_bytes() == NEW


def test_a_disk_that_loses_bytes_is_found_out(tmp_path: Path) -> None:
    (tmp_path / "map.pdf").write_bytes(OLD)
    with pytest.raises(ExportError, match="other bytes"):
        write_output(tmp_path / "map.pdf", NEW, LosingFileSystem())
    assert (tmp_path / "map.pdf").read_bytes() == OLD
    assert os.listdir(tmp_path) == ["map.pdf"]


@pytest.mark.parametrize(
    ("name", "said"),
    [("", "folder"), ("none/map.pdf", "folder does not exist"), ("x" * 300 + ".pdf", "too long")],
)
def test_what_cannot_be_written_is_said(name: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=said):
        write_output(tmp_path / name, NEW)


def test_a_name_with_nul_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="no file of this name"):
        write_output(tmp_path / "a\0b.pdf", NEW)


def test_a_read_only_file_is_not_replaced(tmp_path: Path) -> None:
    class Forbidding(FileSystem):
        def may_write(self, path: Path) -> bool:
            return False

    (tmp_path / "map.pdf").write_bytes(OLD)
    with pytest.raises(ExportError, match="read-only"):
        write_output(tmp_path / "map.pdf", NEW, Forbidding())
    assert (tmp_path / "map.pdf").read_bytes() == OLD

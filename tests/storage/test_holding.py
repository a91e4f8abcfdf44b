"""A file that is open for writing is held while its program lives, whatever it is called."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.storage import FileSystem, Hold, dump, load, save
from tests.storage.child import MAP

HOLDER = """
import sys, time
from pathlib import Path
from app.storage import Hold
hold = Hold()
print(hold.take(Path(sys.argv[1])), flush=True)
time.sleep(100)
"""

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="a lock on a file keeps others from reading it there"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "taxi.journey"
    path.write_bytes(dump(MAP))
    return path


def test_a_program_that_is_killed_locks_nobody_out(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "True\n"
        mine = Hold()
        assert not mine.take(path)
        assert load(path).map == MAP, "reading is for everybody"
        other.send_signal(signal.SIGKILL)
        other.wait()
    assert mine.take(path)
    mine.let_go()
    assert os.listdir(path.parent) == [path.name], "nothing is left behind"


def test_another_name_of_a_file_that_is_held_is_the_same_file(path: Path) -> None:
    hard, soft = path.with_name("hard.journey"), path.with_name("soft.journey")
    os.link(path, hard)
    soft.symlink_to(path)
    mine, other = Hold(), Hold()
    assert mine.take(path)
    assert mine.take(path)
    for name in (path, hard, soft):
        assert not other.take(name)
    mine.let_go()
    assert other.take(hard)
    assert not mine.take(path)
    other.let_go()


def test_what_a_save_put_there_is_held_next_and_what_was_there_no_more(path: Path) -> None:
    mine, other = Hold(), Hold()
    before = path.with_name("before.journey")
    os.link(path, before)
    assert mine.take(path)
    save(MAP, path, known=load(path).digest)
    assert mine.take(path)
    assert not other.take(path)
    assert other.take(before)
    other.let_go()
    mine.let_go()


@pytest.mark.parametrize("why", ["gone", "no locks", "no right"])
def test_a_file_that_cannot_be_held_is_nobodys(path: Path, why: str) -> None:
    class Poor(FileSystem):
        def hold(self, path: Path) -> int | None:
            if why == "no right":
                raise PermissionError(13, "Permission denied")
            return None if why == "no locks" else super().hold(path)

    if why == "gone":
        path.unlink()
    hold = Hold(Poor())
    assert hold.take(path)
    assert hold.take(path)
    hold.let_go()

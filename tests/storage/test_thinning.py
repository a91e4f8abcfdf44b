"""Former versions of a map thin out with time, and never all at once."""

from __future__ import annotations

import os
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from app.storage.backups import keep
from app.storage.filesystem import FileSystem
from app.storage.thinning import DAY, Version, superfluous

NOW = 2_000 * DAY
AGES = st.lists(st.floats(min_value=-3 * DAY, max_value=900 * DAY), max_size=60)


def versions_of(ages: list[float]) -> list[Version]:
    """Versions of these ages in seconds; the oldest has the lowest number."""
    aged = enumerate(sorted(ages, reverse=True), 1)
    return [Version(number, NOW - age) for number, age in aged]


@given(AGES)
def test_whatever_is_of_the_last_two_days_stays(ages: list[float]) -> None:
    for version in superfluous(versions_of(ages), NOW):
        assert NOW - version.kept >= 2 * DAY


@given(AGES)
def test_a_version_goes_only_where_a_newer_one_of_its_time_stays(ages: list[float]) -> None:
    versions = versions_of(ages)
    gone = superfluous(versions, NOW)
    stay = [one for one in versions if one not in gone]
    for version in gone:
        age = NOW - version.kept
        near = DAY if age < 14 * DAY else 7 * DAY if age < 91 * DAY else 30 * DAY
        assert any(
            other.number > version.number and other.kept - version.kept < near for other in stay
        )


@given(AGES)
def test_thinning_again_takes_nothing_more(ages: list[float]) -> None:
    versions = versions_of(ages)
    gone = superfluous(versions, NOW)
    assert superfluous([one for one in versions if one not in gone], NOW) == []


@given(st.integers(min_value=1, max_value=40))
def test_saving_each_hour_for_years_leaves_few(months: int) -> None:
    hours = [hour * 3600.0 for hour in range(0, months * 30 * 24, 5)]
    versions = versions_of(hours)
    left = len(versions) - len(superfluous(versions, NOW))
    assert left <= 12 + 13 + 13 + months + 2


def test_a_new_backup_thins_out_the_folder_and_leaves_other_files(tmp_path: Path) -> None:
    class Later(FileSystem):
        days = 0.0

        def now(self) -> float:
            return super().now() + self.days * DAY

    fs = Later()
    folder = tmp_path / "backups"
    for number in range(5):
        keep(b"version %d" % number, folder, fs)
    own = folder / "before-the-workshop.journey"
    own.write_bytes(b"mine")
    assert len(os.listdir(folder)) == 6
    fs.days = 10
    newest = keep(b"a version of today", folder, fs)
    left = {path.read_bytes() for path in folder.iterdir() if path != own}
    # Midnight may have passed between the five.
    assert left >= {b"version 4", b"a version of today"}
    assert len(left) <= 3
    assert newest.exists()
    assert own.exists()

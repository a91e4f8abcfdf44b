"""The comparison of a drawn map with a sample sees every difference but ids."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.layout.resources import resource_path
from tests.ui.journeys.same import assert_is_sample

TAXI = resource_path("samples") / "taxi.journey"


def written(folder: Path, old: str, new: str) -> Path:
    text = TAXI.read_text(encoding="utf-8")
    assert old in text
    path = folder / "drawn.journey"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def test_other_ids_are_the_same_map(tmp_path: Path) -> None:
    assert_is_sample("taxi", written(tmp_path, "xz3zi46b", "aaaaaaaa"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"level": 0.5', '"level": 1.0'),
        ('"share": 0.12', '"share": 0.13'),
        ("Driver’s call", "Driver's call"),
        ('"target": "xz3zi46b"', '"target": "fccsvkiz"'),
        ('"total": "sum"', '"total": "mean"'),
    ],
)
def test_another_value_is_another_map(tmp_path: Path, old: str, new: str) -> None:
    with pytest.raises(AssertionError):
        assert_is_sample("taxi", written(tmp_path, old, new))

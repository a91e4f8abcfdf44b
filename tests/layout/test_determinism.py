"""The same map gives the same sheet, in this process and in any other."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from hypothesis import given

from app.models.journey import JourneyMap
from tests.generators import maps
from tests.layout.sheets import SAMPLES, sheet_of

ROOT = Path(__file__).parents[2]
PROGRAM = """
import hashlib
from tests.generators import Wishes, random_map
from tests.layout.sheets import SAMPLES, sample, sheet_of
digest = hashlib.sha256()
for document in [*map(sample, SAMPLES), random_map(5, 6, 17, 60, Wishes(details=0.5))]:
    sheet = sheet_of(document)
    lines = [line for node in sheet.nodes for shape in node.primitives
             if hasattr(shape, "block") for line in shape.block.lines]
    digest.update(repr((sheet, [(line.start, line.end, line.x, line.width) for line in lines],
                        sorted(sheet.missing))).replace(repr(sheet.missing), "").encode())
print(digest.hexdigest())
"""


@given(maps(max_cards=20, unknown=True))
def test_a_map_gives_the_same_sheet_twice(document: JourneyMap) -> None:
    assert sheet_of(document) == sheet_of(document)


def test_hash_seeds_change_nothing() -> None:
    def run(seed: str) -> str:
        made = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        return made.stdout

    assert SAMPLES
    first = run("1")
    assert len(first.strip()) == 64
    assert run("2") == first

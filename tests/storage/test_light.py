"""What reading a file imports: nothing that only faults and files of others need."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = sorted((ROOT / "resources" / "samples").glob("*.journey"))[0]

PROGRAM = """
import json, sys
from pathlib import Path
from app.storage import load
path = Path(sys.argv[1])
load(path)
first = sorted(sys.modules)
path.write_bytes(path.read_bytes() + b"\\n")
load(path)
print(json.dumps([first, sorted(sys.modules)]))
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], set[str]]:
    """The modules there are after a file of Footpath's own, and after one of somebody else."""
    copy = tmp_path_factory.mktemp("light") / "map.journey"
    copy.write_bytes(SAMPLE.read_bytes())
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(copy)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        cwd=ROOT,
    )
    own, others = json.loads(done.stdout)
    return set(own), set(others)


@pytest.mark.parametrize("name", ["app.storage.strict", "app.storage.json_text"])
def test_only_files_of_others_bring_the_strict_reader(
    told: tuple[set[str], set[str]], name: str
) -> None:
    own, others = told
    assert name not in own
    assert name in others


@pytest.mark.parametrize("name", ["difflib", "importlib.metadata", "pydantic.plugin._loader"])
def test_no_validator_is_built_and_no_near_word_looked_for(
    told: tuple[set[str], set[str]], name: str
) -> None:
    """Building the first one makes pydantic look for plugins in all installed packages."""
    assert name not in told[0]

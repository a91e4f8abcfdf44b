from __future__ import annotations

import pytest

from tools.lock import foreign_lines

PLAIN = "orjson==3.13.0 \\\n    --hash=sha256:00ff\n    # via footpath (pyproject.toml)\n"


@pytest.mark.parametrize(
    "line",
    ["--index-url x", "--extra-index-url x", "orjson @ https://example.org/orjson"],
)
def test_addresses_and_indexes_are_found_in_a_lock(line: str) -> None:
    assert foreign_lines(PLAIN) == []
    assert foreign_lines(f"{line}\n{PLAIN}") == [line]

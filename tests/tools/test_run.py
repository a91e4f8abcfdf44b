from __future__ import annotations

from pathlib import Path

import pytest

from tools import run


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[str, ...]]:
    """What Footpath would have been started with; it fails at the map "broken"."""
    noted: list[tuple[str, ...]] = []

    def footpath(*arguments: str | Path) -> int:
        noted.append(tuple(map(str, arguments)))
        return 3 if "broken" in noted[-1] else 0

    monkeypatch.setattr(run, "footpath", footpath)
    monkeypatch.setattr(run, "ROOT", tmp_path)
    return noted


def test_with_a_screen_the_editor_opens_on_the_sample(
    calls: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "has_screen", lambda: True)
    assert run.main() == 0
    assert calls == [(str(run.SAMPLE),)]


def test_without_a_screen_the_sample_is_exported_and_that_is_said(
    calls: list[tuple[str, ...]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(run, "has_screen", lambda: False)
    assert run.main() == 0
    outputs = [str(Path("build", name)) for name in ("taxi.pdf", "taxi.png")]
    assert calls == [("export", str(run.SAMPLE), "-o", output) for output in outputs]
    said = capsys.readouterr().out
    assert "There is no screen here" in said
    assert all(output in said for output in outputs)


def test_a_failing_export_is_not_called_exported(
    calls: list[tuple[str, ...]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(run, "has_screen", lambda: False)
    monkeypatch.setattr(run, "SAMPLE", Path("broken"))
    assert run.main() == 3
    assert len(calls) == 1
    assert "was exported" not in capsys.readouterr().out

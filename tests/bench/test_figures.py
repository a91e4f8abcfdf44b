from __future__ import annotations

from collections.abc import Iterator

import pytest

from bench.__main__ import report
from bench.figures import SLACK, Row, Verdict, interleaved, line
from bench.machine import REFERENCE_MS, rows_of_times


def row(figure: float, *, goal: float | None = 2.0, steady: bool = True) -> Row:
    return Row("pan", "small", figure, 10.0, "a blit", goal, steady=steady)


def rows(*figures: float) -> Iterator[Row]:
    return (row(figure) for figure in figures)


def test_a_figure_at_its_limit_passes_and_one_beyond_it_fails() -> None:
    assert row(20.0).verdict() is Verdict.PASS
    assert row(20.1).verdict() is Verdict.FAIL


def test_a_gate_allows_slack_and_no_more() -> None:
    assert row(20.0 * SLACK).verdict(gate=True) is Verdict.PASS
    assert row(20.1 * SLACK).verdict(gate=True) is Verdict.FAIL


def test_a_gate_tells_a_percentile_but_does_not_fail_by_it() -> None:
    assert row(1000.0, steady=False).verdict() is Verdict.FAIL
    assert row(1000.0, steady=False).verdict(gate=True) is Verdict.NOTED


def test_a_row_without_a_goal_is_only_told() -> None:
    assert row(1000.0, goal=None).verdict() is Verdict.NOTED


def test_a_line_tells_metric_figure_limit_ratio_goal_and_verdict() -> None:
    told = line(row(25.0))
    for part in ("pan", "small", "25.0 ms", "20.0 ms", "2.50 ×", "≤ 2 ×", "FAIL", "a blit"):
        assert part in told


def test_a_report_names_what_is_beyond_its_limit(capsys: pytest.CaptureFixture[str]) -> None:
    failed = report([("pan small", lambda: rows(19.0, 21.0))], gate=False)
    assert failed == ["pan (small)"]
    told = capsys.readouterr().out
    assert told.count("PASS") == 1
    assert told.count("FAIL") == 1


def test_a_report_runs_only_what_was_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    sections = [("pan small", lambda: rows(21.0)), ("load large", lambda: rows(22.0, 23.0))]
    assert len(report(sections, gate=False, only="load")) == 2
    assert capsys.readouterr().out.count("FAIL") == 2


def test_limits_in_milliseconds_stretch_with_a_slow_machine() -> None:
    times = [30.0] * 20
    (as_there,) = rows_of_times("open", "small", times, [REFERENCE_MS] * 20, 25.0)
    (twice_as_slow,) = rows_of_times("open", "small", times, [2 * REFERENCE_MS] * 20, 25.0)
    assert as_there.verdict() is Verdict.FAIL
    assert as_there.limit == 25.0
    assert twice_as_slow.verdict() is Verdict.PASS
    assert twice_as_slow.limit == 50.0


def test_acts_are_timed_in_turn_and_the_first_turn_is_left_out() -> None:
    done: list[str] = []
    times = interleaved(3, {"a": lambda: done.append("a"), "b": lambda: done.append("b")})
    assert "".join(done) == "abababab"
    assert [len(taken) for taken in times.values()] == [3, 3]

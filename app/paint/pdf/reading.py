"""The order in which the runs of a line are written, so that they are read as they were typed.

Readers of a page's content take words in its order, and turn each word from right to left round by
themselves. So words follow each other as they are read; within a word all goes from left to right.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from app.layout.text import Cluster, EmojiRun, GlyphRun

Run = GlyphRun | EmojiRun


def clusters_as_read(run: GlyphRun) -> list[Cluster]:
    """The clusters of a run, word by word in the order of reading, each word from left to right."""
    if not run.rtl:
        return list(run.clusters)
    words: list[list[Cluster]] = [[]]
    for cluster in run.clusters:
        if cluster.text.isspace():
            words += [[cluster], []]
        else:
            words[-1].append(cluster)
    return [cluster for word in reversed(words) for cluster in word]


def runs_as_read(runs: Sequence[Run], text: str) -> Sequence[Run]:
    """The runs of a line, given from left to right, in the order of the line's ``text``.

    Where no order gives the text (embeddings within embeddings), they stay from left to right.
    """
    if not any(isinstance(run, GlyphRun) and run.rtl for run in runs):
        return runs
    wanted = _without_space(text)
    return next(
        (
            order
            for order in (_from_right(runs), _from_left(runs))
            if _without_space("".join(_text(run) for run in order)) == wanted
        ),
        runs,
    )


def _from_left(runs: Sequence[Run]) -> list[Run]:
    """A line that starts at the left: neighbours from right to left change places."""
    order: list[Run] = []
    for rtl, group in groupby(runs, _is_rtl):
        members = list(group)
        order += reversed(members) if rtl else members
    return order


def _from_right(runs: Sequence[Run]) -> list[Run]:
    """A line that starts at the right: all change places but neighbours from left to right."""
    groups = [(rtl, list(group)) for rtl, group in groupby(runs, _is_rtl)]
    order: list[Run] = []
    for rtl, members in reversed(groups):
        order += reversed(members) if rtl else members
    return order


def _without_space(text: str) -> str:
    # White space that hangs at the end of a line is not drawn.
    return "".join(text.split())


def _is_rtl(run: Run) -> bool:
    return isinstance(run, GlyphRun) and run.rtl


def _text(run: Run) -> str:
    if isinstance(run, EmojiRun):
        return run.text
    clusters = reversed(run.clusters) if run.rtl else run.clusters
    return "".join(cluster.text for cluster in clusters)

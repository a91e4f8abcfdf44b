"""How a map is coloured: five themes, each a table of inks and tints.

Colour has a job: a stage has a hue for its pale arrow and its step names, a lane a pale tint for
its cards and a dark ink of the same hue for its name and icon. Whatever a colour tells, a mark or a
pattern tells as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from app.layout.primitives import Colour


class Tint(NamedTuple):
    """A hue in three strengths: the pale ``fill`` behind text, the dark ``ink``, an ``accent``."""

    fill: Colour
    ink: Colour
    accent: Colour


class Theme(NamedTuple):
    """The look of a map.

    ``lanes`` maps a lane type to its tint; ``stages`` are taken in turn; ``curves`` are the colours
    of the emotion curves, told apart by line and marker as well. ``outlined`` draws a hairline
    round cards, ``mono`` leaves every hue out (emoji too).
    """

    name: str
    paper: Colour
    ink: Colour
    soft_ink: Colour
    hairline: Colour
    border: Colour
    badge: Colour
    badge_ink: Colour
    moment: Colour
    good: Tint
    bad: Tint
    bar: Colour
    lanes: Mapping[str, Tint]
    plain_lane: Tint
    stages: tuple[Tint, ...]
    curves: tuple[Colour, ...]
    outlined: bool = False
    mono: bool = False

    def lane_tint(self, lane_type: str) -> Tint:
        """The tint of a lane or card type; a type of a newer version gets the plain one."""
        return self.lanes.get(lane_type, self.plain_lane)


def _table(entries: Mapping[str, Tint]) -> Mapping[str, Tint]:
    """Give related types the tint of their kin."""
    kin = {
        "goal": ("expectation",),
        "thought": ("question", "perception"),
        "own": ("note",),
    }
    table = dict(entries)
    for head, others in kin.items():
        for other in others:
            table[other] = table[head]
    return MappingProxyType(table)


_PAPER = Theme(
    name="paper",
    paper="#ffffff",
    ink="#1c2530",
    soft_ink="#4b5766",
    hairline="#dde2e8",
    border="#848e9e",
    badge="#1c2530",
    badge_ink="#ffffff",
    moment="#fcf8ea",
    good=Tint("#e5f4e9", "#1c5b2c", "#2f7d48"),
    bad=Tint("#fcece9", "#8f2617", "#e9b3aa"),
    bar="#7f8d9e",
    lanes=_table(
        {
            "touchpoint": Tint("#e6f0fb", "#1d4c7a", "#2a6cab"),
            "action": Tint("#f1f3f6", "#2c3c4e", "#5c6b7c"),
            "goal": Tint("#e1f3ee", "#0a5847", "#17806a"),
            "thought": Tint("#efecfb", "#46368c", "#7566bd"),
            "emotion": Tint("#f4f5f7", "#1c2530", "#1c2530"),
            "engagement": Tint("#e8f0f6", "#27506e", "#3c7399"),
            "barrier": Tint("#fde9e6", "#8f2617", "#b8432f"),
            "opportunity": Tint("#fdf1d8", "#6e4a06", "#a87413"),
            "recommendation": Tint("#e4f4e7", "#1c5b2c", "#2f7d48"),
            "metric": Tint("#eef1f4", "#42505f", "#7f8d9e"),
            "memory": Tint("#fbeef4", "#7a2a54", "#a8507e"),
            "picture": Tint("#f1f3f6", "#2c3c4e", "#5c6b7c"),
            "physical-evidence": Tint("#f6f0e6", "#5f4a1f", "#93773c"),
            "frontstage": Tint("#e3f3f7", "#0f5467", "#2a8098"),
            "backstage": Tint("#eceff6", "#36456e", "#6272a3"),
            "support-process": Tint("#eff0ec", "#474d36", "#737a5d"),
            "own": Tint("#f3f2ef", "#484440", "#7d7770"),
        }
    ),
    plain_lane=Tint("#f1f3f6", "#2c3c4e", "#5c6b7c"),
    stages=(
        Tint("#dce6f2", "#23517f", "#23517f"),
        Tint("#d7ebec", "#17636a", "#17636a"),
        Tint("#e1ecdd", "#3a6431", "#3a6431"),
        Tint("#f5e8d2", "#7d4f0c", "#7d4f0c"),
        Tint("#f1dfe7", "#7b2b4f", "#7b2b4f"),
        Tint("#e5e1f2", "#4a3a8c", "#4a3a8c"),
        Tint("#f6e2da", "#86391f", "#86391f"),
        Tint("#e3e6ea", "#3d4a5a", "#3d4a5a"),
    ),
    curves=("#1c2530", "#b0491f", "#17688c", "#7b2b7f", "#3a6431", "#8a6a00"),
)


def _plain(theme: Theme) -> Theme:
    lanes = {name: Tint("#ffffff", tint.ink, tint.accent) for name, tint in theme.lanes.items()}
    return theme._replace(
        name="plain",
        lanes=MappingProxyType(lanes),
        plain_lane=theme.plain_lane._replace(fill="#ffffff"),
        stages=tuple(tint._replace(fill="#f4f5f7") for tint in theme.stages),
        good=theme.good._replace(fill="#f3f9f4"),
        bad=theme.bad._replace(fill="#fdf5f4"),
        moment="#faf8f1",
        outlined=True,
    )


def _ink(theme: Theme) -> Theme:
    black = Tint("#ffffff", "#000000", "#000000")
    return theme._replace(
        name="ink",
        ink="#000000",
        soft_ink="#3a3a3a",
        hairline="#b8b8b8",
        border="#5a5a5a",
        badge="#000000",
        moment="#f2f2f2",
        good=Tint("#ffffff", "#000000", "#000000"),
        bad=Tint("#ffffff", "#000000", "#8c8c8c"),
        bar="#6a6a6a",
        lanes=MappingProxyType(dict.fromkeys(theme.lanes, black)),
        plain_lane=black,
        stages=(Tint("#ececec", "#000000", "#000000"),),
        curves=("#000000", "#6a6a6a", "#3a3a3a", "#000000", "#6a6a6a", "#3a3a3a"),
        outlined=True,
        mono=True,
    )


def _safe(theme: Theme) -> Theme:
    # Hues after M. Okabe and K. Ito, "Color Universal Design" (2008), darkened for text on paper.
    blue = Tint("#e0eef8", "#004a77", "#0072b2")
    orange = Tint("#fdf0d9", "#714800", "#b57800")
    vermilion = Tint("#fbe6dc", "#8a3300", "#d55e00")
    green = Tint("#dff2ec", "#00543e", "#008f68")
    purple = Tint("#f6e8f0", "#6f2c54", "#b05c8c")
    sky = Tint("#e6f4fc", "#0d4c6e", "#308ab9")
    grey = Tint("#f0f2f4", "#2b3642", "#66727f")
    lanes = dict.fromkeys(theme.lanes, grey)
    lanes |= {"touchpoint": blue, "frontstage": sky, "backstage": purple, "engagement": sky}
    lanes |= dict.fromkeys(("goal", "expectation"), green)
    lanes |= dict.fromkeys(("thought", "question", "perception"), purple)
    lanes |= {"barrier": vermilion, "opportunity": orange, "memory": purple}
    lanes |= {"physical-evidence": orange, "recommendation": sky}
    return theme._replace(
        name="safe",
        good=Tint("#e0eef8", "#004a77", "#0072b2"),
        bad=Tint("#fbe9df", "#8a3300", "#e3ab88"),
        lanes=MappingProxyType(lanes),
        stages=(
            Tint("#d8e8f4", "#004a77", "#004a77"),
            Tint("#f7e8cb", "#6b4500", "#6b4500"),
            Tint("#d5ece5", "#00543e", "#00543e"),
            Tint("#f1dfe9", "#6f2c54", "#6f2c54"),
            Tint("#f6ddcf", "#8a3300", "#8a3300"),
        ),
        curves=("#1c2530", "#d55e00", "#0072b2", "#008f68", "#b05c8c", "#8a6100"),
    )


def _night(theme: Theme) -> Theme:
    lanes = {
        "touchpoint": Tint("#1c3045", "#a9d0f5", "#5aa0dd"),
        "action": Tint("#29313b", "#d0d8e2", "#8d9aaa"),
        "goal": Tint("#17372f", "#9fe0cd", "#43b294"),
        "thought": Tint("#2c2748", "#cdc3fa", "#9787e6"),
        "emotion": Tint("#232a33", "#eef2f6", "#eef2f6"),
        "engagement": Tint("#1d3443", "#a8d3ee", "#5a9fc8"),
        "barrier": Tint("#462320", "#ffc0b4", "#ec7d68"),
        "opportunity": Tint("#3e3115", "#f4d591", "#d9a83e"),
        "recommendation": Tint("#1a3823", "#a9e3b6", "#58b773"),
        "metric": Tint("#262e38", "#c6d0db", "#7f8fa1"),
        "memory": Tint("#3d2333", "#f3b9d6", "#d078a6"),
        "picture": Tint("#29313b", "#d0d8e2", "#8d9aaa"),
        "physical-evidence": Tint("#39301d", "#e6d3a5", "#bfa05c"),
        "frontstage": Tint("#153740", "#9fdcea", "#4cb0c6"),
        "backstage": Tint("#262d45", "#bfcaf0", "#8092d0"),
        "support-process": Tint("#2e3127", "#d3d8bf", "#9fa781"),
        "own": Tint("#302e2b", "#ddd8d0", "#a39c92"),
    }
    return theme._replace(
        name="night",
        paper="#14191f",
        ink="#eef2f6",
        soft_ink="#b3bfcc",
        hairline="#2f3843",
        border="#7c8998",
        badge="#eef2f6",
        badge_ink="#14191f",
        moment="#26241a",
        good=Tint("#182e20", "#a9e3b6", "#58b773"),
        bad=Tint("#351f1d", "#ffc0b4", "#6d3a33"),
        bar="#7f8fa1",
        lanes=_table(lanes),
        plain_lane=Tint("#29313b", "#d0d8e2", "#8d9aaa"),
        stages=(
            Tint("#20344a", "#a9d0f5", "#a9d0f5"),
            Tint("#1a3a3d", "#98dbe0", "#98dbe0"),
            Tint("#263a22", "#b5deaa", "#b5deaa"),
            Tint("#40321a", "#efcd8f", "#efcd8f"),
            Tint("#40252f", "#f0b6cb", "#f0b6cb"),
            Tint("#2c2748", "#cdc3fa", "#cdc3fa"),
            Tint("#43291f", "#f6bfa8", "#f6bfa8"),
            Tint("#2b333d", "#ccd6e2", "#ccd6e2"),
        ),
        curves=("#eef2f6", "#f0925f", "#63bce6", "#d896dd", "#9fd08f", "#e3c34f"),
    )


THEMES: Mapping[str, Theme] = MappingProxyType(
    {made.name: made for made in (
        _PAPER, _plain(_PAPER), _ink(_PAPER), _safe(_PAPER), _night(_PAPER)
    )}
)  # fmt: skip


def theme(name: str) -> Theme:
    """The theme of that name; *Paper* for one that only a newer version knows."""
    return THEMES.get(name, _PAPER)

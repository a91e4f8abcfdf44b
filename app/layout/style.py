"""What every part of a layout needs to know: theme, sizes, words, and how text is set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.layout.pieces import Recurring
from app.layout.scale import LEADING, Scale
from app.layout.text import Align, TextBlock, Typesetter
from app.layout.themes import Theme
from app.layout.words import Words, words
from app.models.base import Id
from app.models.journey import JourneyMap
from app.models.shown_sources import shown_sources

TALLEST_PHOTO = 20.0
"""The greatest height of a card's picture, in sizes of its text: wide cards stay low."""


@dataclass(frozen=True, slots=True)
class Style:
    """The settings of one layout. All positions are worked out as if stages ran left to right.

    ``photo`` is the greatest height of a card's picture, in sizes of its text.
    """

    theme: Theme
    scale: Scale
    typesetter: Typesetter
    words: Words
    language: str
    rtl: bool
    source_numbers: Mapping[Id, int]
    persona_names: Mapping[Id, str] = field(default_factory=dict)
    recurring: Recurring = field(default_factory=Recurring, compare=False, repr=False)
    photo: float = TALLEST_PHOTO

    def block(
        self,
        text: str,
        width: float,
        *,
        size: float | None = None,
        bold: bool = False,
        italic: bool = False,
        align: Align = "left",
    ) -> TextBlock:
        """Set a text in ``width`` points.

        All texts of a sheet stand at its leading side, whatever direction their letters have: a
        ragged mixture of sides reads worse than a line that ends where it might have begun.
        """
        return self.typesetter.block(
            text,
            self.scale.style(size, bold=bold, italic=italic),
            width,
            align,
            "rtl" if self.rtl else "ltr",
        )

    def text_of_card(self, text: str, width: float, bold: bool, italic: bool) -> TextBlock:
        """The same of a card's text, which its picture keeps: it need not be remembered twice."""
        cut = self.scale.cuts[bold, italic]
        return self.typesetter.new_block(text, cut, width, "left", "rtl" if self.rtl else "ltr")

    def width(self, text: str, *, size: float | None = None, bold: bool = False) -> float:
        """How wide a text is on one line, in points."""
        return self.typesetter.natural_width(text, self.scale.style(size, bold=bold))

    def line_height(self, size: float | None = None) -> float:
        """The height of one line in points."""
        return (self.scale.text if size is None else size) * LEADING

    @property
    def key(self) -> tuple[object, ...]:
        """What a cached drawing depends on besides its record and width."""
        return (
            self.theme.name,
            self.scale.text,
            self.language,
            self.rtl,
            tuple(self.source_numbers.items()),
            tuple(self.persona_names.items()),
            self.photo,
        )


def make_style(map_: JourneyMap, theme: Theme, size: float, typesetter: Typesetter) -> Style:
    """The settings for laying a map out with cards in ``size`` points."""
    cited: dict[Id, int] = {}
    for source in shown_sources(map_):
        cited[source.id] = len(cited) + 1
    main = map_.head_persona
    others = {
        persona.id: persona.initials or initials(persona.name)
        for persona in map_.personas
        if main is None or persona.id != main.id
    }
    return Style(
        theme=theme,
        scale=Scale(size),
        typesetter=typesetter,
        words=words(map_.language),
        language=map_.language,
        rtl=map_.direction == "rtl",
        source_numbers=cited,
        persona_names=others,
    )


def initials(name: str) -> str:
    """The first letters of the first two words of a name."""
    return "".join(word[0] for word in name.split()[:2]).upper()

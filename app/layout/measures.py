"""What is said of a measure: its number, and the numbers that it is compared with."""

from __future__ import annotations

from app.layout import formats
from app.layout.joined import joined
from app.layout.style import Style
from app.models.metric import Measure


def measure_text(measure: Measure, style: Style, name: str = "") -> str:
    """The number of a measure with its baseline and target, after a name; "" where it has none.

    ``name`` stands for the measure's own, where it has none.
    """
    told: list[str] = []
    for word, value in (
        ("", measure.value),
        ("baseline-of", measure.baseline),
        ("target-of", measure.target),
    ):
        if value is not None:
            text = formats.amount(value, measure.unit, style.language, measure.symbol)
            told.append(style.words.fill(word, value=text) if word else text)
    if not told:
        return ""
    own = measure.name or name
    if own:
        told[0] = f"{own}: {told[0]}"
    return joined(told, rtl=style.rtl)

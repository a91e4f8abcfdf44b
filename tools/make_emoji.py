"""Make resources/emoji/twemoji.txt from the SVG files of Twemoji.

Run it by hand when the source changes; the program itself reads only the text file:

    python tools/make_emoji.py --sources FOLDER_OF_SVG

Every line is one emoji: its key (code points in hexadecimal joined by "-"), a tab, and its layers
from back to front joined by ";". A layer is `colour alpha rule operations`: colour "#rrggbb", alpha
0 to 1, rule "n" (non-zero) or "e" (even-odd), operations `Mx y`, `Lx y`, `Cx1 y1 x2 y2 x y` and `Z`
without blanks between them. The box is 3600 by 3600 units with y running down; every point is given
as its distance from the point before it, the first of a layer from (0, 0), which nearly halves the
file. The lines are sorted by the bytes of their keys.

Only what those files use is understood: path, circle, ellipse, rect and g with fill, opacity, fill
rule and transform. Clip paths (14 files) are ignored: they only hide what nobody would see.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree

from fontTools.misc.transform import Identity, Transform
from fontTools.pens.basePen import BasePen
from fontTools.pens.transformPen import TransformPen
from fontTools.svgLib.path import parse_path

REPOSITORY = Path(__file__).resolve().parent.parent
BOX = 36.0
HUNDREDTHS = 100  # the file counts hundredths of Twemoji's units, in whole numbers
CIRCLE = 4 / 3 * (math.sqrt(2) - 1)  # length of the handles that make a quarter of a circle
COLOUR_NAMES = {"green": "008000", "red": "ff0000", "navy": "000080", "gold": "ffd700"}
SHAPES = frozenset({"path", "circle", "ellipse", "rect"})


@dataclass(frozen=True)
class Ink:
    """What an element inherits: fill ("none" or a colour), opacity, fill rule and transform."""

    fill: str
    alpha: float
    rule: str
    transform: Transform


class OperationsPen(BasePen):  # type: ignore[misc]  # fontTools pens are untyped
    """Collects operations as text; quadratic curves and arcs arrive here as cubic ones."""

    def __init__(self) -> None:
        super().__init__(None)
        self.words: list[str] = []
        self._last = (0, 0)

    def _add(self, letter: str, *points: tuple[float, float]) -> None:
        numbers = []
        for x, y in points:
            here = round(x * HUNDREDTHS), round(y * HUNDREDTHS)
            numbers += [str(here[0] - self._last[0]), str(here[1] - self._last[1])]
            self._last = here
        self.words.append(letter + " ".join(numbers))

    def _moveTo(self, pt: tuple[float, float]) -> None:
        self._add("M", pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:
        self._add("L", pt)

    def _curveToOne(
        self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]
    ) -> None:
        self._add("C", pt1, pt2, pt3)

    def _closePath(self) -> None:
        self._add("Z")

    def _endPath(self) -> None:
        pass


def opacity(value: float) -> str:
    """The shortest text of an opacity rounded to a thousandth."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def colour(text: str) -> str:
    """A fill as "#rrggbb"; raises ValueError for one this reader does not know."""
    plain = text.strip().lower()
    plain = COLOUR_NAMES.get(plain, plain).lstrip("#")
    if len(plain) == 3:
        plain = "".join(c * 2 for c in plain)
    if not re.fullmatch("[0-9a-f]{6}", plain):
        raise ValueError(f"unknown colour {text!r}")
    return f"#{plain}"


def transform(text: str) -> Transform:
    """An SVG transform list as one matrix; raises ValueError for an unknown function."""
    out = Identity
    for name, arguments in re.findall(r"(\w+)\(([^)]*)\)", text):
        v = [float(x) for x in re.split(r"[\s,]+", arguments.strip())]
        if name == "matrix":
            out = out.transform(tuple(v))
        elif name == "translate":
            out = out.translate(*v)
        elif name == "scale":
            out = out.scale(*v)
        elif name == "rotate":
            x, y = v[1:] if len(v) == 3 else (0.0, 0.0)
            out = out.translate(x, y).rotate(math.radians(v[0])).translate(-x, -y)
        else:
            raise ValueError(f"unknown transform {name!r}")
    return out


def draw_ellipse(pen: BasePen, x: float, y: float, rx: float, ry: float) -> None:
    """Draw an ellipse around (x, y) as four cubic curves."""
    kx, ky = CIRCLE * rx, CIRCLE * ry
    pen.moveTo((x + rx, y))
    pen.curveTo((x + rx, y + ky), (x + kx, y + ry), (x, y + ry))
    pen.curveTo((x - kx, y + ry), (x - rx, y + ky), (x - rx, y))
    pen.curveTo((x - rx, y - ky), (x - kx, y - ry), (x, y - ry))
    pen.curveTo((x + kx, y - ry), (x + rx, y - ky), (x + rx, y))
    pen.closePath()


def draw(element: ElementTree.Element, tag: str, pen: BasePen) -> None:
    """Draw one shape element on a pen."""

    def value(name: str) -> float:
        return float(element.get(name, "0"))

    if tag == "path":
        parse_path(element.get("d"), pen)
    elif tag == "circle":
        draw_ellipse(pen, value("cx"), value("cy"), value("r"), value("r"))
    elif tag == "ellipse":
        draw_ellipse(pen, value("cx"), value("cy"), value("rx"), value("ry"))
    else:
        if element.get("rx") or element.get("ry"):
            raise ValueError("a rectangle with round corners")
        x, y, w, h = (value(n) for n in ("x", "y", "width", "height"))
        parse_path(f"M{x} {y}h{w}v{h}h{-w}z", pen)


def layers(element: ElementTree.Element, ink: Ink) -> Iterator[str]:
    """The layers of an element and all it holds, back to front."""
    tag = element.tag.rsplit("}", 1)[-1]
    if tag in ("defs", "clipPath"):
        return
    alpha = float(element.get("opacity", "1")) * float(element.get("fill-opacity", "1"))
    ink = replace(
        ink,
        fill=element.get("fill", ink.fill),
        rule=element.get("fill-rule", ink.rule),
        alpha=ink.alpha * alpha,
        transform=ink.transform.transform(transform(element.get("transform", ""))),
    )
    if tag in SHAPES and ink.fill != "none":
        pen = OperationsPen()
        draw(element, tag, TransformPen(pen, ink.transform))
        rule = "e" if ink.rule == "evenodd" else "n"
        if pen.words:
            yield f"{colour(ink.fill)} {opacity(ink.alpha)} {rule} {''.join(pen.words)}"
    for child in element:
        yield from layers(child, ink)


def compile_svg(text: str) -> str:
    """One SVG file as the layers of a line; raises ValueError for what is not understood."""
    root = ElementTree.fromstring(text)
    x, y, w, h = (float(v) for v in root.get("viewBox", "0 0 36 36").split())
    k = BOX / max(w, h)  # one file is not square: fit and centre
    fit = Identity.translate((BOX - w * k) / 2, (BOX - h * k) / 2).scale(k).translate(-x, -y)
    return ";".join(layers(root, Ink("#000", 1.0, "nonzero", fit)))


def main(arguments: list[str]) -> int:
    """Make the file; returns the exit status."""
    parser = argparse.ArgumentParser(description="Make resources/emoji/twemoji.txt.")
    parser.add_argument("--sources", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=REPOSITORY / "resources/emoji/twemoji.txt")
    chosen = parser.parse_args(arguments)
    lines = []
    for path in chosen.sources.glob("*.svg"):
        if "e000" <= path.stem <= "f8ff":
            continue  # a private character: a map of someone else may mean another thing by it
        try:
            lines.append(f"{path.stem}\t{compile_svg(path.read_text(encoding='utf-8'))}\n".encode())
        except ValueError as fault:
            print(f"{path}: {fault}", file=sys.stderr)
            return 1
    if not lines:
        print(f"{chosen.sources}: no *.svg file there", file=sys.stderr)
        return 1
    # By key, not by line: "1f1e6" stands before "1f1e6-1f1e8" either way, as tab sorts below "-".
    lines.sort()
    chosen.out.write_bytes(b"".join(lines))
    print(f"{len(lines)} emoji, {chosen.out.stat().st_size / 1024 / 1024:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The elements of a small SVG as path commands: M, L, C and Z with absolute numbers."""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping

Command = tuple[str, *tuple[float, ...]]

# A quarter of a circle as one cubic curve: 4/3 · tan(π/8).
_KAPPA = 4 / 3 * math.tan(math.pi / 8)


def shapes(svg: str) -> list[Command]:
    """Turn the elements of one SVG into path commands.

    Raises ``ValueError`` for an element or an attribute that changes the picture in a way this
    compiler does not know, so that a new icon can never come out wrong unseen.
    """
    root = ET.fromstring(svg)
    if root.get("viewBox") != "0 0 24 24":
        raise ValueError(f"a box of {root.get('viewBox')}")
    commands: list[Command] = []
    for element in root:
        tag = element.tag.rpartition("}")[2]
        numbers = {
            k: float(v) for k, v in element.attrib.items() if k not in ("d", "points", "fill")
        }
        if element.get("fill") not in (None, "none", "currentColor"):
            raise ValueError(f"a fill of {element.get('fill')}")
        if element.get("fill") == "currentColor" and numbers.get("r", 99) > 1:
            raise ValueError("a filled shape that its outline does not cover")
        make = _ELEMENTS.get(tag)
        if make is None:
            raise ValueError(f"an element <{tag}>")
        commands.extend(make(element, numbers))
    return commands


def _take(numbers: Mapping[str, float], *allowed: str) -> list[float]:
    strange = numbers.keys() - set(allowed)
    if strange:
        raise ValueError(f"an attribute {sorted(strange)[0]}")
    return [numbers.get(name, 0.0) for name in allowed]


def _line(_: ET.Element, numbers: Mapping[str, float]) -> Iterator[Command]:
    x1, y1, x2, y2 = _take(numbers, "x1", "y1", "x2", "y2")
    yield "M", x1, y1
    yield "L", x2, y2


def _poly(element: ET.Element, numbers: Mapping[str, float]) -> Iterator[Command]:
    _take(numbers)
    values = [float(n) for n in re.split(r"[\s,]+", element.get("points", "").strip())]
    for i in range(0, len(values), 2):
        yield ("L" if i else "M"), values[i], values[i + 1]
    if element.tag.endswith("polygon"):
        yield ("Z",)


def _circle(_: ET.Element, numbers: Mapping[str, float]) -> Iterator[Command]:
    cx, cy, r = _take(numbers, "cx", "cy", "r")
    yield from _oval(cx, cy, r, r)


def _ellipse(_: ET.Element, numbers: Mapping[str, float]) -> Iterator[Command]:
    cx, cy, rx, ry = _take(numbers, "cx", "cy", "rx", "ry")
    yield from _oval(cx, cy, rx, ry)


def _oval(cx: float, cy: float, rx: float, ry: float) -> Iterator[Command]:
    kx, ky = rx * _KAPPA, ry * _KAPPA
    yield "M", cx + rx, cy
    yield "C", cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry
    yield "C", cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy
    yield "C", cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry
    yield "C", cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy
    yield ("Z",)


def _rect(_: ET.Element, numbers: Mapping[str, float]) -> Iterator[Command]:
    x, y, w, h, rx, ry = _take(numbers, "x", "y", "width", "height", "rx", "ry")
    rx = min(rx or ry, w / 2)
    ry = min(ry or rx, h / 2)
    if not rx:
        yield "M", x, y
        yield "L", x + w, y
        yield "L", x + w, y + h
        yield "L", x, y + h
        yield ("Z",)
        return
    kx, ky = rx * (1 - _KAPPA), ry * (1 - _KAPPA)
    yield "M", x + rx, y
    yield "L", x + w - rx, y
    yield "C", x + w - kx, y, x + w, y + ky, x + w, y + ry
    yield "L", x + w, y + h - ry
    yield "C", x + w, y + h - ky, x + w - kx, y + h, x + w - rx, y + h
    yield "L", x + rx, y + h
    yield "C", x + kx, y + h, x, y + h - ky, x, y + h - ry
    yield "L", x, y + ry
    yield "C", x, y + ky, x + kx, y, x + rx, y
    yield ("Z",)


def _path(element: ET.Element, numbers: Mapping[str, float]) -> Iterator[Command]:
    _take(numbers)
    yield from _absolute(element.get("d", ""))


_ELEMENTS: Mapping[str, Callable[[ET.Element, Mapping[str, float]], Iterator[Command]]] = {
    "line": _line,
    "polyline": _poly,
    "polygon": _poly,
    "circle": _circle,
    "ellipse": _ellipse,
    "rect": _rect,
    "path": _path,
}

_ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


def _pieces(data: str) -> Iterator[tuple[str, list[float]]]:
    """Split path data into single commands; the flags of an arc need no space around them."""
    at, letter = 0, ""
    number = re.compile(r"[\s,]*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
    flag = re.compile(r"[\s,]*([01])")
    space = re.compile(r"[\s,]*")
    while (at := space.match(data, at).end()) < len(data):  # type: ignore[union-attr]
        if data[at].isalpha():
            letter, at = data[at], at + 1
        elif letter in "Zz":  # also before the first letter
            raise ValueError(f"path data {data!r}")
        if letter.upper() not in _ARGUMENTS:
            raise ValueError(f"path data {data!r}")
        values: list[float] = []
        for i in range(_ARGUMENTS[letter.upper()]):
            found = (flag if letter in "Aa" and i in (3, 4) else number).match(data, at)
            if found is None:
                raise ValueError(f"path data {data!r}")
            values.append(float(found[1]))
            at = found.end()
        yield letter, values
        # Further pairs after a "move to" are lines.
        letter = {"M": "L", "m": "l"}.get(letter, letter)


def _absolute(data: str) -> Iterator[Command]:
    """Path data with M, L, C and Z alone, in absolute numbers."""
    x = y = start_x = start_y = 0.0
    cubic: tuple[float, float] | None = None
    quadratic: tuple[float, float] | None = None
    for letter, values in _pieces(data):
        kind = letter.upper()
        if letter.islower() and kind not in "AHVZ":
            values = [v + (y if i % 2 else x) for i, v in enumerate(values)]
        next_cubic = next_quadratic = None
        if kind == "Z":
            x, y = start_x, start_y
            yield ("Z",)
        elif kind in "MLHV":
            if kind == "H":
                x = values[0] + (x if letter == "h" else 0)
            elif kind == "V":
                y = values[0] + (y if letter == "v" else 0)
            else:
                x, y = values
            if kind == "M":
                start_x, start_y = x, y
            yield ("M" if kind == "M" else "L"), x, y
        elif kind in "CS":
            if kind == "S":
                first = (2 * x - cubic[0], 2 * y - cubic[1]) if cubic else (x, y)
                values = [*first, *values]
            next_cubic = (values[2], values[3])
            x, y = values[4:]
            yield "C", *values
        elif kind in "QT":
            if kind == "T":
                bend = (2 * x - quadratic[0], 2 * y - quadratic[1]) if quadratic else (x, y)
                values = [*bend, *values]
            qx, qy, to_x, to_y = values
            near = (x + 2 / 3 * (qx - x), y + 2 / 3 * (qy - y))
            far = (to_x + 2 / 3 * (qx - to_x), to_y + 2 / 3 * (qy - to_y))
            next_quadratic = (qx, qy)
            x, y = to_x, to_y
            yield "C", *near, *far, x, y
        else:
            if letter == "a":
                values[5] += x
                values[6] += y
            yield from _arc((x, y), values)
            x, y = values[5:]
        cubic, quadratic = next_cubic, next_quadratic


def _arc(start: tuple[float, float], values: list[float]) -> Iterator[Command]:
    """An elliptical arc as cubic curves (SVG 1.1, appendix F.6: endpoint to centre form)."""
    rx, ry, turn, large, sweep, x2, y2 = values
    x1, y1 = start
    if (x1, y1) == (x2, y2):
        return
    rx, ry = abs(rx), abs(ry)
    if not rx or not ry:
        yield "L", x2, y2
        return
    phi = math.radians(turn)
    cos, sin = math.cos(phi), math.sin(phi)
    dx, dy = (x1 - x2) / 2, (y1 - y2) / 2
    u, v = cos * dx + sin * dy, -sin * dx + cos * dy
    grow = math.sqrt(max(1.0, (u / rx) ** 2 + (v / ry) ** 2))
    rx, ry = rx * grow, ry * grow
    below = (rx * v) ** 2 + (ry * u) ** 2
    root = math.sqrt(max(0.0, (rx * ry) ** 2 - below) / below)
    if large == sweep:
        root = -root
    cu, cv = root * rx * v / ry, -root * ry * u / rx
    cx, cy = cos * cu - sin * cv + (x1 + x2) / 2, sin * cu + cos * cv + (y1 + y2) / 2
    begin = math.atan2((v - cv) / ry, (u - cu) / rx)
    angle = math.atan2((-v - cv) / ry, (-u - cu) / rx) - begin
    if sweep and angle < 0:
        angle += 2 * math.pi
    elif not sweep and angle > 0:
        angle -= 2 * math.pi
    parts = max(1, math.ceil(abs(angle) / (math.pi / 2) - 1e-9))
    step = angle / parts
    reach = 4 / 3 * math.tan(step / 4)

    def place(a: float, b: float) -> tuple[float, float]:
        return cx + cos * rx * a - sin * ry * b, cy + sin * rx * a + cos * ry * b

    for i in range(parts):
        a, b = begin + i * step, begin + (i + 1) * step
        one = place(math.cos(a) - reach * math.sin(a), math.sin(a) + reach * math.cos(a))
        two = place(math.cos(b) + reach * math.sin(b), math.sin(b) - reach * math.cos(b))
        end = (x2, y2) if i == parts - 1 else place(math.cos(b), math.sin(b))
        yield "C", *one, *two, *end

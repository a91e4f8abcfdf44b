"""Ways in which one painter might leave something out, as changes of the page that it is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from app.layout.primitives import (
    Face,
    Outline,
    Photo,
    Primitive,
    Rectangle,
    Region,
    Stroke,
    Text,
)
from app.layout.sheet import Page
from tests.parity.shapes import moved

Mutation = Callable[[Primitive], Primitive | None]
"""Changes a shape; None leaves it out; the very same shape says that it does not apply."""

WHOLE = Region(0, 0, 1, 1)


def _without(kind: type) -> Mutation:
    return lambda shape: None if isinstance(shape, kind) else shape


def _stroke(change: Callable[[Stroke], Stroke | None]) -> Mutation:
    def mutate(shape: Primitive) -> Primitive:
        if isinstance(shape, Rectangle | Outline) and shape.stroke is not None:
            changed = change(shape.stroke)
            return shape if changed == shape.stroke else shape._replace(stroke=changed)
        return shape

    return mutate


def _no_fill(shape: Primitive) -> Primitive:
    if isinstance(shape, Rectangle | Outline) and shape.fill is not None:
        return shape._replace(fill=None)
    return shape


def _no_radius(shape: Primitive) -> Primitive:
    if isinstance(shape, Rectangle | Photo) and shape.radius:
        return shape._replace(radius=0)
    return shape


def _no_grey(shape: Primitive) -> Primitive:
    return shape._replace(grey=False) if isinstance(shape, Text | Face) and shape.grey else shape


def _other_colour(shape: Primitive) -> Primitive:
    return shape._replace(colour="#d02020") if isinstance(shape, Text) else shape


def _lower(shape: Primitive) -> Primitive:
    return shape._replace(y=shape.y + 0.6) if isinstance(shape, Text) else shape


def _no_crop(shape: Primitive) -> Primitive:
    if isinstance(shape, Photo) and shape.crop != WHOLE:
        return shape._replace(crop=WHOLE)
    return shape


def _no_blur(shape: Primitive) -> Primitive:
    return shape._replace(blurred=()) if isinstance(shape, Photo) and shape.blurred else shape


def _off(colour: str, by: int) -> str:
    """A colour that is off in each channel: lighter, or darker where it is light."""
    channels = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    step = by if sum(channels) < 3 * 128 else -by
    return "#" + "".join(f"{min(255, max(0, channel + step)):02x}" for channel in channels)


def _text_off(by: int) -> Mutation:
    def mutate(shape: Primitive) -> Primitive:
        return shape._replace(colour=_off(shape.colour, by)) if isinstance(shape, Text) else shape

    return mutate


def _fill_off(shape: Primitive) -> Primitive:
    if isinstance(shape, Rectangle | Outline) and shape.fill is not None:
        return shape._replace(fill=_off(shape.fill, 8))
    return shape


def _aside(kind: type) -> Mutation:
    """Half a point aside."""
    return lambda shape: moved(shape, 0.5, 0) if isinstance(shape, kind) else shape


def _blur_aside(shape: Primitive) -> Primitive:
    if isinstance(shape, Photo) and shape.blurred:
        elsewhere = tuple(part._replace(x=part.x + 0.1) for part in shape.blurred)
        return shape._replace(blurred=elsewhere)
    return shape


MUTATIONS: dict[str, Mutation] = {
    "no rectangles": _without(Rectangle),
    "no outlines": _without(Outline),
    "no text": _without(Text),
    "no faces": _without(Face),
    "no photos": _without(Photo),
    "no fill": _no_fill,
    "no stroke": _stroke(lambda stroke: None),
    "no dashes": _stroke(lambda stroke: stroke._replace(dash=())),
    "no round ends": _stroke(lambda stroke: stroke._replace(round_ends=False)),
    "lines of one width": _stroke(lambda stroke: stroke._replace(width=0.5)),
    "no corners": _no_radius,
    "no grey": _no_grey,
    "text in another colour": _other_colour,
    "text a pixel lower": _lower,
    "no crop": _no_crop,
    "no blur": _no_blur,
    "text 24 of 255 off": _text_off(24),
    "rectangles half a point aside": _aside(Rectangle),
    "outlines half a point aside": _aside(Outline),
    "text half a point aside": _aside(Text),
    "faces half a point aside": _aside(Face),
    "photos half a point aside": _aside(Photo),
    "a blurred part aside": _blur_aside,
}

SHADES: dict[str, Mutation] = {
    "text 8 of 255 off": _text_off(8),
    "strokes 8 of 255 off": _stroke(lambda stroke: stroke._replace(colour=_off(stroke.colour, 8))),
    "fills 8 of 255 off": _fill_off,
}
"""What is only seen where ink fills whole pixels: see `tests.parity.inks`."""


def mutated(page: Page, mutation: Mutation) -> Page:
    """The page with every shape changed that the mutation applies to."""
    return replace(
        page,
        nodes=tuple(
            replace(node, primitives=tuple(_changed(node.primitives, mutation)))
            for node in page.nodes
        ),
    )


def _changed(shapes: Iterable[Primitive], mutation: Mutation) -> Iterator[Primitive]:
    for shape in shapes:
        changed = mutation(shape)
        if changed is not None:
            yield changed

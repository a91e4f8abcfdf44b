"""What an audience gets of a picture: the pixels that show, and nothing beside them."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image as images
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader

from app.export import Options
from app.export.attachment import extract_attachment
from app.export.audience import visible, visible_part
from app.export.run import attached_map, lay_out_for, render
from app.layout.primitives import Photo
from app.models.bare_picture import bare
from app.models.base import evolve
from app.models.card import Box, Card, Image
from app.models.integrity import faults
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.persona import Persona
from app.models.picture import Picture, orientation_of, picture_from
from app.models.scope import Scope
from app.models.stage import Stage, Step
from app.paint.pictures import Pictures
from app.storage import parse

SECRET = (250, 20, 130)
"""The colour of what is cut away; nothing else in these maps has one like it."""

LEFT_HALF = Box(x=0, y=0, width=0.5, height=1)
PLACE = b"52 degrees north"


def half_secret(kind: str, size: tuple[int, int] = (240, 160), **options: object) -> bytes:
    """A picture whose right half is not for everybody."""
    width, height = size
    image = images.new("RGB", size, "#cfe3f5")
    image.paste("#6b8f5a", (0, height // 2, width, height))
    image.paste(SECRET, (width // 2 + 8, 0, width, height))
    return stored(image, kind, **options)


def stored(image: images.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def told() -> dict[str, dict[str, object]]:
    """What cameras and programs write into their files, by kind of file."""
    exif = images.Exif()
    exif[0x010E] = PLACE.decode()
    text = PngInfo()
    text.add_text("Comment", PLACE.decode())
    return {
        "PNG": {"pnginfo": text, "exif": exif},
        "JPEG": {"exif": exif, "comment": PLACE, "quality": 95},
    }


def map_of(picture: Picture, *shown: Image) -> JourneyMap:
    """A map with a card for each of some images of a picture."""
    made = JourneyMap(
        id="map",
        title="Pictures",
        stages=(Stage(id="s", name="Need", steps=tuple(Step(id=f"t{n}") for n in range(4))),),
        lanes=(Lane(id="l", type="picture"),),
        cards=tuple(
            Card(id=f"c{n}", lane="l", step=f"t{n}", type="picture", text=f"{n}", image=image)
            for n, image in enumerate(shown)
        ),
        pictures=(picture,),
    )
    assert faults(made) == ()
    return made


def opened(content: bytes) -> NDArray[np.int16]:
    with images.open(io.BytesIO(content)) as image:
        return np.asarray(image.convert("RGB")).astype(np.int16)


def is_secret(pixels: NDArray[np.int16]) -> bool:
    return bool((np.abs(pixels - SECRET).max(axis=2) < 40).any())


def everything_in(pdf: bytes) -> Iterator[NDArray[np.int16]]:
    """Every picture in a PDF: those drawn, and those of the map inside."""
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for drawn in page.images:
            yield opened(drawn.data)
    attached = extract_attachment(pdf)
    assert attached is not None
    for picture in parse(attached).map.pictures:
        yield opened(picture.content)


def pdf_and_png(map_: JourneyMap) -> tuple[bytes, bytes]:
    """A map as PDF with what is visible of it inside, and as PNG."""
    options = Options(dpi=72)
    page, _ = lay_out_for(map_, options)
    attached = attached_map(map_, options.attach).as_file("map.journey")
    pdf = render(map_, page, Pictures.of(map_.pictures, 300), "pdf", options, attachment=attached)
    return pdf, render(map_, page, Pictures.of(map_.pictures, 72), "png", options)


def cut(picture: Picture, crop: Box | None) -> Image:
    return Image(picture=picture.sha256, crop=crop)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_what_is_cut_away_is_nowhere_in_the_pdf(kind: str) -> None:
    content = half_secret(kind)
    assert is_secret(opened(content))
    picture = picture_from(content, "kerb")
    map_ = map_of(picture, cut(picture, LEFT_HALF))
    pdf, png = pdf_and_png(map_)
    pictures = list(everything_in(pdf))
    assert len(pictures) == 2
    assert not any(map(is_secret, pictures))
    attached = extract_attachment(pdf)
    assert attached is not None
    assert faults(parse(attached).map) == ()
    again = pdf_and_png(parse(attached).map)[1]
    if kind == "PNG":
        assert again == png
    else:
        # coded once more, and well: no pixel differs so that one could see it
        assert np.abs(opened(again) - opened(png)).mean() < 0.2


BOXES = st.tuples(st.floats(0, 0.6), st.floats(0, 0.6), st.floats(0.2, 0.4), st.floats(0.2, 0.4))


@given(edges=BOXES, high=st.sampled_from([40, 160, 700]))
@example(edges=(0.0, 0.4499876974814143, 0.2, 0.3984375), high=40)
@example(
    edges=(0.5, 0.38901030033423395, 0.2659849171979918, 0.3025643246849501),
    high=40,
)
def test_any_crop_of_any_shape_looks_the_same_in_the_map_inside(
    edges: tuple[float, float, float, float], high: int
) -> None:
    picture = picture_from(half_secret("PNG", (240, high)))
    x, y, width, height = edges
    map_ = map_of(picture, cut(picture, Box(x=x, y=y, width=width, height=height)))
    part = visible_part(map_)
    assert faults(part) == ()
    assert visible_part(part) == part
    (small,) = part.pictures
    assert small.width <= width * 240 + 2
    assert small.height <= height * high + 2
    before, after = (opened(pdf_and_png(one)[1]) for one in (map_, part))
    # Where few pixels are made larger, what lies on the border of one is rounded otherwise.
    assert np.abs(before - after).max() <= 4


def test_each_crop_of_a_picture_is_a_picture_of_its_own() -> None:
    picture = picture_from(half_secret("PNG"))
    right = Box(x=0.6, y=0, width=0.4, height=1)
    crops = (LEFT_HALF, right, LEFT_HALF)
    part = visible_part(map_of(picture, *(cut(picture, crop) for crop in crops)))
    hashes = [card.image.picture for card in part.cards if card.image is not None]
    assert len(set(hashes)) == len(part.pictures) == 2
    assert hashes[0] == hashes[2]
    assert [is_secret(opened(one.content)) for one in part.pictures] == [False, True]


def test_a_picture_that_does_not_show_is_not_given_away() -> None:
    picture = picture_from(half_secret("PNG"))
    map_ = map_of(picture, cut(picture, None))
    hidden = evolve(map_, cards=(evolve(map_.cards[0], type="action"),))
    assert visible_part(hidden).pictures == ()
    assert visible_part(map_).pictures == map_.pictures


def test_a_photo_is_cut_to_the_square_that_shows() -> None:
    picture = picture_from(half_secret("PNG", (400, 100)))
    people = (Persona(id="p", name="Mia", photo=picture.sha256),)
    map_ = evolve(map_of(picture), personas=people, scope=Scope(logo=""))
    part = visible_part(map_)
    assert faults(part) == ()
    assert [(one.width, one.height) for one in part.pictures] == [(100, 100)]
    assert pdf_and_png(part)[1] == pdf_and_png(map_)[1]


def test_a_logo_stays_whole() -> None:
    picture = picture_from(half_secret("PNG", (900, 60)))
    map_ = evolve(map_of(picture), scope=Scope(logo=picture.sha256))
    assert visible_part(map_).pictures == (picture,)
    (drawn, _) = everything_in(pdf_and_png(map_)[0])
    assert is_secret(drawn[:, -8:])


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_what_a_camera_wrote_is_left_out(kind: str) -> None:
    content = half_secret(kind, (240, 160), **told()[kind])
    assert PLACE in content
    picture = picture_from(content)
    map_ = map_of(picture, cut(picture, None))
    part = visible_part(map_)
    assert faults(part) == ()
    (plain,) = part.pictures
    assert PLACE not in plain.content
    assert (opened(plain.content) == opened(content)).all()
    assert pdf_and_png(part)[1] == pdf_and_png(map_)[1]
    assert visible_part(part) == part


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_photo_stays_turned(orientation: int) -> None:
    exif = images.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = PLACE.decode()
    picture = picture_from(half_secret("JPEG", exif=exif, quality=95))
    plain = bare(picture.content)
    assert plain is not None
    assert PLACE not in plain
    assert orientation_of(plain) == orientation_of(picture.content) == orientation
    map_ = map_of(picture, cut(picture, None), cut(picture, LEFT_HALF))
    part = visible_part(map_)
    assert faults(part) == ()
    before, after = (opened(pdf_and_png(one)[1]) for one in (map_, part))
    assert np.abs(before - after).mean() < 0.2


@pytest.mark.parametrize(("orientation", "upright"), [(1, False), (3, False), (6, True), (8, True)])
def test_a_turned_photo_is_not_stretched(orientation: int, upright: bool) -> None:
    exif = images.Exif()
    exif[0x0112] = orientation
    picture = picture_from(half_secret("JPEG", (240, 200), exif=exif))
    page, _ = lay_out_for(map_of(picture, cut(picture, None)), Options())
    (photo,) = (
        shape for node in page.nodes for shape in node.primitives if isinstance(shape, Photo)
    )
    assert photo.width / photo.height == pytest.approx(200 / 240 if upright else 240 / 200)


def test_a_picture_that_cannot_be_cut_is_not_given_away_and_that_is_told() -> None:
    content = half_secret("PNG")[:-300]
    picture = picture_from(content, "kerb.png")
    map_ = map_of(picture, cut(picture, LEFT_HALF))
    part = visible(map_)
    assert [(one.width, one.height) for one in part.map.pictures] == [(1, 1)]
    assert [warning for warning in part.warnings if "kerb.png" in warning and "empty" in warning]
    whole = visible(map_of(picture, cut(picture, None))).map.pictures
    assert whole == (evolve(picture, name=""),)


@given(st.sampled_from(["PNG", "JPEG"]), st.data())
def test_a_damaged_file_is_bare_or_refused(kind: str, data: st.DataObject) -> None:
    content = bytearray(half_secret(kind, (40, 30), **told()[kind]))
    for _ in range(data.draw(st.integers(1, 3))):
        content[data.draw(st.integers(2, len(content) - 1))] = data.draw(st.integers(0, 255))
    damaged = bytes(content[: data.draw(st.integers(3, len(content)))])
    plain = bare(damaged)
    assert plain is None or bare(plain) == plain


def test_what_stands_behind_a_file_is_left_out() -> None:
    for kind in ("PNG", "JPEG"):
        content = half_secret(kind)
        assert bare(content + PLACE) == bare(content)
    chunk = struct.pack(">I", len(PLACE)) + b"prIv" + PLACE
    chunk += struct.pack(">I", zlib.crc32(chunk[4:]))
    content = half_secret("PNG")
    assert bare(content[:33] + chunk + content[33:]) == content


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_what_a_camera_wrote_is_left_out_of_logos_and_photos(kind: str) -> None:
    plain = images.new("RGB", (60, 60), "#cfe3f5")
    picture = picture_from(stored(plain, kind, **told()[kind]))
    assert PLACE in picture.content
    pictures = (picture,)
    for map_ in (
        JourneyMap(id="map", scope=Scope(logo=picture.sha256), pictures=pictures),
        JourneyMap(id="map", personas=(Persona(id="p", photo=picture.sha256),), pictures=pictures),
    ):
        part = visible_part(map_)
        [kept] = part.pictures
        assert PLACE not in kept.content
        assert kept.sha256 in {part.scope.logo, *(one.photo for one in part.personas)}
        assert (opened(kept.content) == opened(picture.content)).all()

"""Pictures taken into a map: which files, how large, upright, and with nothing else in them."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from app.editor.pictures.taking import (
    LONGEST_SIDE,
    MOST_BYTES,
    MOST_KEPT,
    PictureRefused,
    take_picture,
)
from app.layout.pictures import WHOLE
from app.layout.primitives import Photo
from app.models.picture import JPEG, MAX_PIXELS, PNG
from app.paint.pictures import prepare
from tests.editor.pictures.files import (
    SECRET,
    corners,
    encoded,
    noise,
    opened,
    png_of_size,
    quarters,
    told_where,
)

UPRIGHT_CORNERS = ["red", "green", "blue", "yellow"]


@pytest.mark.parametrize(
    ("kind", "stored"),
    [("PNG", PNG), ("JPEG", JPEG), ("GIF", PNG), ("WEBP", PNG), ("BMP", PNG)],
)
def test_common_kinds_become_png_or_jpeg(kind: str, stored: str) -> None:
    taken = take_picture(encoded(quarters(), kind), "a")
    assert taken.picture.media_type == stored
    assert taken.picture.flaw is None
    assert (taken.picture.width, taken.picture.height) == (80, 60)
    assert corners(opened(taken.picture.content)) == UPRIGHT_CORNERS
    assert (taken.animated, taken.shrunk_to) == (False, None)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "YCbCr", "I;16"])
@pytest.mark.parametrize("side", [40, LONGEST_SIDE + 400])
def test_colours_of_every_coding_can_be_drawn(mode: str, side: int) -> None:
    kind = "JPEG" if mode in ("CMYK", "YCbCr") else "PNG"
    if mode == "I;16":
        image = Image.frombytes("I;16", (side, 20), struct.pack("<H", 40_000) * side * 20)
    else:
        image = quarters(side, 20, mode)
    picture = take_picture(encoded(image, kind), "a").picture
    assert picture.flaw is None
    assert max(picture.shown_size) == min(side, LONGEST_SIDE)
    photo = Photo(0, 0, 40, 20, picture.sha256, WHOLE)
    pixels = prepare(picture.content, photo, 72)
    middle = pixels.rgb[len(pixels.rgb) // 2 :][:3]
    if mode == "I;16":
        assert abs(middle[0] - 40_000 // 256) <= 1
    elif mode in ("P", "RGB", "RGBA"):
        assert corners(opened(picture.content)) == UPRIGHT_CORNERS
    assert opened(picture.content).mode in ("1", "L", "LA", "P", "RGB", "RGBA")


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_held_otherwise_stands_upright(orientation: int, kind: str) -> None:
    turned = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    held = quarters()
    if orientation > 1:
        held = held.transpose(turned[orientation])
    picture = take_picture(encoded(held, kind, exif=told_where(orientation)), "a").picture
    assert picture.shown_size == (80, 60)
    assert (picture.width, picture.height) == (80, 60)
    assert corners(opened(picture.content)) == UPRIGHT_CORNERS


def _with_secrets(kind: str) -> bytes:
    options: dict[str, Any] = {"exif": told_where()}
    if kind == "PNG":
        said = PngImagePlugin.PngInfo()
        said.add_text("Author", SECRET)
        said.add_itxt("Where", SECRET, zip=True)
        options["pnginfo"] = said
    if kind == "JPEG":
        options["comment"] = SECRET.encode()
    return encoded(quarters(), kind, **options)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize("behind", [b"", _with_secrets("JPEG")])
def test_nothing_but_pixels_is_kept(kind: str, behind: bytes) -> None:
    content = _with_secrets(kind)
    assert len(opened(content).getexif()) == 3
    kept = take_picture(content + behind, "a").picture.content
    assert SECRET.encode() not in kept
    image = opened(kept)
    assert len(image.getexif()) == 0
    assert not {"exif", "comment", "Author", "Where", "xmp"} & image.info.keys()
    assert kept.rstrip(b"\0").endswith((b"\xff\xd9", b"IEND\xaeB`\x82"))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)
@given(
    st.integers(1, 60),
    st.integers(1, 60),
    st.sampled_from(["L", "RGB", "RGBA", "P", "1"]),
    st.booleans(),
    st.integers(20, 95),
)
def test_what_suits_keeps_its_pixels_to_the_bit(
    width: int, height: int, mode: str, progressive: bool, quality: int
) -> None:
    lossy = mode in ("L", "RGB") and quality > 50
    image = noise(width, height, "RGB").convert(mode)
    options = {"quality": quality, "progressive": progressive} if lossy else {}
    content = encoded(image, "JPEG" if lossy else "PNG", **options)
    taken = take_picture(content, "a").picture
    before, after = opened(content), opened(taken.content)
    assert after.size == before.size
    assert after.convert("RGBA").tobytes() == before.convert("RGBA").tobytes()
    assert take_picture(taken.content, "b").picture.sha256 == taken.sha256


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=25)
@given(st.integers(1, 5000), st.integers(1, 300), st.booleans(), st.sampled_from(["RGB", "RGBA"]))
def test_no_side_is_longer_than_the_limit(long: int, short: int, upright: bool, mode: str) -> None:
    size = (short, long) if upright else (long, short)
    taken = take_picture(encoded(quarters(*size, mode), "PNG"), "a")
    shown = taken.picture.shown_size
    assert max(shown) == min(max(size), LONGEST_SIDE)
    share = min(1.0, LONGEST_SIDE / max(size))
    for side, was in zip(shown, size, strict=True):
        assert abs(side - was * share) <= 0.5 or side == 1
    assert taken.shrunk_to == (shown if max(size) > LONGEST_SIDE else None)


@pytest.mark.parametrize(("colours", "channels"), [(2, 3), (6, 4), (4, 2), (0, 1)])
def test_of_sixteen_bits_the_upper_eight_are_kept(colours: int, channels: int) -> None:
    row = b"\0" + struct.pack(">H", 51_234) * channels * 20
    taken = take_picture(png_of_size(20, 20, row * 20, 16, colours), "a").picture
    assert taken.content[24] == 8
    assert set(opened(taken.content).convert("RGB").tobytes()) == {51_234 // 256}


def test_of_a_photograph_that_holds_more_of_them_the_first_is_left() -> None:
    other = quarters().transpose(Image.Transpose.ROTATE_180)
    content = encoded(
        quarters(), "MPO", save_all=True, append_images=[other], exif=told_where(), quality=90
    )
    taken = take_picture(content, "a")
    assert taken.picture.media_type == JPEG
    assert SECRET.encode() not in taken.picture.content
    assert taken.picture.content.count(b"\xff\xd8\xff") == 1
    assert corners(opened(taken.picture.content)) == UPRIGHT_CORNERS
    assert (taken.animated, taken.shrunk_to) == (False, None)


def test_a_heavy_picture_becomes_lighter() -> None:
    opaque = take_picture(encoded(noise(1500, 1500), "PNG", compress_level=1), "a").picture
    assert opaque.media_type == JPEG
    assert opaque.shown_size == (1500, 1500)
    through = noise(1500, 1500, "RGBA")
    through.putalpha(noise(1500, 1500, "L"))
    taken = take_picture(encoded(through, "PNG", compress_level=1), "a")
    assert taken.picture.media_type == PNG
    assert len(taken.picture.content) <= MOST_KEPT
    assert taken.shrunk_to == taken.picture.shown_size


def test_what_shines_through_still_does() -> None:
    through = quarters(3000, 100, "RGBA")
    through.putalpha(Image.linear_gradient("L").resize((3000, 100)))
    kept = opened(take_picture(encoded(through, "PNG"), "a").picture.content)
    alpha = kept.getchannel("A").tobytes()
    assert min(alpha) < 20
    assert max(alpha) > 230


def _red_for_green() -> bytes:
    """A profile of colours in which the primaries red and green have changed places."""
    made: Any = ImageCms.createProfile("sRGB")
    usual = ImageCms.ImageCmsProfile(made).tobytes()
    table = usual.replace(b"rXYZ", b"rrrr").replace(b"gXYZ", b"rXYZ").replace(b"rrrr", b"gXYZ")
    return table.replace("sRGB".encode("utf-16-be"), "else".encode("utf-16-be"))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_colours_of_another_space_become_the_usual_ones(kind: str) -> None:
    content = encoded(quarters(), kind, icc_profile=_red_for_green())
    kept = opened(take_picture(content, "a").picture.content)
    assert "icc_profile" not in kept.info
    assert corners(kept) == ["green", "red", "blue", "yellow"]


def test_a_profile_that_cannot_be_read_changes_nothing() -> None:
    content = encoded(quarters(), "PNG", icc_profile=b"no profile")
    kept = opened(take_picture(content, "a").picture.content)
    assert corners(kept) == UPRIGHT_CORNERS


def test_of_an_animation_the_first_picture_is_taken() -> None:
    other = quarters().transpose(Image.Transpose.ROTATE_180)
    for kind in ("GIF", "PNG", "WEBP"):
        content = encoded(quarters(), kind, save_all=True, append_images=[other])
        assert getattr(opened(content), "n_frames", 1) == 2
        taken = take_picture(content, "dance")
        assert corners(opened(taken.picture.content)) == UPRIGHT_CORNERS
        assert getattr(opened(taken.picture.content), "n_frames", 1) == 1
        assert (taken.animated, taken.shrunk_to) == (True, None)


def _text(kind: str) -> bytes:
    return {
        "svg": b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"></svg>',
        "bare svg": b"\xef\xbb\xbf  <SVG xmlns='x'><image href='file:///etc/passwd'/></SVG>",
        "heic": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(50),
        "avif": b"\0\0\0\x18ftypavif\0\0\0\0mif1avif" + bytes(50),
        "pdf": b"%PDF-1.7\n",
        "tiff": encoded(quarters(), "TIFF"),
        "text": b"no picture at all",
        "nothing": b"",
        "html": b"<html><img src='http://example.org/a.png'></html>",
    }[kind]


def _vast_gif() -> bytes:
    content = bytearray(encoded(quarters(), "GIF"))
    content[6:10] = b"\xff\xff\xff\xff"
    return bytes(content)


REFUSED: list[tuple[str, Callable[[], bytes], str]] = [
    ("a drawing", lambda: _text("svg"), "SVG"),
    ("a drawing without a head", lambda: _text("bare svg"), "SVG"),
    ("a telephone's", lambda: _text("heic"), "HEIC"),
    ("a newer kind", lambda: _text("avif"), "AVIF"),
    ("a document", lambda: _text("pdf"), "PDF"),
    ("a scan", lambda: _text("tiff"), "TIFF"),
    ("text", lambda: _text("text"), "no picture"),
    ("a page", lambda: _text("html"), "no picture"),
    ("nothing", lambda: _text("nothing"), "empty"),
    ("too many bytes", lambda: bytes(MOST_BYTES + 1), "30 MB"),
    ("too many pixels", lambda: png_of_size(40_000, 40_000), "40000 × 40000"),
    ("one pixel too many", lambda: png_of_size(MAX_PIXELS + 1, 1), "64 million"),
    ("far too many pixels", lambda: png_of_size(2**31 - 1, 2**31 - 1), "64 million"),
    ("a bomb of another kind", _vast_gif, "64 million"),
    ("no pixels", lambda: png_of_size(0, 0), "damaged"),
    ("rows missing", lambda: png_of_size(50, 50, bytes(100)), "damaged"),
    ("a PNG cut off", lambda: encoded(noise(90, 90), "PNG")[:-300], "damaged"),
    ("a JPEG cut off", lambda: encoded(noise(90, 90), "JPEG")[:-300], "damaged"),
    ("a GIF cut off", lambda: encoded(noise(90, 90), "GIF")[:900], "damaged"),
    ("a WebP cut off", lambda: encoded(noise(90, 90), "WEBP")[:900], "damaged"),
    ("a head alone", lambda: encoded(quarters(), "JPEG")[:20], "damaged"),
]


@pytest.mark.parametrize(("what", "content", "word"), REFUSED, ids=[one[0] for one in REFUSED])
def test_what_cannot_be_taken_is_refused_in_words(
    what: str, content: Callable[[], bytes], word: str
) -> None:
    with pytest.raises(PictureRefused) as refused:
        take_picture(content(), "photo.png")
    said = str(refused.value)
    assert said.startswith("“photo.png”")
    assert word in said
    assert said.endswith(".")
    # What is wrong, and then what can be done.
    assert said.count(". ") + said.count(", ") >= 1 or "can be" in said


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    largest = [0]
    before = Image.Image.load

    def load(image: Image.Image) -> Any:
        largest[0] = max(largest[0], image.width * image.height)
        return before(image)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Image.Image, "load", load)
        with pytest.raises(PictureRefused):
            take_picture(png_of_size(30_000, 30_000, bytes(1000)), "bomb")
    assert largest[0] == 0


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_damage_anywhere_is_a_refusal_or_a_sound_picture(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(["PNG", "JPEG", "GIF", "WEBP", "BMP"]))
    options = {"exif": told_where(6)} if kind in ("PNG", "JPEG", "WEBP") else {}
    content = bytearray(encoded(quarters(30, 20), kind, **options))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(content)))
    if data.draw(st.booleans()):
        del content[cut:]
    try:
        taken = take_picture(bytes(content), "a")
    except PictureRefused:
        return
    assert taken.picture.flaw is None
    assert max(taken.picture.shown_size) <= LONGEST_SIDE
    Image.open(io.BytesIO(taken.picture.content)).load()

"""The pixels of pictures: limits, blur, crop, what is told of broken ones."""

from __future__ import annotations

import io
import struct
import weakref
import zlib

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image

from app.layout.primitives import Photo, Region
from app.models.picture import Picture
from app.paint.pictures import (
    MAX_BYTES,
    PictureError,
    Pictures,
    Pixels,
    jpeg,
    prepare,
    shown_copy,
)
from tests.paint.pages import BROKEN, PICTURE, WHOLE, code, scene, source, waves

PHOTO = Photo(0, 0, 240 * 72 / 300, 160 * 72 / 300, PICTURE, WHOLE)
"""The scene at its own size of 240 × 160 pixels in 300 dpi."""


def stored(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def colours(pixels: Pixels) -> NDArray[np.int16]:
    flat = np.frombuffer(pixels.rgb, dtype=np.uint8)
    return flat.reshape(pixels.height, pixels.width, 3).astype(np.int16)


def bomb(width: int, height: int) -> bytes:
    """A small PNG file that says it is large."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    rows = zlib.compress(b"\0" * 100_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_picture_at_its_own_size_keeps_every_pixel() -> None:
    pixels = prepare(scene(), PHOTO, 300)
    with Image.open(io.BytesIO(scene())) as image:
        assert pixels.rgb == image.convert("RGB").tobytes()


def test_a_picture_much_finer_than_asked_is_made_smaller_and_none_larger() -> None:
    assert (prepare(scene(), PHOTO, 100).width, prepare(scene(), PHOTO, 100).height) == (80, 54)
    assert (prepare(scene(), PHOTO, 200).width, prepare(scene(), PHOTO, 200).height) == (240, 160)
    assert (prepare(scene(), PHOTO, 1200).width, prepare(scene(), PHOTO, 1200).height) == (240, 160)


@pytest.mark.parametrize("dpi", [96.0, 150.0, 300.0])
def test_a_coarse_drawing_stays_sharp_in_any_viewer(dpi: float) -> None:
    pixels = prepare(code(), Photo(0, 0, 100, 100, PICTURE, WHOLE), dpi)
    times, rest = divmod(pixels.width, 21)
    assert (rest, pixels.height) == (0, pixels.width)
    assert pixels.width >= 100 / 72 * 600, "else viewers blur it, each in its own way"
    with Image.open(io.BytesIO(code())) as image:
        dots = np.asarray(image.convert("RGB"))
    assert (colours(pixels) == dots.repeat(times, 0).repeat(times, 1)).all()


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_coarse_photo_becomes_smooth(kind: str) -> None:
    pixels = prepare(waves(kind), Photo(0, 0, 120, 80, PICTURE, WHOLE), 300)
    assert (pixels.width, pixels.height) == (300, 200), "150 dpi at least, a whole number of times"
    steps = np.abs(np.diff(colours(pixels), axis=1)).max()
    with Image.open(io.BytesIO(waves(kind))) as image:
        before = np.abs(np.diff(np.asarray(image.convert("RGB")).astype(np.int16), axis=1)).max()
    assert steps < before / 2, "no squares"


def test_an_enlarged_crop_is_that_of_the_picture() -> None:
    photo = Photo(0, 0, 90, 45, PICTURE, Region(1 / 3, 0, 2 / 3, 1 / 3))
    pixels = prepare(code(), photo, 150)
    with Image.open(io.BytesIO(code())) as image:
        dots = np.asarray(image.convert("RGB"))[:7, 7:]
    times = pixels.width // 14
    assert (colours(pixels) == dots.repeat(times, 0).repeat(times, 1)).all()


@pytest.mark.parametrize("side", [1, 21, 500])
def test_however_large_it_is_drawn_no_picture_takes_all_memory(side: int) -> None:
    pixels = prepare(code(side), Photo(0, 0, 14_000, 14_000, PICTURE, WHOLE), 300)
    assert side < pixels.width <= 2000


def test_only_the_crop_is_kept() -> None:
    pixels = prepare(scene(), PHOTO._replace(crop=Region(0.25, 0.25, 0.25, 0.5)), 1200)
    assert (pixels.width, pixels.height) == (60, 80)
    assert (colours(pixels)[40, 30] == (0xC4, 0x50, 0x2F)).all()


def test_nothing_can_be_read_under_a_blur() -> None:
    stripes = Region(150 / 240, 20 / 160, 80 / 240, 40 / 160)
    sharp = colours(prepare(scene(), PHOTO, 300))
    soft = colours(prepare(scene(), PHOTO._replace(blurred=(stripes,)), 300))
    inside = (slice(20, 60), slice(150, 230))
    contrast = np.abs(np.diff(sharp[inside], axis=1)).max()
    left = np.abs(np.diff(soft[inside], axis=1)).max()
    assert contrast > 180
    assert left < 12
    outside = np.ones(sharp.shape[:2], dtype=bool)
    outside[inside] = False
    assert (sharp[outside] == soft[outside]).all()


def test_a_blur_is_as_coarse_in_a_fine_picture() -> None:
    noise = np.random.default_rng(5).integers(0, 2, (1200, 1600, 1), dtype=np.uint8) * 255
    fine = stored(Image.fromarray(np.repeat(noise, 3, axis=2)))
    pixels = prepare(fine, PHOTO._replace(blurred=(WHOLE,)), 300)
    assert colours(pixels).std() < 8


def test_a_blurred_copy_is_a_whole_picture_without_the_region() -> None:
    copy = shown_copy(scene(), WHOLE, [Region(0.6, 0, 0.4, 0.5)])
    assert (copy.width, copy.height, copy.crop) == (240, 160, WHOLE)
    pixels = colours(prepare(copy.data, PHOTO, 300))
    assert np.abs(np.diff(pixels[25:55, 150:230], axis=1)).max() < 12


REGION = st.builds(
    Region, *(st.floats(0, 0.7) for _ in range(2)), *(st.floats(0.05, 0.4) for _ in range(2))
)


@given(REGION, st.lists(REGION, max_size=2), st.sampled_from([40.0, 150.0, 600.0]))
@example(Region(0.0, 0.02, 0.25, 0.05), [], 40.0)
def test_a_copy_of_a_crop_is_drawn_as_the_crop(
    crop: Region, blurred: list[Region], dpi: float
) -> None:
    whole = prepare(scene(), PHOTO._replace(crop=crop, blurred=tuple(blurred)), dpi)
    copy = shown_copy(scene(), crop, blurred)
    again = prepare(copy.data, PHOTO._replace(crop=copy.crop), dpi)
    assert (again.width, again.height) == (whole.width, whole.height)
    assert (colours(again) == colours(whole)).all()
    assert copy.width <= crop.width * 240 + 2
    assert copy.height <= crop.height * 160 + 2


def test_a_picture_stands_upright() -> None:
    image = Image.new("RGB", (40, 20), "#ffffff")
    image.paste("#ff0000", (0, 0, 10, 20))
    orientation = Image.Exif()
    orientation[0x0112] = 6  # the camera was turned to the right
    data = stored(image, "JPEG", exif=orientation, quality=95)
    pixels = prepare(data, PHOTO._replace(width=5, height=10), 1200)
    assert (pixels.width, pixels.height) == (20, 40)
    assert colours(pixels)[2, 10][1] < 80  # red is above
    assert colours(pixels)[35, 10][1] > 200


def test_a_jpeg_of_ours_says_nothing_about_its_origin() -> None:
    place = Image.Exif()
    place[0x010F] = "Camera of Dana"
    data = stored(Image.new("RGB", (30, 30), "#336699"), "JPEG", exif=place)
    pixels = prepare(data, PHOTO, 300)
    assert pixels.photographic
    again = jpeg(pixels)
    assert b"Dana" in data
    assert b"Dana" not in again
    assert jpeg(pixels) == again


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_drawn(mode: str) -> None:
    image = Image.new("I;16", (8, 8), 40_000) if mode == "I;16" else Image.new(mode, (8, 8), 1)
    pixels = prepare(stored(image), PHOTO, 300)
    assert len(pixels.rgb) == pixels.width * pixels.height * 3
    assert (pixels.alpha is not None) == (mode in ("LA", "RGBA"))
    if mode == "I;16":
        assert pixels.rgb[0] == 40_000 // 256


def test_cmyk_jpeg_is_drawn_in_rgb() -> None:
    pixels = prepare(stored(Image.new("CMYK", (8, 8), (255, 0, 0, 0)), "JPEG"), PHOTO, 300)
    assert pixels.rgb[0] < 60 < pixels.rgb[2]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "neither PNG nor JPEG"),
        (b"GIF89a" + b"\0" * 40, "neither PNG nor JPEG"),
        (stored(Image.new("RGB", (4, 4)), "BMP"), "neither PNG nor JPEG"),
        (scene()[:200], "broken"),
        (bomb(40_000, 40_000), "pixels"),
        (bomb(9_000, 9_000), "pixels"),
        (bomb(8_500, 8_000), "64,000,000 pixels"),
        (bomb(12_000, 9_000), "pixels"),
    ],
)
def test_what_cannot_be_drawn_is_told(data: bytes, reason: str) -> None:
    with pytest.raises(PictureError, match=reason):
        prepare(data, PHOTO, 300)


def test_too_many_bytes_are_refused_before_they_are_read() -> None:
    with pytest.raises(PictureError, match="bytes"):
        prepare(bytes(MAX_BYTES + 1), PHOTO, 300)


def test_an_empty_crop_is_told() -> None:
    with pytest.raises(PictureError, match="crop"):
        prepare(scene(), PHOTO._replace(crop=Region(0.5, 0.5, 0, 0)), 300)


def test_pictures_are_made_once_and_faults_told_once() -> None:
    asked: list[str] = []

    def counting(sha256: str) -> bytes | None:
        asked.append(sha256)
        return source(sha256)

    pictures = Pictures(counting)
    assert pictures.pixels(PHOTO) is pictures.pixels(PHOTO._replace(x=50, y=7))
    assert asked == [PICTURE]
    broken, unknown = PHOTO._replace(sha256=BROKEN), PHOTO._replace(sha256="c" * 64)
    for photo in (broken, unknown, broken, unknown):
        assert pictures.pixels(photo) is None
    assert len(pictures.faults) == 2
    assert "bbbbbbbbbbbb" in pictures.faults[0]
    assert "not in the map" in pictures.faults[1]


def test_so_many_bytes_of_pixels_are_kept() -> None:
    photos = [PHOTO._replace(width=width) for width in (40, 45, 50)]
    all_of_them = Pictures(source)
    sizes = [made.size for made in map(all_of_them.pixels, photos) if made is not None]
    assert len(sizes) == len(photos)
    pictures = Pictures(source, keep=sum(sizes) - 1)
    first, second = pictures.pixels(photos[0]), pictures.pixels(photos[1])
    assert pictures.pixels(photos[0]) is first
    kept = [weakref.ref(made) for made in (first, second) if made is not None]
    del first, second
    pictures.pixels(photos[2])
    assert [made() is None for made in kept] == [False, True]
    # One that is larger than all that may be kept is drawn all the same, and not decoded twice.
    tight = Pictures(source, keep=1)
    assert tight.pixels(photos[0]) is tight.pixels(photos[0])


def test_what_is_no_base64_is_told_and_not_drawn() -> None:
    picture = Picture(sha256=PICTURE, media_type="image/png", width=1, height=1, data="%%%")
    pictures = Pictures.of([picture], 72)
    assert pictures.pixels(PHOTO) is None
    assert pictures.faults == (f"The picture {PICTURE[:12]}… is not base64; insert it again.",)

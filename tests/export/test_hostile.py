"""What nobody would draw, yet a file may hold: it is exported whole, or what is wrong is told."""

from __future__ import annotations

import base64
import hashlib
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image as images

from app.export import Options, export
from app.export.run import lay_out_for
from app.models.card import Box, Card, Image
from app.models.integrity import faults
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.persona import Persona
from app.models.picture import Picture, picture_from, size_of
from app.models.scope import Scope
from app.models.stage import Stage, Step

PAPERS = ("a4", "a5", "50x50mm", "50x400mm", "5080x5080mm")
SIZE = (60, 40)


def stored(image: images.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def plain(mode: str) -> images.Image:
    return images.new("RGBA", SIZE, (200, 30, 40, 120)).convert(mode)


def noise() -> images.Image:
    return images.effect_noise(SIZE, 80).convert("RGB")


SOUND = {
    **{f"PNG {mode}": stored(plain(mode), "PNG") for mode in ("1", "L", "LA", "P", "RGB", "RGBA")},
    "PNG 16 bits": stored(images.frombytes("I;16", SIZE, bytes(2 * SIZE[0] * SIZE[1])), "PNG"),
    "PNG with a clear colour": stored(plain("P"), "PNG", transparency=0),
    **{f"JPEG {mode}": stored(images.new(mode, SIZE), "JPEG") for mode in ("L", "RGB", "CMYK")},
    "JPEG progressive": stored(noise(), "JPEG", progressive=True),
    "one pixel": stored(images.new("RGB", (1, 1)), "PNG"),
    "a line down": stored(images.new("RGB", (1, 9000)), "PNG"),
    "a line across": stored(images.new("RGB", (9000, 1)), "PNG"),
}


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def flipped(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes((data[middle] ^ 255,)) + data[middle + 1 :]


BROKEN = {
    "PNG cut": cut(stored(noise(), "PNG")),
    "JPEG cut": cut(stored(noise(), "JPEG")),
    "PNG with a wrong byte": flipped(stored(noise(), "PNG")),
}


def picture(data: bytes) -> Picture:
    """The record of a picture file whose head is sound."""
    size = size_of(data)
    assert size is not None
    return Picture(
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="image/png" if data.startswith(b"\x89") else "image/jpeg",
        width=size[0],
        height=size[1],
        data=base64.b64encode(data).decode(),
    )


def showing(one: Picture, crop: Box | None = None) -> JourneyMap:
    image = Image(picture=one.sha256, crop=crop, blurred=(Box(x=0, y=0, width=0.3, height=1),))
    return JourneyMap(
        id="map",
        title="Hostile",
        stages=(Stage(id="s", steps=(Step(id="t"),)),),
        lanes=(Lane(id="l", type="picture"),),
        cards=(Card(id="c", lane="l", step="t", type="picture", text="A caption", image=image),),
        pictures=(one,),
    )


@pytest.mark.parametrize("kind", ["pdf", "png"])
@pytest.mark.parametrize("crop", [None, Box(x=0.2, y=0.2, width=0.5, height=0.5)])
@pytest.mark.parametrize("name", SOUND)
def test_a_picture_of_any_kind_is_shown(
    name: str, crop: Box | None, kind: str, tmp_path: Path
) -> None:
    map_ = showing(picture_from(SOUND[name]), crop)
    assert faults(map_) == ()
    report = export(map_, None, tmp_path / f"out.{kind}", Options())
    small = name in ("one pixel", "a line down", "a line across")
    if crop is None or not small:
        assert report.warnings == ()
    else:
        assert "crop that holds no pixel" in report.warnings[0]


@pytest.mark.parametrize("kind", ["pdf", "png"])
@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_picture_is_told_and_the_rest_exported(
    name: str, kind: str, tmp_path: Path
) -> None:
    one = picture(BROKEN[name])
    report = export(showing(one), None, tmp_path / f"out.{kind}", Options())
    assert report.pages[0].smallest_text_pt >= 7
    assert one.sha256[:12] in report.warnings[0]
    assert "broken" in report.warnings[0]


def long_words() -> JourneyMap:
    """Words of 500 letters wherever there is a text."""
    return JourneyMap(
        id="map",
        title="T" * 500,
        insight="I" * 500,
        scope=Scope(owner="O" * 500, version="V" * 500),
        personas=(Persona(id="p", name="N" * 500, quote="Q" * 500),),
        stages=(Stage(id="s", name="S" * 500, steps=(Step(id="t", name="P" * 500),)),),
        lanes=(Lane(id="l", type="action", title="L" * 500),),
        cards=tuple(
            Card(id=letter, lane="l", step="t", type="action", text=letter * 500, tags=("G" * 500,))
            for letter in "wس顧"
        ),
    )


def many_steps() -> JourneyMap:
    return JourneyMap(
        id="map",
        stages=(Stage(id="s", steps=tuple(Step(id=f"t{n}", name=f"Step {n}") for n in range(60))),),
        lanes=(Lane(id="l", type="action"), Lane(id="m", type="barrier")),
        cards=tuple(
            Card(id=f"c{n}", lane="l", step=f"t{n}", type="action", text=f"I do thing {n}")
            for n in range(60)
        ),
    )


def many_pictures() -> JourneyMap:
    """Sixty pictures for the whole map, which has no step."""
    one = picture_from(SOUND["PNG RGB"])
    return JourneyMap(
        id="map",
        lanes=(Lane(id="l", type="picture", grain="map"),),
        cards=tuple(
            Card(id=f"c{n}", lane="l", type="picture", image=Image(picture=one.sha256))
            for n in range(60)
        ),
        pictures=(one,),
    )


def nothing() -> JourneyMap:
    return JourneyMap(id="map")


def empty_lanes() -> JourneyMap:
    return JourneyMap(id="map", lanes=tuple(Lane(id=f"l{n}", type="action") for n in range(30)))


@pytest.mark.parametrize("paper", [*PAPERS, "content"])
@pytest.mark.parametrize("made", [long_words, many_steps, many_pictures, nothing, empty_lanes])
def test_nothing_is_cut_and_small_text_is_told(
    made: Callable[[], JourneyMap], paper: str, tmp_path: Path
) -> None:
    map_ = made()
    assert faults(map_) == ()
    options = Options(fit="content") if paper == "content" else Options(paper=paper)
    page, _ = lay_out_for(map_, options)
    assert sum(node.kind == "card" for node in page.nodes) == len(map_.cards)
    for node in page.nodes:
        assert node.x > -0.5, node.id
        assert node.y > -0.5, node.id
        assert node.x + node.width < page.width + 0.5, node.id
        assert node.y + node.height < page.height + 0.5, node.id
    report = export(map_, None, tmp_path / "out.pdf", options)
    small = report.pages[0].smallest_text_pt < 7
    assert any("below the readable" in one for one in report.warnings) == small

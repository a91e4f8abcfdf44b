"""Draw the storyboard of the commuter sample and put the pictures into its map.

    python tools/make_samples.py [FOLDER]

The scenes are flat shapes on a grid of 480 × 320 units, drawn four times as large and scaled down,
with few colours, so that each PNG stays small. The cards keep their captions, crops and blurred
parts; only the bytes of the pictures change. With FOLDER the pictures are written there too.
"""

from __future__ import annotations

import base64
import hashlib
import io
import math
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from app.models.base import evolve
from app.models.journey import JourneyMap
from app.models.picture import Picture
from app.storage.dump import dump

SAMPLE = Path(__file__).resolve().parent.parent / "resources/samples/commuter.journey"
WIDTH, HEIGHT = 480, 320
FINER = 4
COLOURS = 40

INK, METAL, STEEL = "#26323e", "#8a97a4", "#c3ccd4"
SKIN, HAIR, CARDIGAN, TROUSERS, SHOE = "#e6b592", "#2c2a33", "#2e7f78", "#3f4d73", "#a94f3a"
WALL, FLOOR, SKY, PAPER = "#f3eadc", "#d8c9b4", "#d9e8f2", "#fbf8f2"
CORAL, SUN, LEAF, NAVY, WOOD = "#dd7358", "#f2c45a", "#6f9a63", "#2b3f63", "#b98b5e"
DUSK, NIGHT, LAMP = "#8293ab", "#33425e", "#f7dfa0"

Point = tuple[float, float]


class Board:
    """A drawing surface; every shape becomes a polygon, so that it can be moved and tilted."""

    def __init__(self, width: int, height: int, ground: str) -> None:
        self.size = (width, height)
        self._image = Image.new("RGB", (width * FINER, height * FINER), ground)
        self._draw = ImageDraw.Draw(self._image)
        self._place = (0.0, 0.0, 1.0, 0.0, 1.0)

    @contextmanager
    def placed(
        self, x: float, y: float, scale: float = 1.0, tilt: float = 0.0, *, mirrored: bool = False
    ) -> Iterator[None]:
        """Draw what follows from (x, y), ``scale`` times as large, tilted by degrees clockwise."""
        before = self._place
        self._place = (x, y, scale, math.radians(tilt), -1.0 if mirrored else 1.0)
        yield
        self._place = before

    def polygon(self, points: Sequence[Point], colour: str) -> None:
        """Fill a polygon."""
        left, top, scale, tilt, side = self._place
        cos, sin = math.cos(tilt) * scale * FINER, math.sin(tilt) * scale * FINER
        moved = [
            (left * FINER + side * x * cos - y * sin, top * FINER + side * x * sin + y * cos)
            for x, y in points
        ]
        self._draw.polygon(moved, fill=colour)

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle."""
        right, bottom = x + width, y + height
        self.polygon(((x, y), (right, y), (right, bottom), (x, bottom)), colour)

    def round_box(
        self, x: float, y: float, width: float, height: float, radius: float, colour: str
    ) -> None:
        """Fill a rectangle with round corners."""
        points: list[Point] = []
        corners = (
            (x + width - radius, y + radius, -90), (x + width - radius, y + height - radius, 0),
            (x + radius, y + height - radius, 90), (x + radius, y + radius, 180),
        )  # fmt: skip
        for middle_x, middle_y, start in corners:
            for step in range(0, 91, 10):
                angle = math.radians(start + step)
                points.append(
                    (middle_x + radius * math.cos(angle), middle_y + radius * math.sin(angle))
                )
        self.polygon(points, colour)

    def disc(self, x: float, y: float, radius: float, colour: str, flat: float = 1.0) -> None:
        """Fill a circle, or an ellipse ``flat`` times as high as it is wide."""
        turns = [math.tau * n / 72 for n in range(72)]
        points = [(x + radius * math.cos(t), y + flat * radius * math.sin(t)) for t in turns]
        self.polygon(points, colour)

    def ring(self, x: float, y: float, radius: float, width: float, colour: str) -> None:
        """Draw a circle as a line."""
        turns = [math.tau * n / 72 for n in range(73)]
        outer = [(x + radius * math.cos(t), y + radius * math.sin(t)) for t in turns]
        inner = [
            (x + (radius - width) * math.cos(t), y + (radius - width) * math.sin(t)) for t in turns
        ]
        self.polygon([*outer, *reversed(inner)], colour)

    def line(self, points: Sequence[Point], width: float, colour: str) -> None:
        """Draw a line with round ends and corners."""
        half = width / 2
        for (x, y), (to_x, to_y) in pairwise(points):
            length = math.hypot(to_x - x, to_y - y) or 1.0
            off_x, off_y = -(to_y - y) / length * half, (to_x - x) / length * half
            self.polygon(
                ((x + off_x, y + off_y), (to_x + off_x, to_y + off_y),
                 (to_x - off_x, to_y - off_y), (x - off_x, y - off_y)), colour,
            )  # fmt: skip
        for x, y in points:
            self.disc(x, y, half, colour)

    def png(self) -> bytes:
        """The picture in its own size, with its commonest colours as the palette.

        A palette cut by medians would blend the flat colours; the commonest are the flat ones.
        """
        small = self._image.resize(self.size, Image.Resampling.BOX)
        counted = np.unique(np.asarray(small).reshape(-1, 3), axis=0, return_counts=True)
        commonest = np.argsort(counted[1], kind="stable")[::-1][:COLOURS]
        palette = Image.new("P", (1, 1))
        palette.putpalette([int(part) for part in counted[0][commonest].flat])
        flat = small.quantize(palette=palette, dither=Image.Dither.NONE)
        out = io.BytesIO()
        flat.save(out, "PNG", optimize=True)
        return out.getvalue()


def _rider(
    board: Board, hand: Point = (26, -86), *, coat: str = CARDIGAN, hooded: bool = False
) -> None:
    """A woman in a wheelchair, facing right; the origin is where the large wheel stands."""
    board.line(((-32, -66), (-40, -126), (-56, -129)), 6, INK)
    board.line(((-34, -62), (44, -62), (64, -20), (88, -16)), 6, METAL)
    board.disc(58, -11, 11, INK)
    board.disc(58, -11, 4, STEEL)
    board.line(((-10, -78), (46, -80)), 27, TROUSERS)
    board.line(((46, -80), (66, -30)), 21, TROUSERS)
    board.line(((67, -24), (84, -23)), 15, SHOE)
    board.polygon(((-32, -66), (8, -66), (10, -136), (-4, -150), (-26, -148), (-34, -134)), coat)
    board.disc(-14, -138, 17, coat)
    board.line(((-10, -150), (-7, -164)), 13, SKIN)
    if hooded:
        board.disc(-8, -178, 28, coat)
        board.disc(1, -177, 19, SKIN)
    else:
        board.disc(-10, -180, 27, HAIR)
        board.round_box(-36, -184, 32, 34, 12, HAIR)
        board.disc(1, -176, 19, SKIN)
        board.polygon(((-22, -200), (4, -205), (20, -190), (8, -184), (-12, -178)), HAIR)
    elbow = ((-14 + hand[0]) / 2 - 10, (-134 + hand[1]) / 2 + 16)
    board.line(((-12, -134), elbow, hand), 17, _darker(coat))
    board.disc(*hand, 9, SKIN)
    for turn in range(0, 180, 30):
        x, y = 42 * math.cos(math.radians(turn)), 42 * math.sin(math.radians(turn))
        board.line(((-x - 6, -y - 48), (x - 6, y - 48)), 1.2, METAL)
    board.ring(-6, -48, 48, 7, INK)
    board.ring(-6, -48, 38, 2.5, METAL)
    board.disc(-6, -48, 6, INK)


def _walker(
    board: Board, coat: str, hair: str = HAIR, legs: str = INK, *, cap: bool = False
) -> None:
    """Somebody standing; the origin is between the feet."""
    board.line(((-9, -80), (-10, -6)), 17, legs)
    board.line(((9, -80), (11, -6)), 17, legs)
    board.round_box(-25, -162, 50, 90, 18, coat)
    board.line(((-20, -146), (-28, -92)), 13, _darker(coat))
    board.line(((0, -165), (0, -158)), 13, SKIN)
    board.disc(0, -186, 23, hair)
    board.disc(4, -181, 18, SKIN)
    if cap:
        board.round_box(-24, -208, 48, 17, 7, NAVY)
        board.box(6, -194, 26, 5, INK)


def _darker(colour: str) -> str:
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(part * 0.84):02x}" for part in parts)


def _room(wall: str = WALL, floor: str = FLOOR) -> Board:
    board = Board(WIDTH, HEIGHT, wall)
    board.box(0, 272, WIDTH, 48, floor)
    return board


def _morning() -> Board:
    """At home, dressed and nearly ready, a phone on the table."""
    board = _room()
    board.round_box(42, 38, 168, 140, 6, PAPER)
    board.box(50, 46, 152, 124, SKY)
    board.disc(160, 96, 26, SUN)
    board.polygon(((50, 170), (50, 140), (86, 112), (124, 142), (152, 126), (202, 158), (202, 170)),
                  LEAF)  # fmt: skip
    board.box(123, 46, 6, 124, PAPER)
    board.box(30, 178, 192, 8, WOOD)
    board.box(322, 186, 150, 10, WOOD)
    board.box(446, 196, 10, 78, WOOD)
    board.line(((343, 164), (357, 132)), 9, INK)
    board.round_box(416, 160, 26, 26, 6, CORAL)
    board.ring(444, 172, 9, 4, CORAL)
    with board.placed(250, 284, 1.12):
        _rider(board, (78, -104))
    return board


def _ramp() -> Board:
    """Out of the front door and down the ramp."""
    board = Board(WIDTH, HEIGHT, SKY)
    board.box(0, 0, 196, 290, WALL)
    board.polygon(((0, 0), (222, 0), (196, 26), (0, 26)), CORAL)
    board.box(46, 66, 92, 150, WOOD)
    board.box(56, 78, 72, 60, SKY)
    board.disc(126, 166, 5, SUN)
    board.box(420, 160, 12, 120, WOOD)
    board.disc(426, 128, 52, LEAF)
    board.disc(388, 152, 30, LEAF)
    board.box(0, 280, WIDTH, 40, STEEL)
    board.polygon(((0, 214), (150, 214), (420, 282), (0, 282)), METAL)
    board.line(((150, 158), (150, 208)), 6, INK)
    with board.placed(250, 240, 1.0, 14):
        _rider(board)
    board.line(((150, 158), (396, 222), (396, 272)), 6, INK)
    return board


def _lift() -> Board:
    """In the queue for the only lift of the station."""
    board = _room("#e6e9ec", STEEL)
    board.round_box(286, 40, 178, 232, 4, METAL)
    board.box(300, 62, 150, 210, PAPER)
    board.box(374, 62, 3, 210, METAL)
    board.round_box(262, 150, 16, 34, 5, INK)
    board.disc(270, 160, 4, CORAL)
    board.polygon(((350, 52), (356, 45), (362, 52)), PAPER)
    board.polygon(((388, 46), (394, 53), (400, 46)), PAPER)
    with board.placed(408, 292, 1.16):
        _walker(board, CORAL, "#7a5a3c", NAVY)
    with board.placed(318, 298, 1.2):
        _walker(board, NAVY, HAIR, "#5b6470")
    board.round_box(352, 236, 36, 58, 6, SUN)
    board.line(((360, 236), (360, 204), (380, 204), (380, 236)), 4, INK)
    with board.placed(140, 304, 0.98):
        _rider(board, (44, -92))
    return board


def _gap() -> Board:
    """On the platform: the staff lay a board over the gap."""
    board = Board(WIDTH, HEIGHT, "#e9edf0")
    board.box(288, 20, 192, 262, "#8fb6a2")
    board.box(288, 196, 192, 14, LEAF)
    board.box(312, 58, 104, 214, PAPER)
    board.box(322, 68, 40, 96, SKY)
    board.box(366, 68, 40, 96, SKY)
    board.round_box(434, 68, 46, 78, 8, SKY)
    board.box(0, 284, 266, 36, METAL)
    board.box(0, 284, 266, 7, SUN)
    board.box(266, 284, 26, 36, INK)
    board.box(288, 272, 192, 48, _darker(METAL))
    board.polygon(((232, 279), (338, 264), (338, 271), (232, 286)), CORAL)
    with board.placed(226, 286, 1.2, mirrored=True):
        _walker(board, NAVY, HAIR, INK, cap=True)
    board.line(((244, 118), (278, 150), (318, 150)), 15, _darker(NAVY))
    board.disc(324, 150, 9, SKIN)
    with board.placed(88, 284, 0.98):
        _rider(board, (30, -92))
    return board


def _train() -> Board:
    """In the wheelchair space of a full train."""
    board = _room("#e7ecdf", METAL)
    for x in (24, 250):
        board.round_box(x, 52, 206, 124, 16, PAPER)
        board.round_box(x + 9, 61, 188, 106, 10, SKY)
    board.polygon(((33, 167), (33, 136), (70, 112), (110, 140), (150, 118), (221, 150), (221, 167)),
                  LEAF)  # fmt: skip
    board.box(0, 22, WIDTH, 6, METAL)
    for x in (84, 262, 338):
        board.line(((x, 28), (x, 52)), 3, INK)
        board.ring(x, 62, 12, 4, INK)
    board.box(0, 196, WIDTH, 6, METAL)
    board.round_box(26, 206, 54, 54, 6, "#3d6fa5")
    board.disc(50, 218, 5, PAPER)
    board.line(((50, 226), (52, 238), (66, 240)), 4, PAPER)
    board.ring(50, 244, 12, 3, PAPER)
    with board.placed(316, 302, 1.2):
        _walker(board, "#7d6b91", HAIR, INK)
    with board.placed(420, 306, 1.24, mirrored=True):
        _walker(board, WOOD, "#5d4636", NAVY)
    with board.placed(166, 302, 1.0):
        _rider(board, (30, -94))
    return board


def _office() -> Board:
    """At her desk; here the day is like anybody's."""
    board = _room("#e4ecec", FLOOR)
    board.round_box(40, 40, 132, 96, 5, PAPER)
    for number, (high, colour) in enumerate(((34, CORAL), (52, SUN), (44, LEAF), (66, CARDIGAN))):
        board.box(58 + number * 27, 124 - high, 18, high, colour)
    board.box(266, 178, 214, 10, WOOD)
    board.box(440, 188, 12, 88, WOOD)
    board.polygon(((352, 176), (418, 176), (440, 112), (374, 112)), INK)
    board.polygon(((361, 170), (413, 170), (431, 118), (379, 118)), SKY)
    board.box(316, 171, 66, 7, METAL)
    board.round_box(452, 148, 22, 30, 4, CORAL)
    for x, y in ((450, 112), (464, 100), (478, 116)):
        board.line(((463, 150), (x, y)), 8, LEAF)
    with board.placed(216, 288, 1.14):
        _rider(board, (92, -104))
    return board


def _rain() -> Board:
    """In the rain, under a cape, a taxi comes."""
    board = Board(WIDTH, HEIGHT, DUSK)
    for x, y, wide in ((0, 70, 96), (108, 30, 82), (300, 52, 100), (410, 84, 70)):
        board.box(x, y, wide, 220, NIGHT)
        for row in range(3):
            board.box(x + 16, y + 22 + row * 42, 16, 20, LAMP if (row + x) % 2 else DUSK)
            board.box(x + 46, y + 22 + row * 42, 16, 20, DUSK if (row + x) % 2 else LAMP)
    board.box(0, 258, WIDTH, 62, "#55627a")
    board.disc(150, 300, 110, "#6a7890", 0.12)
    board.polygon(((376, 250), (260, 300), (330, 308)), LAMP)
    board.polygon(((366, 214), (392, 166), (480, 166), (480, 214)), _darker(CORAL))
    board.polygon(((382, 212), (402, 178), (480, 178), (480, 212)), SKY)
    board.round_box(352, 210, 140, 60, 12, CORAL)
    board.round_box(424, 150, 46, 18, 6, SUN)
    board.disc(366, 236, 10, LAMP)
    board.disc(412, 270, 24, INK)
    board.disc(412, 270, 10, STEEL)
    with board.placed(148, 300, 1.14):
        _rider(board, (72, -148), coat=SUN, hooded=True)
    for x in range(8, WIDTH, 34):
        for y in range(12 + x * 7 % 40, 300, 66):
            board.line(((x, y), (x - 6, y + 18)), 2, SKY)
    return board


def _evening() -> Board:
    """Back home: warm tea under the lamp, a dark window."""
    board = _room("#efdcbd", "#b99f80")
    board.round_box(44, 40, 128, 122, 6, PAPER)
    board.box(52, 48, 112, 106, NIGHT)
    board.disc(132, 80, 15, LAMP)
    board.disc(139, 76, 13, NIGHT)
    board.box(105, 48, 5, 106, PAPER)
    board.line(((420, 0), (420, 54)), 4, INK)
    board.polygon(((374, 100), (466, 100), (440, 54), (400, 54)), CORAL)
    board.polygon(((374, 100), (466, 100), (480, 196), (340, 196)), "#f8e6bd")
    board.box(316, 196, 164, 10, WOOD)
    board.box(446, 206, 12, 74, WOOD)
    board.round_box(398, 168, 44, 28, 8, "#5a8a96")
    board.line(((442, 182), (454, 172)), 6, "#5a8a96")
    board.round_box(352, 152, 26, 26, 6, PAPER)
    board.line(((360, 144), (364, 136), (360, 128)), 2.5, PAPER)
    with board.placed(232, 286, 1.14):
        _rider(board, (102, -110), coat="#8c5a74")
    return board


def _portrait() -> Board:
    """The commuter's head and shoulders for the persona."""
    board = Board(200, 200, "#cfe0dd")
    board.round_box(46, 44, 108, 118, 46, HAIR)
    board.round_box(26, 152, 148, 90, 44, CARDIGAN)
    board.polygon(((78, 152), (122, 152), (100, 184)), PAPER)
    board.round_box(87, 120, 26, 44, 12, _darker(SKIN))
    board.disc(100, 98, 38, SKIN, 1.12)
    board.polygon(((58, 92), (64, 56), (100, 46), (138, 58), (142, 94), (122, 74), (92, 70)), HAIR)
    board.disc(86, 102, 3.4, INK)
    board.disc(114, 102, 3.4, INK)
    board.line(((90, 120), (96, 124), (104, 124), (110, 120)), 3, SHOE)
    return board


SCENES: Mapping[str, Callable[[], Board]] = {
    "morning": _morning,
    "ramp": _ramp,
    "lift": _lift,
    "gap": _gap,
    "train": _train,
    "office": _office,
    "rain": _rain,
    "evening": _evening,
    "portrait": _portrait,
}


def storyboard() -> dict[str, Picture]:
    """All pictures of the sample by their scene."""
    pictures = {}
    for name, draw in SCENES.items():
        board = draw()
        data = board.png()
        pictures[name] = Picture(
            sha256=hashlib.sha256(data).hexdigest(),
            media_type="image/png",
            width=board.size[0],
            height=board.size[1],
            name=f"{name}.png",
            data=base64.b64encode(data).decode("ascii"),
        )
    return pictures


def with_pictures(document: JourneyMap, pictures: Mapping[str, Picture]) -> JourneyMap:
    """The map with each picture replaced by the one of the same name."""
    by_name = {one.name: one for one in pictures.values()}
    renewed = {one.sha256: by_name[one.name].sha256 for one in document.pictures}
    cards = tuple(
        evolve(one, image=evolve(one.image, picture=renewed[one.image.picture]))
        if one.image
        else one
        for one in document.cards
    )
    personas = tuple(
        evolve(one, photo=renewed[one.photo]) if one.photo else one for one in document.personas
    )
    kept = tuple(by_name[one.name] for one in document.pictures)
    return evolve(document, cards=cards, personas=personas, pictures=kept)


def main(arguments: Sequence[str]) -> None:
    """Renew the sample; write the pictures to a folder if one is named."""
    pictures = storyboard()
    for name, picture in pictures.items():
        data = base64.b64decode(picture.data)
        print(f"{name}: {len(data)} bytes")
        for folder in arguments[:1]:
            (Path(folder) / f"{name}.png").write_bytes(data)
    document = JourneyMap.model_validate_json(SAMPLE.read_bytes())
    SAMPLE.write_bytes(dump(with_pictures(document, pictures)))


if __name__ == "__main__":
    main(sys.argv[1:])

"""Make resources/emoji/english.txt from the annotations of Unicode's CLDR.

Run it by hand when the source changes; the program itself reads only the text file:

    python tools/make_emoji_words.py --sources ANNOTATIONS_JSON DERIVED_ANNOTATIONS_JSON

Every line is one emoji that Footpath can draw, whatever its skin tone: its code points without
tones and signs that it is a picture, in hexadecimal joined by "-", a tab, its name, a tab, and the
words that people look for it by, with blanks between them. Words that stand in the name are left
out. The lines are sorted.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

REPOSITORY = Path(__file__).resolve().parent.parent
EMOJI = REPOSITORY / "resources" / "emoji"
TONES = frozenset(range(0x1F3FB, 0x1F400))
PICTURE = "\ufe0f"
LETTERS = range(0x1F1E6, 0x1F200)

# Drawn by Twemoji, and no emoji by the standard.
OWN: Mapping[str, str] = MappingProxyType(
    {
        "👨\u200d🎄": "man Santa",
        "👩\u200d🎄": "woman Santa",
        "🕴\u200d♀": "woman in suit levitating",
        "🕴\u200d♂": "man in suit levitating",
    }
)

Said = Mapping[str, Sequence[str]]
"""What CLDR says of a text: its name under "tts", words under "default"."""


def annotations_in(paths: Sequence[Path]) -> dict[str, Said]:
    """What the files say of each text, by the text without signs that it is a picture."""
    found: dict[str, Said] = {text: {"tts": [name]} for text, name in OWN.items()}
    for path in paths:
        (top,) = json.loads(path.read_text("utf-8")).values()
        for text, said in top["annotations"].items():
            found[text.replace(PICTURE, "")] = said
    return found


def texts_in(path: Path) -> Iterator[str]:
    """The texts of all emoji; parts of them that are none by themselves are left out."""
    for line in path.read_text("ascii").splitlines():
        points = [int(part, 16) for part in line.partition("\t")[0].split("-")]
        if len(points) > 1 or points[0] not in LETTERS:
            yield "".join(map(chr, points)).replace(PICTURE, "")


def toneless(text: str) -> str:
    """An emoji without its skin tones; a tone by itself is one."""
    return "".join(sign for sign in text if ord(sign) not in TONES) or text


def lines(texts: Iterable[str], annotations: Mapping[str, Said]) -> Iterator[str]:
    """The lines of the file. Raises KeyError for an emoji that the source does not name."""
    first: dict[str, str] = {}
    for text in texts:
        first.setdefault(toneless(text), text)
    for bare, text in sorted(first.items()):
        said = annotations.get(bare) or annotations[text]
        name = _without_tones(said["tts"][0])
        held = set(name.casefold().replace(":", " ").replace(",", " ").split())
        phrases = [one for one in said.get("default", ()) if "skin tone" not in one]
        words = dict.fromkeys(word for phrase in phrases for word in phrase.casefold().split())
        key = "-".join(f"{ord(sign):x}" for sign in bare)
        yield f"{key}\t{name}\t{' '.join(word for word in words if word not in held)}".rstrip("\t")


def _without_tones(name: str) -> str:
    """A name such as "kiss: person, person, light skin tone" without its tones."""
    what, _, rest = name.partition(": ")
    kept = [part for part in rest.split(", ") if part and "skin tone" not in part]
    return f"{what}: {', '.join(kept)}" if kept else what


def main() -> int:
    """Write the file; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sources", nargs="+", type=Path, required=True)
    sources = annotations_in(parser.parse_args().sources)
    made = list(lines(texts_in(EMOJI / "twemoji.txt"), sources))
    (EMOJI / "english.txt").write_text("\n".join(made) + "\n", "utf-8")
    print(f"{len(made)} emoji")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""What a PDF's text layer says, compared with what stands in the map."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from pathlib import Path

from app.layout.sheet import Field, Page

# Marks of direction that pdftotext writes around words from right to left.
_DIRECTION = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
# White space, hyphens that may stand at the end of a line, and characters nobody sees.
_UNSEEN = re.compile(
    "[\\s\u00ad\u200b-\u200d\u2060\ufeff\ufe0e\ufe0f\x00-\x1f\x7f-\x9f-]|\u2010|\u2011"
)


def extracted(pdf: bytes, folder: Path) -> tuple[str, str]:
    """The text of a PDF as ``pdftotext`` and ``pdftotext -raw`` give it."""
    (folder / "words.pdf").write_bytes(pdf)

    def run(*mode: str) -> str:
        command = ["pdftotext", *mode, "-enc", "UTF-8", "words.pdf", "-"]
        done = subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
        return done.stdout.decode("utf-8")

    return run(), run("-raw")


def bare(text: str) -> str:
    """A text without white space, hyphens and what is not seen, in one normal form."""
    return _UNSEEN.sub("", _DIRECTION.sub("", unicodedata.normalize("NFC", text)))


def texts_of(page: Page, kind: str) -> list[Field]:
    """The fields of all nodes of a kind, as they stand on the page."""
    return [field for node in page.nodes if node.kind == kind for field in node.fields]


def missing(texts: list[str], outputs: tuple[str, str]) -> list[str]:
    """The texts that stand contiguously in neither output."""
    plain = [bare(output) for output in outputs]
    return [text for text in texts if not any(bare(text) in output for output in plain)]

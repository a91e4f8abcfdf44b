"""What a PDF says of itself for programs that keep documents: an XMP packet (ISO 16684-1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream

# Characters that no XML document may hold (XML 1.0, production 2).
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
# The fixed words that mark a packet in any file (part 1, 7.3.2).
_BEGIN = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
_END = '<?xpacket end="r"?>'


@dataclass(frozen=True, slots=True)
class About:
    """What is said of a document; empty texts are left out. ``date`` is YYYY-MM-DD."""

    title: str
    authors: Sequence[str]
    subject: str
    keywords: str
    language: str
    creator: str
    producer: str
    date: str


def xmp_packet(about: About) -> bytes:
    """The packet as UTF-8."""
    spaces = " ".join(f'xmlns:{name}="{address}"' for name, address in _NAMESPACES.items())
    lines = [
        _BEGIN,
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}">',
        f'<rdf:Description rdf:about="" {spaces}>',
        "<dc:format>application/pdf</dc:format>",
        *_properties(about),
        "</rdf:Description></rdf:RDF></x:xmpmeta>",
        _END,
    ]
    return "\n".join(lines).encode("utf-8")


def add_xmp(document: Any, about: About) -> None:
    """Put the packet into a reportlab document, readable without unpacking."""
    entries = {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}
    stored = PDFStream(PDFDictionary(entries), xmp_packet(about), [])
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "Metadata"]
    catalog.__Refs__ = [*catalog.__Refs__, "Metadata"]
    catalog.Metadata = document.Reference(stored, "metadata")


def _properties(about: About) -> Iterator[str]:
    if about.title:
        yield from _translated("dc:title", about.title, about.language)
    if about.authors:
        yield from _list("dc:creator", "Seq", about.authors)
    if about.subject:
        yield from _translated("dc:description", about.subject, about.language)
    if about.language:
        yield from _list("dc:language", "Bag", [about.language])
    if about.date:
        for name in ("xmp:CreateDate", "xmp:ModifyDate"):
            yield f"<{name}>{_text(about.date)}</{name}>"
    for name, text in (
        ("xmp:CreatorTool", about.creator),
        ("pdf:Producer", about.producer),
        ("pdf:Keywords", about.keywords),
    ):
        if text:
            yield f"<{name}>{_text(text)}</{name}>"


def _translated(name: str, text: str, language: str) -> Iterator[str]:
    """A text in the language of the map, which is also the one for readers of any other."""
    yield f"<{name}><rdf:Alt>"
    for one in dict.fromkeys(["x-default", language] if language else ["x-default"]):
        yield f"<rdf:li xml:lang={quoteattr(one)}>{_text(text)}</rdf:li>"
    yield f"</rdf:Alt></{name}>"


def _list(name: str, kind: str, texts: Sequence[str]) -> Iterator[str]:
    items = "".join(f"<rdf:li>{_text(text)}</rdf:li>" for text in texts)
    yield f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>"


def _text(text: str) -> str:
    return escape(_NO_XML.sub("", text))

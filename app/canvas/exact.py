"""Only what the user changed is written back, so that characters an editor cannot hold survive."""

from __future__ import annotations

# Qt makes paragraphs of all of these; a map may hold them, and shows of them what layout shows.
_BREAKS = "\n\r\u2029\ufdd0\ufdd1"


def as_shown(text: str) -> str:
    """How a text stands in Qt's editor: every kind of paragraph break as a line feed."""
    return "".join(sign for sign, _ in _shown_signs(text))


def written_back(original: str, shown: str, edited: str) -> str:
    """Apply to ``original`` what was changed between ``shown`` (how it stood) and ``edited``.

    Whatever lies before the first and after the last change is the original's, character by
    character; only where CR and LF would come together, and be one break, CR becomes LF.
    """
    if shown == edited:
        return original
    places = [at for _, at in _shown_signs(original)]
    if len(places) != len(shown):
        return edited
    head, tail = _same_ends(shown, edited)
    start = places[head] if head < len(places) else len(original)
    end = places[len(shown) - tail] if tail else len(original)
    return _apart(original[:start], edited[head : len(edited) - tail], original[end:])


def typed_length(shown: str, edited: str) -> int:
    """How many characters of ``edited`` are new."""
    return len(edited) - sum(_same_ends(shown, edited))


def _apart(*parts: str) -> str:
    """The parts together, each with as many breaks as it has alone."""
    made = ""
    for part in parts:
        if made.endswith("\r") and part.startswith("\n"):
            kept = made.rstrip("\r")
            made = kept + "\n" * (len(made) - len(kept))
        made += part
    return made


def _same_ends(one: str, other: str) -> tuple[int, int]:
    """How many characters two texts have in common at the start, and at the end after that."""
    limit = min(len(one), len(other))
    head = 0
    while head < limit and one[head] == other[head]:
        head += 1
    tail = 0
    while tail < limit - head and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    return head, tail


def _shown_signs(text: str) -> list[tuple[str, int]]:
    """The characters as shown, each with its place in ``text``; CR LF is one break."""
    signs: list[tuple[str, int]] = []
    for at, sign in enumerate(text):
        if sign == "\n" and at and text[at - 1] == "\r":
            continue
        signs.append(("\n" if sign in _BREAKS else sign, at))
    return signs

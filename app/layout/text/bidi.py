"""The Unicode Bidirectional Algorithm (UAX #9, revision 46): embedding levels and visual order.

Rule names (P2, X5a, W1, N0, L2 …) are those of the annex. Characters that rule X9 would remove stay
in the text, as its section 5.2 describes; they get the level of the character before them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal
from unicodedata import bidirectional, normalize

Direction = Literal["ltr", "rtl"]

MAX_DEPTH = 125  # BD2
MAX_OPEN_BRACKETS = 63  # BD16

# Bidi_Paired_Bracket of Unicode 15: opening and closing in turn. Those with a canonical equivalent
# (U+2329, U+232A) are listed as themselves and compared by it.
_PAIRS = (
    "()[]{}\u0f3a\u0f3b\u0f3c\u0f3d\u169b\u169c\u2045\u2046\u207d\u207e\u208d\u208e\u2308\u2309"
    "\u230a\u230b\u2329\u232a\u2768\u2769\u276a\u276b\u276c\u276d\u276e\u276f\u2770\u2771\u2772\u2773"
    "\u2774\u2775\u27c5\u27c6\u27e6\u27e7\u27e8\u27e9\u27ea\u27eb\u27ec\u27ed\u27ee\u27ef\u2983\u2984"
    "\u2985\u2986\u2987\u2988\u2989\u298a\u298b\u298c\u298d\u2990\u298f\u298e\u2991\u2992\u2993\u2994"
    "\u2995\u2996\u2997\u2998\u29d8\u29d9\u29da\u29db\u29fc\u29fd\u2e22\u2e23\u2e24\u2e25\u2e26\u2e27"
    "\u2e28\u2e29\u2e55\u2e56\u2e57\u2e58\u2e59\u2e5a\u2e5b\u2e5c\u3008\u3009\u300a\u300b\u300c\u300d"
    "\u300e\u300f\u3010\u3011\u3014\u3015\u3016\u3017\u3018\u3019\u301a\u301b\ufe59\ufe5a\ufe5b\ufe5c"
    "\ufe5d\ufe5e\uff08\uff09\uff3b\uff3d\uff5b\uff5d\uff5f\uff60\uff62\uff63"
)
_CLOSING = {a: normalize("NFC", b) for a, b in zip(_PAIRS[::2], _PAIRS[1::2], strict=True)}
_CLOSED = {b: normalize("NFC", b) for b in _PAIRS[1::2]}

_STRONG = {"L": 0, "R": 1, "AL": 1}
_ISOLATES = frozenset({"LRI", "RLI", "FSI"})
_EMBEDDINGS = frozenset({"LRE", "RLE", "LRO", "RLO"})
_REMOVED = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "BN"})  # by X9
_EXPLICIT = _ISOLATES | _EMBEDDINGS | {"PDF", "PDI"}
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})
_RESET = frozenset({"WS", "LRI", "RLI", "FSI", "PDI"}) | _REMOVED  # by L1, before S, B and the end

# Any character that can make a level other than that of a left-to-right paragraph.
_MATTERS = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def needs_bidi(text: str) -> bool:
    """Whether a left-to-right paragraph may hold anything that runs the other way."""
    return _MATTERS.search(text) is not None


def classes_of(text: str) -> list[str]:
    """The Bidi_Class of each character; unassigned ones count as L."""
    return [bidirectional(c) or "L" for c in text]


def base_level(classes: Sequence[str], fallback: Direction = "ltr") -> int:
    """The paragraph's level by its first strong character (P2, P3): 0 or 1.

    `fallback` decides for a paragraph without a strong character.
    """
    found = _first_strong(classes, 0, len(classes))
    return (1 if fallback == "rtl" else 0) if found is None else found


def has_direction(text: str) -> bool:
    """Whether a strong character decides the direction of a paragraph."""
    return _first_strong(classes_of(text), 0, len(text)) is not None


def _first_strong(classes: Sequence[str], start: int, end: int) -> int | None:
    """Level of the first strong class that no isolate encloses, None when there is none."""
    depth = 0
    for i in range(start, end):
        kind = classes[i]
        if kind in _ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif not depth and kind in _STRONG:
            return _STRONG[kind]
    return None


def levels_of(classes: Sequence[str], text: str, base: int) -> list[int]:
    """The embedding level of each character of a paragraph, before lines are broken (X1 to L1).

    L1 for the end of each line is the caller's: white space there takes the level `base`. `text`
    serves to find brackets and may be "" when there are none.
    """
    if _EXPLICIT.isdisjoint(classes):
        levels = [base] * len(classes)
        kinds = list(classes)
        kept = [i for i, kind in enumerate(kinds) if kind != "BN"]
        if kept:
            _resolve(kept, kinds, levels, text, base, base, base)
    else:
        levels, kinds, sequences = _explicit(classes, base)
        for indices, before, after in sequences:
            _resolve(indices, kinds, levels, text, levels[indices[0]], before, after)
    _fill_removed(classes, levels, base)
    _reset_white_space(classes, levels, base)
    return levels


# --- X1 to X10 --------------------------------------------------------------------------------

_Sequence = tuple[list[int], int, int]  # indices, level before sos, level after eos


def _explicit(classes: Sequence[str], base: int) -> tuple[list[int], list[str], list[_Sequence]]:
    """Levels and overridden classes by explicit characters, and the isolating run sequences."""
    levels = [base] * len(classes)
    kinds = list(classes)
    partner = _match_isolates(classes)
    stack: list[tuple[int, str | None, bool]] = [(base, None, False)]  # level, override, isolate
    too_many_isolates = too_many_embeddings = isolates = 0
    for i, kind in enumerate(classes):
        level, override, _ = stack[-1]
        if kind in _EMBEDDINGS:  # X2 to X5
            levels[i] = level
            right = kind in ("RLE", "RLO")
            new = (level + 1) | 1 if right else (level + 2) & ~1
            if new <= MAX_DEPTH and not too_many_isolates and not too_many_embeddings:
                stack.append((new, kind[0] if kind.endswith("O") else None, False))
            elif not too_many_isolates:
                too_many_embeddings += 1
        elif kind in _ISOLATES:  # X5a to X5c
            levels[i] = level
            if override:
                kinds[i] = override
            right = kind == "RLI"
            if kind == "FSI":
                right = _first_strong(classes, i + 1, partner.get(i, len(classes))) == 1
            new = (level + 1) | 1 if right else (level + 2) & ~1
            if new <= MAX_DEPTH and not too_many_isolates and not too_many_embeddings:
                isolates += 1
                stack.append((new, None, True))
            else:
                too_many_isolates += 1
        elif kind == "PDI":  # X6a
            if too_many_isolates:
                too_many_isolates -= 1
            elif isolates:
                too_many_embeddings = 0
                while not stack[-1][2]:
                    stack.pop()
                stack.pop()
                isolates -= 1
            level, override, _ = stack[-1]
            levels[i] = level
            if override:
                kinds[i] = override
        elif kind == "PDF":  # X7
            levels[i] = level
            if not too_many_isolates:
                if too_many_embeddings:
                    too_many_embeddings -= 1
                elif not stack[-1][2] and len(stack) > 1:
                    stack.pop()
        elif kind == "B":  # X8
            levels[i] = base
        else:  # X6
            levels[i] = level
            if override and kind != "BN":
                kinds[i] = override
    return levels, kinds, _run_sequences(classes, levels, partner, base)


def _match_isolates(classes: Sequence[str]) -> dict[int, int]:
    """Each isolate initiator's matching PDI and the other way round (BD9)."""
    partner: dict[int, int] = {}
    opened: list[int] = []
    for i, kind in enumerate(classes):
        if kind in _ISOLATES:
            opened.append(i)
        elif kind == "PDI" and opened:
            j = opened.pop()
            partner[i], partner[j] = j, i
    return partner


def _run_sequences(
    classes: Sequence[str], levels: Sequence[int], partner: dict[int, int], base: int
) -> list[_Sequence]:
    """The isolating run sequences (BD13) with the levels that border on each (X10)."""
    kept = [i for i, kind in enumerate(classes) if kind not in _REMOVED]
    runs: list[list[int]] = []
    for i in kept:
        if runs and levels[runs[-1][-1]] == levels[i]:
            runs[-1].append(i)
        else:
            runs.append([i])
    at_start = {run[0]: run for run in runs}
    sequences = []
    place = {i: n for n, i in enumerate(kept)}
    for run in runs:
        if classes[run[0]] == "PDI" and run[0] in partner:
            continue  # belongs to the sequence of its initiator
        indices = list(run)
        while classes[indices[-1]] in _ISOLATES and indices[-1] in partner:
            indices += at_start[partner[indices[-1]]]
        first, last = place[indices[0]], place[indices[-1]]
        before = levels[kept[first - 1]] if first else base
        open_end = classes[indices[-1]] in _ISOLATES
        after = base if open_end or last + 1 == len(kept) else levels[kept[last + 1]]
        sequences.append((indices, before, after))
    return sequences


# --- W1 to I2, for one isolating run sequence -------------------------------------------------


def _resolve(
    indices: list[int],
    kinds: list[str],
    levels: list[int],
    text: str,
    level: int,
    before: int,
    after: int,
) -> None:
    """Resolve the classes of one sequence and write its levels."""
    sos = "R" if max(level, before) & 1 else "L"
    eos = "R" if max(level, after) & 1 else "L"
    original = [kinds[i] for i in indices]
    t = _weak(original, sos)
    _brackets(indices, original, t, text, sos, "R" if level & 1 else "L")
    _neutral(t, sos, eos, "R" if level & 1 else "L")
    for i, kind in zip(indices, t, strict=True):  # I1, I2
        if level & 1:
            levels[i] = level if kind == "R" else level + 1
        else:
            levels[i] = level + (0 if kind == "L" else 1 if kind == "R" else 2)


def _weak(original: Sequence[str], sos: str) -> list[str]:
    """W1 to W7."""
    t = list(original)
    n = len(t)
    before, strong = sos, sos
    for i, kind in enumerate(t):
        if kind == "NSM":  # W1
            kind = "ON" if before in _ISOLATES or before == "PDI" else before
        before = kind
        if kind in _STRONG:
            strong = kind
        elif kind == "EN" and strong == "AL":  # W2
            kind = "AN"
        t[i] = kind
    for i, kind in enumerate(t):
        if kind == "AL":  # W3
            t[i] = "R"
        elif kind in ("ES", "CS") and 0 < i < n - 1:  # W4
            left, right = t[i - 1], t[i + 1]
            if left == right and (left == "EN" or (left == "AN" and kind == "CS")):
                t[i] = left
    i = 0
    while i < n:  # W5
        if t[i] == "ET":
            j = i
            while j < n and t[j] == "ET":
                j += 1
            if (i and t[i - 1] == "EN") or (j < n and t[j] == "EN"):
                t[i:j] = ["EN"] * (j - i)
            i = j
        else:
            i += 1
    strong = sos
    for i, kind in enumerate(t):
        if kind in ("ES", "CS", "ET"):  # W6
            t[i] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":  # W7
            t[i] = "L"
    return t


def _brackets(
    indices: Sequence[int], original: Sequence[str], t: list[str], text: str, sos: str, own: str
) -> None:
    """N0: both brackets of a pair take the direction of what they enclose."""
    pairs = _bracket_pairs(indices, t, text)
    if not pairs:
        return
    for left, right in sorted(pairs):
        inside = {_direction(t[k]) for k in range(left + 1, right)}
        if own in inside:
            found: str | None = own
        elif "L" in inside or "R" in inside:
            outer = next((d for k in range(left - 1, -1, -1) if (d := _direction(t[k]))), sos)
            found = outer if outer != own else own
        else:
            found = None
        if found:
            for k in (left, right):
                t[k] = found
                k += 1
                while k < len(t) and original[k] == "NSM":  # marks of a bracket follow it
                    t[k] = found
                    k += 1


def _bracket_pairs(indices: Sequence[int], t: Sequence[str], text: str) -> list[tuple[int, int]]:
    """The bracket pairs of a sequence (BD16), as places in it."""
    if not text:
        return []
    opened: list[tuple[str, int]] = []
    pairs = []
    for k, i in enumerate(indices):
        if t[k] != "ON":
            continue
        c = text[i]
        if c in _CLOSING:
            if len(opened) == MAX_OPEN_BRACKETS:
                return []
            opened.append((_CLOSING[c], k))
        elif c in _CLOSED:
            wanted = _CLOSED[c]
            for depth in range(len(opened) - 1, -1, -1):
                if opened[depth][0] == wanted:
                    pairs.append((opened[depth][1], k))
                    del opened[depth:]
                    break
    return pairs


def _direction(kind: str) -> str | None:
    """The strong direction a resolved class counts as for N0 to N2."""
    if kind == "L":
        return "L"
    return "R" if kind in ("R", "EN", "AN") else None


def _neutral(t: list[str], sos: str, eos: str, own: str) -> None:
    """N1 and N2: neutrals take the direction around them, else the embedding's."""
    n = len(t)
    i = 0
    while i < n:
        if t[i] not in _NEUTRAL:
            i += 1
            continue
        j = i
        while j < n and t[j] in _NEUTRAL:
            j += 1
        left = _direction(t[i - 1]) if i else sos
        right = _direction(t[j]) if j < n else eos
        t[i:j] = [left if left and left == right else own] * (j - i)
        i = j


# --- L1 and L2 --------------------------------------------------------------------------------


def _fill_removed(classes: Sequence[str], levels: list[int], base: int) -> None:
    """Give what X9 removes the level of the character before it."""
    level = base
    for i, kind in enumerate(classes):
        if kind in _REMOVED:
            levels[i] = level
        else:
            level = levels[i]


def _reset_white_space(classes: Sequence[str], levels: list[int], base: int) -> None:
    """L1, but for the ends of lines: separators, and white space before them and at the end."""
    resetting = True
    for i in range(len(classes) - 1, -1, -1):
        kind = classes[i]
        if kind in ("S", "B"):
            resetting = True
            levels[i] = base
        elif kind not in _RESET:
            resetting = False
        elif resetting:
            levels[i] = base


def visual_order(levels: Sequence[int]) -> list[int]:
    """The indices of a line's items in the order in which they stand from left to right (L2)."""
    order = list(range(len(levels)))
    odd = [level for level in levels if level & 1]
    if not odd:
        return order
    for level in range(max(levels), min(odd) - 1, -1):
        i = 0
        while i < len(order):
            if levels[order[i]] < level:
                i += 1
                continue
            j = i
            while j < len(order) and levels[order[j]] >= level:
                j += 1
            order[i:j] = reversed(order[i:j])
            i = j
    return order

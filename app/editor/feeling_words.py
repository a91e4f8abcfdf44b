"""What the levels of an emotion are called, alike in menus, in fields and beside the pointer."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.editor.words import mark as _

FEELINGS: Mapping[float, str] = MappingProxyType(
    {
        2.0: _("+2 very good"),
        1.5: _("+1.5"),
        1.0: _("+1 good"),
        0.5: _("+0.5"),
        0.0: _("0 neutral"),
        -0.5: _("−0.5"),
        -1.0: _("−1 bad"),
        -1.5: _("−1.5"),
        -2.0: _("−2 very bad"),
    }
)
"""The levels in halves, the best first."""

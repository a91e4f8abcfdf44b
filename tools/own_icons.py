"""Icons that Lucide has not: commands for stages, steps and lanes, drawn as the map shows these.

Each is the inside of an SVG on a box of 24 × 24, stroked with a width of 2 and round ends, in the
manner of the family. What is told apart by these is told by shape alone: a stage is a broad arrow,
a step an upright box, a lane a lying one; a plus stands where the new one comes, and an arrow leads
into the one that takes in what another held. The sheet of
"export" and the tray of "to-tray" follow drawings of Lucide's, whose licence goes with them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_TRAY = '<path d="M22 13v5a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2v-5h6l2 3h4l2-3z"/>'

OWN: Mapping[str, str] = MappingProxyType(
    {
        "export": '<path d="M18 9V7l-5-5H6a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2v-1"/>'
        '<path d="M13 2v5h5"/><path d="M10 14h12"/><path d="m19 11 3 3-3 3"/>',
        "stage": '<path d="M2 6h13l7 6-7 6H2l4-6z"/>',
        "stage-after": '<path d="M2 6h6l5 6-5 6H2l4-6z"/><path d="M16 12h6"/><path d="M19 9v6"/>',
        "stage-before": '<path d="M11 6h6l5 6-5 6h-6l4-6z"/><path d="M2 12h6"/><path d="M5 9v6"/>',
        "step-after": '<rect x="4" y="3" width="8" height="18" rx="2"/>'
        '<path d="M16 12h6"/><path d="M19 9v6"/>',
        "step-before": '<rect x="12" y="3" width="8" height="18" rx="2"/>'
        '<path d="M2 12h6"/><path d="M5 9v6"/>',
        "lane-below": '<rect x="3" y="4" width="18" height="8" rx="2"/>'
        '<path d="M9 19h6"/><path d="M12 16v6"/>',
        "lane-above": '<rect x="3" y="12" width="18" height="8" rx="2"/>'
        '<path d="M9 5h6"/><path d="M12 2v6"/>',
        "merge-stage": '<path d="M2 6h6l5 6-5 6H2l4-6z"/>'
        '<path d="M22 12h-6"/><path d="m18.5 9.5-2.5 2.5 2.5 2.5"/>',
        "merge-step": '<rect x="2" y="3" width="8" height="18" rx="2"/>'
        '<path d="M19 12h-5"/><path d="m16.5 9.5-2.5 2.5 2.5 2.5"/>'
        '<path d="M18 3h2a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2h-2"/>',
        "merge-lane": '<rect x="3" y="2" width="18" height="8" rx="2"/>'
        '<path d="M12 19v-5"/><path d="m9.5 16.5 2.5-2.5 2.5 2.5"/>'
        '<path d="M3 18v2a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2v-2"/>',
        "path-to": '<circle cx="4" cy="18" r="2"/><path d="M4 16C4 5 18 4 19 15"/>'
        '<path d="m15 12 4 4 3-5"/>',
        "to-tray": _TRAY + '<path d="M12 2v8"/><path d="m8 7 4 4 4-4"/>',
        "zoom-actual": '<path d="m3 8 3-2v12"/><path d="m17 8 3-2v12"/>'
        '<path d="M12 9v.01"/><path d="M12 15v.01"/>',
    }
)
"""The drawings by the names of the icons."""

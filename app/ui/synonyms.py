"""Other words for commands, as other programs call them: the search for a command knows them."""

from __future__ import annotations

from types import MappingProxyType

from app.editor.words import mark as _

SYNONYMS = MappingProxyType(
    {
        "stretch-card": _("span wide widen extend across several steps"),
        "shrink-card": _("span narrow reduce"),
        "merge-step": _("join combine"),
        "merge-stage": _("join combine"),
        "merge-lane": _("join combine"),
        "split-step": _("divide"),
        "split-stage": _("divide"),
        "split-lane": _("divide"),
        "insert-stage-after": _("add column phase right"),
        "insert-stage-before": _("add column phase left"),
        "insert-step-after": _("add column right"),
        "insert-step-before": _("add column left"),
        # Named as its type is called, a new lane becomes one of it.
        "insert-lane-below": _(
            "add row swimlane of type touchpoints actions goals expectations thoughts emotions "
            "feelings engagement barriers pain points opportunities recommendations ideas metrics "
            "memories pictures storyboard evidence frontstage backstage support blueprint"
        ),
        "insert-lane-above": _("add row swimlane"),
        "insert-card": _("add note sticky"),
        "insert-picture": _("add image photo"),
        "put-picture": _("image photo add insert"),
        "replace-picture": _("image photo"),
        "crop-picture": _("image photo trim"),
        "save-picture": _("image photo export"),
        "delete": _("remove erase"),
        "duplicate": _("clone copy"),
        "copy-style": _("format painter"),
        "paste-style": _("format painter"),
        "emoji": _("icon smiley"),
        "send-to-tray": _("park unplaced backlog"),
        "tray": _("parking unplaced backlog"),
        "pair": _("link connect"),
        "remove-pair": _("unlink disconnect"),
        "filter": _("dim highlight"),
        "collapse-stage": _("fold expand"),
        "collapse-lane": _("fold expand"),
        "raise-level": _("emotion happier up"),
        "lower-level": _("emotion sadder down"),
        "inspector": _("properties details panel"),
        "outline": _("tree structure panel"),
        "follow-up": _("flag star mark"),
        "zoom-actual": _("actual size"),
        "fit-map": _("zoom to fit"),
        "shortcuts": _("help hotkeys"),
        "find-command": _("command palette search help"),
        "preferences": _("settings options dark mode"),
        "edit-text": _("rename write"),
        "quote": _("quotation said"),
        "new-source": _("evidence reference cite"),
    }
)
"""By id of the command; English words that are translated together."""

"""What a form is called for the records it shows."""

from __future__ import annotations

from app.editor.words import counted, tr
from app.models.base import Record
from app.models.journey import JourneyMap
from app.ui.inspector.field import Form


def title_of(form: Form, map_: JourneyMap, record: Record) -> str:
    """The title of a form of one record: "Stage: Search"; alone where the record has no name."""
    name = form.name(map_, record)
    return tr("{form}: {name}", form=tr(form.title), name=name) if name else tr(form.title)


def title_of_several(form: Form, count: int) -> str:
    """The title of a form of several records: "3 cards selected"."""
    by_form = {
        "card": counted("1 card selected", "%n cards selected", count),
        "stage": counted("1 stage selected", "%n stages selected", count),
        "step": counted("1 step selected", "%n steps selected", count),
        "lane": counted("1 lane selected", "%n lanes selected", count),
        "note": counted("1 note selected", "%n notes selected", count),
        "path": counted("1 path selected", "%n paths selected", count),
    }
    return by_form.get(form.id) or tr("{form}: {count} selected", form=tr(form.title), count=count)

"""Notes of the tray in the flavours of the clipboard: as texts, and with all that they hold."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QMimeData

from app.editor.acts.act import Change
from app.editor.clipboard.copying import Copied, CopiedKind
from app.editor.clipboard.moving import Left
from app.editor.clipboard.pasting_notes import paste_cards_as_notes, paste_notes
from app.editor.clipboard.tsv import write_tsv
from app.models.journey import JourneyMap
from app.storage import dump
from app.ui.clipboard_data import CUT, NOTES, OWN, held_data, part_on, worded


def mime_of_notes(part: JourneyMap) -> QMimeData:
    """Notes that were copied: their texts as a column of cells, and the notes as they are."""
    texts = [note.text for note in part.tray]
    data = QMimeData()
    data.setText(texts[0] if len(texts) == 1 else write_tsv(tuple((one,) for one in texts)))
    data.setData(OWN + NOTES, dump(part))
    return data


def notes_held() -> JourneyMap | None:
    """The notes on the clipboard, as the tray of a map; None where Footpath has put none there.

    Raises `UnreadableError`.
    """
    return part_on(held_data(), NOTES)


def notes_pasted(map_: JourneyMap, place: int) -> Change | None:
    """What becomes of a map with the notes or cards of the clipboard at a place of its tray.

    None where Footpath has put neither there. Raises `UnreadableError`.
    """
    notes = notes_held()
    if notes is not None:
        return paste_notes(map_, notes, place)
    data = held_data()
    cells = part_on(data, CopiedKind.CELLS)
    if cells is None:
        return None
    what = Copied(CopiedKind.CELLS, worded(cells), cut=data.hasFormat(CUT))
    change = paste_cards_as_notes(map_, what, place)
    if change is None:
        return None
    told = (change.told, _left(data, cells).told())
    return change._replace(told=" ".join(one for one in told if one))


def _left(data: QMimeData, part: JourneyMap) -> Left:
    """The links that cards lose as notes: those among them, and those that were cut through."""
    cut = Left.unpacked(bytes(data.data(CUT).data()).partition(b" ")[2])
    return replace(cut, pairs=cut.pairs + len(part.pairs), arrows=cut.arrows + len(part.arrows))

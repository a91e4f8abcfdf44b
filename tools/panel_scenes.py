"""Scenes of panels, menus, pickers and messages over a map, for tools/screenshots.py."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tools.pointer import Pointer
from tools.studio import Studio, by_name

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QWidget

    from app.editor.selection import Selection
    from app.models.journey import JourneyMap

# Qt has to see the scale of the process first: whatever brings it along is imported in the scenes.


def inspector(studio: Studio) -> None:
    """Every form, all of its groups unfolded, as long as it is."""
    with studio.window("taxi") as window:
        map_ = window.document.session.map
        for name, keys in _inspected(map_).items():
            panel = _inspecting(studio, window, keys)
            studio.shoot(panel.area.widget(), f"inspector-{name}")
        for name, key in (("persona", map_.personas[0].id), ("source", map_.sources[0].id)):
            panel = _inspecting(studio, window, (map_.id,))
            panel.open_record(key)
            _unfold(panel)
            studio.shoot(panel.area.widget(), f"inspector-{name}")
        _select(window, _card(map_, "barrier"))
        studio.shoot(window, "inspector-window")


def inspector_refused(studio: Studio) -> None:
    """What a field says that could not take what was typed."""
    with studio.window("taxi") as window:
        panel = _inspecting(studio, window, (_card(window.document.session.map, "recommendation"),))
        row = panel.row("plan.deadline")
        row.editor.setFocus()
        row.editor.line.selectAll()
        _type(studio, "next year")
        panel.write()
        studio.wait()
        panel.area.ensureWidgetVisible(row)
        studio.shoot(window, "inspector-refused")


def outline(studio: Studio) -> None:
    """The outline, with a card that is written in it."""
    with studio.window("taxi") as window:
        window.toggle_panel("outline")
        _select(window, _card(window.document.session.map, "barrier"))
        studio.shoot(window, "outline")
        tree = window.tools.panels.outline.tree
        tree.setFocus()
        tree.edit(tree.currentIndex())
        studio.shoot(window, "outline-writing")
        _press_escape(studio)


def scripts(studio: Studio) -> None:
    """Panels with titles in scripts that the system may have no font for."""
    for sample in ("commuter", "passport", "trainers"):
        with studio.window(sample) as window:
            window.toggle_panel("outline")
            _select(window, _card(window.document.session.map, "barrier"))
            studio.shoot(window, f"scripts-{sample}")
        studio.close_all()


def submenus(studio: Studio) -> None:
    """Every submenu, with a card selected to which its entries apply."""
    suited = {"@level": "emotion", "@card-cause": "emotion", "@card-state": "recommendation"}
    with studio.window("taxi") as window:
        for key, menu in window.menus.menus.items():
            if not key.startswith("@"):
                continue
            type_ = suited.get(key, "touchpoint")
            _select(window, _card(window.document.session.map, type_))
            with _popped(window, menu):
                if not menu.isEmpty():
                    studio.shoot(menu, f"menu-{key.removeprefix('@')}")


def context_menus(studio: Studio) -> None:
    """The context menu of each kind of thing."""
    from PySide6.QtWidgets import QMenu

    from app.models import edits
    from app.models.reserved import TrayNote

    with studio.window("taxi") as window:
        note = TrayNote(id="note", text="Ask the drivers why they call")
        window.document.session.edit("Add", lambda map_: edits.add_tray_notes(map_, [note], 0))
        for name, selection in under_menus(window.document.session.map).items():
            window.canvas.select(selection)
            window.canvas.menu_wanted.emit(window.canvas.view.mapToGlobal(window.rect().center()))
            studio.wait()
            menu = studio.popup()
            assert isinstance(menu, QMenu)
            studio.shoot(menu, f"context-{name}")
            menu.close()
            studio.wait()


def under_menus(map_: JourneyMap) -> dict[str, Selection]:
    """What is selected while a context menu is pictured: by kinds of things, and some more.

    The map has a record of each kind.
    """
    from app.editor.selection import Selection

    barriers = [one.id for one in map_.cards if one.type == "barrier"]
    stage = map_.stages[1]
    chosen: dict[str, tuple[str, ...]] = {
        "card": (barriers[0],),
        "recommendation": (_card(map_, "recommendation"),),
        "several": tuple(barriers[:3]),
        "stage": (stage.id,),
        "step": (stage.steps[0].id,),
        "lane": (map_.lanes[1].id,),
        "map": (map_.id,),
        "path": (map_.paths[0].id,),
        "pair": (map_.pairs[0].id,),
        "partners": (map_.pairs[0].recommendation, map_.pairs[0].target),
        "note": (map_.tray[0].id,),
        "nothing": (),
    }
    selections = {name: _selection(map_, *keys) for name, keys in chosen.items()}
    return {**selections, "cell": Selection((), (map_.lanes[0].id, map_.steps[0].id))}


def several(studio: Studio) -> None:
    """Several things selected: their frames, the inspector's dashes, the status bar."""
    with studio.window("taxi") as window:
        map_ = window.document.session.map
        for name, keys in {
            "cards": tuple(one.id for one in map_.cards if one.type == "barrier")[:4],
            "lanes": tuple(one.id for one in map_.lanes[:2]),
            "stages": tuple(one.id for one in map_.stages[:2]),
            "mixed": tuple(one.id for one in map_.cards[:5]),
        }.items():
            _select(window, *keys)
            studio.shoot(window, f"several-{name}")


def find(studio: Studio) -> None:
    """The find bar, searching, replacing, in vain, and in a narrow window."""
    with studio.window("taxi") as window:
        window.act("find")
        _type(studio, "app")
        studio.shoot(window, "find")
        bar = window.tools.editing.finding.bar
        bar.match_case.click()
        studio.shoot(window, "find-case")
        bar.match_case.click()
        bar.whole_words.click()
        studio.shoot(window, "find-words")
        bar.whole_words.click()
        window.act("replace")
        bar.replacement.setText("program")
        studio.shoot(window, "find-replace")
        bar.replace_all()
        studio.shoot(window, "find-replaced")
        bar.wanted.setFocus()
        bar.wanted.selectAll()
        _type(studio, "zeppelin")
        studio.shoot(window, "find-nothing")
    studio.close_all()
    with studio.window("taxi", (700, 500)) as window:
        window.act("replace")
        _type(studio, "wait")
        studio.shoot(window, "find-narrow")


def emoji(studio: Studio) -> None:
    """The emoji picker, with a search and with skin tones."""
    with studio.window("taxi") as window:
        _select(window, _card(window.document.session.map, "emotion"))
        window.act("emoji")
        studio.wait(200)
        picker = studio.popup()
        assert picker is not None
        studio.shoot(picker, "emoji")
        _type(studio, "hand")
        studio.shoot(picker, "emoji-search")
        picker.close()


def move_to(studio: Studio) -> None:
    """Choosing a cell for what is selected."""
    from app.ui.cell_chooser import CellChooser

    with studio.window("taxi") as window:
        _select(window, _card(window.document.session.map, "barrier"))
        window.act("move-to")
        studio.wait()
        chooser = window.findChild(CellChooser)
        studio.shoot(chooser, "move-to")
        chooser.reject()


def keys(studio: Studio) -> None:
    """The sheet of keys, searched, and while keys are changed to some that are taken."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from app.ui.shortcut_sheet import ShortcutSheet

    with studio.window("taxi") as window:
        window.show_keys()
        sheet = window.findChild(ShortcutSheet)
        studio.shoot(sheet, "keys")
        sheet.search.setText("stage")
        studio.shoot(sheet, "keys-search")
        sheet.list.setFocus()
        below = sheet.list.itemBelow(sheet.list.topLevelItem(0))
        while below is not None and (below.childCount() or below.isHidden()):
            below = sheet.list.itemBelow(below)
        sheet.list.setCurrentItem(below)
        sheet.change_selected()
        studio.shoot(sheet, "keys-change")
        QTest.keyClick(sheet.changing.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        studio.shoot(sheet, "keys-taken")
        sheet.close()


def preferences(studio: Studio) -> None:
    """The preferences."""
    from app.ui.preferences import Preferences

    with studio.window() as window:
        window.show_preferences()
        dialog = window.findChild(Preferences)
        studio.shoot(dialog, "preferences")
        dialog.close()


def toasts(studio: Studio) -> None:
    """What is said of something that was done, with Undo beside it."""
    with studio.window("taxi") as window:
        map_ = window.document.session.map
        _select(window, *(one.id for one in map_.cards if one.type == "barrier"))
        window.act("delete")
        studio.wait(400)
        studio.shoot(window, "toast-delete")
        window.undo()
        window.canvas.abandoned.emit(map_.cards[0].id, "a long text that was given up")
        studio.wait(400)
        studio.shoot(window, "toast-restore")


def panes(studio: Studio) -> None:
    """Where the keyboard is as it goes round by F6, and the focus in fields."""
    with studio.window("taxi") as window:
        window.toggle_panel("outline")
        for number in range(4):
            studio.shoot(window, f"pane-{number}")
            window.go_round(1)
            studio.wait()


def hovering(studio: Studio) -> None:
    """The "+" of an empty cell, and of the gap between headings."""
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtTest import QTest

    with studio.window("taxi") as window:
        canvas = window.canvas
        map_ = window.document.session.map
        lane = next(one for one in map_.lanes if one.type == "barrier")
        filled = {(one.lane, one.step) for one in map_.cards}
        step = next(one for one in map_.steps if (lane.id, one.id) not in filled)
        box = canvas.view.frame.rect(canvas.spots.cell_box((lane.id, step.id)))
        port = canvas.view.viewport()
        at = port.mapFrom(canvas.view, box.center().toPoint())
        pointer = Pointer(studio, canvas)
        pointer.move(box.center().toPoint())
        assert canvas.hands().gesture.shapes, "the pointer did not arrive"
        studio.shoot(window, "hover-cell")
        QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=at)
        # The inspector follows once nobody types.
        studio.wait(_FOLLOWED)
        studio.shoot(window, "cell-selected")
        # What the click began to write is given up: the gap is hovered over with nothing going on.
        _press_escape(studio)
        heading = canvas.spots.marks(_selection(map_, map_.stages[1].id))[0].box
        window.tools.editing.acting.toast.dismiss()
        pointer.move(QPointF(heading.left() - 1, heading.center().y()).toPoint())
        studio.wait(_FOLLOWED)
        studio.shoot(window, "hover-gap")


# Milliseconds after which the inspector shows what is selected, also of what is being written.
_FOLLOWED = 500

SCENES = by_name(
    *(inspector, inspector_refused, outline, scripts, submenus, context_menus, several),
    *(find, emoji, move_to, keys, preferences, toasts, panes, hovering),
)
"""The scenes by their names."""


def _inspected(map_: JourneyMap) -> dict[str, tuple[str, ...]]:
    """The records whose form is pictured, by the name of the picture."""
    found: dict[str, tuple[str, ...]]
    found = {f"card-{one.type}": (one.id,) for one in reversed(map_.cards)}
    found["map"] = (map_.id,)
    found["stage"] = (map_.stages[1].id,)
    found["step"] = (map_.stages[1].steps[0].id,)
    found["lane"] = (map_.lanes[0].id,)
    found["lane-metric"] = next((one.id,) for one in map_.lanes if one.type == "metric")
    found["cards"] = tuple(one.id for one in map_.cards[:5])
    if map_.paths:
        found["path"] = (map_.paths[0].id,)
    return found


def _inspecting(studio: Studio, window: Any, keys: tuple[str, ...]) -> Any:
    _select(window, *keys)
    studio.wait()
    panel = window.tools.panels.inspector
    panel.refresh()
    _unfold(panel)
    studio.wait()
    return panel


def _unfold(panel: Any) -> None:
    for group in panel.groups():
        group.unfold()


def _card(map_: JourneyMap, type_: str) -> str:
    """The first card of a type, in the order in which the map is read."""
    return next(one.id for one in map_.cards if one.type == type_)


def _selection(map_: JourneyMap, *keys: str) -> Any:
    from app.editor.navigate import select_record
    from app.editor.selection import Selection

    if len(keys) == 1:
        return select_record(map_, keys[0])
    return Selection(keys)


def _select(window: Any, *keys: str) -> None:
    window.canvas.select(_selection(window.document.session.map, *keys))


def _type(studio: Studio, text: str) -> None:
    """Type into whatever has the keyboard."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    studio.wait()
    focused = QApplication.focusWidget()
    assert focused is not None, "nothing has the keyboard"
    QTest.keyClicks(focused, text)
    studio.wait()


@contextmanager
def _popped(window: QWidget, menu: QMenu) -> Iterator[None]:
    from PySide6.QtCore import QPoint

    menu.popup(window.mapToGlobal(QPoint(0, 30)))
    yield
    menu.hide()


def _press_escape(studio: Studio) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    studio.wait()

"""Menus that know what is selected: what is enabled, ticked, offered, and in which order."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QColorDialog, QMenu
from pytestqt.qtbot import QtBot

from app.canvas.canvas import MapCanvas
from app.editor.acts import ACTS, FAMILIES
from app.editor.navigate import select_record
from app.editor.selection import Selection
from app.models import edits
from app.models.base import evolve
from app.models.card import Card, Contact
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.persona import Persona
from app.models.scope import Source
from app.models.vocabulary import CardType, Channel, LaneType
from app.ui.application import Application
from app.ui.context_table import CONTEXT_MENUS
from app.ui.inspector.menu import CheckMenu
from app.ui.inspector.names import feeling
from app.ui.inspector.written import ListEditor
from app.ui.menu_table import CHOICES, MENUS, SEPARATOR, SUBMENUS, placed
from app.ui.whole_line import WholeLine
from app.ui.window import MainWindow
from tests.editor.acts.test_levels import felt
from tests.editor.maps import card_of, small_map
from tests.ui.conftest import settle
from tests.ui.test_files import MapFile


def contacted() -> JourneyMap:
    map_ = evolve(small_map(), personas=(Persona(id="ann", name="Ann & Co"),))
    contact = Contact(channels=("phone", "my own"), presence="online")
    card = Card(id="app", lane="do", step="pay", type="touchpoint", text="App", contact=contact)
    return edits.insert_cards(map_, [card])


@pytest.fixture
def canvas(program: Application, window: MainWindow, map_file: MapFile) -> MapCanvas:
    program.open_maps([map_file(map_=contacted())], window)
    settle()
    assert window.canvas is not None
    return window.canvas


def select(canvas: MapCanvas, *records: str) -> None:
    cell = select_record(canvas.session.map, records[-1]).cell
    canvas.select(Selection(records, cell))


def opened(window: MainWindow, id_: str) -> dict[str, QAction]:
    """The entries of a menu by their texts, as they are when it opens."""
    menu = window.menus.menus[id_]
    menu.aboutToShow.emit()
    return {one.text().replace("&&", "&"): one for one in menu.actions() if not one.isSeparator()}


def ticked(window: MainWindow, id_: str) -> list[str]:
    return [text for text, one in opened(window, id_).items() if one.isChecked()]


def test_the_levels_of_an_emotion_are_called_as_in_its_field(
    window: MainWindow, program: Application, map_file: MapFile
) -> None:
    program.open_maps([map_file(map_=felt())], window)
    settle()
    assert window.canvas is not None
    select(window.canvas, "e0")
    shown = (text.partition("\t") for text in opened(window, "@level"))
    named = {name: digit for name, _, digit in shown}
    of_field = [str(name) for value, name in feeling(felt()) if value in (2, 1, 0, -1, -2)]
    assert list(named) == of_field
    assert list(named.values()) == list("54321"), "the digits stand where keys stand"
    assert [one.partition("\t")[0] for one in ticked(window, "@level")] == ["−1 bad"]


@pytest.mark.parametrize(
    ("record", "id_"), [("hole", "@card-importance"), ("need", "@stage-importance")]
)
def test_importance_is_called_alike_for_cards_and_stages(
    window: MainWindow, canvas: MapCanvas, record: str, id_: str
) -> None:
    select(canvas, record)
    shown = opened(window, id_)
    assert [text.partition("\t")[0] for text in shown] == ["Not said", "Low", "Medium", "High"]
    keys = [text.partition("\t")[2] for text in shown]
    wanted = [f"Ctrl+Alt+{digit}" for digit in "0123"] if id_ == "@card-importance" else [""] * 4
    assert keys == wanted
    list(shown.values())[1].trigger()
    settle()
    assert [one.partition("\t")[0] for one in ticked(window, id_)] == ["Low"]


@pytest.mark.parametrize("kind", ["step", "stage", "lane"])
def test_a_heading_has_one_entry_to_rename_it(kind: str) -> None:
    assert f"rename-{kind}" in CONTEXT_MENUS[kind]
    assert "edit-text" not in CONTEXT_MENUS[kind]
    assert "select-step" not in CONTEXT_MENUS["stage"]


def test_engagement_has_scores_from_1_to_5(
    window: MainWindow, program: Application, map_file: MapFile
) -> None:
    map_ = felt()
    lane = Lane(id="heed", type="engagement")
    card = Card(id="much", lane="heed", step="pay", type="engagement", engagement=5)
    map_ = evolve(map_, lanes=(*map_.lanes, lane), cards=(*map_.cards, card))
    program.open_maps([map_file(map_=map_)], window)
    settle()
    assert window.canvas is not None
    select(window.canvas, "much")
    assert [text[0] for text in opened(window, "@level")] == list("54321")
    assert ticked(window, "@level") == ["5 – most\t5"]


def test_every_act_has_a_place_in_a_menu() -> None:
    entries = placed()
    assert ACTS.keys() <= entries | {"paste-style"}
    chosen = {family for id_ in entries & CHOICES.keys() for family in CHOICES[id_].families}
    assert FAMILIES.keys() - chosen == {"paste-style"}
    for one in chosen | (entries & ACTS.keys()):
        assert one in FAMILIES or one in ACTS


def test_what_context_menus_name_stands_in_a_menu() -> None:
    for kind, entries in CONTEXT_MENUS.items():
        assert entries - {SEPARATOR} <= placed(), kind


@pytest.mark.parametrize(
    ("id_", "values"),
    [
        ("@lane-type", LaneType),
        ("@insert-lane", LaneType),
        ("@card-type", CardType),
    ],
)
def test_a_submenu_offers_every_word_of_the_vocabulary(
    window: MainWindow, canvas: MapCanvas, id_: str, values: type[LaneType | CardType]
) -> None:
    select(canvas, "app")
    assert len(opened(window, id_)) == len(values)


def test_channels_are_ticked_and_given_to_all_selected_in_one_step(
    window: MainWindow, canvas: MapCanvas
) -> None:
    select(canvas, "app")
    assert ticked(window, "@card-channel") == ["Online", "Phone", "my own"]
    assert len(opened(window, "@card-channel")) == len(Channel) + 4
    opened(window, "@card-channel")["E-mail"].trigger()
    settle()
    assert ticked(window, "@card-channel") == ["Online", "E-mail", "Phone", "my own"]
    window.undo()
    assert ticked(window, "@card-channel") == ["Online", "Phone", "my own"]


ONE_OF = (
    *("@card-type", "@card-importance", "@card-evidence", "@card-colour", "@card-persona"),
    *("@card-moment", "@lane-type", "@lane-grain", "@lane-persona", "@lane-icon", "@lane-tint"),
    *("@step-moment", "@step-attention", "@stage-importance", "@stage-colour"),
)


@pytest.mark.parametrize("id_", ONE_OF)
def test_what_is_one_of_several_has_a_tick(window: MainWindow, canvas: MapCanvas, id_: str) -> None:
    marked = 0
    for record in ("app", "need", "find", "do"):
        select(canvas, record)
        for text, action in opened(window, id_).items():
            group = action.actionGroup()
            if action.isChecked():
                assert group is not None, text
                assert group.isExclusive()
                marked += 1
    assert marked


@pytest.mark.parametrize("id_", ["@card-type", "@lane-type", "@card-channel"])
def test_what_is_chosen_keeps_its_icon(window: MainWindow, canvas: MapCanvas, id_: str) -> None:
    select(canvas, "do" if id_ == "@lane-type" else "app")
    entries = opened(window, id_)
    chosen = [text for text, one in entries.items() if one.isChecked() and one.icon().isNull()]
    assert chosen == (["Online"] if id_ == "@card-channel" else [])


def test_channels_stand_in_the_menu_as_in_the_inspector(
    window: MainWindow, canvas: MapCanvas
) -> None:
    select(canvas, "app")
    in_menu = [one for one in opened(window, "@card-channel").values() if not one.actionGroup()]
    inspector = window.tools.panels.inspector
    assert inspector is not None
    inspector.refresh()
    for group in inspector.groups():
        group.unfold()
    editor = inspector.row("contact.channels").editor
    assert isinstance(editor, ListEditor)
    assert editor.button is not None
    editor.button.click()
    settle()
    (menu,) = editor.findChildren(CheckMenu)
    beside = [one for one in menu.actions() if not one.isSeparator()]
    for one, other in zip(in_menu, beside, strict=True):
        assert one.text() == other.text()
        assert one.isCheckable()
        assert other.isCheckable()
        assert one.isChecked() is other.isChecked()
        shown, like = (each.icon().pixmap(16).toImage() for each in (one, other))
        assert shown == like, one.text()
    menu.close()


def test_what_goes_with_others_has_a_box_and_online_or_offline_a_tick(
    window: MainWindow, canvas: MapCanvas
) -> None:
    select(canvas, "app")
    shown = opened(window, "@card-channel")
    grouped = {text: one.actionGroup() is not None for text, one in shown.items()}
    assert [text for text, dotted in grouped.items() if dotted] == ["Not said", "Online", "Offline"]
    source = Source(id="asked", title="Survey")
    canvas.session.edit("Source", lambda map_: edits.insert_source(map_, source, 0))
    entry = opened(window, "@card-source")["Survey"]
    assert entry.isCheckable(), "an empty box tells that it can be ticked"
    assert not entry.isChecked()


def test_importance_has_keys_and_a_tick(window: MainWindow, canvas: MapCanvas) -> None:
    select(canvas, "look", "try")
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    QTest.keyClick(canvas.view, Qt.Key.Key_3, held)
    settle()
    records = canvas.session.map.records
    for id_ in ("look", "try"):
        card = records[id_]
        assert isinstance(card, Card)
        assert card.importance == "high"
    assert ticked(window, "@card-importance") == ["High\tCtrl+Alt+3"]
    QTest.keyClick(canvas.view, Qt.Key.Key_1, held)
    assert ticked(window, "@card-importance") == ["Low\tCtrl+Alt+1"]
    assert canvas.session.depth == 2


def test_a_persona_is_chosen_by_name(window: MainWindow, canvas: MapCanvas) -> None:
    select(canvas, "do")
    assert ticked(window, "@lane-persona") == ["The main persona"]
    opened(window, "@lane-persona")["Ann & Co"].trigger()
    assert canvas.session.map.lanes[0].persona == "ann"


def test_a_source_is_cited_and_made_from_the_menu_of_a_card(
    window: MainWindow, canvas: MapCanvas
) -> None:
    select(canvas, "look", "try")
    before = canvas.session.map
    opened(window, "@card-source")["New Source…"].trigger()
    settle()
    focused = QApplication.focusWidget()
    assert isinstance(focused, WholeLine), "a title can be typed at once"
    QTest.keyClicks(focused, "Survey")
    QTest.keyClick(focused, Qt.Key.Key_Return)
    (survey,) = canvas.session.map.sources
    assert survey.title == "Survey"
    assert ticked(window, "@card-source") == ["Survey"]
    select(canvas, "look")
    opened(window, "@card-source")["Survey"].trigger()
    assert ticked(window, "@card-source") == []
    select(canvas, "try")
    assert ticked(window, "@card-source") == ["Survey"]
    window.undo()
    window.undo()
    assert canvas.session.map is before


def test_quote_leads_to_who_said_it_and_is_for_words_alone(
    window: MainWindow, canvas: MapCanvas
) -> None:
    quote = window.actions_by_command.by_id["quote"]
    select(canvas, "look")
    settle()
    assert not quote.isEnabled(), "an action is nothing that somebody said"
    canvas.session.commit("", edits.change_card_type(canvas.session.map, ("look",), "thought"))
    settle()
    quote.trigger()
    settle()
    focused = QApplication.focusWidget()
    assert isinstance(focused, WholeLine)
    QTest.keyClicks(focused, "P4")
    QTest.keyClick(focused, Qt.Key.Key_Return)
    card = card_of(canvas.session.map, "look")
    assert (card.participant, card.evidence) == ("P4", "observed")
    select(canvas, "look", "try")
    settle()
    assert not quote.isEnabled()


@pytest.mark.parametrize("command", ["new-source", "quote"])
def test_fields_of_cards_are_led_to_where_their_form_is_shown(
    window: MainWindow, canvas: MapCanvas, command: str
) -> None:
    canvas.session.commit("", edits.change_card_type(canvas.session.map, ("look",), "thought"))
    leads = window.actions_by_command.by_id[command]
    for chosen, form in [(("need", "look"), True), (("look", "need"), False)]:
        canvas.session.select(Selection(chosen))
        settle()
        assert leads.isEnabled() is form


def test_a_colour_of_ones_own_is_asked_for_and_then_among_the_choices(
    window: MainWindow, canvas: MapCanvas
) -> None:
    select(canvas, "look")
    opened(window, "@card-colour")["Other Colour…"].trigger()
    settle()
    (dialog,) = canvas.findChildren(QColorDialog)
    dialog.setCurrentColor("#123456")
    dialog.accept()
    settle()
    assert ticked(window, "@card-colour") == ["#123456"]
    window.undo()
    assert ticked(window, "@card-colour") == ["As the lane"]


def test_a_path_is_led_to_a_step_by_its_name(window: MainWindow, canvas: MapCanvas) -> None:
    select(canvas, "pay")
    entries = opened(window, "@path-to")
    assert list(entries) == ["Need", "Buy › Find", "Buy › Pay", "Out of the Journey"]
    entries["Need"].trigger()
    settle()
    (path,) = canvas.session.map.paths
    assert (path.kind, path.from_step, path.to_step) == ("loop", "pay", "notice")
    canvas.hands().writing.cancel()
    assert ticked(window, "@path") == ["Loop Back", "Buy › Pay → Need"]


def test_no_path_is_led_to_a_hidden_step(window: MainWindow, canvas: MapCanvas) -> None:
    canvas.session.edit("Hide", lambda map_: edits.change_step(map_, "find", hidden=True))
    settle()
    select(canvas, "pay")
    assert list(opened(window, "@path-to")) == ["Need", "Buy › Pay", "Out of the Journey"]


def test_a_path_is_selected_by_its_name_from_the_step_where_it_begins(
    window: MainWindow, canvas: MapCanvas
) -> None:
    select(canvas, "find")
    window.act("path-to:notice")
    QTest.keyClicks(canvas.hands().writing.editor, "too dear")
    canvas.finish_writing()
    select(canvas, "pay")
    assert "Buy › Find → Need: too dear" not in opened(window, "@path")
    select(canvas, "find")
    opened(window, "@path")["Buy › Find → Need: too dear"].trigger()
    (path,) = canvas.session.map.paths
    assert canvas.session.selection.records == (path.id,)
    assert canvas.session.depth == 2


def test_a_path_is_drawn_between_two_steps_that_are_clicked(
    window: MainWindow, canvas: MapCanvas
) -> None:
    for record, held in (
        ("pay", Qt.KeyboardModifier.NoModifier),
        ("find", Qt.KeyboardModifier.ControlModifier),
    ):
        at = middle(canvas, record).toPoint()
        widget = canvas.view.childAt(at) or canvas.view
        inside = widget.mapFrom(canvas.view, at)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, held, inside)
    assert canvas.session.selection.records == ("pay", "find")
    opened(window, "@path")["Branch"].trigger()
    canvas.finish_writing()
    (path,) = canvas.session.map.paths
    assert (path.kind, path.from_step, path.to_step) == ("branch", "pay", "find")


def test_one_step_alone_offers_no_path_but_the_way_out(
    window: MainWindow, canvas: MapCanvas
) -> None:
    select(canvas, "pay")
    entries = opened(window, "@path")
    enabled = [text for text, one in entries.items() if one.isEnabled()]
    assert enabled == ["Out of the Journey"]
    assert window.menus.menus["@path"].menuAction().isEnabled()


def test_what_the_very_thing_does_not_allow_is_disabled_when_the_menu_opens(
    window: MainWindow, canvas: MapCanvas
) -> None:
    by_id = window.actions_by_command.by_id
    select(canvas, "pay")
    opened(window, "@step")
    assert not by_id["merge-step"].isEnabled(), "it is the last one"
    assert by_id["split-step"].isEnabled()
    select(canvas, "find")
    opened(window, "@step")
    assert by_id["merge-step"].isEnabled()
    entries = opened(window, MENUS[3].title)
    assert not entries["Card"].isEnabled()
    assert entries["Stage"].isEnabled()
    assert not entries["Show All Hidden"].isEnabled()


def test_collapse_is_ticked_for_the_stage_stood_in(window: MainWindow, canvas: MapCanvas) -> None:
    select(canvas, "buy")
    window.act("collapse-stage")
    assert "Collapse Stage" in ticked(window, "@stage")
    select(canvas, "need")
    assert "Collapse Stage" not in ticked(window, "@stage")


def test_while_somebody_writes_no_menu_acts(window: MainWindow, canvas: MapCanvas) -> None:
    select(canvas, "look")
    canvas.write_selected()
    entries = opened(window, MENUS[1].title)
    assert not entries["Delete"].isEnabled()
    canvas.hands().writing.cancel()
    assert opened(window, MENUS[1].title)["Delete"].isEnabled()


def test_without_a_map_every_submenu_of_acts_is_disabled(window: MainWindow) -> None:
    for id_ in (*CHOICES, *SUBMENUS):
        assert not window.menus.menus[id_].menuAction().isEnabled(), id_


def test_a_style_goes_from_one_window_to_another(
    program: Application, window: MainWindow, canvas: MapCanvas, map_file: MapFile
) -> None:
    paste = window.actions_by_command.by_id["paste-style"]
    select(canvas, "look")
    assert not paste.isEnabled()
    window.act("card-colour:#c0392b")
    window.act("copy-style")
    program.open_maps([map_file("other.journey")], window)
    settle()
    other = program.windows[-1]
    assert other is not window
    assert other.canvas is not None
    select(other.canvas, "hole", "try")
    assert other.actions_by_command.by_id["paste-style"].isEnabled()
    other.act("paste-style")
    colours = [card.colour for card in other.canvas.session.map.cards if card.lane == "do"]
    assert colours == ["#c0392b", "", "#c0392b"]


def test_a_card_is_inserted_below_the_one_selected_and_vanishes_if_it_stays_empty(
    canvas: MapCanvas,
) -> None:
    start = canvas.session.map
    select(canvas, "look")
    QTest.keyClick(canvas.view, Qt.Key.Key_Insert)
    assert canvas.hands().writing.active
    QTest.keyClick(canvas.hands().writing.editor, Qt.Key.Key_Escape)
    assert canvas.session.map is start
    assert canvas.session.depth == 0
    select(canvas, "look")
    QTest.keyClick(canvas.view, Qt.Key.Key_Insert)
    QTest.keyClicks(canvas.hands().writing.editor, "I ask")
    canvas.finish_writing()
    texts = [card.text for card in canvas.session.map.cells["do", "find"]]
    assert texts == ["I look around", "I ask", "I try some on"]
    assert canvas.session.depth == 1


# --- context menus ---


def right_click(canvas: MapCanvas, point: QPointF) -> None:
    """Ask for a context menu at a point of the view, as a press of the right button does."""
    at = point.toPoint()
    widget = canvas.view.childAt(at) or canvas.view
    inside = widget.mapFrom(canvas.view, at)
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, inside, widget.mapToGlobal(inside))
    QApplication.sendEvent(widget, event)
    settle()


def context(canvas: MapCanvas) -> list[str]:
    """The entries of the context menu that is open, which is closed by this."""
    (menu,) = (one for one in canvas.findChildren(QMenu) if one.isVisible())
    entries = menu.actions()
    assert not entries[0].isSeparator()
    assert not entries[-1].isSeparator()
    texts = [one.text() for one in entries]
    assert ("", "") not in pairwise(texts), "two separators meet"
    assert all(one.isEnabled() for one in entries if not one.isSeparator())
    menu.close()
    settle()
    return [text for text in texts if text]


def middle(canvas: MapCanvas, record: str) -> QPointF:
    selection = select_record(canvas.session.map, record)
    return canvas.spots.marks(selection)[0].box.center()


@pytest.mark.parametrize(
    ("record", "first", "among", "never"),
    [
        (
            "look",
            "Cut",
            ["Delete", "Type", "Follow Up", "Lane"],
            ["Channels", "New Stage After"],
        ),
        ("app", "Cut", ["Channels", "Moment of Truth"], ["Cause"]),
        ("buy", "Cut", ["New Stage After", "Collapse Stage", "Hide Stage"], ["New Lane Below"]),
        ("pay", "Cut", ["New Step After", "New Path To", "Split Step"], ["Merge with Next Step"]),
        ("do", "Cut", ["New Lane Below", "New Lane of Type", "Hide Lane"], ["New Stage After"]),
        ("map", "Rename Map", ["Theme"], ["Delete"]),
    ],
)
def test_a_right_click_selects_and_offers_what_applies_to_it(
    canvas: MapCanvas, record: str, first: str, among: list[str], never: list[str]
) -> None:
    canvas.select(Selection((), ("sum", "")))
    right_click(canvas, middle(canvas, record))
    assert canvas.session.selection.records == (record,)
    found = context(canvas)
    assert found[0] == first
    assert set(among) <= set(found)
    assert not set(never) & set(found)


def test_the_right_button_opens_the_menu(canvas: MapCanvas) -> None:
    """As the window system tells of it; the press itself must leave the menu alone."""
    handle = canvas.window().windowHandle()
    assert handle is not None
    at = canvas.view.mapTo(canvas.window(), middle(canvas, "look").toPoint())
    QTest.mouseClick(handle, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, at)
    settle()
    assert canvas.session.selection.records == ("look",)
    assert "Delete" in context(canvas)


def test_the_order_is_that_of_the_menus(canvas: MapCanvas) -> None:
    right_click(canvas, middle(canvas, "buy"))
    found = context(canvas)
    order = [
        *("Duplicate", "Delete", "Copy Style"),
        *("New Stage After", "New Stage Before", "New Step After", "New Step Before"),
        *("Rename Stage", "Importance", "Colour"),
        *("Split Stage", "Collapse Stage", "Hide Stage"),
    ]
    assert [text for text in found if text in order] == order


def test_a_right_click_on_one_of_several_keeps_them_selected(canvas: MapCanvas) -> None:
    select(canvas, "look", "try")
    right_click(canvas, middle(canvas, "look"))
    assert canvas.session.selection.records == ("look", "try")
    context(canvas)


def test_a_right_click_on_an_empty_cell_offers_insertion(canvas: MapCanvas) -> None:
    map_ = canvas.session.map
    box = canvas.spots.cell_box(("feel", "buy"))
    assert box is not None
    right_click(canvas, canvas.view.frame.rect(box).topLeft() + QPointF(20, 10))
    assert canvas.session.selection == Selection((), ("feel", "buy"))
    found = context(canvas)
    assert {"New Stage After", "New Step Before", "New Lane Above", "Lane"} <= set(found)
    assert "Duplicate" not in found
    assert canvas.session.map is map_


def test_beside_the_map_the_menu_is_about_the_whole(canvas: MapCanvas) -> None:
    canvas.view.fit(whole=True)
    right_click(canvas, QPointF(canvas.view.width() - 3, canvas.view.height() - 3))
    found = context(canvas)
    assert {"Select All", "Fit Map", "Theme"} <= set(found)


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_keys_open_the_menu_beside_what_is_selected(
    canvas: MapCanvas, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    select(canvas, "map")
    QTest.keyClick(canvas.view, key, held)
    settle()
    (menu,) = (one for one in canvas.findChildren(QMenu) if one.isVisible())
    box = canvas.spots.marks(canvas.session.selection)[0].box
    corner = canvas.view.mapToGlobal(box.bottomLeft().toPoint())
    assert (menu.pos() - corner).manhattanLength() <= 4
    assert "Rename Map" in context(canvas)
    assert canvas.session.selection.records == ("map",)


def test_a_context_menu_is_gone_once_it_is_closed(canvas: MapCanvas, qtbot: QtBot) -> None:
    for _ in range(3):
        right_click(canvas, middle(canvas, "look"))
        context(canvas)
    assert not canvas.findChildren(QMenu)


def test_that_a_quote_loses_its_marks_with_the_evidence_is_told(
    window: MainWindow, canvas: MapCanvas
) -> None:
    said = {"evidence": "observed", "participant": "P4", "text": "Where is it?"}
    canvas.session.edit(
        "Quote",
        lambda map_: edits.change_cards(
            edits.change_card_type(map_, ("look",), "thought"), ("look",), lambda _: said
        ),
    )
    select(canvas, "look")
    toast = window.tools.editing.acting.toast
    opened(window, "@card-evidence")["Observed"].trigger()
    assert toast.text == "", "it is so already"
    opened(window, "@card-evidence")["Measured"].trigger()
    assert toast.text == "1 quote lost its quotation marks: only what was observed has them"
    assert [button.text() for button in toast.buttons] == ["Undo"]

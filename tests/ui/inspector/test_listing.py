"""What is told of a record that goes from a list of the inspector."""

from __future__ import annotations

import pytest

from app.editor.session import Session
from app.ui.inspector.forms.persona import PERSONAS
from app.ui.inspector.listing import change_list
from tests.models.test_whose import BOTH, felt, two_people


@pytest.mark.parametrize(
    ("gone", "told"),
    [
        ("ben", "“Ben” was removed. 2 emotions are “Ann”’s now"),
        ("ann", "“Ann” was removed. 1 emotion is “Ben”’s now"),
    ],
)
def test_whose_the_feelings_of_a_removed_persona_are_now_is_told(gone: str, told: str) -> None:
    session = Session(two_people(*BOTH, felt("also", "ben", lane="more")))
    assert change_list(session, PERSONAS, "map", "remove", gone).told == told


def test_of_a_persona_without_feelings_no_more_is_told() -> None:
    session = Session(two_people(felt("glad")))
    assert change_list(session, PERSONAS, "map", "remove", "ben").told == "“Ben” was removed"

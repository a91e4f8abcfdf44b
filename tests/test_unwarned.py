"""Nothing warns while pictures are decoded, and afterwards everything does as before."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from threading import Barrier, Event, Thread, current_thread
from typing import Any

import pytest
from PIL import Image

from app.editor.pictures.taking import take_picture
from app.layout.pictures import WHOLE
from app.layout.primitives import Photo
from app.paint.pictures import prepare
from app.unwarned import unwarned
from tests.editor.pictures.files import encoded, quarters


def test_until_the_last_one_has_gone_nothing_warns() -> None:
    before = list(warnings.filters)
    first, second = unwarned(), unwarned()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    warnings.warn("of a broken profile", stacklevel=1)
    second.__exit__(None, None, None)
    assert list(warnings.filters) == before


def test_after_an_error_all_warn_again() -> None:
    before = list(warnings.filters)
    with pytest.raises(ValueError, match="trouble"), unwarned():
        raise ValueError("trouble")
    assert list(warnings.filters) == before


def _paint(content: bytes) -> None:
    prepare(content, Photo(0, 0, 40, 30, "", WHOLE), 72)


def _take(content: bytes) -> None:
    take_picture(content, "a")


@pytest.mark.parametrize("early", [_take, _paint])
@pytest.mark.parametrize("late", [_take, _paint])
def test_a_picture_that_takes_longer_than_another_leaves_the_filters_as_they_were(
    monkeypatch: pytest.MonkeyPatch,
    early: Callable[[bytes], None],
    late: Callable[[bytes], None],
) -> None:
    before = list(warnings.filters)
    content, opening = encoded(quarters(), "PNG"), Image.open
    quick, slow = Thread(target=early, args=[content]), Thread(target=late, args=[content])
    begun, both, done = Event(), Barrier(2, timeout=10), Event()

    def opened(*given: Any, **options: Any) -> Any:
        if not done.is_set():
            begun.set()
            both.wait()
            assert current_thread() is quick or done.wait(10)
        return opening(*given, **options)

    monkeypatch.setattr(Image, "open", opened)
    quick.start()
    assert begun.wait(10)
    slow.start()
    quick.join(10)
    done.set()
    slow.join(10)
    assert list(warnings.filters) == before

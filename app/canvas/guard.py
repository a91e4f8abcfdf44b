"""A guard for methods that Qt calls from C++, where an exception would end the process."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

MethodT = TypeVar("MethodT", bound=Callable[..., Any])


def guarded(otherwise: Callable[[], object]) -> Callable[[MethodT], MethodT]:
    """Report a fault of a method called from C++, and give ``otherwise()`` in its place."""

    def around(method: MethodT) -> MethodT:
        @wraps(method)
        def call(*arguments: Any) -> Any:
            try:
                return method(*arguments)
            except Exception:  # noqa: BLE001 - beyond this frame it would end the process
                sys.excepthook(*sys.exc_info())
                return otherwise()

        return cast(MethodT, call)

    return around

"""What people type for numbers, times, dates and lists, and what is meant by it.

Each function is pure and raises `TypedError` with a sentence that says what was understood.
"""

from __future__ import annotations

from app.editor.typed.amounts import TypedError, exact_text, typed_amount, typed_number
from app.editor.typed.dates import DateWay, date_text, moment_text, typed_date, typed_moment
from app.editor.typed.lists import list_text, typed_list
from app.editor.typed.recognised import Counted, recognised

__all__ = [
    "Counted",
    "DateWay",
    "TypedError",
    "date_text",
    "exact_text",
    "list_text",
    "moment_text",
    "recognised",
    "typed_amount",
    "typed_date",
    "typed_list",
    "typed_moment",
    "typed_number",
]

"""The inspector: what is selected, as a form.

Forms are data (`forms`, a file a noun): a field says how it is read from a record, which edit
writes it, and of what kind it is. `editors` has a widget for each kind, `row` joins both,
`panel` shows the form of what is selected and follows the session.
"""

from __future__ import annotations

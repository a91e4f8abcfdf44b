"""The document and its edits: frozen records and pure functions, nothing of Qt."""

from __future__ import annotations

import os

# What else is installed must neither change the records nor, by being looked for in the metadata of
# each package, hold the first map up. pydantic has this switch alone.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

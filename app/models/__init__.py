"""The document and its edits: frozen records and pure functions from map to map."""

from __future__ import annotations

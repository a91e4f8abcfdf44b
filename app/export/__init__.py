"""A map becomes files: PDF and PNG."""

from __future__ import annotations

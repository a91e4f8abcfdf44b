"""What builds and keeps the project; no part of the program."""

from __future__ import annotations

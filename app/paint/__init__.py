"""Painters that draw a sheet with QPainter or reportlab and compute no position."""

from __future__ import annotations

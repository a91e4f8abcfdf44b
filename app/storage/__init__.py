"""The file of a map: loading, migrations, saving, locks, recovery and backups."""

from __future__ import annotations

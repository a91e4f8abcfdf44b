"""A map becomes files: PDF and PNG."""

from __future__ import annotations

from app.export.errors import ExportError
from app.export.options import Options, PageReport, Report
from app.export.run import export

__all__ = ["ExportError", "Options", "PageReport", "Report", "export"]

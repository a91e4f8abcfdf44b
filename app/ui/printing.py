"""Printing from a window: the print dialog, and the page that the printer gets."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from app.editor.words import tr
from app.export.errors import ExportError
from app.export.options import Options
from app.export.run import lay_out_for
from app.layout.sheet import Page
from app.models.journey import JourneyMap
from app.paint.pictures import Pictures
from app.paint.qt import draw_page
from app.ui.background import Background
from app.ui.document import Document
from app.ui.message_bar import MessageArea, Tone
from app.ui.page_hint import usual_paper

_POINTS_PER_INCH = 72
_MOST_DPI = 300
"""Pictures are sent no finer than this."""

_OPTIONS = QPrintDialog.PrintDialogOption
_ONE_PAGE = (_OPTIONS.PrintPageRange, _OPTIONS.PrintSelection, _OPTIONS.PrintCurrentPage)
"""What to choose among several pages, which a map does not have."""


class Printing(QObject):
    """Leads from the command to the printed page."""

    def __init__(self, messages: MessageArea, parent: QWidget) -> None:
        super().__init__(parent)
        self._messages = messages
        self._widget = parent
        self._waiting: tuple[JourneyMap, QPrinter] | None = None
        self._background = Background(self)
        self._background.done.connect(self._print_page)
        self._background.failed.connect(self._fail)

    @property
    def busy(self) -> bool:
        """Whether a page is still being made."""
        return self._waiting is not None

    def start(self, document: Document) -> None:
        """Ask for a printer and its paper, then print all of the map on one page."""
        map_ = document.session.map
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(document.name)
        printer.setCreator("Footpath")
        printer.setPageSize(QPageSize(_page_size(usual_paper()[0])))
        # Stages run across, so that nearly all maps are wider than high.
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        dialog = QPrintDialog(printer, self._widget)
        dialog.setWindowTitle(tr("Print"))
        for option in _ONE_PAGE:
            dialog.setOption(option, False)
        dialog.accepted.connect(lambda: self.print_map(map_, printer))
        dialog.finished.connect(dialog.deleteLater)
        # Its own open() takes a slot by name.
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def print_map(self, map_: JourneyMap, printer: QPrinter) -> None:
        """Print a map, laid out for the paper in the printer, and say what came of it."""
        try:
            options = _options_for(printer.pageLayout())
        except ExportError as error:
            text = tr("The map was not printed. {reason}", reason=error)
            self._messages.show_message("print", text, Tone.ERROR)
            return
        # A large map takes seconds to lay out; the window goes on meanwhile.
        self._waiting = map_, printer
        self._messages.show_message("print", tr("Printing…"))
        self._background.start(lambda: lay_out_for(map_, options))

    def _print_page(self, laid_out: tuple[Page, tuple[str, ...]]) -> None:
        page, warnings = laid_out
        assert self._waiting is not None, "nothing was to be printed"
        map_, printer = self._waiting
        self._waiting = None
        self._messages.clear("print")
        pictures = Pictures.of(map_.pictures, min(printer.resolution(), _MOST_DPI))
        # The page has margins of its own, wider than those that printers cannot reach.
        printer.setFullPage(True)
        painter = QPainter()
        if not painter.begin(printer):
            self._messages.show_message(
                "print",
                tr(
                    "The map was not printed: the printer does not answer. Choose another one, or "
                    "export a PDF and print that."
                ),
                Tone.ERROR,
            )
            return
        scale = printer.resolution() / _POINTS_PER_INCH
        painter.scale(scale, scale)
        # The paper has its colour already.
        draw_page(painter, page, pictures, background=False)
        painter.end()
        told = [*warnings, *page.warnings, *pictures.faults]
        if told:
            self._messages.show_message("print", "\n".join(dict.fromkeys(told)), Tone.WARNING)

    def _fail(self, error: Exception) -> None:
        self._waiting = None
        self._messages.clear("print")
        # As any fault of the program: told in the window, and written to the log.
        raise error


def _options_for(paper: QPageLayout) -> Options:
    """What lays a map out for a paper as it lies in the printer.

    Raises ``ExportError`` for one that no map can be laid out for.
    """
    size = paper.fullRect(QPageLayout.Unit.Millimeter).size()
    upright = size.height() >= size.width()
    return Options(
        paper=f"{size.width():.2f}x{size.height():.2f}mm",
        orientation="portrait" if upright else "landscape",
    )


def _page_size(name: str) -> QPageSize.PageSizeId:
    return QPageSize.PageSizeId.Letter if name == "Letter" else QPageSize.PageSizeId.A4

"""The export dialog: choices on the left, the page as it comes out on the right."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from app.editor.words import CONTEXT, tr
from app.export import ExportError, Options
from app.export.run import lay_out_for
from app.layout.papers import larger_papers
from app.layout.scale import LEAST_READABLE
from app.layout.sheet import Page
from app.layout.units import MILLIMETRES_PER_POINT
from app.models.journey import JourneyMap
from app.ui.background import Background
from app.ui.document import pictures_of
from app.ui.fields import Choice
from app.ui.message_bar import Notice, Offer, Tone
from app.ui.page_hint import usual_paper
from app.ui.page_measure import points_text
from app.ui.page_preview import PagePreview
from app.ui.push_button import PushButton


def _(text: str) -> str:
    return str(QT_TRANSLATE_NOOP(CONTEXT, text))


_FORMATS = (("pdf", _("PDF document")), ("png", _("PNG picture")))
_PAPERS = (("a4", "A4"), ("a3", "A3"), ("a5", "A5"), ("letter", _("Letter")))
_ORIENTATIONS = (
    ("auto", _("Automatic")),
    ("landscape", _("Landscape")),
    ("portrait", _("Portrait")),
)
_FITS = (
    ("page", _("One page of paper, columns as wide as their text")),
    ("content", _("A page as large as the map")),
)
_THEMES = (
    ("", _("The map’s own")),
    ("paper", _("Paper")),
    ("plain", _("Plain")),
    ("ink", _("Ink: black and white")),
    ("safe", _("Safe: for every eye")),
)
_SIZES = (
    ("scale:1", _("1×, 96 dpi")),
    ("scale:2", _("2×, 192 dpi")),
    ("scale:3", _("3×, 288 dpi")),
    ("dpi:300", _("300 dpi, for print")),
)
_GROUNDS = (("paper", _("The paper’s colour")), ("none", _("None, transparent")))
_ATTACHMENTS = (
    ("visible", _("Without its private parts")),
    ("all", _("Complete")),
    ("none", _("Not at all")),
)
_TRAVELS = {
    "visible": _(
        "The PDF can be opened as a map again. Notes, comments, follow-ups, hidden lanes and the "
        "tray stay behind. Marks drawn on the page, such as how many comments a card has, remain."
    ),
    "all": _(
        "The PDF can be opened as a map again, with all notes, comments, follow-ups, hidden lanes "
        "and the tray."
    ),
    "none": _("The PDF is a picture of the map alone."),
}

# How wide the choices are at least, in pixels.
_SIDE = 320


@dataclass(frozen=True, slots=True)
class _LaidOut:
    options: Options
    page: Page
    warnings: tuple[str, ...]


class ExportDialog(QDialog):
    """Asks how a map is exported. ``chosen`` carries the format ("pdf", "png") and the options."""

    chosen = Signal(str, object)

    def __init__(self, map_: JourneyMap, remembered: dict[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Export"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._map = map_
        self._pictures = pictures_of(map_)
        self._background = Background(self)
        self._background.done.connect(self._show)
        self._background.failed.connect(self._fail)
        self.format = _combo(_FORMATS, self)
        self.paper = _combo(_PAPERS, self)
        self.orientation = _combo(_ORIENTATIONS, self)
        self.fit = _combo(_FITS, self)
        self.theme = _combo(_THEMES, self)
        self.size_choice = _combo(_SIZES, self)
        self.ground = _combo(_GROUNDS, self)
        self.attach = _combo(_ATTACHMENTS, self)
        self.travels = QLabel(self)
        self.travels.setWordWrap(True)
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self.warnings = Notice(Tone.WARNING, self)
        self.preview = PagePreview(self)
        self._choices = {
            "format": self.format,
            "paper": self.paper,
            "orientation": self.orientation,
            "fit": self.fit,
            "theme": self.theme,
            "size": self.size_choice,
            "ground": self.ground,
            "attach": self.attach,
        }
        self._arrange()
        self._restore(remembered)
        for combo in self._choices.values():
            combo.currentIndexChanged.connect(self._changed)
        self._changed()

    @property
    def kind(self) -> str:
        """The format: "pdf" or "png"."""
        return str(self.format.currentData())

    def options(self) -> Options:
        """What is chosen now."""
        sort, _, number = str(self.size_choice.currentData()).partition(":")
        png = self.kind == "png"
        return Options(
            paper=str(self.paper.currentData()),
            orientation=str(self.orientation.currentData()),
            fit=str(self.fit.currentData()),
            theme=str(self.theme.currentData()) or None,
            scale=float(number) if png and sort == "scale" else None,
            dpi=float(number) if png and sort == "dpi" else None,
            transparent=png and self.ground.currentData() == "none",
            attach=str(self.attach.currentData()),
        )

    def remembered(self) -> dict[str, str]:
        """The choices as text, to be offered again."""
        return {name: str(combo.currentData()) for name, combo in self._choices.items()}

    def done(self, result: int) -> None:
        """Wait for the thread before the dialog goes."""
        self._background.stop()
        super().done(result)

    # --- inner ---

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(10)
        form.addRow(tr("&Format"), self.format)
        form.addRow(tr("F&it"), self.fit)
        form.addRow(tr("&Paper"), self.paper)
        form.addRow(tr("&Orientation"), self.orientation)
        form.addRow(tr("&Theme"), self.theme)
        form.addRow(tr("&Size"), self.size_choice)
        form.addRow(tr("&Background"), self.ground)
        form.addRow(tr("&Attach the map"), self.attach)
        # No label moves the fields when its row comes or goes, and each stands beside its words.
        labels = {form.labelForField(combo): combo for combo in self._choices.values()}
        wide = max(label.sizeHint().width() for label in labels)
        for label, combo in labels.items():
            label.setMinimumSize(wide, combo.minimumHeight())
        self._form = form
        self.buttons = QDialogButtonBox(self)
        role = QDialogButtonBox.ButtonRole
        self.export_button = PushButton(tr("Export…"), self)
        self.buttons.addButton(self.export_button, role.AcceptRole)
        self.buttons.addButton(PushButton(tr("Cancel"), self), role.RejectRole)
        self.export_button.setDefault(True)
        self.buttons.accepted.connect(self._choose)
        self.buttons.rejected.connect(self.reject)
        left = QVBoxLayout()
        left.addLayout(form)
        left.addSpacing(6)
        left.addWidget(self.travels)
        left.addStretch(1)
        left.addWidget(self.summary)
        left.addWidget(self.warnings)
        side = QWidget(self)
        side.setLayout(left)
        # Words of other languages and large letters need more room, and the preview can spare it.
        wide = max(_SIDE, form.sizeHint().width())
        side.setFixedWidth(wide)
        left.setContentsMargins(0, 0, 0, 0)
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addWidget(side)
        both.addWidget(self.preview, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addLayout(both, 1)
        column.addWidget(self.buttons)
        self.resize(980 + wide - _SIDE, 600)

    def _restore(self, remembered: dict[str, str]) -> None:
        usual = {"paper": usual_paper()[0].lower(), "size": "scale:2"}
        for name, combo in self._choices.items():
            at = combo.findData(remembered.get(name, usual.get(name, "")))
            if at >= 0:
                combo.setCurrentIndex(at)

    def _changed(self) -> None:
        png, whole = self.kind == "png", self.fit.currentData() == "page"
        form = self._form
        form.setRowVisible(self.size_choice, png)
        form.setRowVisible(self.ground, png)
        form.setRowVisible(self.attach, not png)
        self.travels.setVisible(not png)
        self.travels.setText(tr(_TRAVELS[str(self.attach.currentData())]))
        self.paper.setEnabled(whole)
        self.orientation.setEnabled(whole)
        try:
            options = self.options()
        except ExportError as error:
            self._fail(error)
            return
        self.summary.setText(tr("Laying out…"))
        map_ = self._map
        self._background.start(lambda: _lay_out(map_, options))

    def _show(self, laid_out: _LaidOut) -> None:
        page = laid_out.page
        self.preview.show_page(page, self._pictures, transparent=laid_out.options.transparent)
        self.summary.setText(self._summary_of(laid_out))
        told = [*laid_out.warnings, *page.warnings]
        small = page.smallest_text < LEAST_READABLE - 1e-6
        self.warnings.tell("\n".join(told), self._remedies(page) if small else ())
        self.export_button.setEnabled(True)

    def _remedies(self, page: Page) -> list[Offer]:
        """What makes small text larger: choices of this dialog that are not made yet."""
        if self.fit.currentData() == "content":
            return []
        made = [
            Offer(
                tr("Use {paper} Paper", paper=name.upper()),
                partial(self._pick, self.paper, name),
            )
            for name in larger_papers(page.width, page.height)
        ]
        if self.orientation.currentData() == "portrait":
            made.append(
                Offer(tr("Use Landscape"), lambda: self._pick(self.orientation, "landscape"))
            )
        made.append(
            Offer(tr("A Page as Large as the Map"), lambda: self._pick(self.fit, "content"))
        )
        return made

    def _pick(self, combo: Choice, data: str) -> None:
        """Choose what a button offers; the keyboard goes where it can be seen and changed."""
        combo.setFocus(Qt.FocusReason.OtherFocusReason)
        combo.setCurrentIndex(combo.findData(data))

    def _summary_of(self, laid_out: _LaidOut) -> str:
        page, locale = laid_out.page, QLocale()
        if self.kind == "png":
            factor = laid_out.options.resolution / 72
            return tr(
                "{width} × {height} pixels, smallest text {size} pt",
                width=locale.toString(round(page.width * factor)),
                height=locale.toString(round(page.height * factor)),
                size=points_text(page.smallest_text),
            )
        return tr(
            "1 page, {width} × {height} mm, smallest text {size} pt",
            width=locale.toString(round(page.width * MILLIMETRES_PER_POINT)),
            height=locale.toString(round(page.height * MILLIMETRES_PER_POINT)),
            size=points_text(page.smallest_text),
        )

    def _fail(self, error: Exception) -> None:
        expected = isinstance(error, ExportError)
        told = (
            str(error)
            if expected
            else tr("Something went wrong ({kind}).", kind=type(error).__name__)
        )
        self.summary.setText("")
        self.warnings.tell(told)
        self.export_button.setEnabled(False)
        if not expected:
            sys.excepthook(type(error), error, error.__traceback__)

    def _choose(self) -> None:
        kind, options = self.kind, self.options()
        self.accept()
        self.chosen.emit(kind, options)


def _lay_out(map_: JourneyMap, options: Options) -> _LaidOut:
    page, warnings = lay_out_for(map_, options)
    return _LaidOut(options, page, warnings)


def _combo(entries: tuple[tuple[str, str], ...], parent: QWidget) -> Choice:
    combo = Choice(parent)
    for data, text in entries:
        combo.addItem(tr(text), data)
    return combo

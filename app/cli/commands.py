"""The commands that make, check and export maps without a window."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from app.cli.basics import DONE, FAULTY, Parser, WrongUse, complain, remark, tell
from app.cli.parsers import (
    check_parser,
    export_parser,
    new_parser,
    schema_parser,
    templates_parser,
)
from app.cli.template_names import name_of
from app.export import ExportError, Options, Report, export
from app.models.base import evolve, new_id
from app.models.suffix import SUFFIX
from app.storage import Conflict, LoadError, Located, SaveError, digest_on_disk, load, save, schema

# --- export -------------------------------------------------------------------------------------


def _export(asked: argparse.Namespace) -> int:
    try:
        options = Options(
            paper=asked.paper,
            orientation=asked.orientation,
            fit=asked.fit,
            theme=asked.theme,
            scale=asked.scale,
            dpi=asked.dpi,
            transparent=asked.transparent,
            attach=asked.attach,
        )
        outputs = _outputs(asked.maps, asked.out, options)
    except ExportError as error:
        raise WrongUse(str(error)) from error
    try:
        if _is_folder(asked.out):
            Path(asked.out).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        complain(f"the folder {asked.out} cannot be made: {error.strerror or error}.")
        return FAULTY
    code = DONE
    for path, out in outputs:
        progress = _Progress(path.name)
        try:
            opened = load(path)
            report = export(opened.map, path, out, options, progress)
        except (LoadError, ExportError) as error:
            progress.clear()
            if asked.json:
                tell(json.dumps({"output": str(out), "error": str(error)}, ensure_ascii=False))
            if isinstance(error, LoadError):
                remark(str(error))
            else:
                complain(str(error))
            code = FAULTY
            continue
        progress.clear()
        _tell_export(report, opened.notices, asked.json)
    return code


def _outputs(maps: Sequence[Path], out: str, options: Options) -> list[tuple[Path, Path]]:
    """Each map with the file it becomes. Raises ``WrongUse`` where that is not clear."""
    target = Path(out)
    if not _is_folder(out):
        if len(maps) > 1:
            raise WrongUse(
                f'{len(maps)} maps do not fit into one file; name a folder: -o "{out}/".'
            )
        if target.suffix.lower() not in (".pdf", ".png"):
            raise WrongUse(f'"{out}" must end in .pdf or .png, or be a folder: "{out}/".')
        _keep_apart(maps[0], target)
        return [(maps[0], target)]
    png = options.transparent or options.scale is not None or options.dpi is not None
    outputs: dict[Path, Path] = {}
    for path in maps:
        one = target / f"{path.stem}{'.png' if png else '.pdf'}"
        if one in outputs:
            raise WrongUse(
                f"{outputs[one]} and {path} would both become {one}; export them one by one."
            )
        _keep_apart(path, one)
        outputs[one] = path
    return [(path, one) for one, path in outputs.items()]


def _is_folder(out: str) -> bool:
    """Whether the output is meant to be a folder."""
    return out.endswith(("/", os.sep)) or Path(out).is_dir()


def _keep_apart(path: Path, out: Path) -> None:
    if path.resolve() == out.resolve():
        raise WrongUse(f"{out} is the map itself; choose another name for the output.")


def _tell_export(report: Report, notices: Sequence[str], as_json: bool) -> None:
    warnings = [*report.warnings, *notices]
    if as_json:
        told = report.as_json() | {"warnings": warnings}
        tell(json.dumps(told, ensure_ascii=False))
        return
    smallest = min(page.smallest_text_pt for page in report.pages)
    count = len(report.pages)
    pages = "1 page" if count == 1 else f"{count} pages"
    tell(f"{report.output}: {report.paper}, {pages}, smallest text {smallest:g} pt")
    for warning in warnings:
        complain(f"{report.output}: {warning}")


class _Progress:
    """A line on a terminal that says how far an export is; nothing elsewhere."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._shown = 0

    def __call__(self, share: float, doing: str) -> None:
        if not sys.stderr.isatty():
            return
        line = f"{self._name}: {doing} {share:.0%}"
        print(f"\r{line:<{self._shown}}", end="", file=sys.stderr, flush=True)
        self._shown = len(line)

    def clear(self) -> None:
        """Wipe the line."""
        if self._shown:
            print(f"\r{'':<{self._shown}}\r", end="", file=sys.stderr, flush=True)
            self._shown = 0


# --- check and schema ---------------------------------------------------------------------------


def _check(asked: argparse.Namespace) -> int:
    code = DONE
    for path in asked.maps:
        told: dict[str, Any] = {"file": str(path), "faults": [], "notices": []}
        faults: tuple[Located, ...] = ()
        try:
            told["notices"] = list(load(path).notices)
        except LoadError as error:
            code = FAULTY
            faults = error.faults
            told["faults"] = [_fault_as_json(fault) for fault in faults]
        if asked.json:
            tell(json.dumps(told, ensure_ascii=False))
            continue
        for fault in faults:
            tell(f"{path}:{fault}")
        for notice in told["notices"]:
            remark(f"{path}: {notice}")
    return code


def _fault_as_json(fault: Located) -> dict[str, Any]:
    return {"line": fault.line, "column": fault.column, "message": fault.message}


def _schema(asked: argparse.Namespace) -> int:
    tell(json.dumps(schema(), ensure_ascii=False, indent=2))
    return DONE


# --- templates and new --------------------------------------------------------------------------


def _templates(asked: argparse.Namespace) -> int:
    found = _template_files()
    wide = max((len(name) for name in found), default=0)
    for name in found:
        tell(f"{name:<{wide}}  {name_of(name)}")
    return DONE


def _new(asked: argparse.Namespace) -> int:
    found = _template_files()
    if asked.template not in found:
        raise WrongUse(f'there is no template "{asked.template}"; there are {", ".join(found)}.')
    out: Path = asked.out
    if out.suffix.lower() != SUFFIX:
        raise WrongUse(f'"{out}" must end in {SUFFIX}.')
    made = load(found[asked.template]).map
    title = made.title if asked.title is None else asked.title
    try:
        title.encode("utf-8")
    except UnicodeEncodeError:
        raise WrongUse("the title holds bytes that are no text in UTF-8.") from None
    made = evolve(made, id=new_id(made.records), title=title)
    try:
        known = digest_on_disk(out) if asked.force else None
        save(made, out, known=known)
    except Conflict:
        complain(f"{out} exists already; --force replaces it.")
        return FAULTY
    except SaveError as error:
        complain(f"{error}.")
        return FAULTY
    except OSError as error:
        complain(f"{out}: {error.strerror or error}; choose another name.")
        return FAULTY
    return DONE


def _template_files() -> dict[str, Path]:
    """The templates that come with the program by name, *blank* last."""
    # The text engine comes with this import; checking a map needs none of it.
    from app.layout.resources import resource_path

    found = sorted(resource_path("templates").glob(f"*{SUFFIX}"))
    return {path.stem: path for path in sorted(found, key=lambda path: path.stem == "blank")}


COMMANDS: Mapping[str, tuple[Callable[[], Parser], Callable[[argparse.Namespace], int]]] = {
    "export": (export_parser, _export),
    "check": (check_parser, _check),
    "schema": (schema_parser, _schema),
    "templates": (templates_parser, _templates),
    "new": (new_parser, _new),
}
"""Each command's parser, and what it does; that raises ``WrongUse`` or gives the exit code."""

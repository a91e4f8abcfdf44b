"""The command line.

Exit codes: 0 done; 1 a map has faults or something could not be written; 2 wrong use; 70 a fault of
Footpath itself; 130 interrupted; 141 whoever read the output went away.
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from app.cli.basics import (
    FAULTY,
    WRONG_USE,
    NoOutput,
    WrongUse,
    complain,
    editor_parser,
    flush,
    remark,
)

BROKEN, INTERRUPTED, NO_READER = 70, 130, 141

DETAILS = "FOOTPATH_DEBUG"
"""With this environment variable set to anything, a fault of Footpath itself is shown in full."""


Edit = Callable[[Sequence[Path]], int]
"""Opens the editor on some maps and returns its exit code."""


COMMANDS = ("export", "check", "schema", "templates", "new")


def main(arguments: Sequence[str], edit: Edit) -> int:
    """Run one command; ``edit`` opens the editor. Returns the exit code, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A terminal that cannot show a letter must not stop a command.
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _run(arguments, edit)
        flush()
    except BrokenPipeError:
        _drop_output()
        return NO_READER
    except NoOutput as error:
        _drop_output()
        complain(f"what this command prints cannot be written: {error}.")
        return FAULTY
    except KeyboardInterrupt:
        complain("stopped; what was written until then stays, and no file is half written.")
        return INTERRUPTED
    except MemoryError:
        exporting = bool(arguments) and arguments[0] == "export"
        remedy = "use a smaller scale, or PDF" if exporting else "close other programs"
        complain(f"there is not enough memory for this; {remedy}.")
        return FAULTY
    except Exception as error:  # noqa: BLE001  (the border: users get a sentence, not a traceback)
        if os.environ.get(DETAILS):
            traceback.print_exc()
        reason = " ".join(str(error).split())[:200]
        complain(
            f"this should not have happened ({type(error).__name__}: {reason}). No map was "
            f"changed. Please report it with what {DETAILS}=1 shows when you try again."
        )
        return BROKEN
    return code


def _drop_output() -> None:
    """Send away what is left in the buffer, which would raise again when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: Sequence[str], edit: Edit) -> int:
    name = arguments[0] if arguments else ""
    if name in COMMANDS:
        # They read, lay out and export maps; the editor shows its window before it can do that.
        from app.cli import commands

        make_parser, run = commands.COMMANDS[name]
        parser, rest = make_parser(), arguments[1:]
    else:
        parser, rest = editor_parser(), arguments

        def run(asked: argparse.Namespace) -> int:
            return _open(asked, name, edit)

    try:
        return run(parser.parse_args(rest))
    except WrongUse as error:
        remark(parser.format_help())
        complain(str(error), parser.prog)
        return WRONG_USE
    except SystemExit as asked:
        # argparse ends the program for --help, --version and wrong use.
        return asked.code if isinstance(asked.code, int) else WRONG_USE


# --- the editor ---------------------------------------------------------------------------------


def _open(asked: argparse.Namespace, first: str, edit: Edit) -> int:
    bare = first and os.sep not in first and not first.startswith("-") and "." not in first
    if bare and not Path(first).exists():
        # The editor starts without it.
        from difflib import get_close_matches

        near = get_close_matches(first, COMMANDS, 1)
        hint = f'; did you mean "{near[0]}"?' if near else "."
        raise WrongUse(f'there is no command and no map "{first}"{hint}')
    if not _has_screen():
        complain("the editor needs a screen and there is none here; footpath export needs none.")
        return FAULTY
    return edit(asked.maps)


def _has_screen() -> bool:
    """Whether a window can be shown: on Linux a display must be named, or Qt told another way."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in names)

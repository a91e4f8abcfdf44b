"""What the command line says and understands without a command: the parser of the editor."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from app import __version__

DONE, FAULTY = 0, 1


WRONG_USE = 2
"""The exit code for what makes no sense."""


class WrongUse(Exception):
    """What was typed makes no sense; the text says why."""


class NoOutput(Exception):
    """What a command printed could not be written; the text says why."""


class Parser(argparse.ArgumentParser):
    """Wrong use shows the whole help, and why. Options are written in full."""

    def __init__(self, prog: str, **more: Any) -> None:
        super().__init__(prog=prog, allow_abbrev=False, **more)

    def error(self, message: str) -> NoReturn:
        remark(self.format_help())
        complain(message, self.prog)
        raise SystemExit(WRONG_USE)

    def _print_message(self, message: str, file: Any = None) -> None:
        # argparse says nothing, and ends well, where help or version cannot be written.
        if file is sys.stdout:
            tell(message.removesuffix("\n"))
        else:
            remark(message.removesuffix("\n"))


def editor_parser() -> Parser:
    """Maps to open, and what there is besides."""
    parser = Parser(
        prog="footpath",
        usage="footpath [MAP …]\n"
        "       footpath export MAP … -o OUT\n"
        "       footpath check MAP …\n"
        "       footpath new -o MAP\n"
        "       footpath templates\n"
        "       footpath schema",
        description="Edit customer journey maps. Without a command the editor opens.",
        epilog="footpath COMMAND --help tells more about a command.",
    )
    parser.add_argument("maps", metavar="MAP", nargs="*", type=Path, help="a map to open")
    parser.add_argument("--version", action="version", version=f"footpath {__version__}")
    return parser


def tell(text: str) -> None:
    """Print what was asked for. Raises ``NoOutput`` where that cannot be written."""
    _written(lambda: print(text, flush=True))


def flush() -> None:
    """Write what help texts left in the buffer. Raises ``NoOutput`` where that is not possible."""
    _written(sys.stdout.flush)


def _written(write: Callable[[], None]) -> None:
    try:
        write()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise NoOutput(error.strerror or str(error)) from error


def complain(text: str, program: str = "footpath") -> None:
    """Say on the error output what is wrong."""
    remark(f"{program}: {text}")


def remark(text: str) -> None:
    """Print something on the error output."""
    # Where even that cannot be written, nobody can be told; the exit code still tells.
    with contextlib.suppress(OSError):
        print(text, file=sys.stderr)

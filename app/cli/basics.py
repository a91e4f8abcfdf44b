"""What the command line says and understands without a command: the parser of the editor."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any, NoReturn

from app import __version__

DONE, FAULTY = 0, 1


WRONG_USE = 2
"""The exit code for what makes no sense."""


class WrongUse(Exception):
    """What was typed makes no sense; the text says why."""


class Parser(argparse.ArgumentParser):
    """Wrong use shows the whole help, and why. Options are written in full."""

    def __init__(self, prog: str, **more: Any) -> None:
        super().__init__(prog=prog, allow_abbrev=False, **more)

    def error(self, message: str) -> NoReturn:
        self.print_help(sys.stderr)
        self.exit(WRONG_USE, f"\n{self.prog}: {message}\n")


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


def complain(text: str, program: str = "footpath") -> None:
    """Say on the error output what is wrong."""
    print(f"{program}: {text}", file=sys.stderr)

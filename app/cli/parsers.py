"""What the commands understand: one parser each."""

from __future__ import annotations

from pathlib import Path

from app.cli.basics import Parser
from app.export.options import ATTACHMENTS, FITS, ORIENTATIONS, THEMES
from app.layout.papers import PAPERS
from app.models.suffix import SUFFIX


def export_parser() -> Parser:
    """What `footpath export` takes."""
    parser = Parser(
        prog="footpath export",
        description="Write maps as PDF or PNG. Needs no display.",
    )
    parser.add_argument("maps", metavar="MAP", nargs="+", type=Path, help="a map to export")
    parser.add_argument(
        "-o",
        dest="out",
        metavar="OUT",
        required=True,
        help="OUT.pdf or OUT.png; for several maps a folder, as FOLDER/, which gets PDFs, or PNGs "
        "where --scale, --dpi or --transparent is given",
    )
    parser.add_argument(
        "--paper",
        metavar="PAPER",
        default="a4",
        help=f"{', '.join(PAPERS)} or WIDTHxHEIGHTmm (default: a4)",
    )
    parser.add_argument("--orientation", choices=ORIENTATIONS, default="auto")
    parser.add_argument(
        "--fit",
        choices=FITS,
        default="page",
        help="page: laid out for one page; content: a page as large as the map (default: page)",
    )
    parser.add_argument("--theme", choices=THEMES, type=str.lower, help="default: the map's own")
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--scale", type=float, metavar="N", help="of a PNG; 1 is 96 dpi (default: 2)")
    size.add_argument("--dpi", type=float, metavar="N", help="of a PNG")
    parser.add_argument("--transparent", action="store_true", help="a PNG without its ground")
    parser.add_argument(
        "--attach",
        choices=ATTACHMENTS,
        default="visible",
        help="which part of the map goes into a PDF as a file: none, what is visible there, or all "
        "with notes, comments, hidden lanes and the tray (default: visible)",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object a map")
    return parser


def check_parser() -> Parser:
    """What `footpath check` takes."""
    parser = Parser(
        prog="footpath check",
        description="Tell the faults of maps as FILE:LINE:COLUMN: message, or as FILE: message "
        "where a file cannot be read; exit code 1 if any.",
    )
    parser.add_argument("maps", metavar="MAP", nargs="+", type=Path, help="a map to check")
    parser.add_argument("--json", action="store_true", help="print one JSON object a map")
    return parser


def schema_parser() -> Parser:
    """What `footpath schema` takes: nothing."""
    return Parser(
        prog="footpath schema", description="Print the JSON Schema (2020-12) of a map's file."
    )


def templates_parser() -> Parser:
    """What `footpath templates` takes: nothing."""
    return Parser(
        prog="footpath templates", description="List the templates that new maps can start from."
    )


def new_parser() -> Parser:
    """What `footpath new` takes."""
    parser = Parser(prog="footpath new", description="Make a new map.")
    parser.add_argument(
        "-o", dest="out", metavar="MAP", required=True, type=Path, help=f"its file, NAME{SUFFIX}"
    )
    parser.add_argument(
        "--template", metavar="NAME", default="blank", help="what it starts from (default: blank)"
    )
    parser.add_argument("--title", metavar="T", help="its title (default: the template's)")
    parser.add_argument("--force", action="store_true", help="replace a file that exists")
    return parser

"""Who may import whom in app/, as data, and the reading of the sources that checks it."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

# A room is a folder or a single file of app/. What it may import of ours, besides itself and the
# version in app/__init__.py:
ROOMS: Mapping[str, frozenset[str]] = {
    "collector": frozenset(),
    "unwarned": frozenset(),
    "models": frozenset(),
    "storage": frozenset({"collector", "models"}),
    "layout": frozenset({"models"}),
    "paint": frozenset({"layout", "unwarned"}),
    "editor": frozenset({"models", "unwarned"}),
    "canvas": frozenset({"collector", "models", "layout", "paint", "editor"}),
    "export": frozenset({"models", "storage", "layout", "paint"}),
    "present": frozenset({"canvas", "layout", "paint", "editor"}),
    "cli": frozenset({"models", "storage", "layout", "export"}),
    "ui": frozenset(
        {
            *("collector", "models", "storage", "layout", "paint"),
            *("editor", "canvas", "export", "present", "cli"),
        }
    ),
    "__main__": frozenset(
        {
            *("collector", "models", "storage", "layout", "paint"),
            *("editor", "canvas", "export", "present", "cli", "ui"),
        }
    ),
}

# Packages of others that only some rooms may import, with the reason in the message.
OTHERS: Mapping[str, tuple[frozenset[str], str]] = {
    "PySide6": (
        frozenset({"paint", "editor", "canvas", "export", "present", "cli", "ui", "__main__"}),
        "maps, files and layout must work and be tested without Qt",
    ),
    "PySide6.QtWidgets": (
        frozenset({"canvas", "present", "ui", "__main__"}),
        "a picture or a history needs no widget",
    ),
    "gc": (frozenset({"collector"}), "it belongs to the whole process; ask app.collector"),
    "warnings": (
        frozenset({"unwarned"}),
        "their filters belong to the whole process; ask app.unwarned",
    ),
    "reportlab": (frozenset({"paint", "export"}), "only the PDF needs it, and it is slow to load"),
    "PIL": (frozenset({"editor", "paint"}), "pictures are taken and scaled in one place each"),
    **{
        network: (frozenset(), "Footpath uses no network")
        for network in (
            *("ftplib", "http", "httpx", "requests", "smtplib", "socket", "ssl"),
            *("urllib.request", "xmlrpc", "PySide6.QtNetworkAuth", "PySide6.QtWebSockets"),
        )
    },
}

# The only names of QtNetwork that stay on the machine.
LOCAL_NETWORK = frozenset({"QLocalServer", "QLocalSocket"})

# A file is about one thing, and rarely longer than this.
MOST_LINES = 400
LONG_FILES: Mapping[str, str] = {}


@dataclass(frozen=True)
class Import:
    """One name that a file imports: `package.module` or `package.module.name`, and the line."""

    name: str
    line: int


@dataclass(frozen=True)
class Module:
    """A file of app/: its path from the tree's root, its dotted name and what it imports."""

    path: str
    name: str
    imports: tuple[Import, ...]
    lines: int

    @property
    def room(self) -> str:
        """The room the module stands in; "" for app/__init__.py, which belongs to everybody."""
        return room_of(self.name)


def room_of(name: str) -> str:
    """The room of a dotted name that starts with "app"."""
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else ""


def is_or_below(name: str, package: str) -> bool:
    """Whether a dotted name is the package or something in it."""
    return name == package or name.startswith(package + ".")


def read_imports(source: str, module: str, is_package: bool) -> Iterator[Import]:
    """Every import of a source, also those in functions and under TYPE_CHECKING.

    `module` is the dotted name of the source, from which relative imports are counted.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(alias.name, node.lineno)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = module.split(".")
                up = node.level - (1 if is_package else 0)
                parts = parts[: len(parts) - up]
                base = ".".join([*parts, *([node.module] if node.module else [])])
            for alias in node.names:
                yield Import(f"{base}.{alias.name}", node.lineno)


def read_tree(root: Path) -> list[Module]:
    """The modules of root/app, in the order of their paths."""
    modules = []
    for path in sorted((root / "app").rglob("*.py")):
        place = path.relative_to(root)
        parts = list(place.with_suffix("").parts)
        is_package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if is_package else parts)
        source = path.read_text(encoding="utf-8")
        imports = tuple(read_imports(source, name, is_package))
        modules.append(Module(place.as_posix(), name, imports, len(source.splitlines())))
    return modules


def names_of(rooms: frozenset[str]) -> str:
    """Rooms for people: "only layout and models"."""
    names = sorted(rooms)
    if not names:
        return "nothing of ours"
    return "only " + (names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}")


def wrong_rooms(modules: list[Module]) -> list[str]:
    """Imports of a room that the importing room may not know."""
    faults = []
    for module in modules:
        if not module.room:
            if any(is_or_below(i.name, "app") for i in module.imports):
                faults.append(
                    f"{module.path} imports rooms, but app/__init__.py holds the version only"
                )
            continue
        if module.room not in ROOMS:
            faults.append(f"{module.path}: app has no room called {module.room}")
            continue
        for i in module.imports:
            if not is_or_below(i.name, "app"):
                continue
            other = room_of(i.name)
            if other in ROOMS and other != module.room and other not in ROOMS[module.room]:
                faults.append(
                    f"{module.path}:{i.line} imports app.{other}, "
                    f"but {module.room} may import {names_of(ROOMS[module.room])}"
                )
    return faults


def wrong_packages(modules: list[Module]) -> list[str]:
    """Imports of others' packages, of the tests or of the network by a room that must not."""
    faults = []
    for module in modules:
        for i in module.imports:
            place = f"{module.path}:{i.line}"
            if is_or_below(i.name, "tests"):
                faults.append(f"{place} imports {i.name}, but the program knows no tests")
            if (
                is_or_below(i.name, "PySide6.QtNetwork")
                and i.name.split(".")[-1] not in LOCAL_NETWORK
            ):
                faults.append(f"{place} imports {i.name}, but Footpath uses no network")
            for package, (rooms, reason) in OTHERS.items():
                if is_or_below(i.name, package) and module.room not in rooms:
                    faults.append(
                        f"{place} imports {package}, which {module.room or 'app/__init__.py'} "
                        f"must not: {reason}"
                    )
    return faults


def graph_of(modules: list[Module]) -> dict[str, set[str]]:
    """Which module of app imports which others directly."""
    known = {module.name for module in modules}
    graph: dict[str, set[str]] = {module.name: set() for module in modules}
    for module in modules:
        for i in module.imports:
            name = i.name
            while name and name not in known:
                name = name.rpartition(".")[0]
            if name and name != module.name:
                graph[module.name].add(name)
    return graph


def cycles(modules: list[Module]) -> list[str]:
    """Groups of modules that import one another in a circle.

    The groups are the strongly connected components of the import graph, by Tarjan's method
    (Depth-first search and linear graph algorithms, 1972).
    """
    graph = graph_of(modules)
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[str] = []

    def visit(name: str) -> None:
        index[name] = low[name] = len(index)
        stack.append(name)
        for other in sorted(graph[name]):
            if other not in index:
                visit(other)
                low[name] = min(low[name], low[other])
            elif other in stack:
                low[name] = min(low[name], index[other])
        if low[name] == index[name]:
            group = [stack.pop()]
            while group[-1] != name:
                group.append(stack.pop())
            if len(group) > 1:
                found.append("these import one another: " + ", ".join(sorted(group)))

    for name in sorted(graph):
        if name not in index:
            visit(name)
    return found


def too_long(modules: list[Module], listed: Mapping[str, str] = LONG_FILES) -> list[str]:
    """Files over MOST_LINES without a listed reason, and listed files that need none any more."""
    faults = []
    for module in modules:
        if module.lines > MOST_LINES and module.path not in listed:
            faults.append(
                f"{module.path} has {module.lines} lines; is it still about one thing? "
                f"Part it, or give a reason in LONG_FILES"
            )
    long = {module.path for module in modules if module.lines > MOST_LINES}
    faults += [
        f"{path} needs no place in LONG_FILES any more" for path in listed if path not in long
    ]
    return faults

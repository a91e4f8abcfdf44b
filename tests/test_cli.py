"""The command line: exactly what it promises, and never a traceback."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from app import __version__, cli
from app.cli import commands
from app.export.attachment import extract_attachment
from app.layout.resources import resource_path
from app.storage import dump, load, parse, schema
from app.ui.templates import templates
from tests.generators import random_map

SAMPLES = resource_path("samples")
TAXI = str(SAMPLES / "taxi.journey")
PUMP = str(SAMPLES / "pump.journey")


pytestmark = pytest.mark.usefixtures("qapp")  # else an export would make an application of its own


class Result:
    """What a command said and how it ended."""

    def __init__(self, code: int, out: str, error: str) -> None:
        self.code, self.out, self.error = code, out, error


class Run:
    """Runs commands in this process, as the program's entry does."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.edited: list[list[Path]] = []

    def edit(self, paths: Sequence[Path]) -> int:
        self.edited.append(list(paths))
        return 0

    def __call__(self, *arguments: object) -> Result:
        self._capsys.readouterr()
        code = cli.main([str(argument) for argument in arguments], self.edit)
        said = self._capsys.readouterr()
        assert "Traceback" not in said.err
        return Result(code, said.out, said.err)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(capsys)


def process(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the program as users do, without a display."""
    display = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return subprocess.run(
        [sys.executable, "-m", "app", *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        env={name: value for name, value in os.environ.items() if name not in display},
        cwd=folder,
        check=False,
    )


# --- the editor and help ---


@pytest.mark.parametrize("maps", [[], ["one.journey"], ["one.journey", "two.journey"]])
def test_without_a_command_the_editor_opens(maps: list[str], run: Run) -> None:
    assert run(*maps).code == 0
    assert run.edited == [[Path(name) for name in maps]]


def test_a_map_called_like_a_command(run: Run) -> None:
    assert run("./export").code == 0
    assert run.edited == [[Path("export")]]


def test_the_version(run: Run) -> None:
    assert run("--version").out == f"footpath {__version__}\n"


@pytest.mark.parametrize("command", [[], ["export"], ["check"], ["new"], ["templates"], ["schema"]])
def test_help(command: list[str], run: Run) -> None:
    told = run(*command, "--help")
    assert told.code == 0
    assert told.out.startswith(f"usage: footpath {command[0] if command else '[MAP'}")
    assert run.edited == []


@pytest.mark.parametrize(
    "wrong",
    [
        ["--colour"],
        ["export"],
        ["export", TAXI],
        ["export", "-o", "out.pdf"],
        ["export", TAXI, "-o", "out.svg"],
        ["export", TAXI, "-o", "out"],
        ["export", TAXI, PUMP, "-o", "out.pdf"],
        ["export", TAXI, "-o", "out.pdf", "--paper", "a9"],
        ["export", TAXI, "-o", "out.pdf", "--orientation", "upright"],
        ["export", TAXI, "-o", "out.pdf", "--fit", "width"],
        ["export", TAXI, "-o", "out.pdf", "--theme", "neon"],
        ["export", TAXI, "-o", "out.pdf", "--attach", "some"],
        ["export", TAXI, "-o", "out.png", "--dpi", "many"],
        ["export", TAXI, "-o", "out.png", "--dpi", "0"],
        ["export", TAXI, "-o", "out.png", "--dpi", "nan"],
        ["export", TAXI, "-o", "out.png", "--dpi", "300", "--scale", "2"],
        ["export", TAXI, "a/taxi.journey", "-o", "out/"],
        ["check"],
        ["check", "--all"],
        ["schema", "now"],
        ["templates", "--all"],
        ["new"],
        ["new", "-o", "map.txt"],
        ["new", "-o", "map.journey", "--template", "none"],
    ],
    ids=" ".join,
)
def test_wrong_use_ends_with_2_and_help(
    wrong: list[str], run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = run(*wrong)
    assert told.code == 2
    assert told.out == ""
    assert "usage: footpath" in told.error
    assert "options:" in told.error
    assert list(tmp_path.iterdir()) == []


def test_the_output_is_never_the_map(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "map.pdf"
    path.write_bytes(Path(TAXI).read_bytes())
    for out in (path, f"{tmp_path}/"):
        told = run("export", path, "-o", out)
        assert told.code == 2
        assert "is the map itself" in told.error
        assert path.read_bytes() == Path(TAXI).read_bytes()


# --- export ---


def test_export_tells_what_it_wrote(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "taxi.pdf"
    told = run("export", TAXI, "-o", out)
    assert told.code == 0
    assert told.out.startswith(f"{out}: a4, 1 page, smallest text ")
    assert told.error == ""
    assert out.read_bytes().startswith(b"%PDF-1.7")
    assert extract_attachment(out.read_bytes()) is not None


def test_export_as_json(run: Run, tmp_path: Path) -> None:
    told = run("export", TAXI, PUMP, "-o", f"{tmp_path}/out/", "--json", "--theme", "night")
    assert told.code == 0
    reports = [json.loads(line) for line in told.out.splitlines()]
    assert [report["output"] for report in reports] == [
        str(tmp_path / "out" / "taxi.pdf"),
        str(tmp_path / "out" / "pump.pdf"),
    ]
    for report in reports:
        assert list(report) == ["output", "format", "paper", "pages", "warnings"]
        assert report["format"] == "pdf"
        assert any("Night" in warning for warning in report["warnings"])
        assert Path(report["output"]).exists()


def test_what_was_told_on_loading_is_among_the_warnings(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "newer.journey"
    text = Path(TAXI).read_text(encoding="utf-8")
    path.write_text(
        text.replace('"format_version": "1.0"', '"format_version": "1.9"'), encoding="utf-8"
    )
    told = run("export", path, "-o", tmp_path / "out.pdf", "--json")
    warnings = json.loads(told.out)["warnings"]
    assert [one for one in warnings if "1.9, newer than 1.0" in one]
    assert "1.9, newer than 1.0" in run("export", path, "-o", tmp_path / "out.pdf").error


@pytest.mark.parametrize("choice", [["--dpi", "50"], ["--scale", "0.5"], ["--transparent"]])
def test_a_folder_gets_pngs_where_only_they_have_the_option(
    choice: list[str], run: Run, tmp_path: Path
) -> None:
    assert run("export", TAXI, "-o", f"{tmp_path}/", *choice).code == 0
    with Image.open(tmp_path / "taxi.png") as image:
        assert image.mode == ("RGBA" if choice == ["--transparent"] else "RGB")
        expected = {"--dpi": 50, "--scale": 48, "--transparent": 192}[choice[0]]
        assert image.info["dpi"][0] == pytest.approx(expected, abs=0.1)


def test_a_folder_that_exists_needs_no_stroke(run: Run, tmp_path: Path) -> None:
    assert run("export", TAXI, PUMP, "-o", tmp_path).code == 0
    assert {path.name for path in tmp_path.iterdir()} == {"taxi.pdf", "pump.pdf"}


def test_one_bad_map_does_not_stop_the_others(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.journey"
    bad.write_text('{"format": "footpath-journey",\n  "format_version": "1.0", oops}')
    told = run("export", bad, TAXI, "-o", f"{tmp_path}/out/", "--json")
    assert told.code == 1
    assert re.match(rf"{re.escape(str(bad))}:2:\d+: ", told.error)
    failed, done = (json.loads(line) for line in told.out.splitlines())
    assert "2:" in failed["error"]
    assert done["format"] == "pdf"


@pytest.mark.parametrize("name", ["missing.journey", "."])
def test_a_map_that_is_none(name: str, run: Run, tmp_path: Path) -> None:
    told = run("export", tmp_path / name, "-o", tmp_path / "out.pdf")
    assert told.code == 1
    assert told.error.startswith(f"{tmp_path / name}:1:1: ")
    assert not (tmp_path / "out.pdf").exists()


def test_an_output_that_cannot_be_written(run: Run, tmp_path: Path) -> None:
    told = run("export", TAXI, "-o", tmp_path / "no" / "where" / "taxi.pdf")
    assert told.code == 1
    assert "folder does not exist" in told.error
    (tmp_path / "file").write_text("in the way")
    told = run("export", TAXI, "-o", f"{tmp_path}/file/")
    assert told.code == 1, "this is no wrong use"
    assert "cannot be made" in told.error
    assert "usage:" not in told.error


def test_too_large_a_png_is_refused(run: Run, tmp_path: Path) -> None:
    told = run("export", TAXI, "-o", tmp_path / "a.png", "--dpi", 9000)
    assert told.code == 1
    assert "--dpi" in told.error
    assert list(tmp_path.iterdir()) == []


def test_a_process_without_display_exports(tmp_path: Path) -> None:
    for out in ("taxi.pdf", "taxi.png"):
        told = process("export", TAXI, "-o", out, folder=tmp_path)
        assert (told.returncode, told.stderr) == (0, "")
        assert (tmp_path / out).stat().st_size > 10_000


def test_progress_is_for_terminals(tmp_path: Path) -> None:
    leader, follower = pty.openpty()
    told = subprocess.Popen(
        [sys.executable, "-m", "app", "export", TAXI, "-o", str(tmp_path / "a.png")],
        stdout=subprocess.PIPE,
        stderr=follower,
    )
    os.close(follower)
    seen = b""
    while select.select([leader], [], [], 60)[0]:
        try:
            part = os.read(leader, 4096)
        except OSError:
            break
        if not part:
            break
        seen += part
    os.close(leader)
    out, _ = told.communicate(timeout=60)
    assert told.returncode == 0
    assert b"taxi.journey: Drawing" in seen
    assert seen.endswith(b"\r")
    assert b"Drawing" not in out


def test_progress_is_not_for_files(tmp_path: Path) -> None:
    told = process("export", TAXI, "-o", f"{tmp_path}/", "--dpi", "40", folder=tmp_path)
    assert told.returncode == 0
    assert told.stderr == ""
    assert "\r" not in told.stdout


def test_a_map_whose_name_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"b\xff.journey")
    path.write_bytes(Path(TAXI).read_bytes())
    for attached in ("visible", "all"):
        out = f"{attached}.pdf"
        told = process("export", path.name, "-o", out, "--attach", attached, folder=tmp_path)
        assert (told.returncode, told.stderr) == (0, "")
        pdf = tmp_path / out
        data = extract_attachment(pdf.read_bytes())
        assert data is not None
        assert data == path.read_bytes() or attached == "visible"
        assert list(PdfReader(pdf).attachments) == ["b\ufffd.journey"]
    told = process("export", path.name, "-o", "out/", "--json", folder=tmp_path)
    assert told.returncode == 0
    assert json.loads(told.stdout)["pages"]


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize(
    "command",
    [
        ["export", TAXI, "-o", "taxi.pdf"],
        ["export", TAXI, "-o", "taxi.pdf", "--json"],
        ["export", "missing.journey", "-o", "taxi.pdf", "--json"],
        ["check", TAXI, "--json"],
        ["check", "missing.journey"],
        ["schema"],
        ["templates"],
        ["--version"],
        ["export", "--help"],
    ],
    ids=" ".join,
)
def test_an_output_that_is_full_is_told_plainly(command: list[str], tmp_path: Path) -> None:
    with FULL.open("wb") as full:
        told = subprocess.run(
            [sys.executable, "-m", "app", *command],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=120,
            cwd=tmp_path,
            check=False,
        )
    assert told.returncode == 1
    assert "prints cannot be written: No space left on device." in told.stderr
    assert "report" not in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize(
    ("command", "code"), [(["export"], 2), (["check", "missing.journey"], 1), (["--oops"], 2)]
)
def test_where_nobody_can_be_told_the_exit_code_tells(
    command: list[str], code: int, tmp_path: Path
) -> None:
    with FULL.open("wb") as full:
        told = subprocess.run(
            [sys.executable, "-m", "app", *command],
            stdout=subprocess.DEVNULL,
            stderr=full,
            timeout=120,
            cwd=tmp_path,
            check=False,
        )
    assert told.returncode == code


# --- check, schema ---


def test_sound_maps_pass(run: Run) -> None:
    paths = sorted(SAMPLES.glob("*.journey"))
    told = run("check", *paths)
    assert (told.code, told.out, told.error) == (0, "", "")


def test_faults_have_their_places(run: Run, tmp_path: Path) -> None:
    text = dump(random_map(7, 3, 3, 9)).decode()
    place = text.index('"lane": "') + len('"lane": ')
    end = text.index('"', place + 1) + 1
    bad = tmp_path / "bad.journey"
    bad.write_text(text[:place] + '"nowhere"' + text[end:], encoding="utf-8")
    line = text[:place].count("\n") + 1
    column = place - text.rfind("\n", 0, place)
    told = run("check", TAXI, bad)
    assert told.code == 1
    assert told.out.startswith(f"{bad}:{line}:{column}: ")
    assert "nowhere" in told.out

    reports = [json.loads(row) for row in run("check", TAXI, bad, "--json").out.splitlines()]
    assert reports[0] == {"file": TAXI, "faults": [], "notices": []}
    assert reports[1]["faults"][0]["line"] == line
    assert reports[1]["faults"][0]["column"] == column


@pytest.mark.parametrize("name", ["ghost.journey", ".", "pipe", "empty.journey", "zeros.journey"])
def test_what_cannot_be_read_has_a_place_as_well(name: str, run: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "empty.journey").touch()
    (tmp_path / "zeros.journey").write_bytes(bytes(99))
    path = tmp_path / name
    told = run("check", path)
    assert told.code == 1
    assert re.fullmatch(rf"{re.escape(str(path))}:1:1: .+\n", told.out)
    [fault] = json.loads(run("check", path, "--json").out)["faults"]
    assert (fault["line"], fault["column"]) == (1, 1)
    assert told.out == f"{path}:1:1: {fault['message']}\n"


def test_the_schema_is_printed(run: Run) -> None:
    assert json.loads(run("schema").out) == json.loads(json.dumps(schema()))


# --- templates, new ---


def test_templates_are_named(run: Run) -> None:
    rows = dict(row.split(maxsplit=1) for row in run("templates").out.splitlines())
    names = list(rows)
    in_menus = {one.path.stem: one.name for one in templates()}
    assert {name: told.strip() for name, told in rows.items()} == in_menus
    assert set(names) == {path.stem for path in resource_path("templates").glob("*.journey")}
    assert "blank" in names
    assert len(names) >= 9


@pytest.mark.parametrize(
    "template", [path.stem for path in sorted(resource_path("templates").glob("*.journey"))]
)
def test_a_new_map_is_its_template_with_a_name(template: str, run: Run, tmp_path: Path) -> None:
    out = tmp_path / "mine.journey"
    assert run("new", "-o", out, "--template", template, "--title", "Моя карта").code == 0
    made, source = load(out).map, load(resource_path(f"templates/{template}.journey")).map
    assert made.title == "Моя карта"
    assert made.id != source.id
    assert made.cards == source.cards


def test_blank_is_the_usual_template(run: Run, tmp_path: Path) -> None:
    assert run("new", "-o", tmp_path / "a.journey").code == 0
    made = load(tmp_path / "a.journey").map
    assert (len(made.stages), len(made.lanes), made.cards) == (3, 5, ())


def test_new_never_overwrites_unless_forced(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "mine.journey"
    out.write_bytes(b"precious")
    told = run("new", "-o", out)
    assert told.code == 1
    assert "--force" in told.error
    assert out.read_bytes() == b"precious"
    assert run("new", "-o", out, "--force", "--title", "Second").code == 0
    assert parse(out.read_bytes()).map.title == "Second"


@pytest.mark.parametrize("name", ["no/where.journey", "x" * 300 + ".journey"])
def test_new_where_nothing_can_be(name: str, run: Run, tmp_path: Path) -> None:
    told = run("new", "-o", tmp_path / name)
    assert told.code == 1
    assert told.error.startswith("footpath: ")


# --- what must never happen ---


def test_a_fault_of_the_program_is_one_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(path: Path) -> None:
        raise RuntimeError("the plumbing\nbroke")

    monkeypatch.setattr(commands, "load", broken)
    told = run("check", TAXI)
    assert told.code == 70
    assert len(told.error.splitlines()) == 1
    assert "RuntimeError: the plumbing broke" in told.error
    monkeypatch.setenv(cli.DETAILS, "1")
    assert cli.main(["check", TAXI], run.edit) == 70
    assert "Traceback" in capsys.readouterr().err


def test_an_interrupted_command_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(path: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "load", interrupted)
    told = run("check", TAXI)
    assert told.code == 130
    assert "stopped" in told.error


def test_an_interrupted_export_claims_nothing_of_what_it_wrote(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = tmp_path / "taxi.pdf"
    first.write_bytes(b"old")

    def stopped(path: Path) -> object:
        if path == Path(PUMP):
            raise KeyboardInterrupt
        return load(path)

    monkeypatch.setattr(commands, "load", stopped)
    told = run("export", TAXI, PUMP, "-o", tmp_path)
    assert told.code == 130
    assert first.read_bytes() != b"old"
    assert "nothing" not in told.error
    assert "what was written until then stays" in told.error


@pytest.mark.parametrize(
    ("command", "remedy"),
    [(["check", TAXI], "close other"), (["export", TAXI, "-o", "out.png"], "smaller scale")],
)
def test_too_little_memory_has_a_remedy_that_fits(
    command: list[str],
    remedy: str,
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(path: Path) -> None:
        raise MemoryError

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(commands, "load", full)
    told = run(*command)
    assert told.code == 1
    assert remedy in told.error


def test_a_reader_that_goes_away_is_no_fault() -> None:
    command = [sys.executable, "-m", "app", "schema"]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert child.stdout is not None
    child.stdout.close()
    assert child.stderr is not None
    error = child.stderr.read()
    child.stderr.close()
    assert child.wait(60) == 141
    assert error == b""


def test_a_terminal_without_letters_is_no_fault(tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    told = subprocess.run(
        [sys.executable, "-m", "app", "templates"],
        capture_output=True,
        env=environment,
        timeout=60,
        check=False,
    )
    assert told.returncode == 0
    assert told.stdout.isascii()


@pytest.mark.parametrize("command", [["--version"], ["check", TAXI], ["schema"]])
def test_commands_without_pictures_load_neither_qt_nor_reportlab(command: list[str]) -> None:
    code = (
        "import sys; from app.cli import main; main(sys.argv[1:], lambda paths: 0); "
        "heavy = {'PySide6', 'reportlab', 'PIL', 'uharfbuzz', 'icu4py'} & set(sys.modules); "
        "sys.exit(str(heavy) if heavy else 0)"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, *command], capture_output=True, text=True, timeout=60
    )
    assert (told.returncode, told.stderr) == (0, "")


def test_a_mistyped_command_is_no_map(run: Run) -> None:
    said = run("exprot", TAXI)
    assert said.code == 2
    assert 'did you mean "export"' in said.error


def test_options_are_written_in_full(run: Run, tmp_path: Path) -> None:
    assert run("export", TAXI, "-o", str(tmp_path / "a.pdf"), "--jso").code == 2


def test_without_a_screen_the_editor_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    said = run(TAXI)
    assert said.code == 1
    assert "screen" in said.error


def test_with_json_a_map_that_fails_has_its_object_too(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.journey"
    broken.write_text("{")
    said = run("export", str(broken), "-o", str(tmp_path / "a.pdf"), "--json")
    assert said.code == 1
    assert json.loads(said.out)["output"] == str(tmp_path / "a.pdf")
    assert "broken.journey:1:2" in json.loads(said.out)["error"]


def test_what_is_for_pictures_alone_is_told_of_a_pdf(run: Run, tmp_path: Path) -> None:
    told = run("export", TAXI, "-o", tmp_path / "a.pdf", "--dpi", "300", "--transparent", "--json")
    assert told.code == 0
    assert any("dpi, transparent" in one for one in json.loads(told.out)["warnings"])

"""The program as users get it: a wheel, installed, run from a folder without the sources."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from app import __version__

ROOT = Path(__file__).resolve().parent.parent


def run(command: list[str | Path], folder: Path) -> str:
    """Run a command in a folder and give what it prints; a failure shows what it said."""
    result = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, env=bare_environment()
    )
    assert result.returncode == 0, f"{command}\n{result.stdout}{result.stderr}"
    return result.stdout


def bare_environment() -> dict[str, str]:
    """This process's environment without what would lead Python or Qt to the sources."""
    hints = ("PYTHONPATH", "QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "VIRTUAL_ENV")
    return {name: value for name, value in os.environ.items() if name not in hints}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel in it; gives its site-packages."""
    folder = tmp_path_factory.mktemp("wheel")
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], ROOT)
    (wheel,) = folder.glob("footpath-*.whl")
    environment = folder / "environment"
    venv.create(environment, with_pip=False, symlinks=os.name != "nt")
    python = environment / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--python", python]
    run([*pip, "install", "--quiet", "--no-deps", "--no-index", "--no-compile", wheel], folder)
    asked = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(run([python, "-c", asked], folder).strip())
    # The packages Footpath runs on are lent by the environment of the tests, so that nothing is
    # downloaded. A .pth in a lent folder is not followed: it cannot lead back to the sources.
    lent = sysconfig.get_path("purelib")
    (packages / "lent.pth").write_text(lent + "\n", encoding="utf-8")
    return packages


@pytest.fixture
def footpath(installed: Path) -> Path:
    """The installed command."""
    scripts = installed.parents[1 if os.name == "nt" else 2] / (
        "Scripts" if os.name == "nt" else "bin"
    )
    return scripts / ("footpath.exe" if os.name == "nt" else "footpath")


def test_the_wheel_holds_the_resources_and_no_tests(installed: Path) -> None:
    kept = {path.name for path in (ROOT / "resources").iterdir() if path.is_dir()}
    assert {path.name for path in (installed / "app" / "resources").iterdir()} >= kept
    assert not (installed / "tests").exists()
    assert not (installed / "tools").exists()


def test_an_installed_wheel_works_from_another_folder(
    installed: Path, footpath: Path, tmp_path: Path
) -> None:
    sample = installed / "app" / "resources" / "samples" / "taxi.journey"
    assert run([footpath, "--version"], tmp_path).strip() == f"footpath {__version__}"
    assert "blank" in run([footpath, "templates"], tmp_path)
    run([footpath, "new", "-o", "mine.journey", "--template", "blank"], tmp_path)
    assert run([footpath, "check", "mine.journey", sample], tmp_path) == ""
    run([footpath, "export", sample, "-o", "taxi.pdf"], tmp_path)
    run([footpath, "export", sample, "-o", "taxi.png"], tmp_path)
    assert "FootpathSans" in run(["pdffonts", "taxi.pdf"], tmp_path)
    assert (tmp_path / "taxi.png").stat().st_size > 0
    assert (footpath.parent / footpath.name.replace("footpath", "footpath-gui")).exists()

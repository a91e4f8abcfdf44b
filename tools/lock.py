"""Write requirements.lock: every package of an environment, its version and its files' hashes.

The versions are resolved once for all systems and all Python versions that pyproject.toml allows,
and each package is listed with the hashes of all its files, so one lock serves everybody. It holds
no address of an index: where packages come from is the reader's own configuration.

    python tools/lock.py              keep what is locked, add and drop what pyproject.toml says
    python tools/lock.py --upgrade    the newest versions within pyproject.toml's ranges

Needs the resolver `uv`; where it is not on the PATH, it is installed into build/lock-env first.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
HEADER = """\
# Written by `python tools/lock.py` from pyproject.toml; do not edit by hand.
# One lock for Linux, macOS and Windows; install with `pip install --require-hashes -r`.
"""


def resolver() -> Path:
    """The `uv` program: the one on the PATH, or one freshly installed in build/lock-env."""
    found = shutil.which("uv")
    if found is not None:
        return Path(found)
    folder = ROOT / "build" / "lock-env"
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    if not any(programs.glob("uv*")):
        venv.create(folder, with_pip=True)
        subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", "uv"], check=True)
    return programs / "uv"


def foreign_lines(lock: str) -> list[str]:
    """The lines of a lock that name an address or an index, which it must not."""
    return [line for line in lock.splitlines() if "://" in line or "index" in line.lower()]


def main(arguments: list[str]) -> int:
    """Write the lock; the exit code is 1 where the result would hold an address."""
    made = ROOT / "build" / "requirements.lock"
    made.parent.mkdir(exist_ok=True)
    if LOCK.exists():
        shutil.copyfile(LOCK, made)  # the resolver keeps the versions it finds in its output
    command = [
        *(str(resolver()), "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"),
        *("--extra", "dev", "--generate-hashes", "--no-header", "--no-emit-index-url"),
        *("--output-file", str(made), *arguments, "pyproject.toml"),
    ]
    subprocess.run(command, check=True, cwd=ROOT)
    text = made.read_text(encoding="utf-8")
    made.unlink()
    if wrong := foreign_lines(text):
        print(
            "requirements.lock is left as it was: the new one names an address:", *wrong, sep="\n"
        )
        return 1
    LOCK.write_text(HEADER + text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

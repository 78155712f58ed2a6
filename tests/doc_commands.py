"""Commands of the docs, run as they are written where the samples lie."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

_TRAILING = re.compile(r"[ \t]+$", re.M)


def printed(line: str, folder: Path) -> str:
    """What a command of the docs prints in a folder, without blanks at the ends of lines."""
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(line.removeprefix(".venv/bin/"))],
        cwd=folder,
        env={**os.environ, "COLUMNS": "100", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return _TRAILING.sub("", done.stdout)

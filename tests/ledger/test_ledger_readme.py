"""The README's three commands, run as they are written where the samples lie."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TRAILING = re.compile(r"[ \t]+$", re.M)
BLOCK = re.compile(r"^```sh\n(.*?govtargets record .*?)^```\n\n```text\n(.*?)^```$", re.M | re.S)


@pytest.mark.parametrize("page", ["README.md", "README.zh.md"])
def test_three_commands_make_a_scoreboard_of_two_years(page, tmp_path):
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    # What stands outside a fence before the block is of no account: fences come in pairs.
    found = BLOCK.search((ROOT / page).read_text(encoding="utf-8").partition("targets.db")[2])
    assert found
    lines = found[1].splitlines()
    printed = [_printed(line, tmp_path) for line in lines]
    assert len(lines) == 3
    assert printed[-1] == found[2]


def _printed(line: str, folder: Path) -> str:
    program, *arguments = shlex.split(line)
    assert program == ".venv/bin/govtargets"
    done = subprocess.run(
        [sys.executable, "-m", "govtargets", *arguments],
        cwd=folder,
        env={**os.environ, "COLUMNS": "100", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return TRAILING.sub("", done.stdout).strip("\n") + "\n"

"""The README's three commands, run as they are written where the samples lie."""

import re
import shutil
from pathlib import Path

import pytest
from doc_commands import printed

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```sh\n(.*?govtargets record .*?)^```\n\n```text\n(.*?)^```$", re.M | re.S)


@pytest.mark.parametrize("page", ["README.md", "README.zh.md"])
def test_three_commands_make_a_scoreboard_of_two_years(page, tmp_path):
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    # What stands outside a fence before the block is of no account: fences come in pairs.
    found = BLOCK.search((ROOT / page).read_text(encoding="utf-8").partition("targets.db")[2])
    assert found
    lines = found[1].splitlines()
    assert all(line.startswith(".venv/bin/govtargets ") for line in lines)
    told = [printed(line, tmp_path).strip("\n") + "\n" for line in lines]
    assert len(lines) == 3
    assert told[-1] == found[2]

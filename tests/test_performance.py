"""The figures in docs/performance.md: of this version, and whole."""

import ast
import re
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "performance.md").read_text(encoding="utf-8")
TABLE = PAGE.partition("<!-- the table begins -->\n")[2].partition("<!-- the table ends -->")[0]
BENCHMARKS = ROOT / "tests" / "benchmarks"


def test_the_table_was_measured_with_this_version():
    told = re.match(r"govtargets (\S+), jionlp \S+, recognizers-text-suite \S+; \d{4}-\d\d-\d\d; ", TABLE)
    assert told, "run python tests/benchmarks/table.py CORPUS --write"
    assert told[1] == version("govtargets"), "run python tests/benchmarks/table.py CORPUS --write"


@pytest.mark.parametrize("name", ["subjects.py", "table.py"])
def test_the_table_has_every_row_that_the_benchmark_writes(name: str):
    tree = ast.parse((BENCHMARKS / name).read_text(encoding="utf-8"))
    labels = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.match(r"whole extraction|stage: |JioNLP: |Recognizers-Text: |plugins: |\| .*\|$", node.value)
    ]
    assert len(labels) > 2
    assert [label for label in labels if label not in TABLE] == []


def test_the_peers_are_pinned_and_name_no_address():
    lines = (BENCHMARKS / "peers.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert len(pins) > 10
    assert [pin for pin in pins if not re.fullmatch(r"[\w.-]+==[\w.]+", pin)] == []

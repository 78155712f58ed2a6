"""The pages for readers: every example in them runs and prints what they say, and every link leads somewhere.

A block of `python` runs in the namespace of its page; a block of `text` right after it is what it prints.
A block of `console` holds `$ govtargets …` and what that prints, less blanks at the
ends of lines; a line `…` stands for any lines.
`python tests/test_docs.py` writes the present output into the pages; blocks that hold a `…` stay as they are.
"""

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import pytest
from attrs import frozen

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("README*.md"), *ROOT.glob("docs/*.md"), ROOT / "seeds" / "README.md"])
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)[^)]*\)")
ANY_LINES = "…\n"
TRAILING = re.compile(r"[ \t]+$", re.M)


@frozen
class Example:
    """An example of a page: the code, and the place in the page of the output that it claims, if any."""

    language: str
    code: str
    output: tuple[int, int] | None
    line: int


def examples(page: str) -> Iterator[Example]:
    blocks = list(BLOCK.finditer(page))
    for block, following in zip_longest(blocks, blocks[1:]):
        line = page.count("\n", 0, block.start()) + 1
        if block[1] == "console":
            command, _, _ = block[2].partition("\n")
            yield Example(
                "console", command.removeprefix("$ "), (block.start(2) + len(command) + 1, block.end(2)), line
            )
        elif block[1] == "python":
            told = following and following[1] == "text" and not page[block.end() : following.start()].strip()
            yield Example("python", block[2], following.span(2) if told else None, line)


def console(command: str) -> str:
    """Return what a command of ours prints into a pipe, with a width of 100 columns."""
    program, *arguments = shlex.split(command)
    assert program == "govtargets", command
    done = subprocess.run(
        [sys.executable, "-m", "govtargets", *arguments],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "100", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return TRAILING.sub("", done.stdout + done.stderr)


def printed(example: Example, namespace: dict) -> str:
    if example.language == "console":
        return console(example.code)
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.chdir(ROOT):
        exec(compile(example.code, "example", "exec"), namespace)
    return TRAILING.sub("", out.getvalue())


def agrees(claimed: str, real: str) -> bool:
    pattern = "(?:.*\n)*?".join(re.escape(part) for part in claimed.split(ANY_LINES))
    return re.fullmatch(pattern, real) is not None


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_examples_print_what_the_page_says(page: Path):
    text, namespace = page.read_text(encoding="utf-8"), {}
    for example in examples(text):
        real = printed(example, namespace)
        claimed = text[slice(*example.output)] if example.output else ""
        if not agrees(claimed, real):
            where = f"{name(page)}, line {example.line} (if this is meant, run python tests/test_docs.py)"
            pytest.fail(f"{where}: it prints\n{real}", pytrace=False)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_to_files_of_the_repository(page: Path):
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_readme_begins_with_the_two_commands():
    blocks = [block[2] for block in BLOCK.finditer((ROOT / "README.md").read_text(encoding="utf-8"))]
    first, second = blocks[:2]
    setup = "python3 -m venv .venv && .venv/bin/pip install -qr plugins/all.txt && "
    assert first.startswith(f"{setup}.venv/bin/govtargets extract seeds/")
    assert second == f"{setup}.venv/bin/pytest\n"


def commands(page: Path) -> list[str]:
    blocks = BLOCK.finditer(page.read_text(encoding="utf-8"))
    return [block[2] for block in blocks if block[1] in ("sh", "console", "python", "text")]


@pytest.mark.parametrize("english", ["README.md", "docs/quickstart.md"])
def test_the_chinese_page_has_the_same_examples(english: str):
    page = ROOT / english
    assert commands(page) == commands(page.with_suffix(".zh.md"))


def test_the_sample_quoted_in_the_readme_is_the_sample():
    samples = "".join(path.read_text(encoding="utf-8") for path in ROOT.glob("seeds/p*.txt"))
    for page in ("README.md", "README.zh.md"):
        quotations = re.findall(r"^> (.+)$", (ROOT / page).read_text(encoding="utf-8"), re.M)
        assert quotations
        assert [line for line in quotations if line not in samples] == []


def refreshed(page: str) -> str:
    """Return a page with the present output of its examples."""
    namespace: dict = {}
    for example, real in [(example, printed(example, namespace)) for example in examples(page)][::-1]:
        if example.output and ANY_LINES not in page[slice(*example.output)]:
            start, end = example.output
            page = page[:start] + real + page[end:]
    return page


if __name__ == "__main__":
    for place in PAGES:
        place.write_text(refreshed(place.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")

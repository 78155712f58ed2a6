"""The tutorial, followed word by word in an empty folder: its files, its commands, and what they print."""

import re
from pathlib import Path
from shutil import copytree, ignore_patterns

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "writing-plugins.md").read_text(encoding="utf-8")
EXAMPLE = ROOT / "plugins" / "govtargets-example"
STEP = re.compile(r"(?:^In `(?P<file>[^`]+)`:\n\n)?^```(?P<language>\w+)\n(?P<block>.*?)^```$", re.M | re.S)
ANY_LINES = "…\n"


def agrees(claimed, real):
    pattern = "(?:.*\n)*?".join(re.escape(part) for part in claimed.split(ANY_LINES))
    return re.fullmatch(pattern, re.sub(r"[ \t]+$", "", real, flags=re.M)) is not None


def test_the_tutorial_works_word_by_word(workshop, tmp_path):
    folder, printed = tmp_path / "govtargets", ""
    folder.mkdir()
    # The set-up of the README installs the finished plugin as well.
    finished = copytree(EXAMPLE, tmp_path / "finished", ignore=ignore_patterns("__pycache__"))
    done = workshop(f"pip install -qe {finished}; govtargets plugins", folder)
    assert "\nexample " in done.stdout, done.stderr
    for step in STEP.finditer(PAGE):
        where = f"line {PAGE.count(chr(10), 0, step.start('block'))}"
        if step["file"]:
            assert (folder / step["file"]).is_file(), f"{where}: {step['file']} was not there before"
            (folder / step["file"]).write_text(step["block"], encoding="utf-8")
        elif step["language"] == "sh":
            done = workshop(f"{step['block']}pwd > {tmp_path}/.folder", folder)
            assert done.returncode == 0, f"{where}: {done.stdout}{done.stderr}"
            folder, printed = Path((tmp_path / ".folder").read_text(encoding="utf-8").strip()), done.stdout
        elif step["language"] == "text":
            assert agrees(step["block"], printed), f"{where}: it prints\n{printed}"
        elif step["language"] == "toml":
            assert step["block"] in (folder / "pyproject.toml").read_text(encoding="utf-8")


def test_the_plugin_of_the_tutorial_is_the_one_in_the_repository():
    files = {step["file"]: step["block"] for step in STEP.finditer(PAGE) if step["file"]}
    kept = {
        "src/govtargets_example/__init__.py": EXAMPLE / "src" / "govtargets_example" / "__init__.py",
        "tests/test_example.py": ROOT / "tests" / "test_example.py",
    }
    assert files == {name: path.read_text(encoding="utf-8") for name, path in kept.items()}

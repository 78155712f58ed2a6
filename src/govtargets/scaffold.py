"""Writes the package of a new plugin: a pattern, a parser and their tests, ready to be made into another."""

import re
from importlib.metadata import entry_points, version
from importlib.resources import files
from pathlib import Path
from shutil import rmtree
from string import Template
from tempfile import mkdtemp

from govtargets.errors import GovtargetsError
from govtargets.plugins import GROUP

_NAME = re.compile(r"[a-z][a-z0-9]{0,30}(?:-[a-z0-9]{1,30}){0,4}")
# Where each template of data/newplugin goes.
_FILES = {
    "pyproject.toml.txt": "pyproject.toml",
    "README.md.txt": "README.md",
    "gitignore.txt": ".gitignore",
    "module.py.txt": "src/$module/__init__.py",
    "typed.txt": "src/$module/py.typed",
    "test.py.txt": "tests/test_$stem.py",
}


def write_plugin(name: str, into: Path) -> Path:
    """Write the package govtargets-NAME into a folder of its own in `into`, and return that folder.

    It is written whole or not at all. Raises GovtargetsError for a name that is none or taken, a folder
    that is there already, or one that cannot be written.
    """
    words = _words(name)
    folder = into / f"govtargets-{name}"
    if not into.is_dir():
        raise GovtargetsError(f"{into}: there is no such folder; make it first, or leave --into off")
    if folder.exists():
        raise GovtargetsError(f"{folder}: it is there already; choose another name or another place")
    try:
        _write(folder, words)
    except OSError as error:
        raise GovtargetsError(f"{folder}: it cannot be written ({error.strerror})") from error
    return folder


def _words(name: str) -> dict[str, str]:
    """Return what the templates say in place of $name and so on."""
    if not _NAME.fullmatch(name):
        raise GovtargetsError(
            f"{name!r} is no name for a plugin; use small letters, digits and single hyphens"
        )
    if name.startswith("govtargets"):
        raise GovtargetsError(
            f"{name!r}: leave the first word off; the package is called govtargets-NAME anyway"
        )
    if name in {point.name for point in entry_points(group=GROUP)}:
        raise GovtargetsError(
            f"a plugin {name} is installed already; choose another name, or take that one out: "
            f"pip uninstall govtargets-{name}"
        )
    stem = name.replace("-", "_")
    major, minor, *_ = version("govtargets").split(".")
    versions = f">={major}.{minor},<{major}.{int(minor) + 1}"
    return {"name": name, "stem": stem, "kind": name, "module": f"govtargets_{stem}", "versions": versions}


def _write(folder: Path, words: dict[str, str]) -> None:
    beside = Path(mkdtemp(prefix=".govtargets-", dir=folder.parent))
    try:
        for template, place in _FILES.items():
            target = beside / "whole" / Template(place).substitute(words)
            target.parent.mkdir(parents=True, exist_ok=True)
            text = files("govtargets").joinpath("data", "newplugin", template).read_text(encoding="utf-8")
            target.write_text(Template(text).substitute(words), encoding="utf-8", newline="\n")
        (beside / "whole").rename(folder)
    finally:
        rmtree(beside, ignore_errors=True)

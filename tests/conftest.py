"""Fixtures that several tests use."""

import os
import site
import subprocess
import sys
from importlib.metadata import EntryPoint
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def plug(monkeypatch):
    """Make a module a plugin for the time of a test."""

    def make(name, **attributes):
        module = ModuleType(f"plug_{name}")
        vars(module).update(attributes)
        monkeypatch.setitem(sys.modules, module.__name__, module)
        return EntryPoint(name, module.__name__, "govtargets")

    return make


@pytest.fixture(scope="session")
def workshop(tmp_path_factory):
    """Return a function that runs a shell command in an environment of its own, apart from this one.

    It sees everything that is installed here but the tutorial's plugin, which is built there; what is
    installed there is seen by nobody else. Nothing is fetched: what a package needs must be here already.
    """
    if os.name != "posix":
        pytest.skip("the commands are those of a Unix shell")
    for needed in ("hatchling", "editables"):
        pytest.importorskip(needed, reason=f"packages are built with {needed}, which is not here")
    home = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", home], check=True)
    (inside,) = home.glob("lib/python*/site-packages")
    lines = "".join(f"import site; site.addsitedir({str(path)!r})\n" for path in linked(home / "outside"))
    (inside / "outside.pth").write_text(lines, encoding="utf-8")
    for module in ("pip", "pytest", "govtargets"):
        script = home / "bin" / module
        script.write_text(f'#!/bin/sh\nexec "{home}/bin/python" -m {module} "$@"\n', encoding="utf-8")
        script.chmod(0o755)
    own = {"PATH": f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "100", "PYTHONUTF8": "1"}
    offline = {"PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV_"))}

    def run(command, folder):
        return subprocess.run(
            ["sh", "-euc", command],
            cwd=folder,
            env=kept | own | offline,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


def linked(outside):
    """Yield folders of links to what is installed here, less the tutorial's plugin."""
    for number, packages in enumerate(map(Path, site.getsitepackages())):
        links = outside / str(number)
        links.mkdir(parents=True)
        for path in packages.iterdir() if packages.is_dir() else ():
            if "govtargets_example" not in path.name:
                (links / path.name).symlink_to(path)
        yield links

"""Patterns that wait for their first use: they do what compiled ones do, and every one of them compiles."""

import copy
import gc
import importlib
import pickle
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

import govtargets
from govtargets.deferred import deferred
from govtargets.plugins import load_toolkit

APART = ("govtargets.__main__", "govtargets.pytest_plugin")


def modules_of(package: ModuleType) -> Iterator[str]:
    found = pkgutil.walk_packages(package.__path__, package.__name__ + ".")
    yield from (one.name for one in found if not one.name.startswith(APART))


def test_it_does_what_a_compiled_one_does():
    late, early = deferred(r"(?P<n>[a-z])\d+", re.IGNORECASE), re.compile(r"(?P<n>[a-z])\d+", re.IGNORECASE)
    assert [m.span() for m in late.finditer("A1 b22")] == [m.span() for m in early.finditer("A1 b22")]
    assert (late.pattern, late.flags, late.groupindex) == (early.pattern, early.flags, early.groupindex)
    assert late.sub("-", "A1 b22") == "- -"
    assert late.match("x") is None
    with pytest.raises(AttributeError):
        late.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_a_faulty_one_is_refused_at_its_first_use():
    faulty = deferred("(")
    with pytest.raises(re.error):
        faulty.search("x")


def test_every_one_compiles():
    plugins = [sys.modules[f"govtargets_{one.name}"] for one in load_toolkit().plugins]
    for package in (govtargets, *plugins):
        for name in modules_of(package) if hasattr(package, "__path__") else ():
            importlib.import_module(name)
    waiting = [one for one in gc.get_objects() if type(one) is type(deferred(""))]
    assert len(waiting) > 100
    for one in waiting:
        assert re.compile(one.pattern), one.pattern


def test_loading_everything_compiles_few_patterns():
    code = (
        "import re._compiler as c; compiled = []; whole = c.compile\n"
        "c.compile = lambda *given: compiled.append(given) or whole(*given)\n"
        "import govtargets; govtargets.load_toolkit(); print(len(compiled))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 60


def test_a_pattern_can_be_copied_and_sent_before_and_after_its_first_use():
    pattern = deferred("[ab]+", re.M)
    for _ in range(2):
        for other in (copy.copy(pattern), pickle.loads(pickle.dumps(pattern))):
            assert other.findall("ab c ba") == pattern.findall("ab c ba") == ["ab", "ba"]

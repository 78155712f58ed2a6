"""The laws of a plugin as a whole: it loads, stands alone or with others, and reads the same everywhere."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from typing import Any

from attrs import field, frozen
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from govtargets.extraction import extract
from govtargets.plugins import GROUP, Toolkit, make_toolkit
from govtargets.serial import dumps, loads
from govtargets.strategies import Case, texts
from govtargets.testing.answers import listed, places
from govtargets.testing.examples import whole_documents
from govtargets.testing.laws import Broken, Drawn, Law, Outcome, Untried, sample, searched
from govtargets.testing.lending import lent
from govtargets.testing.sound_values import classes_of

_ENVIRONMENTS = (
    {
        "PYTHONHASHSEED": "1",
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "TZ": "Asia/Shanghai",
    },
    {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "America/Los_Angeles"},
    {"PYTHONHASHSEED": "3", "LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Shanghai"},
)
_TEXTS = 25
_SECONDS = 120


@frozen
class Plugin:
    """An installed or imported plugin to be judged, with cases of what it finds."""

    point: EntryPoint
    cases: SearchStrategy[Case] | None = None
    published: date | None = None
    drawn: Drawn = field(init=False, factory=Drawn, repr=False, eq=False)

    @property
    def toolkit(self) -> Toolkit:
        """The plugin alone, freshly loaded."""
        return make_toolkit([self.point])


def _texts(plugin: Plugin) -> SearchStrategy[str]:
    own = [] if plugin.cases is None else [plugin.cases.map(lambda case: f"{case.text}。")]
    return st.one_of(texts(), *own, whole_documents())


def _loads(plugin: Plugin) -> Outcome:
    toolkit = plugin.toolkit
    if toolkit.failures:
        return Broken(None, "; ".join(f"{failure.stage}: {failure.message}" for failure in toolkit.failures))
    found = [one.name for one in toolkit.extractors]
    if len(set(found)) < len(found):
        return Broken(None, f"two of its extractors have one name: {', '.join(found)}")
    return None


def _extraction(plugin: Plugin) -> Outcome:
    toolkit = plugin.toolkit

    def fact(_: Plugin, text: str) -> Broken | None:
        extraction = extract(text, published=plugin.published, toolkit=toolkit)
        if extraction.failures:
            return Broken(text, f"fails: {extraction.failures[0].message}")
        values = [mention.value for mention in extraction.mentions]
        if loads(dumps(extraction), classes=classes_of(values)) != extraction:
            return Broken(text, "gives an extraction that JSON does not hold")
        return None

    return searched(_texts, fact)(plugin)


def _order(plugin: Plugin) -> Outcome:
    """Compare the plugin alone with itself among the others, however they are sorted, and loaded again."""
    others = [point for point in entry_points(group=GROUP) if point.name != plugin.point.name]
    points = [plugin.point, *others]
    toolkits = [make_toolkit(order) for order in ([plugin.point], points, points[::-1], [plugin.point])]
    names = [[(e.name, e.kind, e.priority) for e in _own(toolkit, plugin)] for toolkit in toolkits]
    if any(name != names[0] for name in names):
        return Broken(None, f"it provides {names[0]} or {next(n for n in names if n != names[0])}")

    def fact(_: Plugin, text: str) -> Broken | None:
        found = [_found(toolkit, plugin, text) for toolkit in toolkits]
        if all(one == found[0] for one in found):
            return None
        return Broken(text, f"yields {found[0]} or {next(one for one in found if one != found[0])}")

    return searched(_texts, fact)(plugin)


def _own(toolkit: Toolkit, plugin: Plugin) -> list[Any]:
    return [extractor for extractor in toolkit.extractors if extractor.plugin == plugin.point.name]


def _found(toolkit: Toolkit, plugin: Plugin, text: str) -> str:
    return "; ".join(listed(places(one.find, text, plugin.published), text) for one in _own(toolkit, plugin))


def _everywhere(plugin: Plugin) -> Outcome:
    """Compare what other processes read: with another hash seed, locale, encoding and time zone."""
    if find_spec(plugin.point.module) is None or plugin.point.value.split(":")[0] == "__main__":
        return Untried("the plugin's module cannot be imported by another process")
    drawn = sorted({text for text in sample(_texts(plugin), _TEXTS) if text.strip()}, key=len)
    answers = [_elsewhere(plugin, drawn, environment) for environment in _ENVIRONMENTS]
    for environment, given in zip(_ENVIRONMENTS, answers, strict=True):
        if isinstance(given, str):
            return Broken(None, f"fails where {_told(environment)}: {given}")
    for text, *given in zip(drawn, *answers, strict=True):
        for environment, one in zip(_ENVIRONMENTS[1:], given[1:], strict=True):
            if one != given[0]:
                where = f"where {_told(_ENVIRONMENTS[0])}, but {one} where {_told(environment)}"
                return Broken(text, f"yields {given[0]} {where}")
    return None


def _told(environment: dict[str, str]) -> str:
    return " ".join(f"{name}={value}" for name, value in environment.items())


def _elsewhere(plugin: Plugin, drawn: Iterable[str], environment: dict[str, str]) -> list[list[str]] | str:
    task = {
        "name": plugin.point.name,
        "value": plugin.point.value,
        "path": sys.path,
        "published": plugin.published.isoformat() if plugin.published else None,
        "texts": list(drawn),
    }
    done = subprocess.run(
        [sys.executable, "-m", "govtargets.testing.rereading"],
        input=json.dumps(task),
        env={**os.environ, **environment, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        encoding="ascii",
        errors="backslashreplace",
        timeout=_SECONDS,
        check=False,
    )
    if done.returncode:
        return (done.stderr.strip().splitlines() or ["it ended"])[-1]
    answers: list[list[str]] = json.loads(done.stdout)
    return answers


def reread(task: dict[str, Any]) -> list[list[str]]:
    """Return what a plugin finds in each text of a task, as texts that can be compared."""
    published = date.fromisoformat(task["published"]) if task["published"] else None
    plugin = Plugin(EntryPoint(task["name"], task["value"], GROUP), None, published)
    toolkit = plugin.toolkit
    failed = [failure.message for failure in toolkit.failures]
    return [[*_found(toolkit, plugin, text), *failed] for text in task["texts"]]


PLUGIN_LAWS: tuple[Law[Plugin], ...] = (
    Law("loads", "The plugin loads, and its extractors have names of their own.", _loads),
    Law("extraction", "No text makes the plugin fail, and what it finds survives JSON.", _extraction),
    Law("order", "Other plugins, their order and loading again change nothing.", _order),
    Law("lent", "The units, bodies and places that it gives are read.", lambda plugin: lent(plugin.point)),
    Law("everywhere", "Another process, hash seed, locale or time zone changes nothing.", _everywhere),
)
"""The laws of a whole plugin, in the order in which they are reported."""

"""The three checks, one call each: of a parser, of an extractor, of a whole plugin."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from importlib.metadata import EntryPoint, entry_points
from types import ModuleType
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from govtargets.model import Extractor
from govtargets.plugins import GROUP
from govtargets.strategies import Case
from govtargets.testing.answers import Find, Parse
from govtargets.testing.examples import (
    PARSED,
    PUBLISHED,
    STANDARD,
    Cases,
    drawn,
    finds_whole,
    mined,
    reads_whole,
    share,
)
from govtargets.testing.extractor_laws import EXTRACTOR_LAWS
from govtargets.testing.finding import Finder
from govtargets.testing.laws import Law, Subject, judged
from govtargets.testing.parser_laws import PARSER_LAWS, Parser
from govtargets.testing.plugin_laws import PLUGIN_LAWS, Plugin
from govtargets.testing.report import Report, Ruling

S = TypeVar("S", bound=Subject)


def check_parser(
    parse: Parse,
    *,
    render: Callable[[Any], str] | None = None,
    cases: Cases | None = None,
    values: SearchStrategy[Any] | Iterable[Any] | None = None,
    laws: Iterable[str] | None = None,
) -> Report:
    """Return how a parser does on the laws of parsers, or on those named in `laws`.

    `cases` are texts with the values they mean: a strategy of `Case`, some of them, or a mapping from
    text to value. With `render`, `values` (else those of the cases) are written and read again. A law
    for which something is missing is not tried. Raises ValueError for a law that does not exist.
    """
    if values is not None and not isinstance(values, SearchStrategy):
        values = st.sampled_from(list(values))
    parser = Parser(parse, render, drawn(cases), values)
    return _report(_name(parse, "parse"), parser, _chosen(PARSER_LAWS, laws))


def check_extractor(
    extractor: Extractor | Find,
    *,
    cases: Cases | None = None,
    published: date | None = None,
    laws: Iterable[str] | None = None,
) -> Report:
    """Return how an extractor, or its `find` alone, does on the laws of extractors.

    `cases` are as for `check_parser`, a mention running from `Case.start` to `Case.end`; `published` is
    the day from which their dates count. Raises ValueError for a law that does not exist.
    """
    find = extractor.find if isinstance(extractor, Extractor) else extractor
    name = extractor.name if isinstance(extractor, Extractor) else _name(extractor, "find")
    return _report(name, Finder(find, drawn(cases), published), _chosen(EXTRACTOR_LAWS, laws))


def check_plugin(
    plugin: str | ModuleType, *, cases: Cases | None = None, laws: Iterable[str] | None = None
) -> Report:
    """Return how a plugin does: as a whole, each of its extractors, and `parse` and `render` if it has them.

    `plugin` is the name of an entry point or a module with hooks. Without `cases`, those are taken that
    the module gives as `EXAMPLES` (as for `check_parser`), else, for a plugin named as one of the
    standard ones, the kit's; else what it finds in the kit's documents is taken as right, so that only
    the surroundings are put to the test. Where a plugin has several extractors, each is tried on the cases
    that it reads, and on those that none of them does. Raises ValueError for a plugin or a law that does
    not exist.
    """
    point = _point(plugin)
    known: list[Law[Any]] = [*PLUGIN_LAWS, *EXTRACTOR_LAWS, *PARSER_LAWS]
    chosen = {law.name for law in _chosen(known, laws)}
    rulings = _rulings(point.name, Plugin(point), _only(PLUGIN_LAWS, {"loads"}))
    if rulings[0].holds:
        rulings = _loaded(point, cases, chosen)
    return Report(point.name, tuple(rulings))


def _loaded(point: EntryPoint, cases: Cases | None, chosen: set[str]) -> list[Ruling]:
    module = point.load()
    given = cases if cases is not None else getattr(module, "EXAMPLES", None)
    extractors = Plugin(point).toolkit.extractors
    readers = [finds_whole(one.find) for one in extractors]
    known = _known(given, STANDARD, point.name)
    shares = [share(known, reads, readers) for reads in readers]
    own = [mined(one.find) if of is None else of for one, of in zip(extractors, shares, strict=True)]
    some = next((strategy for strategy in own if strategy is not None), None)
    rulings = _rulings(point.name, Plugin(point, some, PUBLISHED), _only(PLUGIN_LAWS, chosen))
    for one, strategy in zip(extractors, own, strict=True):
        finder = Finder(one.find, strategy, PUBLISHED)
        rulings += _rulings(f"{point.name}.{one.name}", finder, _only(EXTRACTOR_LAWS, chosen))
    parse = _function(module, "parse")
    if parse:
        parsed = share(_known(given, PARSED, point.name), reads_whole(parse), readers)
        parser = Parser(parse, _function(module, "render"), parsed)
        rulings += _rulings(f"{point.name}.parse", parser, _only(PARSER_LAWS, chosen))
    return rulings


def _known(
    given: Cases | None, standard: Mapping[str, Callable[[], SearchStrategy[Case]]], name: str
) -> SearchStrategy[Case] | None:
    return drawn(given) if given is not None or name not in standard else standard[name]()


def _function(module: ModuleType, name: str) -> Callable[[str], Any] | None:
    """Return a plugin's public function, also where it is in a module of the same name or beside `parse`."""
    found = getattr(module, name, None) or getattr(getattr(module, "parse", None), name, None)
    if isinstance(found, ModuleType):
        found = getattr(found, name, None)
    return found if callable(found) else None


def _point(plugin: str | ModuleType) -> EntryPoint:
    if isinstance(plugin, ModuleType):
        return EntryPoint(plugin.__name__.removeprefix("govtargets_"), plugin.__name__, GROUP)
    installed = {point.name: point for point in entry_points(group=GROUP)}
    if plugin not in installed:
        raise ValueError(f"no plugin {plugin!r} is installed; there are: {', '.join(sorted(installed))}")
    return installed[plugin]


def _chosen(known: Iterable[Law[S]], names: Iterable[str] | None) -> tuple[Law[S], ...]:
    laws = tuple(known)
    if names is None:
        return laws
    wanted = list(names)
    unknown = sorted(set(wanted) - {law.name for law in laws})
    if unknown:
        raise ValueError(f"no law is called {', '.join(unknown)}")
    return tuple(law for law in laws if law.name in wanted)


def _only(laws: Iterable[Law[S]], names: set[str]) -> list[Law[S]]:
    return [law for law in laws if law.name in names]


def _rulings(name: str, subject: S, laws: Iterable[Law[S]]) -> list[Ruling]:
    return [judged(law, subject, name) for law in laws]


def _report(name: str, subject: S, laws: Iterable[Law[S]]) -> Report:
    return Report(name, tuple(_rulings(name, subject, laws)))


def _name(function: Callable[..., Any], otherwise: str) -> str:
    module = (getattr(function, "__module__", "") or "").partition(".")[0]
    name = getattr(function, "__name__", otherwise)
    return f"{module}.{name}" if module else name

"""The three checks, one call each: of a parser, of an extractor, of a whole plugin."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from importlib.metadata import EntryPoint, entry_points
from types import ModuleType
from typing import Any, TypeAlias, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from govtargets.model import Extractor
from govtargets.plugins import GROUP
from govtargets.strategies import Case, agencies, amounts, documents, percentages, periods
from govtargets.testing.answers import Find, Parse, places
from govtargets.testing.extractor_laws import Finder, extractor_laws
from govtargets.testing.laws import Law, judged, sample
from govtargets.testing.parser_laws import Parser, parser_laws
from govtargets.testing.plugin_laws import Plugin, plugin_laws
from govtargets.testing.report import Report, Ruling

Cases: TypeAlias = SearchStrategy[Case] | Iterable[Case] | Mapping[str, Any]
S = TypeVar("S")

PUBLISHED = date(2022, 6, 14)
"""The day on which the texts appeared that `check_plugin` shows to a plugin."""

_Table: TypeAlias = Mapping[str, Callable[[], SearchStrategy[Case]]]
_STANDARD: _Table = {
    "agencies": agencies,
    "dates": lambda: periods(published=PUBLISHED),
    "numbers": amounts,
    "percentages": percentages,
}
_ABSOLUTE: _Table = {"dates": periods}


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
    parser = Parser(parse, render, _strategy(cases), values)
    return _report(_name(parse, "parse"), parser, _chosen(parser_laws(), laws))


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
    return _report(name, Finder(find, _strategy(cases), published), _chosen(extractor_laws(), laws))


def check_plugin(
    plugin: str | ModuleType, *, cases: Cases | None = None, laws: Iterable[str] | None = None
) -> Report:
    """Return how a plugin does: as a whole, each of its extractors, and `parse` and `render` if it has them.

    `plugin` is the name of an entry point or a module with hooks. Without `cases`, those are taken that
    the module gives as `EXAMPLES` (as for `check_parser`), else, for a plugin named as one of the
    standard ones, the kit's; else what it finds in the kit's documents is taken as right, so that only
    the surroundings are put to the test. Raises ValueError for a plugin or a law that does not exist.
    """
    point = _point(plugin)
    known: list[Law[Any]] = [*plugin_laws(), *extractor_laws(), *parser_laws()]
    chosen = {law.name for law in _chosen(known, laws)}
    whole = Plugin(point, None, PUBLISHED)
    rulings = list(_rulings(point.name, whole, [law for law in plugin_laws() if law.name == "loads"]))
    if rulings[0].holds:
        rulings = _loaded(point, cases, chosen)
    return Report(point.name, tuple(ruling for ruling in rulings if ruling.law in {*chosen, "loads"}))


def _loaded(point: EntryPoint, cases: Cases | None, chosen: set[str]) -> list[Ruling]:
    module = point.load()
    given = cases if cases is not None else getattr(module, "EXAMPLES", None)
    standard = _strategy(given) if given is not None else _standard(_STANDARD, point.name)
    toolkit = Plugin(point).toolkit
    own = {one.name: _mined(one.find) if standard is None else standard for one in toolkit.extractors}
    some = next((strategy for strategy in own.values() if strategy is not None), None)
    rulings = _rulings(point.name, Plugin(point, some, PUBLISHED), _only(plugin_laws(), chosen))
    for one in toolkit.extractors:
        finder = Finder(one.find, own[one.name], PUBLISHED)
        rulings += _rulings(f"{point.name}.{one.name}", finder, _only(extractor_laws(), chosen))
    parse = _function(module, "parse")
    if parse:
        absolute = _standard(_ABSOLUTE, point.name) if given is None else None
        absolute = standard if absolute is None else absolute
        parser = Parser(parse, _function(module, "render"), absolute)
        rulings += _rulings(f"{point.name}.parse", parser, _only(parser_laws(), chosen))
    return rulings


def _standard(table: _Table, name: str) -> SearchStrategy[Case] | None:
    return table[name]() if name in table else None


def _function(module: ModuleType, name: str) -> Callable[[str], Any] | None:
    """Return a plugin's public function, also where it is in a module of the same name or beside `parse`."""
    found = getattr(module, name, None) or getattr(getattr(module, "parse", None), name, None)
    if isinstance(found, ModuleType):
        found = getattr(found, name, None)
    return found if callable(found) else None


def _mined(find: Find) -> SearchStrategy[Case] | None:
    """Return what an extractor finds in the kit's documents as cases, each with its clause."""
    found = []
    for document in sample(documents(), 40):
        for clause in document.text.replace("\n", "").replace("；", "。").split("。"):
            for one in places(find, clause, PUBLISHED):
                idle = frozenset(range(len(clause)))
                found.append(Case(clause, one.value, one.start, one.end, idle))
    return st.sampled_from(sorted(found, key=lambda case: len(case.text))) if found else None


def _strategy(cases: Cases | None) -> SearchStrategy[Case] | None:
    if cases is None or isinstance(cases, SearchStrategy):
        return cases
    listed = [Case(*pair) for pair in cases.items()] if isinstance(cases, Mapping) else list(cases)
    return st.sampled_from(listed)


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
    module = getattr(function, "__module__", "").partition(".")[0]
    name = getattr(function, "__name__", otherwise)
    return f"{module}.{name}" if module else name

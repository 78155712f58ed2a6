"""From a text to everything that was read from it: the one function most users call."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from functools import cache
from importlib.metadata import version

from attrs import evolve

from govtargets.composing import compose
from govtargets.composing.scene import make_scene
from govtargets.judging import Judge, Verdict, after, asked
from govtargets.model import Document, Extraction, Failure, Mention, Problem
from govtargets.page import Page
from govtargets.plugins import Toolkit, as_errors, load_toolkit
from govtargets.recognising import recognise
from govtargets.settling import Candidate, settle
from govtargets.stopwatch import RAISED, Stopwatch
from govtargets.structure import outline
from govtargets.values import Damage
from govtargets.view import make_view


def extract(  # noqa: PLR0913  (each option is a keyword of its own)
    text: str | Document,
    *,
    published: datetime.date | None = None,
    issuer: str | None = None,
    toolkit: Toolkit | None = None,
    strict: bool = False,
    qualitative: bool = False,
    seconds_per_plugin: float | Fraction | None = None,
) -> Extraction:
    """Return the commitments, results, mentions and problems of a text, and the failures of plugins.

    `published` is the day the text appeared and `issuer` the body that speaks, for a caller who
    knows them; what the text itself says goes before both. Promises in words alone, without an
    amount or a date, are included where `qualitative` is true. Offsets are code points into the text.
    A plugin that fails, or that takes longer than `seconds_per_plugin` (no limit unless given) over this
    text or, without a `toolkit`, to load, counts for nothing: the rest is what it would be without that
    plugin, beside its failure.
    Raises PluginErrors where `strict` is true and a plugin failed.
    """
    document = _document(text, published, issuer)
    tools = load_toolkit(seconds_per_plugin=seconds_per_plugin) if toolkit is None else toolkit
    page = make_page(document)
    limit = None if seconds_per_plugin is None else Fraction(seconds_per_plugin)
    failed: tuple[Failure, ...] = ()
    known: dict[int, list[Candidate]] = {}
    while True:
        extraction = _read(page, tools, Stopwatch(limit), known=known, qualitative=qualitative)
        if not extraction.failures:
            break
        failed += extraction.failures
        tools = tools.without(failure.plugin for failure in extraction.failures)
    failures = (*tools.failures, *failed)
    if strict and failures:
        raise as_errors(failures)
    return evolve(extraction, failures=failures) if failures else extraction


def make_page(document: Document) -> Page:
    """Return a document made ready for extractors: its reading view and its outline."""
    view = make_view(document.text)
    year = document.published.year if document.published else None
    return Page(document, view, outline(view.text, year))


def _document(text: str | Document, published: datetime.date | None, issuer: str | None) -> Document:
    document = text if isinstance(text, Document) else Document(text)
    if not (published or issuer):
        return document
    return evolve(document, published=published or document.published, issuer=issuer or document.issuer)


def _read(
    page: Page, tools: Toolkit, watch: Stopwatch, *, known: dict[int, list[Candidate]], qualitative: bool
) -> Extraction:
    """Return what these plugins read from a page; where any failed, their failures and nothing else."""
    candidates, failures = recognise(page, tools.extractors, watch, known=known)
    if failures:
        return Extraction(page.document, failures=failures)
    kept, _ = settle(candidates)
    damaged = [c for c in kept if isinstance(c.found.value, Damage)]
    whole = [c for c in kept if not isinstance(c.found.value, Damage)]
    commitments, results = compose(
        make_scene(page, kept), _own_version(), qualitative=qualitative, cues=tools.cues
    )
    extraction = Extraction(
        page.document,
        tuple(commitments),
        tuple(results),
        tuple(_mentions(page, whole)),
        tuple(_problem(page, candidate) for candidate in damaged),
    )
    return _judged(extraction, tools.judges, watch)


@cache
def _own_version() -> str:
    """Return the version of this library, whose metadata take longer to read than a short text."""
    return version("govtargets")


def _judged(extraction: Extraction, judges: Iterable[Judge], watch: Stopwatch) -> Extraction:
    """Return an extraction after the judges of plugins; where one fails, its failure and nothing else."""
    for judge in judges:
        try:
            rows = len(extraction.commitments) + len(extraction.results)
            verdicts = watch.gather(judge.plugin, _asked(judge, extraction), rows)
            extraction = after(extraction, judge, verdicts)
        except RAISED as error:
            return Extraction(extraction.document, failures=(watch.failure(judge, "judge", error),))
    return extraction


def _asked(judge: Judge, extraction: Extraction) -> Callable[[], Iterator[Verdict]]:
    return lambda: asked(judge, extraction)


def _mentions(page: Page, candidates: Iterable[Candidate]) -> Iterator[Mention]:
    text, span = page.document.text, page.view.span
    for candidate in candidates:
        start, end = span(candidate.start, candidate.end)
        value, by = candidate.found.value, candidate.extractor
        yield Mention(candidate.kind, start, end, text[start:end], value, by.plugin, by.version)


def _problem(page: Page, candidate: Candidate) -> Problem:
    start, end = page.view.span(candidate.start, candidate.end)
    return Problem(
        start, end, page.document.text[start:end], candidate.found.value.reason, candidate.extractor.plugin
    )

"""From a text to everything that was read from it: the one function most users call."""

import datetime
from collections.abc import Iterable
from importlib.metadata import version

from attrs import evolve

from govtargets.composing import compose
from govtargets.composing.scene import make_scene
from govtargets.model import Document, Extraction, Failure, Mention, Problem
from govtargets.page import Page
from govtargets.plugins import Toolkit, as_errors, load_toolkit
from govtargets.recognising import recognise
from govtargets.settling import Candidate, settle
from govtargets.structure import outline
from govtargets.values import Damage
from govtargets.view import make_view


def extract(
    text: str | Document,
    *,
    published: datetime.date | None = None,
    issuer: str | None = None,
    toolkit: Toolkit | None = None,
    strict: bool = False,
    qualitative: bool = False,
) -> Extraction:
    """Return the commitments, results, mentions and problems of a text, and the failures of plugins.

    `published` is the day the text appeared and `issuer` the body that speaks, for a caller who
    knows them; what the text itself says goes before both. Promises in words alone, without an
    amount or a date, are included where `qualitative` is true. Offsets are code points into the text.
    Raises PluginErrors where `strict` is true and a plugin failed.
    """
    document = _document(text, published, issuer)
    tools = load_toolkit() if toolkit is None else toolkit
    page = make_page(document)
    candidates, failures = recognise(page, tools.extractors)
    failures = (*tools.failures, *failures)
    if strict and failures:
        raise as_errors(failures)
    return _extraction(page, candidates, failures, qualitative=qualitative)


def make_page(document: Document) -> Page:
    """Return a document made ready for extractors: its reading view and its outline."""
    view = make_view(document.text)
    year = document.published.year if document.published else None
    return Page(document, view, outline(view.text, year))


def _document(text: str | Document, published: datetime.date | None, issuer: str | None) -> Document:
    document = text if isinstance(text, Document) else Document(text)
    return evolve(document, published=published or document.published, issuer=issuer or document.issuer)


def _extraction(
    page: Page, candidates: Iterable[Candidate], failures: Iterable[Failure], *, qualitative: bool
) -> Extraction:
    kept, _ = settle(candidates)
    damaged = [c for c in kept if isinstance(c.found.value, Damage)]
    whole = [c for c in kept if not isinstance(c.found.value, Damage)]
    commitments, results = compose(make_scene(page, kept), version("govtargets"), qualitative=qualitative)
    return Extraction(
        page.document,
        tuple(commitments),
        tuple(results),
        tuple(_mention(page, candidate) for candidate in whole),
        tuple(_problem(page, candidate) for candidate in damaged),
        tuple(failures),
    )


def _mention(page: Page, candidate: Candidate) -> Mention:
    start, end = page.view.span(candidate.start, candidate.end)
    by = candidate.extractor
    return Mention(
        candidate.kind,
        start,
        end,
        page.document.text[start:end],
        candidate.found.value,
        by.plugin,
        by.version,
    )


def _problem(page: Page, candidate: Candidate) -> Problem:
    start, end = page.view.span(candidate.start, candidate.end)
    return Problem(
        start, end, page.document.text[start:end], candidate.found.value.reason, candidate.extractor.plugin
    )

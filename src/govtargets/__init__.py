"""Tracks what Chinese public bodies promise, with the place in the source of every word of it."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govtargets.cues import ContextCue, EventCue, FirmnessCue, TenseCue
    from govtargets.errors import DocumentError, GovtargetsError, ParseError, PluginErrors
    from govtargets.extraction import extract
    from govtargets.hookspecs import hookimpl
    from govtargets.judging import Judge, Refined, Veto
    from govtargets.many import extract_many
    from govtargets.model import (
        Commitment,
        Deadline,
        Document,
        Extraction,
        Extractor,
        Failure,
        Found,
        Measure,
        Mention,
        Problem,
        Reason,
        Result,
        Span,
        Unread,
    )
    from govtargets.page import Page, Reference
    from govtargets.patterns import lookup_extractor, pattern_extractor
    from govtargets.plugins import PluginInfo, Toolkit, load_toolkit
    from govtargets.reading import NamedFile, read
    from govtargets.serial import dumps, loads, to_csv, to_dicts, to_json, to_jsonl
    from govtargets.values import Agency, Amount, Damage, Label, Percentage, Period, Unit
    from govtargets.weighing import Argument, Pairing, Weigher

_HOMES = {
    "cues": "ContextCue EventCue FirmnessCue TenseCue",
    "errors": "DocumentError GovtargetsError ParseError PluginErrors",
    "extraction": "extract",
    "hookspecs": "hookimpl",
    "judging": "Judge Refined Veto",
    "many": "extract_many",
    "model": "Commitment Deadline Document Extraction Extractor Failure Found Measure Mention Problem Reason "
    "Result Span Unread",
    "page": "Page Reference",
    "patterns": "lookup_extractor pattern_extractor",
    "plugins": "PluginInfo Toolkit load_toolkit",
    "reading": "NamedFile read",
    "serial": "dumps loads to_csv to_dicts to_json to_jsonl",
    "values": "Agency Amount Damage Label Percentage Period Unit",
    "weighing": "Argument Pairing Weigher",
}
_HOME = {name: module for module, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> object:
    """Import what is asked for from the module that it lives in, when it is first asked for.

    Most of the time that an import takes goes into patterns that a program which only builds or
    reads rows never needs.
    """
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the public names, imported or not."""
    return sorted({*globals(), *_HOME})


__all__ = [
    "Agency",
    "Amount",
    "Argument",
    "Commitment",
    "ContextCue",
    "Damage",
    "Deadline",
    "Document",
    "DocumentError",
    "EventCue",
    "Extraction",
    "Extractor",
    "Failure",
    "FirmnessCue",
    "Found",
    "GovtargetsError",
    "Judge",
    "Label",
    "Measure",
    "Mention",
    "NamedFile",
    "Page",
    "ParseError",
    "Percentage",
    "Period",
    "Pairing",
    "PluginErrors",
    "PluginInfo",
    "Problem",
    "Reason",
    "Reference",
    "Refined",
    "Result",
    "Span",
    "TenseCue",
    "Toolkit",
    "Unit",
    "Unread",
    "Veto",
    "Weigher",
    "dumps",
    "extract",
    "extract_many",
    "hookimpl",
    "load_toolkit",
    "loads",
    "lookup_extractor",
    "pattern_extractor",
    "read",
    "to_csv",
    "to_dicts",
    "to_json",
    "to_jsonl",
]

"""Tracks what Chinese public bodies promise, with the place in the source of every word of it."""

from govtargets.cues import ContextCue, EventCue, FirmnessCue, TenseCue
from govtargets.errors import DocumentError, GovtargetsError, ParseError, PluginErrors
from govtargets.extraction import extract
from govtargets.hookspecs import hookimpl
from govtargets.judging import Judge, Refined, Veto
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
)
from govtargets.page import Page, Reference
from govtargets.patterns import lookup_extractor, pattern_extractor
from govtargets.plugins import PluginInfo, Toolkit, load_toolkit
from govtargets.reading import read
from govtargets.serial import dumps, loads, to_csv, to_dicts, to_json, to_jsonl
from govtargets.values import Agency, Amount, Damage, Label, Percentage, Period, Unit

__all__ = [
    "Agency",
    "Amount",
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
    "Page",
    "ParseError",
    "Percentage",
    "Period",
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
    "Veto",
    "dumps",
    "extract",
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

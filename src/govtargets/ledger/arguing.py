"""What plugins have to say on the links of one run of matching; one that fails counts for nothing."""

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve, frozen

from govtargets.errors import told
from govtargets.ledger.comparing import Match
from govtargets.model import Commitment, Failure, Result
from govtargets.serial import loads
from govtargets.stopwatch import RAISED
from govtargets.weighing import Argument, Pairing, Weigher, arguments


@frozen
class Quoted:
    """The whole rows of a match as JSON, and the passage, if it is one in words."""

    promise: str
    report: str | None
    text: str


Link = tuple[Match, str, dict[str, Any] | None]
Links = dict[str, Link]


def quoted(link: Link, rows: Mapping[str, str], texts: Mapping[str, str]) -> Quoted:
    """Return the rows of a link from all rows as JSON, and its passage from the texts by their digests."""
    match, _, passage = link
    if passage:
        start, end = passage["place"]
        return Quoted(rows[match.promise], None, texts[passage["digest"]][start:end])
    return Quoted(rows[match.promise], rows[match.evidence], "")


def argued(
    links: Links, rows: Mapping[str, Quoted], weighers: Iterable[Weigher]
) -> tuple[Links, tuple[Failure, ...]]:
    """Return the links after all weighers, and the failures of those that raised or answered rubbish."""
    failures = []
    for weigher in weighers:
        try:
            links = {
                subject: (_weighed(match, rows[subject], weigher), rule, passage)
                for subject, (match, rule, passage) in links.items()
            }
        except RAISED as error:
            failures.append(Failure(weigher.plugin, weigher.version, f"weigh {weigher.name}", told(error)))
    return links, tuple(failures)


def _weighed(match: Match, row: Quoted, weigher: Weigher) -> Match:
    promise, report = loads(row.promise), loads(row.report) if row.report else None
    if not isinstance(promise, Commitment) or not isinstance(report, Result | None):
        raise TypeError("the ledger holds other rows than a promise and a report")
    pairing = Pairing(promise, report, report.text if report else row.text, match.score, match.reasons)
    for argument in arguments(weigher, pairing):
        match = _with(match, argument, weigher)
    return match


def _with(match: Match, argument: Argument, weigher: Weigher) -> Match:
    score = max(0, min(100, match.score + argument.points))
    reason = f"{argument.reason} ({weigher.plugin or weigher.name}: {argument.points:+})"
    return evolve(match, score=score, reasons=(*match.reasons, reason))

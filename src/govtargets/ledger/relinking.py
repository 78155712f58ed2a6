"""From the links that hold to the events that bring a ledger up to date with them."""

import datetime
from collections.abc import Iterator
from typing import Any

from govtargets.ledger.comparing import Match
from govtargets.ledger.events import Event, pair
from govtargets.ledger.links_in_words import IN_WORDS
from govtargets.ledger.rematch import Found
from govtargets.ledger.state import Link, State


def difference(state: State, found: Found) -> Iterator[Event]:
    """Yield the events that bring the links of the rules up to date; what persons decided stays."""
    for subject, (match, rule, passage) in found.links.items():
        known = state.links.get(subject)
        if known is None or not known.active or _differs(known, match, passage):
            yield _linked(state, subject, (match, rule, passage))
    for subject, link in state.links.items():
        if link.active and subject not in found.links and link.promise in state.promises:
            yield Event("unlinked", subject, _day_of(state, link.promise), "", link.rule)
    for match in found.again:
        if match.evidence not in state.restatements.get(match.promise, ()):
            facts = {"score": match.score, "reasons": list(match.reasons)}
            later = state.promises[match.evidence]
            yield Event(
                "restated",
                pair(match.promise, match.evidence),
                later.day,
                later.digest,
                IN_WORDS,
                facts,
            )


def _differs(known: Link, match: Match, passage: dict[str, Any] | None) -> bool:
    return (known.score, known.reasons, known.passage) != (match.score, match.reasons, passage)


def _linked(state: State, subject: str, link: tuple[Match, str, dict[str, Any] | None]) -> Event:
    match, rule, passage = link
    facts: dict[str, Any] = {"score": match.score, "reasons": list(match.reasons)}
    report = state.reports.get(match.evidence)
    day, source = (report.day, report.digest) if report else (None, "")
    if passage:
        facts["passage"] = passage
        day, source = passage["day"] and datetime.date.fromisoformat(passage["day"]), passage["digest"]
    return Event("linked", subject, day, source, rule, facts)


def _day_of(state: State, promise: str) -> datetime.date | None:
    return state.promises[promise].day

"""Which laws the parsers of other packages keep, on the strategies of this one. Run on demand:

    python3 -m venv peers && peers/bin/pip install -e '.[testing]' pytest -r tests/peers/requirements.txt
    peers/bin/python -m pytest tests/peers

The table in docs/laws.md holds what was found; `peers/bin/python tests/peers/test_peers.py` prints it anew.
Each adapter does for its package what a user would have to do, and no more: it turns the package's own
refusal into ParseError, and its answer into a value of ours (a float through its shortest decimal). The
packages are imported where they are used, for few will have them.
"""

import contextlib
import io
import logging
import re
from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from functools import cache, partial
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import pytest
from attrs import evolve, frozen

from govtargets import Amount, Found, Page, ParseError
from govtargets.strategies import amounts, numerals, periods
from govtargets.testing import Report, check_extractor, check_parser
from govtargets.values import ends_of

PAGE = Path(__file__).parents[2] / "docs" / "laws.md"
TODAY = {"year": 2022, "month": 6, "day": 14}
LONGEST = 90

# Full-width digits are left to the law about them, so that the first case to fail says something else.
MONEY = amounts(
    units=["元"],
    comparators=["point", "at_least", "at_most", "between"],
    styles=["arabic", "thousands", "mixed", "chinese"],
)
DAYS = periods(relations=["during"], styles=["arabic", "chinese"])


def exact(number: object) -> Fraction:
    return Fraction(str(number))


def cn2an_number(text: str) -> Fraction:
    from cn2an import cn2an  # noqa: PLC0415

    try:
        return exact(cn2an(text, "smart"))
    except ValueError as error:
        raise ParseError(str(error)) from error


def cn2an_written(style: str, value: Fraction) -> str:
    from cn2an import an2cn  # noqa: PLC0415

    return an2cn(str(float(value)) if value.denominator > 1 else str(value), style)


def chinese2digits_number(text: str) -> Fraction:
    from chinese2digits import takeNumberFromString  # noqa: PLC0415

    found = takeNumberFromString(text)
    if found["replacedText"] != "".join(found["digitsStringList"]) or len(found["digitsStringList"]) != 1:
        raise ParseError("not one number")
    return exact(found["digitsStringList"][0])


@cache
def jionlp():
    """Return the package, which greets its users on standard output."""
    with contextlib.redirect_stdout(io.StringIO()):
        import jionlp as package  # noqa: PLC0415
    logging.disable(logging.CRITICAL)
    return package


def money(detail: dict) -> Amount:
    """Return an answer of the package; its blur+ is a lower bound, its blur- an upper one."""
    ends = detail["num"]
    if isinstance(ends, list):
        return Amount(exact(ends[0]), exact(ends[1]), detail["case"], "between")
    said = {"accurate": "point", "blur": "about", "blur+": "at_least", "blur-": "at_most"}[
        detail["definition"]
    ]
    return Amount(*ends_of(exact(ends), said), detail["case"], said)


def jionlp_money(text: str) -> Amount:
    try:
        detail = jionlp().parse_money(text)
    except ValueError as error:
        raise ParseError(str(error)) from error
    if detail is None:
        raise ParseError("None")
    try:
        return money(detail)
    except ValueError as error:  # from 1 to 0: no value of ours, and no fault of the package's
        raise ParseError(str(error)) from error


def jionlp_money_found(page: Page):
    return list(found(jionlp().ner.extract_money(page.text), money))


def found(answers: Iterable[dict], value: Callable[[dict], object]):
    """Yield what the package found, less the values that no class of ours can hold (from 5 to 3)."""
    for one in answers:
        with contextlib.suppress(ValueError):
            yield Found(*one["offset"], value(one["detail"]))


def days(detail: dict) -> tuple[date, ...]:
    return tuple(date.fromisoformat(moment[:10]) for moment in detail["time"])


def jionlp_time(text: str) -> tuple[date, ...]:
    with contextlib.redirect_stderr(io.StringIO()):
        try:
            return days(jionlp().parse_time(text, time_base=TODAY))
        except ValueError as error:
            raise ParseError(str(error)) from error


def jionlp_time_found(page: Page):
    with contextlib.redirect_stderr(io.StringIO()):
        answers = jionlp().ner.extract_time(page.text, time_base=TODAY)
    return list(found(answers, days))


ENDS = DAYS.map(lambda case: evolve(case, value=(case.value.first, case.value.last)))


@frozen
class Peer:
    """A function of another package, and how it is put to the test."""

    package: str
    function: str
    check: partial


PEERS = [
    Peer("cn2an", "cn2an, Chinese", partial(
        check_parser, cn2an_number, render=partial(cn2an_written, "low"), cases=numerals(style="chinese"))),
    Peer("cn2an", "cn2an, financial", partial(
        check_parser, cn2an_number, render=partial(cn2an_written, "up"), cases=numerals(style="financial"))),
    Peer("cn2an", "cn2an, mixed", partial(check_parser, cn2an_number, cases=numerals(style="mixed"))),
    Peer("chinese2digits", "takeNumberFromString, Chinese", partial(
        check_parser, chinese2digits_number, cases=numerals(style="chinese"))),
    Peer("chinese2digits", "takeNumberFromString, mixed", partial(
        check_parser, chinese2digits_number, cases=numerals(style="mixed"))),
    Peer("jionlp", "parse_money", partial(check_parser, jionlp_money, cases=MONEY)),
    Peer("jionlp", "parse_time", partial(check_parser, jionlp_time, cases=ENDS)),
    Peer("jionlp", "ner.extract_money", partial(check_extractor, jionlp_money_found, cases=MONEY)),
    Peer("jionlp", "ner.extract_time", partial(check_extractor, jionlp_time_found, cases=ENDS)),
]  # fmt: skip


def rows(peer: Peer, report: Report) -> list[str]:
    """Return the lines of the page's table for a peer."""
    head = f"| {peer.package} {version(peer.package)} | {peer.function} |"
    return [f"{head} {one.law} | {cell(one.example)} | {plain(one.message)} |" for one in report.broken]


def cell(text: str | None) -> str:
    return "" if text is None else f"`{plain(repr(text)[1:-1])}`"


def plain(text: str) -> str:
    text = re.sub(r"\s+", " ", text).replace("|", "/").replace("`", "'")
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: f"{peer.package} {peer.function}")
def test_the_page_tells_which_laws_a_peer_breaks(peer: Peer):
    if find_spec(peer.package) is None:
        pytest.skip(f"{peer.package} is not installed; see the top of this file")
    page = PAGE.read_text(encoding="utf-8")
    told = re.findall(rf"^\| {peer.package} \S+ \| {re.escape(peer.function)} \| ([^|]+) \|", page, re.M)
    assert sorted(told) == sorted(ruling.law for ruling in peer.check().broken)


if __name__ == "__main__":
    for one in PEERS:
        print(*rows(one, one.check()), sep="\n", flush=True)

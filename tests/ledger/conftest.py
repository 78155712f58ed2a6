"""Where ledgers are kept in the tests: in a file, and in a PostgreSQL server of their own on loopback."""

import datetime
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import count
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("sqlalchemy")
pytest.importorskip("rapidfuzz")

from govtargets.ledger import Ledger
from govtargets.model import Commitment, Deadline, Document, Extraction, Measure, Result

BOUNDS = {
    "at_least": (True, False),
    "more_than": (True, False),
    "at_most": (False, True),
    "less_than": (False, True),
}


def _programs() -> Path | None:
    found = shutil.which("initdb")
    places = [Path(found).parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return next((place for place in reversed(places) if (place / "initdb").exists()), None)


def _user() -> str | None:
    """PostgreSQL refuses to run as root; None where the tests run as somebody else already."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in names), None)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The URL of a server that lives as long as the tests do."""
    psycopg = pytest.importorskip("psycopg")
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    if os.geteuid() == 0 and _user() is None:
        pytest.skip("PostgreSQL does not run as root, and there is no other user")
    folder, port, user = tempfile.mkdtemp(prefix="govtargets-", dir="/tmp"), _free_port(), _user()
    if user:
        shutil.chown(folder, user)
    run: dict[str, Any] = {
        "user": user,
        "cwd": folder,
        "stdout": subprocess.DEVNULL,
        "stderr": subprocess.DEVNULL,
    }
    data = f"{folder}/data"
    subprocess.run(
        [programs / "initdb", "-D", data, "-U", "keeper", "--auth=trust", "-E", "UTF8", "--no-locale"],
        check=True,
        **run,
    )
    options = [
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        f"port={port}",
        "-c",
        "unix_socket_directories=",
        "-c",
        "fsync=off",
    ]
    process = subprocess.Popen([programs / "postgres", "-D", data, *options], **run)
    url = f"postgresql://keeper@127.0.0.1:{port}"
    try:
        _wait(lambda: psycopg.connect(f"{url}/postgres").close(), psycopg.OperationalError)
        yield url
    finally:
        process.terminate()
        process.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


def _wait(attempt: Callable[[], None], error: type[Exception]) -> None:
    for _ in range(150):
        try:
            attempt()
        except error:
            time.sleep(0.1)
        else:
            return
    attempt()


_numbers = count()


@pytest.fixture
def new_database(request: pytest.FixtureRequest) -> Callable[[], str]:
    """Make an empty database on the server and return its URL."""

    def make() -> str:
        psycopg = pytest.importorskip("psycopg")
        server = request.getfixturevalue("server")
        name = f"ledger{next(_numbers)}"
        with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return f"{server}/{name}"

    return make


@pytest.fixture(params=["sqlite", "postgresql"])
def new_place(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """A function that returns a place for a new ledger each time."""
    if request.param == "postgresql":
        request.getfixturevalue("server")
        make: Callable[[], str] = request.getfixturevalue("new_database")
        return make
    return lambda: str(tmp_path / f"targets{next(_numbers)}.db")


@pytest.fixture
def place(new_place: Callable[[], str]) -> str:
    return new_place()


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    with Ledger.open(place, now=lambda: "2026-01-01T00:00:00+00:00") as book:
        yield book


def _period(year: int, last: datetime.date | None = None) -> Deadline:
    return Deadline(datetime.date(year, 1, 1), last or datetime.date(year, 12, 31), None, None, "section")


class Rows:
    """Promises and reports in few words, each on a line of one document."""

    def __init__(self, name: str, published: str, *, body: str = "青岭县政府") -> None:
        self.name, self.published, self.body = name, datetime.date.fromisoformat(published), body
        self.lines: list[str] = []
        self.promises: list[Commitment] = []
        self.reports: list[Result] = []

    def add(self, clause: str, indicator: str, amount: str, unit: str, **more: Any) -> "Rows":
        """Add a clause with a number; `report=True` for one that reports, `year` for its period."""
        start = sum(len(line) + 1 for line in self.lines)
        self.lines.append(clause + "。")
        year = more.get("year", self.published.year)
        comparator = more.get("comparator", "point")
        low, high = (Fraction(end) for end in (amount, more.get("high", amount)))
        has_low, has_high = BOUNDS.get(comparator, (True, True))
        at = start + clause.index(amount)
        measure = Measure(
            at,
            at + len(amount + unit),
            amount + unit,
            low if has_low else None,
            high if has_high else None,
            unit,
            comparator,
            more.get("change", "level"),
        )
        return self._put((start, clause, indicator), measure, _period(year, more.get("last")), more)

    def words(self, clause: str, **more: Any) -> "Rows":
        """Add a promise in words."""
        start = sum(len(line) + 1 for line in self.lines)
        self.lines.append(clause + "。")
        return self._put((start, clause, clause), None, _period(more.get("year", self.published.year)), more)

    def _put(
        self, told: tuple[int, str, str], measure: Measure | None, period: Deadline, more: Any
    ) -> "Rows":
        start, clause, indicator = told
        common: dict[str, Any] = {
            "id": f"{self.name}-{start}-{clause}",
            "document": self.name,
            "title": self.name,
            "start": start,
            "end": start + len(clause),
            "text": clause,
            "kind": "quantified" if measure else "qualitative",
            "agency": more.get("body", self.body),
            "agency_origin": "document",
            "indicator": indicator,
            "indicator_start": None,
            "measure": measure,
            "scope": more.get("scope"),
        }
        if more.get("report"):
            self.reports.append(Result(**common, period=period))
        else:
            self.promises.append(
                Commitment(**common, stretch=None, deadline=period, firmness="plain", firmness_start=None)
            )
        return self

    def extraction(self, **more: Any) -> Extraction:
        """The document with its rows."""
        document = Document("\n".join(self.lines), self.name, self.published)
        return Extraction(document, tuple(self.promises), tuple(self.reports), **more)


@pytest.fixture
def rows() -> type[Rows]:
    return Rows

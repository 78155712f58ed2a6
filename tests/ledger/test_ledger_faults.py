"""Writers that die, writers at once, a full disk, a newer ledger, a file that was cut off."""

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from govtargets.ledger import Ledger, LedgerError, storage
from govtargets.ledger.schema import STEPS, meta, migrate, version_of

WRITER = """
import sys, pathlib
sys.path.insert(0, str(pathlib.Path(sys.argv[1]).parent))
from conftest import Rows
from govtargets.ledger import Ledger
with Ledger.open(sys.argv[2]) as ledger:
    print("open", flush=True)
    for number in range(int(sys.argv[3]), int(sys.argv[4])):
        rows = Rows(f"{number}.txt", "2019-01-15")
        for line in range(int(sys.argv[5])):
            rows.add(f"新建公厕{line + 1}座第{number}批", "公厕", str(line + 1), "座")
        ledger.record(rows.extraction())
        print(number, flush=True)
"""


def _writer(place, first, last, rows, **more):
    command = [sys.executable, "-c", WRITER, str(Path(__file__)), place, str(first), str(last), str(rows)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more)


def _documents(place):
    with Ledger.open(place) as ledger:
        state = ledger.state()
        counts = {}
        for row in state.promises.values():
            counts[row.digest] = counts.get(row.digest, 0) + 1
        assert all(counts.get(digest) == source.facts["rows"] for digest, source in state.sources.items())
        return {source.name for source in state.sources.values()}


@pytest.mark.skipif(os.name != "posix", reason="kills a process")
@pytest.mark.parametrize("wait", [0.0, 0.05, 0.15])
def test_a_writer_killed_in_the_middle_leaves_whole_documents_only(place, wait):
    process = _writer(place, 0, 1000, 40)
    done = [process.stdout.readline() for _ in range(3)]
    time.sleep(wait)
    process.send_signal(signal.SIGKILL)
    done += process.communicate()[0].splitlines()
    told = {f"{int(line)}.txt" for line in done if line.strip().isdecimal()}
    assert told
    assert told <= _documents(place)
    with Ledger.open(place) as ledger:
        assert ledger.match().changed >= 0


def test_several_writers_at_once_lose_nothing(place):
    Ledger.open(place).close()
    writers = [_writer(place, first, first + 6, 3) for first in (0, 6, 12)]
    for writer in writers:
        _, errors = writer.communicate(timeout=120)
        assert writer.returncode == 0, errors
    assert _documents(place) == {f"{number}.txt" for number in range(18)}


def test_several_that_make_a_new_ledger_at_once_share_it(place):
    writers = [_writer(place, first, first + 1, 1) for first in range(3)]
    for writer in writers:
        _, errors = writer.communicate(timeout=120)
        assert writer.returncode == 0, errors
    assert len(_documents(place)) == 3


def test_two_that_record_the_same_document_at_once_record_it_once(place):
    writers = [_writer(place, 0, 3, 5) for _ in range(2)]
    for writer in writers:
        writer.communicate(timeout=120)
    with Ledger.open(place) as ledger:
        assert len(ledger.status()) == 15


@pytest.mark.skipif(os.name != "posix", reason="limits the size of files")
def test_a_full_disk_is_told_and_loses_nothing(tmp_path, rows):
    place = str(tmp_path / "targets.db")
    with Ledger.open(place) as ledger:
        ledger.record(rows("a.txt", "2019-01-15").add("新建公厕1座", "公厕", "1", "座").extraction())
        before = list(ledger.export())
    size = os.path.getsize(place)
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size + 8192, size + 8192))  # noqa: E731
    process = _writer(place, 0, 50, 200, preexec_fn=limit)
    _, errors = process.communicate(timeout=120)
    assert process.returncode != 0
    assert "LedgerError" in errors
    with Ledger.open(place) as ledger:
        assert list(ledger.export())[: len(before)] == before
    _documents(place)


def test_a_database_that_says_it_is_full_is_explained(tmp_path, rows, monkeypatch):
    connect = storage._connect

    def small(path):
        connection = connect(path)
        connection.execute("PRAGMA max_page_count=14")
        return connection

    monkeypatch.setattr(storage, "_connect", small)
    many = rows("a.txt", "2019-01-15")
    for number in range(300):
        many.add(f"新建公厕{number}座", "公厕", str(number), "座")
    with Ledger.open(str(tmp_path / "t.db")) as ledger:
        with pytest.raises(LedgerError, match="the disk is full, so nothing was written"):
            ledger.record(many.extraction())
        assert ledger.status() == []


def test_a_newer_ledger_is_refused_with_the_cure(place):
    with Ledger.open(place) as ledger, ledger._store.writing() as connection:
        connection.execute(meta.update().values(value="99"))
    with pytest.raises(LedgerError, match=r"format 99.*upgrade govtargets"):
        Ledger.open(place)


@pytest.mark.parametrize("share", [0, 10, 60, 200, 5000, 12000])
def test_a_file_that_was_cut_off_is_told(tmp_path, rows, share):
    place = tmp_path / "targets.db"
    many = rows("a.txt", "2019-01-15")
    for number in range(50):
        many.add(f"新建公厕{number}座", "公厕", str(number), "座")
    with Ledger.open(str(place)) as ledger:
        ledger.record(many.extraction())
    whole = place.read_bytes()
    assert len(whole) > share
    place.write_bytes(whole[:share])
    with pytest.raises(LedgerError, match=r"cut off|damaged"), Ledger.open(str(place)) as ledger:
        ledger.status()
    assert place.read_bytes() == whole[:share]


def test_what_is_no_ledger_is_refused_and_left_alone(tmp_path):
    text = tmp_path / "notes.txt"
    text.write_text("not a ledger at all", encoding="utf-8")
    with pytest.raises(LedgerError, match="is no ledger"):
        Ledger.open(str(text))
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE mine (x)")
    with pytest.raises(LedgerError, match="another program"):
        Ledger.open(str(other))
    with pytest.raises(LedgerError, match="folder"):
        Ledger.open(str(tmp_path))
    with pytest.raises(LedgerError):
        Ledger.open(str(tmp_path / "missing" / "t.db"))
    with pytest.raises(LedgerError, match="not supported"):
        Ledger.open("mysql://localhost/x")


def test_a_server_that_does_not_answer_is_told():
    pytest.importorskip("psycopg")
    with pytest.raises(LedgerError, match="127.0.0.1"):
        Ledger.open("postgresql://nobody@127.0.0.1:1/none")


def test_each_step_is_taken_once_and_in_order(place):
    def second(connection):
        connection.execute(text("ALTER TABLE ledger_meta ADD COLUMN note VARCHAR(9)"))

    with Ledger.open(place) as ledger:
        for _ in range(2):
            with ledger._store.writing() as connection:
                migrate(connection, (*STEPS, second))
                assert version_of(connection) == len(STEPS) + 1


def test_a_step_that_fails_leaves_the_ledger_as_it_was(place, rows):
    def broken(connection):
        connection.execute(text("ALTER TABLE ledger_meta ADD COLUMN note VARCHAR(9)"))
        raise LedgerError("boom")

    with Ledger.open(place) as ledger:
        with pytest.raises(LedgerError, match="boom"), ledger._store.writing() as connection:
            migrate(connection, (*STEPS, broken))
        ledger.record(rows("a.txt", "2019-01-15").add("新建公厕1座", "公厕", "1", "座").extraction())
    assert _documents(place) == {"a.txt"}


def test_nothing_is_left_beside_the_file(tmp_path, rows):
    with Ledger.open(str(tmp_path / "t.db")) as ledger:
        ledger.record(rows("a.txt", "2019-01-15").add("新建公厕1座", "公厕", "1", "座").extraction())
    assert [path.name for path in tmp_path.iterdir()] == ["t.db"]

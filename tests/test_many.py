"""Many documents over several processes: the same as one by one, whatever happens to one of them."""

import itertools
import multiprocessing
import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import worker_jobs

from govtargets import (
    Document,
    Extraction,
    GovtargetsError,
    PluginErrors,
    Unread,
    crew,
    extract,
    extract_many,
    load_toolkit,
    read,
    to_dicts,
    to_jsonl,
)

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
WORKERS = (1, 2, 3)


def pages(count: int, *, bad: tuple[int, ...] = ()) -> list[Document]:
    texts = (f"力争新增{n + 2}家。{'坏' if n in bad else ''}" for n in range(count))
    return [Document(text, f"d{n}") for n, text in enumerate(texts)]


def names(documents: list[Document]) -> list[str]:
    return [document.name for document in documents]


@pytest.fixture(autouse=True)
def no_process_is_left():
    yield
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("workers", WORKERS)
def test_each_document_gives_what_extract_gives_in_the_order_of_the_inputs(workers: int) -> None:
    given = {"published": date(2023, 5, 16), "issuer": "某市人民政府", "qualitative": True}
    expected = [extract(read(path), **given) for path in SEEDS]
    assert list(extract_many(SEEDS, workers=workers, **given)) == expected
    assert list(extract_many(map(read, map(str, SEEDS)), workers=workers, **given)) == expected


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_how_processes_start_changes_nothing(monkeypatch: pytest.MonkeyPatch, method: str) -> None:
    expected = [to_jsonl(to_dicts(extract(read(path)), mentions=True)) for path in SEEDS]
    monkeypatch.setattr(crew, "multiprocessing", multiprocessing.get_context(method))
    found = list(extract_many(SEEDS, workers=2))
    assert [to_jsonl(to_dicts(one, mentions=True)) for one in found] == expected


def test_one_worker_is_the_process_itself_and_several_are_not() -> None:
    assert set(extract_many(pages(3), then=worker_jobs.where)) == {os.getpid()}
    others = set(extract_many(pages(50), then=worker_jobs.where, workers=2))
    assert os.getpid() not in others
    assert len(others) == 2


@pytest.mark.parametrize("workers", WORKERS)
def test_then_is_applied_where_the_extraction_was_made(workers: int) -> None:
    documents = pages(100)
    expected = [worker_jobs.clauses(extract(document)) for document in documents]
    assert list(extract_many(documents, then=worker_jobs.clauses, workers=workers)) == expected


@pytest.mark.parametrize("workers", WORKERS)
def test_a_bad_file_is_named_with_its_cure_and_the_rest_is_carried_on(workers: int, tmp_path: Path) -> None:
    paths = [tmp_path / f"{n}.txt" for n in range(9)]
    for path in paths:
        path.write_bytes(b"\0\1" if path.stem in "36" else "力争新增5家。".encode())
    paths[4].unlink()
    found = list(extract_many(paths, workers=workers))
    bad = [n for n, one in enumerate(found) if isinstance(one, Unread)]
    assert bad == [3, 4, 6]
    assert all(isinstance(one, Unread | Extraction) for one in found)
    for n in bad:
        assert found[n].name == str(paths[n])
        assert found[n].message.startswith(f"{paths[n]}: ")
        assert "; " in found[n].message


@pytest.mark.parametrize("job", [worker_jobs.die_at_bad, worker_jobs.leave_at_bad])
def test_the_death_of_a_worker_is_the_failure_of_its_document_alone(job) -> None:
    documents = pages(200, bad=(0, 57, 58, 199))
    found = list(extract_many(documents, then=job, workers=2))
    assert [n for n, one in enumerate(found) if isinstance(one, Unread)] == [0, 57, 58, 199]
    assert [one if isinstance(one, str) else one.name for one in found] == names(documents)
    how = "signal 9" if job is worker_jobs.die_at_bad else "status 7"
    assert "d57: the process that read it" in found[57].message
    assert how in found[57].message


@pytest.mark.parametrize("job", [worker_jobs.odd_at_bad, worker_jobs.unpicklable_at_bad])
def test_what_cannot_leave_its_process_is_told(job) -> None:
    found = list(extract_many(pages(5, bad=(2,)), then=job, workers=2))
    assert [one if isinstance(one, str) else one.name for one in found] == names(pages(5))
    assert "use one worker" in found[2].message


@pytest.mark.parametrize("workers", WORKERS)
def test_what_then_raises_is_raised_at_its_document(workers: int) -> None:
    found = extract_many(pages(5, bad=(2,)), then=worker_jobs.raise_at_bad, workers=workers)
    assert [next(found), next(found)] == ["d0", "d1"]
    with pytest.raises(ZeroDivisionError):
        next(found)


@pytest.mark.parametrize("workers", WORKERS)
def test_failed_plugins_are_told_or_raised(workers: int) -> None:
    toolkit = load_toolkit(also={"bad": worker_jobs})
    found = set(extract_many(pages(3), toolkit=toolkit, then=worker_jobs.failures, workers=workers))
    assert found == {toolkit.failures}
    assert [failure.plugin for failure in toolkit.failures] == ["bad"]
    with pytest.raises(PluginErrors):
        next(extract_many(pages(3), toolkit=toolkit, strict=True, workers=workers))


@pytest.mark.parametrize("workers", WORKERS)
def test_inputs_may_be_endless_and_few_are_taken_ahead(workers: int) -> None:
    taken = 0

    def endless():
        nonlocal taken
        for taken in itertools.count(1):
            yield Document("力争新增5家。", f"d{taken}")

    found = extract_many(endless(), workers=workers)
    for count in range(1, 300):
        assert next(found).document.name == f"d{count}"
        assert count <= taken <= count + 64 * workers
    found.close()


@pytest.mark.parametrize(("held", "fewest", "most"), [(1, 2, 2), (2**25, 100, 128)], ids=["full", "room"])
def test_behind_a_slow_document_work_goes_on_within_bounds(
    monkeypatch: pytest.MonkeyPatch, held: int, fewest: int, most: int
) -> None:
    monkeypatch.setattr(crew, "_HELD", held)  # bytes of answers that may wait
    taken: list[str] = []
    inputs = (taken.append(page.name) or page for page in pages(500, bad=(0,)))
    found = extract_many(inputs, then=worker_jobs.sleep_at_bad, workers=2)
    assert next(found) == "d0"
    found.close()
    assert fewest <= len(taken) <= most


def test_large_answers_and_large_inputs_block_nothing() -> None:
    documents = [Document("风调雨顺，" * 60_000, f"d{n}") for n in range(6)]
    assert [one.document for one in extract_many(documents, workers=2)] == documents


@pytest.mark.parametrize("workers", WORKERS)
def test_progress_counts_what_is_done(workers: int) -> None:
    counts: list[int] = []
    assert len(list(extract_many(pages(7), workers=workers, progress=counts.append))) == 7
    assert counts == list(range(1, 8))


@pytest.mark.parametrize("workers", WORKERS)
def test_nothing_comes_of_nothing(workers: int) -> None:
    assert list(extract_many([], workers=workers)) == []


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"workers": 0}, ValueError),
        ({"published": "2023"}, TypeError),
        ({"seconds_per_plugin": 0}, ValueError),
    ],
)
def test_wrong_options_are_refused_before_any_work(given, error) -> None:
    with pytest.raises(error):
        extract_many(pages(1), **given)


def test_what_cannot_be_passed_to_a_process_is_refused_with_the_cure() -> None:
    with pytest.raises(GovtargetsError, match="use one worker"):
        next(extract_many(pages(1), then=lambda extraction: extraction, workers=2))
    toolkit = load_toolkit(also={"own": type("Own", (), {})()})
    with pytest.raises(GovtargetsError, match="use one worker"):
        next(extract_many(pages(1), toolkit=toolkit, workers=2))


ENDLESS = """
import itertools, sys, govtargets
if __name__ == "__main__":
    documents = (govtargets.Document("力争新增5家。" * 2000, str(n)) for n in itertools.count())
    for one in govtargets.extract_many(documents, workers=2):
        print(one.document.name, flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is a signal to a group of processes")
@pytest.mark.parametrize("to_all", [True, False], ids=["Ctrl-C", "kill"])
def test_processes_end_with_the_one_that_they_work_for(tmp_path: Path, to_all: bool) -> None:
    script = tmp_path / "endless.py"
    script.write_text(ENDLESS, encoding="utf-8")
    run = subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    assert run.stdout.readline() == b"0\n"
    os.killpg(run.pid, signal.SIGINT) if to_all else run.kill()
    # The streams end when the last process that holds them has ended.
    _, err = run.communicate(timeout=30)
    assert err.count(b"Traceback") == int(to_all)
    assert (b"KeyboardInterrupt" in err) == to_all

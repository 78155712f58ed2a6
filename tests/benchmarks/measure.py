"""Measures one subject on one text, in this process, and prints the figures as JSON; `table.py` runs it.

python measure.py times SUBJECT FILE RUNS    each piece of work, as a multiple of one pass for digits
python measure.py once SUBJECT FILE          the whole of it, once, in this fresh process: peak memory
python measure.py cold SUBJECT               the answer for one short sentence, timed from outside
"""

import json
import re
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

SENTENCE = "力争2024年6月底前新增养老床位不少于120张，增长6.5%左右，投入1500万元。"
DIGITS = re.compile(r"\d+(?:\.\d+)?")


def digits(text: str) -> None:
    for _ in DIGITS.finditer(text):
        pass


def seconds(job: Callable[[], object]) -> float:
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def times(subject: str, text: str, runs: int) -> dict:
    """Return the median of each piece of work by the median of the unit, which is measured next to each run."""
    from subjects import SUBJECTS, versions

    taken: dict[str, list[float]] = {}
    unit: list[float] = []
    for name, job in SUBJECTS[subject](text):
        job()  # what is made once is made now
        for _ in range(runs):
            unit += [seconds(lambda: digits(text)) for _ in range(5)]
            taken.setdefault(name, []).append(seconds(job))
    one = statistics.median(unit)
    rows = [
        {"work": name, "times": statistics.median(each) / one, "seconds": statistics.median(each)}
        for name, each in taken.items()
    ]
    return {"rows": rows, "unit": one, "characters": len(text), "versions": versions(subject)}


def once(subject: str, text: str) -> dict:
    from subjects import SUBJECTS

    for _, job in SUBJECTS[subject](text):
        job()
        if subject == "govtargets":  # the first is all of it
            break
    return {"peak": peak()}


def cold(subject: str) -> dict:
    from subjects import SUBJECTS

    for _, job in SUBJECTS[subject](SENTENCE):
        job()
        if subject == "govtargets":
            break
    return {"peak": peak()}


def peak() -> float:
    """Return the most memory that this process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    what, subject, *rest = sys.argv[1:]
    if what == "times":
        answer = times(subject, Path(rest[0]).read_text(encoding="utf-8"), int(rest[1]))
    elif what == "once":
        answer = once(subject, Path(rest[0]).read_text(encoding="utf-8"))
    else:
        answer = cold(subject)
    print("\n" + json.dumps(answer))

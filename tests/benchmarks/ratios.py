"""How long each plugin takes over a text, as a multiple of one pass for its digits.

Run on demand, with the library and its plugins installed; the ordinary test run does not collect it:

    python tests/benchmarks/ratios.py REPORT.txt [MORE.txt …]

For each file it prints the pass itself in milliseconds, and how many times as long the making of the
page, the `find` of every extractor, all of them together and the whole extraction take. Each figure is
the median of seven runs, the kinds of work taking turns, so that all of them meet the same machine.
"""

import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator

from govtargets import Document, Extractor, Page, extract, load_toolkit, read
from govtargets.extraction import make_page

RUNS = 7


def digits(text: str) -> None:
    for _ in re.finditer(r"\d+(?:\.\d+)?", text):
        pass


def finding(extractor: Extractor, page: Page) -> Callable[[], object]:
    return lambda: list(extractor.find(page))


def work(document: Document) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield what is measured, with its name; the pass for digits comes first."""
    page = make_page(document)
    yield "digits", lambda: digits(document.text)
    yield "page", lambda: make_page(document)
    for extractor in load_toolkit().extractors:
        yield f"find: {extractor.name}", finding(extractor, page)
    yield "extract", lambda: extract(document)


def measured(document: Document) -> dict[str, float]:
    """Return the median seconds of each kind of work on a document."""
    jobs = dict(work(document))
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(RUNS):
        for name, job in jobs.items():
            begun = time.perf_counter()
            job()
            times[name].append(time.perf_counter() - begun)
    return {name: statistics.median(seconds) for name, seconds in times.items()}


def report(path: str) -> None:
    document = read(path)
    seconds = measured(document)
    unit = seconds.pop("digits")
    print(f"{document.name}: {len(document.text)} characters, digits {1000 * unit:.2f} ms")
    together = sum(taken for name, taken in seconds.items() if name.startswith("find: "))
    for name, taken in (*seconds.items(), ("all finds together", together)):
        print(f"  {name:24} {taken / unit:6.1f} x")


if __name__ == "__main__":
    if not sys.argv[1:]:
        sys.exit(__doc__)
    for name in sys.argv[1:]:
        report(name)

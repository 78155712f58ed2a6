"""Measures the library and its peers in one run on one corpus, and prints the table of docs/performance.md.

    python tests/benchmarks/table.py CORPUS… [--write] [--without-peers] [--many N] [--runs N]

CORPUS are texts or folders of them; they are read as one text. `--write` puts the table into
docs/performance.md. The peers are installed by pip from peers.txt, at the first run, into the folder that
`--peers` names. It takes about fifteen minutes; without peers, and with `--many 10000`, about
four.
"""

import argparse
import datetime
import json
import math
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from pathlib import Path

import many_documents
from measure import digits, seconds

import govtargets

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "performance.md"
BEGIN, END = "<!-- the table begins -->\n", "<!-- the table ends -->\n"
FACTORS = (1, 2, 4, 8, 16)
PIECES = (
    *("一", "1,", "亿万", "九十", "2022年", "年月日", "%", "12月", " ", "（", "局", "市县区", "5个", "5%"),
    *("1-", "1到", "大于5小于6", "5%-", "甲", "\n", "，", "。", "力争", "同比", "去年"),
)
LONG = 100_000
PEERS = {"jionlp": 5, "recognizers": 3}


def main() -> None:
    """Measure, print, and write where asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--without-peers", action="store_true")
    parser.add_argument("--peers", type=Path, default=Path(tempfile.gettempdir()) / "govtargets-peers")
    parser.add_argument("--many", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=7)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        corpus = Path(name) / "corpus.txt"
        corpus.write_text(whole(args.corpus), encoding="utf-8")
        lines = list(table(corpus, args))
    text = "\n".join(lines) + "\n"
    print(text)
    if args.write:
        page = PAGE.read_text(encoding="utf-8")
        before, _, rest = page.partition(BEGIN)
        PAGE.write_text(before + BEGIN + text + END + rest.partition(END)[2], encoding="utf-8")


def whole(paths: list[Path]) -> str:
    files = [file for path in paths for file in (sorted(path.rglob("*.txt")) if path.is_dir() else [path])]
    return "\n\n".join(govtargets.read(file).text for file in files)


def table(corpus: Path, args: argparse.Namespace) -> Iterator[str]:
    subjects = {"govtargets": (sys.executable, args.runs)}
    if not args.without_peers:
        python = peers_in(args.peers)
        subjects |= {name: (python, min(runs, args.runs)) for name, runs in PEERS.items()}
    bare = statistics.median(
        seconds(lambda: subprocess.run([sys.executable, "-c", ""], check=True)) for _ in range(5)
    )
    found = {name: measured(python, "times", name, corpus, runs) for name, (python, runs) in subjects.items()}
    versions = {key: each for one in found.values() for key, each in one["versions"].items()}
    yield f"{', '.join(f'{key} {each}' for key, each in versions.items())}; {machine()};"
    yield f"one text of {found['govtargets']['characters']} characters; one pass for digits takes"
    yield f"{1000 * found['govtargets']['unit']:.2f} ms; bare Python starts in {1000 * bare:.0f} ms."
    yield from ["", "| work | times one pass | characters a second |", "|---|---:|---:|"]
    for one in found.values():
        for row in one["rows"]:
            yield f"| {row['work']} | {figure(row['times'])} | {one['characters'] / row['seconds']:,.0f} |"
    yield from [
        "",
        "| in a process of its own | most memory, MiB | first answer after, ms |",
        "|---|---:|---:|",
    ]
    for name, (python, _) in subjects.items():
        peak = measured(python, "once", name, corpus)["peak"]
        cold = statistics.median(seconds(lambda p=python, n=name: measured(p, "cold", n)) for _ in range(5))
        yield f"| {name}, this text once | {peak:.0f} | {1000 * cold:.0f} |"
    yield from growth(corpus.read_text(encoding="utf-8"))
    yield from pathological()
    yield from many(args.many)


def machine() -> str:
    python = f"{platform.python_implementation()} {platform.python_version()}"
    today = datetime.datetime.now(datetime.UTC).date()
    shape = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}"
    return f"{today}; {shape}, {python}, load {os.getloadavg()[0]:.1f} at the beginning"


def figure(number: float) -> str:
    return f"{number:.1f}" if number < 100 else f"{number:,.0f}"


def measured(python: str, what: str, subject: str, *rest: object) -> dict:
    command = [python, "-W", "ignore", HERE / "measure.py", what, subject, *map(str, rest)]
    # With bytecode beside the modules, as everything that pip installs has it: the peers have it as well.
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, encoding="utf-8", env=variables)
    return json.loads(done.stdout.splitlines()[-1])


def peers_in(folder: Path) -> str:
    """Return the Python of the peers' environment, which is made where it is not there."""
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-qr", HERE / "peers.txt"], check=True)
    return str(python)


def growth(text: str) -> Iterator[str]:
    """Yield how the time of one long document grows; 1.0 is in proportion to its length."""
    yield from ["", "| one document, so many times as long | seconds | times one pass |", "|---|---:|---:|"]
    taken = {}
    for factor in FACTORS:
        long = text * factor
        taken[factor] = statistics.median(seconds(lambda t=long: govtargets.extract(t)) for _ in range(3))
        unit = statistics.median(seconds(lambda t=long: digits(t)) for _ in range(5))
        yield f"| ×{factor}: {len(long):,} characters | {taken[factor]:.2f} | {figure(taken[factor] / unit)} |"
    exponent = math.log(taken[FACTORS[-1]] / taken[1]) / math.log(FACTORS[-1])
    yield from ["", f"The exponent of growth from ×1 to ×{FACTORS[-1]} is {exponent:.2f}."]


def pathological() -> Iterator[str]:
    """Yield the time of the whole extraction for each text that is nothing but one piece, slowest first."""
    texts = {shown(piece): (piece * LONG)[:LONG] for piece in PIECES}
    mixed = random.Random(1)
    texts["these at random"] = "".join(mixed.choice(PIECES) for _ in range(LONG))[:LONG]
    slowest = {name: patiently(text) for name, text in texts.items()}
    yield from ["", f"| {LONG:,} characters of | seconds |", "|---|---:|"]
    for name, taken in sorted(slowest.items(), key=lambda item: -item[1]):
        yield f"| {name} | {taken:.2f} |"


def patiently(text: str) -> float:
    """Return the seconds of an extraction: the median of three, but of one where that takes long."""
    first = seconds(lambda: govtargets.extract(text))
    if first > 1:
        return first
    return statistics.median([first, *(seconds(lambda: govtargets.extract(text)) for _ in range(2))])


def shown(piece: str) -> str:
    return {" ": "blanks", "\n": "line ends"}.get(piece, f"`{piece}`")


def many(count: int) -> Iterator[str]:
    """Yield runs over many documents by the command line, to JSON Lines: with one process and two, few and all."""
    yield from [
        "",
        "| documents, workers | seconds | processor seconds | documents a second | parent, MiB | a worker, MiB |",
    ]
    yield "|---|---:|---:|---:|---:|---:|"
    texts = many_documents.drawn()
    few = min(10_000, count)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for each in sorted({few, count}):
            many_documents.lay_out(folder / f"{each}", each, texts)
        for half in (0, 1):
            many_documents.lay_out(folder / "halves" / f"{half}", few // 2, texts)
        out = folder / "out.jsonl"
        runs: dict[tuple[int, int], list[dict]] = {}
        separate = []
        for _ in range(3):
            for workers in (1, 2):
                runs.setdefault((few, workers), []).append(
                    many_documents.run(folder / f"{few}", out, workers)
                )
            separate.append(many_documents.apart([folder / "halves" / "0", folder / "halves" / "1"], out))
        if count > few:
            for workers in (2, 1):
                runs[count, workers] = [many_documents.run(folder / f"{count}", out, workers)]
    for (size, workers), each in runs.items():
        middle = sorted(each, key=lambda one: one["seconds"])[len(each) // 2]
        worker = f"{middle['worker']:.0f}" if middle["worker"] else "–"
        yield (
            f"| {size:,}, {workers} | {middle['seconds']:.1f} | {middle['processor']:.1f} |"
            f" {size / middle['seconds']:,.0f} | {middle['parent']:.0f} | {worker} |"
        )
    yield from ["", *ratios(runs, separate, few, count)]


def ratios(runs: dict, separate: list[float], few: int, count: int) -> Iterator[str]:
    digests = {
        size: {one["digest"] for (n, _), each in runs.items() if n == size for one in each}
        for size in (few, count)
    }
    same = "the same" if all(len(each) == 1 for each in digests.values()) else "NOT the same"
    for size in sorted({few, count}):
        one, two = (statistics.median(run["seconds"] for run in runs[size, workers]) for workers in (1, 2))
        yield f"Two workers are {one / two:.2f} times as fast as one on {size:,} documents."
    alone = statistics.median(run["seconds"] for run in runs[few, 1])
    yield f"Two runs of one worker at once, over half of the {few:,} each, are {alone / statistics.median(separate):.2f}"
    yield f"times as fast as one over all: more the machine did not give. The output is {same} for every number of workers."


if __name__ == "__main__":
    main()

"""Runs over many short documents: how fast, with how much memory, and whether the bytes are the same.

    python tests/benchmarks/many_documents.py [COUNT [WORKERS…]]

The documents are two of govtargets.strategies' each, drawn with a fixed seed, put together in pairs that do
not repeat (below four million); they lie in folders of a thousand.
"""

import hashlib
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

SEED = 20260101
DRAWN = 2000
A_FOLDER = 1000


def drawn() -> list[str]:
    """Return the texts of so many documents as the strategies write them, the same every time."""
    from hypothesis import HealthCheck, Phase, given, seed, settings

    from govtargets.strategies import documents

    texts: list[str] = []

    @seed(SEED)
    @settings(
        max_examples=DRAWN,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        deadline=None,
    )
    @given(documents())
    def draw(case) -> None:
        texts.append(case.text)

    draw()
    return texts


def pairs(texts: list[str]) -> Iterator[str]:
    for step in range(len(texts)):
        for n, text in enumerate(texts):
            yield f"{text}\n\n{texts[(n + step) % len(texts)]}"


def lay_out(folder: Path, count: int, texts: list[str]) -> int:
    """Write so many documents into folders below one; return how many characters they hold."""
    size = 0
    for n, text in enumerate(islice(pairs(texts), count)):
        place = folder / f"{n // A_FOLDER:04}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{n % A_FOLDER:03}.txt").write_text(text, encoding="utf-8")
        size += len(text)
    return size


def command(folder: Path, out: Path, workers: int) -> list[str]:
    return [
        sys.executable,
        "-m",
        "govtargets",
        "extract",
        f"{folder}",
        "-o",
        f"{out}",
        "--workers",
        f"{workers}",
    ]


def run(folder: Path, out: Path, workers: int) -> dict:
    """Return a run's seconds, the most memory of its process and of a worker in MiB, and its output's digest.

    `processor` are the seconds of all its processes together: they say more where the machine is shared.
    """
    begun, used = time.perf_counter(), processor()
    running = subprocess.Popen(command(folder, out, workers))
    peaks: dict[int, float] = {}
    while running.poll() is None:
        for pid in (running.pid, *children(running.pid)):
            peaks[pid] = max(peaks.get(pid, 0.0), resident(pid))
        time.sleep(0.1)
    taken = time.perf_counter() - begun
    if running.returncode:
        sys.exit(f"the run over {folder} ended with status {running.returncode}")
    used = processor() - used
    own = peaks.pop(running.pid)
    digest = hashlib.sha256(out.read_bytes()).hexdigest()
    worker = max(peaks.values(), default=0.0)
    return {"seconds": taken, "processor": used, "parent": own, "worker": worker, "digest": digest}


def processor() -> float:
    """Return the processor seconds of all processes that have ended below this one."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def apart(folders: list[Path], out: Path) -> float:
    """Return the seconds of runs over these folders at the same time, one process each: what the cores give."""
    begun = time.perf_counter()
    each = [
        subprocess.Popen(command(one, out.with_name(f"{n}{out.suffix}"), 1)) for n, one in enumerate(folders)
    ]
    statuses = [one.wait() for one in each]
    if any(statuses):
        sys.exit("a run failed")
    return time.perf_counter() - begun


def children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:  # it has ended, or this is not Linux
        return []


def resident(pid: int) -> float:
    """Return the most memory that a process has held so far, in MiB; 0 where the system does not tell."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def main() -> None:
    count, *workers = [int(argument) for argument in sys.argv[1:]] or [10_000]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        characters = lay_out(folder / "in", count, drawn())
        print(f"{count} documents, {characters} characters; {os.cpu_count()} cores")
        for number in workers or [1, 2]:
            found = run(folder / "in", folder / "out.jsonl", number)
            print(
                f"{number} workers: {found['seconds']:.1f} s ({found['processor']:.1f} s of processors), {count / found['seconds']:.0f} documents a second,"
                f" parent {found['parent']:.0f} MiB, worker {found['worker']:.0f} MiB, {found['digest'][:12]}"
            )


if __name__ == "__main__":
    main()

"""The sample documents: their extraction is as expected, and agrees with what they mean often enough."""

import json
import re
import runpy
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import pytest

import govtargets

SEEDS = Path(__file__).parents[1] / "seeds"
REMAKE = runpy.run_path(str(SEEDS / "remake.py"))
COMPARE = runpy.run_path(str(SEEDS / "compare.py"))
SAMPLES = REMAKE["samples"]()

# For each sample: targets and results with the right amount, milestones found, lost digits reported, at
# least; and measures that are neither target nor result, at most. The first four may rise, the last fall.
FIGURES = {
    # sample: (targets, results, milestones, damage, wrong)
    "pledges": (20, 0, 6, 0, 0),
    "reports": (17, 18, 2, 0, 0),
    "bulletin": (2, 17, 2, 13, 3),
    "few-numbers": (0, 0, 2, 0, 1),
    "column": (4, 5, 1, 0, 5),
    "province-targets": (23, 0, 1, 0, 1),
    "stray-blanks": (7, 15, 2, 0, 0),
    "half-year": (3, 21, 0, 0, 3),
    "projects-news": (6, 5, 5, 0, 1),
    "task-list": (11, 0, 0, 0, 0),
    "livelihood-list": (18, 0, 0, 0, 2),
    "livelihood-ordinals": (18, 0, 0, 0, 0),
    "livelihood-semicolons": (22, 0, 0, 0, 0),
    "five-year-plan": (19, 0, 2, 0, 0),
    "traditional": (5, 6, 0, 0, 1),
    "full-width": (10, 0, 1, 0, 0),
    "plan-2022": (13, 0, 0, 0, 0),
    "review-2022": (2, 14, 0, 0, 0),
    "copied-tables": (10, 0, 0, 0, 0),
}


load, measures = COMPARE["load"], COMPARE["measures"]


def text_of(name: str) -> str:
    return govtargets.read(SEEDS / SAMPLES[name]["file"]).text


@pytest.fixture(scope="module")
def rows() -> dict[str, list[dict]]:
    return {
        name: [json.loads(line) for line in REMAKE["extracted"](sample).splitlines()]
        for name, sample in SAMPLES.items()
    }


def fields(row: dict, path: str = "") -> Iterator[str]:
    for key, value in row.items():
        if isinstance(value, dict):
            yield from fields(value, f"{path}{key}.")
        elif key == "explanation":
            yield from (f"{key}: {json.dumps(reason, ensure_ascii=False)}" for reason in value)
        else:
            yield f"{path}{key}: {json.dumps(value, ensure_ascii=False)}"


def readable(rows: list[dict]) -> list[str]:
    """One line for each field, led by the place of its row, so that a difference says where it is."""
    return [f"{row['type']} at {row.get('start')}, {line}" for row in rows for line in fields(row)]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_extraction_is_as_expected(name: str, rows: dict[str, list[dict]]):
    expected = load(f"{name}.expected.jsonl")
    if rows[name] != expected:
        changes = unified_diff(readable(expected), readable(rows[name]), n=0, lineterm="")
        pytest.fail(f"{name}: if this is meant, run seeds/remake.py\n" + "\n".join(changes), pytrace=False)


def figures(labels: list[dict], rows: list[dict]) -> tuple[int, ...]:
    """Count what is read right (targets, results, milestones, damage), and measures that are none of it."""
    sure = [label for label in labels if not label.get("unsure")]
    found, dated = measures(rows), COMPARE["events"](rows)
    problems = {row["start"] for row in rows if row["type"] == "problem"}
    known = {x["start"] for x in labels if x.get("unsure") or x.get("role") in ("target", "result")}

    def right(role: str) -> int:
        pairs = [(COMPARE["labelled"](x), found.get(x["start"])) for x in sure if x.get("role") == role]
        read = [(label, COMPARE["extracted"](*pair)) for label, pair in pairs if pair]
        return sum(all(now[key] == label[key] for key in ("type", "amount")) for label, now in read)

    return (
        right("target"),
        right("result"),
        sum(x["start"] in dated for x in sure if x["type"] == "milestone"),
        sum(x["start"] in problems for x in sure if x.get("role") == "damaged"),
        len(found.keys() - known),
    )


@pytest.mark.parametrize("name", SAMPLES)
def test_the_figures_do_not_fall(name: str, rows: dict[str, list[dict]]):
    *right, wrong = figures(load(f"{name}.labels.jsonl"), rows[name])
    *least, most = FIGURES[name]
    assert all(now >= before for now, before in zip(right, least, strict=True)), (right, least)
    assert wrong <= most


@pytest.mark.parametrize("name", SAMPLES)
def test_a_number_that_lost_digits_is_never_an_amount(name: str, rows: dict[str, list[dict]]):
    damaged = {x["start"] for x in load(f"{name}.labels.jsonl") if x.get("role") == "damaged"}
    assert damaged.isdisjoint(measures(rows[name]))


@pytest.mark.parametrize("name", SAMPLES)
def test_every_row_quotes_the_text(name: str, rows: dict[str, list[dict]]):
    text = text_of(name)
    for row in rows[name]:
        assert row["type"] != "failure", row
        assert row["text"] == text[row["start"] : row["end"]]
        for key in ("measure", "stretch"):
            if measure := row.get(key):
                assert measure["text"] == text[measure["start"] : measure["end"]]


@pytest.mark.parametrize("name", SAMPLES)
def test_every_label_quotes_the_text_and_no_number_is_left_out(name: str):
    text, labels = text_of(name), load(f"{name}.labels.jsonl")
    labelled = set()
    for label in labels:
        end = label["start"] + len(label["text"])
        assert label["text"] == text[label["start"] : end]
        labelled.update(range(label["start"], end))
    digits = {number.start() for number in re.finditer(r"\d", text)}
    assert {text[max(0, place - 5) : place + 5] for place in digits - labelled} == set()


@pytest.mark.parametrize("name", SAMPLES)
def test_what_a_label_says_stands_in_the_text(name: str):
    text = "".join(text_of(name).split())
    for label in load(f"{name}.labels.jsonl"):
        for key in ("indicator", "event"):
            assert "".join(label.get(key, "").split()) in text


def test_every_sample_is_described_and_measured():
    files = {path.stem for path in SEEDS.glob("*.txt")}
    described = set(re.findall(r"^\| `([^`.]+)` \|", (SEEDS / "README.md").read_text(encoding="utf-8"), re.M))
    assert files == set(SAMPLES) == described == set(FIGURES)

"""What is measured: the library with its stages, and its peers, each as named pieces of work on one text.

Every subject is imported when it is asked for, because the peers live in an environment of their own.
"""

import logging
import tempfile
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

Job = Callable[[], object]
Jobs = Iterator[tuple[str, Job]]
YEAR = {"year": 2023}
NOT_OURS = ("example",)  # the tutorial's plugin, where it is installed


def govtargets(text: str) -> Jobs:
    import govtargets

    tools = govtargets.load_toolkit(disable=NOT_OURS)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.jsonl"

        def to_disk() -> None:
            rows = govtargets.to_dicts(govtargets.extract(text, toolkit=tools))
            out.write_text(govtargets.to_jsonl(rows), encoding="utf-8")

        yield "whole extraction, to objects", lambda: govtargets.extract(text, toolkit=tools)
        yield "whole extraction, to JSON Lines on disk", to_disk
    yield from _stages(text)


def _stages(text: str) -> Jobs:
    from govtargets import Document, load_toolkit
    from govtargets.composing import compose
    from govtargets.composing.scene import make_scene
    from govtargets.extraction import make_page
    from govtargets.recognising import recognise
    from govtargets.settling import settle

    tools, document = load_toolkit(disable=NOT_OURS), Document(text)
    page = make_page(document)
    candidates, _ = recognise(page, tools.extractors)
    kept, _ = settle(candidates)
    yield "stage: page (view and outline)", lambda: make_page(document)
    yield "stage: recognise (every plugin, checked)", lambda: recognise(page, tools.extractors)
    yield "stage: settle", lambda: settle(candidates)
    yield "stage: compose", lambda: compose(make_scene(page, kept), "0", qualitative=False, cues=tools.cues)
    finds = {one.name: one for one in tools.extractors}
    for name, one in finds.items():
        yield f"plugin: {name}", lambda one=one: list(one.find(page))
    yield "plugins: all of these", lambda: [list(one.find(page)) for one in finds.values()]


def jionlp(text: str) -> Jobs:
    import jionlp

    logging.disable()  # it logs a traceback for what it cannot read
    parts = jionlp.split_sentence(text, criterion="coarse")
    yield "JioNLP: split", lambda: jionlp.split_sentence(text, criterion="coarse")
    yield "JioNLP: times", lambda: [jionlp.ner.extract_time(part, time_base=YEAR) for part in parts]
    yield "JioNLP: money", lambda: [jionlp.ner.extract_money(part) for part in parts]


def recognizers(text: str) -> Jobs:
    import recognizers_suite as suite

    chinese, lines = suite.Culture.Chinese, text.splitlines()
    yield "Recognizers-Text: number", lambda: suite.recognize_number(text, chinese)
    yield "Recognizers-Text: percentage", lambda: suite.recognize_percentage(text, chinese)
    yield (
        "Recognizers-Text: datetime, line by line",
        lambda: [suite.recognize_datetime(line, chinese) for line in lines],
    )
    yield "Recognizers-Text: currency", lambda: suite.recognize_currency(text, chinese)
    yield "Recognizers-Text: dimension", lambda: suite.recognize_dimension(text, chinese)


SUBJECTS = {"govtargets": govtargets, "jionlp": jionlp, "recognizers": recognizers}
DISTRIBUTIONS = {"govtargets": "govtargets", "jionlp": "jionlp", "recognizers": "recognizers-text-suite"}


def versions(subject: str) -> dict[str, str]:
    name = DISTRIBUTIONS[subject]
    return {name: version(name)}

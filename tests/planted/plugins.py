"""Plugins with one bug each, as source to be written to a file and imported."""

HEAD = """
import re
from govtargets import Extractor, Found, hookimpl, lookup_extractor, pattern_extractor
"""

SOUND = """
@hookimpl
def provide_extractors():
    return [lookup_extractor("words", "word", ["计划", "确保"])]

@hookimpl
def provide_agencies():
    return ["望舒湖保护站"]
"""

MISSPELT = """
@hookimpl
def provide_extractor():
    return [lookup_extractor("words", "word", ["计划", "确保"])]
"""

NAMESAKES = """
@hookimpl
def provide_extractors():
    return [lookup_extractor("words", "word", ["计划"]), lookup_extractor("words", "word", ["确保"])]
"""

COUNTS_ITS_LOADS = """
LOADS = []

@hookimpl
def provide_extractors():
    LOADS.append(1)
    return [lookup_extractor("words", "word", ["计划", "确保"][: len(LOADS) % 2 + 1])]
"""

SET_ORDER = """
WORDS = {"计", "计划", "计划新", "计划新增", "力", "力争", "力争新", "力争新增", "确", "确保", "确保新"}

@hookimpl
def provide_extractors():
    return [pattern_extractor("words", "word", "|".join(WORDS), parse=str)]
"""

LOCAL_ENCODING = """
from pathlib import Path
WORDS = Path(__file__).with_suffix(".txt").read_text().split()

@hookimpl
def provide_extractors():
    return [lookup_extractor("words", "word", WORDS)]
"""

RAISES_LATER = """
def find(page):
    for match in re.finditer("区", page.text):
        yield Found(match.start(), match.end(), {}[match.group()])

@hookimpl
def provide_extractors():
    return [Extractor("words", "word", find)]
"""

NEVER_READ = """
from fractions import Fraction
from govtargets import Unit

@hookimpl
def provide_units():
    return [Unit("标准箱位", "箱", "count"), Unit("万箱", "箱", "count", Fraction(10000))]
"""

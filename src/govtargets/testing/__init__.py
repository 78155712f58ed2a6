"""The kit for plugin authors: one call checks a parser, an extractor or a whole plugin against the laws.

`check_parser`, `check_extractor` and `check_plugin` return a `Report`; in a test, end the call with
`.raise_failures()`. The laws are in docs/laws.md. Needs the extra `testing`.
"""

from govtargets.testing.answers import plain_page
from govtargets.testing.checking import check_extractor, check_parser, check_plugin
from govtargets.testing.report import Report, Ruling

__all__ = ["Report", "Ruling", "check_extractor", "check_parser", "check_plugin", "plain_page"]

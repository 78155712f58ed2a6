"""Extractions as one HTML page on which each row is marked in the document and told in a card."""

from govtargets.webpage.writing import to_html

__all__ = ["to_html"]

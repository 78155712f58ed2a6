"""Parsers, extractors and plugins that are right, and the same with one bug planted in each."""

"""The errors that the library raises on purpose; everything else is a bug."""


class GovtargetsError(Exception):
    """Base of every error that the library raises on purpose; its text is one line that says what to do."""


class ParseError(GovtargetsError, ValueError):
    """A text that a parser refuses, because reading it would be guessing."""


class DocumentError(GovtargetsError):
    """A file or byte string that cannot be read as a document."""


class PluginErrors(ExceptionGroup[Exception]):
    """Every failure of the plugins in one group, raised where the caller asked for `strict=True`."""

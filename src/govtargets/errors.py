"""The errors that the library raises on purpose; everything else is a bug."""


class GovtargetsError(Exception):
    """Base of every error that the library raises on purpose; its text is one line that says what to do."""


class ParseError(GovtargetsError, ValueError):
    """A text that a parser refuses, because reading it would be guessing."""


class DocumentError(GovtargetsError):
    """A file or byte string that cannot be read as a document."""


class PluginErrors(ExceptionGroup[Exception]):
    """Every failure of the plugins in one group, raised where the caller asked for `strict=True`."""


_LONGEST = 500


def told(error: BaseException) -> str:
    """Return what was raised as one line of bounded length, whatever its text does."""
    try:
        text = " ".join(str(error).split())
    except Exception:  # the __str__ of a plugin's error is the plugin's as well
        text = "it cannot say why"
    return f"{type(error).__name__}: {text}"[:_LONGEST]

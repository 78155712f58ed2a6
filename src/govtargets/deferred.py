"""Patterns that are compiled when they are first used: a short text needs a third of them."""

import re
from typing import Any, cast


class _Deferred:
    """A pattern that is not compiled yet; afterwards it has the methods of the compiled one."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __reduce__(self) -> tuple[Any, ...]:
        return deferred, (self.pattern, self.flags)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what copies and pickles ask of an object that is not made yet
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        # Kept as its own, which a look-up finds before it comes here: so it is as fast as a compiled one.
        vars(self).update((each, getattr(compiled, each)) for each in dir(compiled) if each[0] != "_")
        return getattr(compiled, name)


def deferred(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled when its first method is called; `re.search` does not take it."""
    return cast("re.Pattern[str]", _Deferred(pattern, flags))

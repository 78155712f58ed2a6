"""The console script: checks that the command line's own libraries are there, then hands over."""

import sys
from importlib.util import find_spec

_CURE = "govtargets: the command line needs click and rich; run: pip install 'govtargets[cli]'"


def main() -> int:
    """Run the command line and return its exit status: 2, and the cure, where a library is missing."""
    if any(find_spec(library) is None for library in ("click", "rich")):
        print(_CURE, file=sys.stderr)
        return 2
    try:
        from govtargets.cli import run  # noqa: PLC0415  (click may be missing)

        return run()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())

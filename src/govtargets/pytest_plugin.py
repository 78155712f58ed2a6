"""What pytest finds in every environment with govtargets: the fixture `toolkit`.

The profiles `dev`, `ci` and `deep` are registered by `govtargets.profiles` as soon as Hypothesis is
imported, so that a run of tests without Hypothesis does not import it for their sake.
"""

from importlib.metadata import entry_points

import pytest

from govtargets.plugins import GROUP, Toolkit, make_toolkit


@pytest.fixture
def toolkit() -> Toolkit:
    """Return the installed plugins, freshly loaded: nothing another test did to a toolkit is in it."""
    return make_toolkit(entry_points(group=GROUP))

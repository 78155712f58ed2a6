"""Where a plugin comes from: an installed entry point, or an object that a caller gives."""

from importlib import import_module
from importlib.metadata import EntryPoint
from types import ModuleType
from typing import Any, TypeAlias

from attrs import frozen


@frozen
class Given:
    """A plugin that is not installed: a name and a module, or any object, with hooks."""

    name: str
    plugin: object
    value: str = ""
    dist: None = None

    def load(self) -> object:
        """Return the plugin, as an entry point does."""
        return self.plugin

    def __reduce__(self) -> str | tuple[Any, ...]:
        """Pickle a module by its name, which pickle itself does not."""
        if isinstance(self.plugin, ModuleType):
            return _given_module, (self.name, self.plugin.__name__, self.value)
        return super().__reduce__()


def _given_module(name: str, module: str, value: str) -> Given:
    return Given(name, import_module(module), value)


Point: TypeAlias = EntryPoint | Given

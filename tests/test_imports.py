"""Who may import whom, read from the source: rules that keep the parts replaceable and the import light."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CORE = ROOT / "src" / "govtargets"
PLUGINS = sorted(folder for folder in (ROOT / "plugins").iterdir() if (folder / "pyproject.toml").is_file())
# Distributions whose module has another name.
MODULES = {"attrs": {"attr", "attrs"}}
KIT = ("testing", "strategies", "profiles", "pytest_plugin")
COMMAND_LINE = ("cli", "commands")


def project(folder: Path) -> dict:
    return tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def required_modules(folder: Path) -> set[str]:
    names = {requirement.split(">")[0].split("[")[0] for requirement in project(folder)["dependencies"]}
    return set().union(*(MODULES.get(name, {name}) for name in names))


def sources(folder: Path) -> list[Path]:
    found = sorted(path for path in folder.rglob("*.py"))
    assert found, f"no source in {folder}"
    return found


def imported(path: Path) -> Iterator[str]:
    """Yield every name that a module imports, in full: `from a.b import c` is a.b.c."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names)


def places(folder: Path) -> list[tuple[Path, str]]:
    return [(path, name) for path in sources(folder) for name in imported(path)]


def module(path: Path) -> str:
    """Return a module's name within the core; commands/extract.py is commands.extract."""
    return ".".join(path.relative_to(CORE).with_suffix("").parts)


def users_of(*names: str, besides: tuple[str, ...]) -> set[str]:
    """Return the modules of the core that import one of these, less those that may."""
    found = {module(path) for path, name in places(CORE) if is_of(name, names)}
    return {user for user in found if not is_of(user, besides)}


def is_of(name: str, parents: tuple[str, ...]) -> bool:
    return any(name == parent or name.startswith(parent + ".") for parent in parents)


def outside(places: list[tuple[Path, str]], allowed: set[str]) -> list[str]:
    roots = allowed | {""} | set(sys.stdlib_module_names)
    return [f"{path.relative_to(ROOT)}: {name}" for path, name in places if name.split(".")[0] not in roots]


def test_the_core_imports_no_plugin():
    assert [name for _, name in places(CORE) if name.startswith("govtargets_")] == []


def test_the_core_imports_only_what_it_requires():
    optional = {"click", "hypothesis", "pyarrow", "pytest", "psycopg", "rapidfuzz", "rich", "sqlalchemy"}
    assert outside(places(CORE), {"govtargets"} | required_modules(ROOT) | optional) == []


def test_only_the_kit_for_plugin_authors_needs_hypothesis():
    checks = "commands.plugins"  # `plugins --check` runs the kit
    assert (
        users_of("hypothesis", "govtargets.testing", "govtargets.strategies", besides=(*KIT, checks)) == set()
    )


def test_only_the_plugin_for_pytest_needs_pytest():
    assert users_of("pytest", besides=("pytest_plugin",)) == set()


def test_strategies_call_no_parser():
    allowed = {"values", "model", "ledger.events", "numerals.Style", "numerals.STYLES", "strategies"}
    used = {name for path, name in places(CORE / "strategies") if name.startswith("govtargets")}
    assert {name for name in used if not is_of(name.removeprefix("govtargets."), tuple(allowed))} == set()


def test_only_the_command_line_needs_click_and_rich():
    assert users_of("click", "rich", besides=COMMAND_LINE) == set()


def test_only_the_command_line_imports_the_command_line():
    assert users_of("govtargets.cli", "govtargets.commands", besides=(*COMMAND_LINE, "__main__")) == set()


@pytest.mark.parametrize("plugin", PLUGINS, ids=lambda folder: folder.name)
def test_a_plugin_imports_public_names_of_the_core_and_no_other_plugin(plugin: Path):
    own = plugin.name.replace("-", "_")
    found = places(plugin / "src")
    private = [name for _, name in found if is_of(name, ("govtargets",)) and "._" in name]
    assert private == []
    allowed = {"govtargets", own} | required_modules(ROOT) | required_modules(plugin)
    assert outside(found, allowed) == []


@pytest.mark.parametrize("plugin", PLUGINS, ids=lambda folder: folder.name)
def test_a_plugin_imports_neither_the_kit_nor_the_command_line(plugin: Path):
    kept_out = tuple(f"govtargets.{name}" for name in (*KIT, *COMMAND_LINE))
    assert [name for _, name in places(plugin / "src") if is_of(name, kept_out)] == []


@pytest.mark.parametrize("plugin", PLUGINS, ids=lambda folder: folder.name)
def test_a_plugin_has_one_stem_for_package_entry_point_tests_and_docs(plugin: Path):
    stem = plugin.name.removeprefix("govtargets-")
    about = project(plugin)
    assert about["name"] == plugin.name
    assert about["entry-points"]["govtargets"] == {stem: f"govtargets_{stem}"}
    assert (plugin / "src" / f"govtargets_{stem}" / "__init__.py").is_file()
    assert (ROOT / "tests" / f"test_{stem}.py").is_file()
    assert (ROOT / "docs" / f"{stem}.md").is_file()


def test_no_stem_has_two_meanings():
    # Within the kit and the ledger, which are packages of their own, stems are their own affair;
    # a command's file is named after its command, whatever else has that name.
    apart = {"commands", "ledger", "strategies", "testing", "webpage"}
    files = [path for path in sources(CORE) if path.parent.name not in apart and path.stem != "__init__"]
    stems = [path.stem for path in files] + [folder.name.removeprefix("govtargets-") for folder in PLUGINS]
    assert sorted(stems) == sorted(set(stems))


def test_importing_the_library_loads_nothing_that_only_some_users_need():
    heavy = {"hypothesis", "click", "rich", "pytest", "pyarrow", "multiprocessing"}
    code = f"import sys, govtargets; print(sorted({heavy!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

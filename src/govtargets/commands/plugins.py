"""`govtargets plugins`: what is installed, and whether a plugin keeps the laws."""

from importlib.metadata import entry_points
from importlib.util import find_spec

import click

from govtargets.commands import options
from govtargets.commands.output import complain_of, show
from govtargets.commands.quoting import quoted
from govtargets.plugins import GROUP, PluginInfo

_CURE = "checking a plugin needs Hypothesis; run: pip install 'govtargets[testing]'"


@click.command()
@click.option(
    "--check", metavar="NAME", help="Check this plugin against the laws that hold for every plugin."
)
def plugins(check: str | None) -> int:
    """List each plugin with its version and what it recognises; name those that failed on standard error.

    With --check, say of each law whether the plugin keeps it, with the smallest example that breaks it; the
    exit status is 1 where one is broken.

    \b
    Examples:
      govtargets plugins
      govtargets plugins --check numbers
    """
    return _listed() if check is None else _checked(check)


def _listed() -> int:
    toolkit = options.toolkit()
    rows = [("plugin", "version", "recognises")]
    rows += [(p.name, p.version, _recognised(p)) for p in toolkit.plugins]
    rows += [(f.plugin, f.version, f"failed: {f.message}") for f in toolkit.failures]
    lines = [[quoted(cell) for cell in row] for row in rows]
    first, second = (max(len(line[column]) for line in lines) for column in (0, 1))
    show("".join(f"{name:{first}}  {version:{second}}  {kinds}\n" for name, version, kinds in lines))
    complain_of(toolkit.failures)
    return 3 if toolkit.failures else 0


def _recognised(plugin: PluginInfo) -> str:
    given = f"gives {', '.join(plugin.gives)}" if plugin.gives else ""
    return "; ".join(filter(None, (", ".join(plugin.kinds), given))) or "nothing"


def _checked(name: str) -> int:
    """Show the rulings on one installed plugin; a usage error where there is none, or no Hypothesis."""
    installed = sorted({point.name for point in entry_points(group=GROUP)})
    if name not in installed:
        raise click.UsageError(f"no plugin {name} is installed; there are {', '.join(installed) or 'none'}")
    if find_spec("hypothesis") is None:
        raise click.UsageError(_CURE)
    from govtargets.testing import check_plugin  # noqa: PLC0415  (Hypothesis only where a plugin is checked)

    report = check_plugin(name)
    broken = len(report.broken)
    kept = sum(1 for ruling in report.rulings if ruling.holds)
    lines = [quoted(str(ruling)) for ruling in report.rulings]
    lines.append(f"{kept} {'holds' if kept == 1 else 'hold'}, {broken} broken")
    show("".join(f"{line}\n" for line in lines))
    return 1 if broken else 0

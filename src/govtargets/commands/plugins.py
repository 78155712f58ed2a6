"""`govtargets plugins`: what is installed."""

import click

from govtargets.commands import options
from govtargets.commands.output import complain_of, show
from govtargets.commands.quoting import quoted


@click.command()
def plugins() -> int:
    """List each plugin with its version and what it recognises; name those that failed on standard error.

    \b
    Example:
      govtargets plugins
    """
    toolkit = options.toolkit()
    rows = [("plugin", "version", "recognises")]
    rows += [(p.name, p.version, ", ".join(p.kinds) or "nothing") for p in toolkit.plugins]
    rows += [(f.plugin, f.version, f"failed: {f.message}") for f in toolkit.failures]
    lines = [[quoted(cell) for cell in row] for row in rows]
    first, second = (max(len(line[column]) for line in lines) for column in (0, 1))
    show("".join(f"{name:{first}}  {version:{second}}  {kinds}\n" for name, version, kinds in lines))
    complain_of(toolkit.failures)
    return 3 if toolkit.failures else 0

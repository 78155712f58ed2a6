"""The command line: its commands, and how each way of ending it is told to the caller.

Exit status: 0 done, 1 `explain` found nothing or a plugin breaks a law, 2 bad input or usage, 3 a plugin
failed, 130 Ctrl-C.
"""

from collections.abc import Sequence
from importlib import import_module

import click

from govtargets.errors import GovtargetsError, PluginErrors

_COMMANDS = {
    "adjust": "changes.adjust",
    "explain": "explain.explain",
    "export": "export.export",
    "extract": "extract.extract",
    "import": "export.load",
    "match": "match.match",
    "new-plugin": "new_plugin.new_plugin",
    "plugins": "plugins.plugins",
    "record": "record.record",
    "review": "review.review",
    "scoreboard": "scoreboard.scoreboard",
    "status": "status.status",
    "withdraw": "changes.withdraw",
}
"""The commands, with the module and the name of each."""


class _Commands(click.Group):
    """Commands that are imported when they are asked for: `--version` waits for none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, name = _COMMANDS[cmd_name].split(".")
        command: click.Command = getattr(import_module(f"govtargets.commands.{module}"), name)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="govtargets", message="%(prog)s %(version)s")
def govtargets() -> None:
    """Find what Chinese public documents promise and report: who, how much, by when, how firmly, and where.

    \b
    Example:
      govtargets extract report.txt --published 2022-06-14
    """


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command (that of `sys.argv`, unless given) and return its exit status; prints, never raises."""
    try:
        return int(govtargets.main(args=arguments, prog_name="govtargets", standalone_mode=False) or 0)
    except (click.Abort, KeyboardInterrupt):
        return 130
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
    except click.ClickException as error:
        _complain(error.format_message())
    except GovtargetsError as error:
        _complain(str(error))
    except PluginErrors as group:
        for failure in group.exceptions:
            _complain(str(failure))
        return 3
    return 2


def _complain(message: str) -> None:
    from govtargets.commands import output  # noqa: PLC0415  (what goes well needs none of it)

    output.complain(message)

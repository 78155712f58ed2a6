"""The command line: its commands, and how each way of ending it is told to the caller.

Exit status: 0 done, 1 `explain` found nothing or a plugin breaks a law, 2 bad input or usage, 3 a plugin
failed, 130 Ctrl-C.
"""

from collections.abc import Sequence

import click

from govtargets.commands.explain import explain
from govtargets.commands.extract import extract
from govtargets.commands.new_plugin import new_plugin
from govtargets.commands.output import complain
from govtargets.commands.plugins import plugins
from govtargets.errors import GovtargetsError, PluginErrors


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="govtargets", message="%(prog)s %(version)s")
def govtargets() -> None:
    """Find what Chinese public documents promise and report: who, how much, by when, how firmly, and where.

    \b
    Example:
      govtargets extract report.txt --published 2022-06-14
    """


for _command in (extract, explain, plugins, new_plugin):
    govtargets.add_command(_command)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command (that of `sys.argv`, unless given) and return its exit status; prints, never raises."""
    try:
        return int(govtargets.main(args=arguments, prog_name="govtargets", standalone_mode=False) or 0)
    except (click.Abort, KeyboardInterrupt):
        return 130
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
    except click.ClickException as error:
        complain(error.format_message())
    except GovtargetsError as error:
        complain(str(error))
    except PluginErrors as group:
        for failure in group.exceptions:
            complain(str(failure))
        return 3
    return 2

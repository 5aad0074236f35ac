"""The command line: a command is imported when it is called, so that `--help` and `validate` start fast."""

import gc
import sys
import traceback
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from praktijkleren import __version__
from praktijkleren.cli.plain_values import take_plain_values_as_they_are
from praktijkleren.errors import PraktijklerenError

COMMANDS = {
    "agree": ("agree.agree", "Compare codings: reliability between people, accuracy of the tool."),
    "code": ("code.code", "Code narratives with a codebook and write codings and pattern tables."),
    "patterns": ("patterns.patterns", "Make pattern tables from coded narratives."),
    "sample": ("sample.sample", "Draw narratives for double coding, with a blind form for each coder."),
    "schema": ("schema.schema", "Print the codebook's JSON Schema, for editors."),
    "test": ("test.test", "Run a codebook's own test sentences."),
    "try": ("trying.try_sentence", "Explain what a sentence is coded with, and why."),
    "validate": ("validate.validate", "Check codebooks and report every problem with its place."),
}
"""Every command with its module and function in this folder, and its line of help."""

EPILOG = (
    "Exit codes: 0 done, 1 done with problems to look at, 2 wrong usage, 3 nothing usable to work on, 130 interrupted."
)


class _Commands(TyperGroup):
    """The commands of the registry, each imported when it is asked for; typer's own types for them are private."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401
        """Give the names, in the order they are shown."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401
        """Import one command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        app = typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)
        module_name, function = COMMANDS[cmd_name][0].split(".")
        module = import_module(f"praktijkleren.cli.{module_name}")
        app.command(cmd_name, context_settings=_CONTEXT, epilog=module.EPILOG)(getattr(module, function))
        return typer.main.get_command(app)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """List the commands from the registry, without importing one."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


INTERRUPTED = 130
GARBAGE = (200_000, 50, 100)
"""When Python looks for garbage: seldom, since a codebook is a hundred thousand small objects that all stay."""
_CONTEXT: dict[str, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 110}

app = typer.Typer(
    cls=_Commands,
    context_settings=_CONTEXT,
    epilog=EPILOG,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)


def _show_version(value: bool) -> None:
    if value:
        typer.echo(f"praktijkleren {__version__}")
        raise typer.Exit


@app.callback()
def praktijkleren(
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Code anonymised Dutch youth-care narratives with a codebook, and count the patterns."""
    del version


def main() -> None:
    """Run the command line and end with one of the promised exit codes."""
    take_plain_values_as_they_are()
    gc.set_threshold(*GARBAGE)
    try:
        app(prog_name="praktijkleren")
    except PraktijklerenError as error:
        _say(f"praktijkleren: {error.message}")
        if error.hint:
            _say(f"  hint: {error.hint}")
        sys.exit(3)
    except SystemExit as end:
        if end.code == INTERRUPTED:
            _say("praktijkleren: interrupted; nothing that was there before has changed")
        raise
    except Exception as error:  # noqa: BLE001  a bug: say where, without the message, which may hold story text
        frames = "".join(traceback.format_tb(error.__traceback__))
        _say(f"{frames}praktijkleren: a mistake in the program: {type(error).__name__}")
        sys.exit(1)


def _say(line: str) -> None:
    typer.echo(line, err=True)

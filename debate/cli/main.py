"""The way in: `debate`, its options, and what an error looks like there.

Exit status 0: done. 1: refused, with one sentence. 2: wrong usage. With --json the answer is one
JSON document on standard output, and everything else goes to standard error.
"""

import importlib
import sqlite3
from pathlib import Path

import click

from ..errors import DebateError, InvalidForm, MalformedFile
from ..storage.store import Store

DOORS = {
    "maps": "import export convert check search",
    "standing": "labels strengths",
    "measuring": "tegengeluid",
    "papers": "dossier",
    "anchors": "anchors",
    "log": "verify seal erase rebuild retain",
    "rules": "rules",
    "signing_in": "sign-in",
    "mail": "digest letters",
    "installation": "init serve backup restore doctor",
}
"""Which module has which commands. Only that of the command that was asked for is loaded: loading
all of them takes longer than most commands do.
"""
_DOOR_OF = {name: door for door, names in DOORS.items() for name in names.split()}


class _Group(click.Group):
    """Commands whose errors are one sentence and exit status 1."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_DOOR_OF)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _DOOR_OF:
            return None
        door = importlib.import_module(f".{_DOOR_OF[cmd_name]}", __package__)
        commands: tuple[click.Command, ...] = door.COMMANDS
        return next(command for command in commands if command.name == cmd_name)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except DebateError as error:
            raise SystemExit(_refused(_said(error))) from error
        except BrokenPipeError:  # whoever read our output has seen enough; click ends quietly
            raise
        except (OSError, sqlite3.Error) as error:
            raise SystemExit(_refused(_failed(error))) from error
        except (MemoryError, RecursionError) as error:
            raise SystemExit(_refused("This is too much for this machine. Split it.")) from error


def _said(error: DebateError) -> str:
    if isinstance(error, MalformedFile) and error.place:
        return f"{error.place}: {error}"
    if isinstance(error, InvalidForm):
        return " ".join(f"{field}: {_said(one)}" for field, one in error.errors.items())
    cause = error.details.get("cause")
    return f"{error} ({cause})" if cause else str(error)


def _failed(error: OSError | sqlite3.Error) -> str:
    if isinstance(error, sqlite3.Error):
        return f"The database cannot be used: {error}. Run `debate doctor`."
    name = f"{error.filename}: " if error.filename else ""
    return f"{name}{error.strerror or error}."


def _refused(sentence: str) -> int:
    click.echo(f"debate: {sentence}", err=True)
    return 1


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--db",
    envvar="DEBATE_DATABASE",
    default="tegengeluid.db",
    show_default=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The database; its keys and checkpoint lie in a folder beside it.",
)
@click.version_option(package_name="tegengeluid", prog_name="debate")
@click.pass_context
def main(context: click.Context, db: Path) -> None:
    """Tegengeluid: argument maps that show where a debate leaves no room for the counter-voice.

    Example: debate serve
    """
    context.obj = Store(db)

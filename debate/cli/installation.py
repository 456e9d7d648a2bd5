"""An installation: set it up, serve it, keep copies, and look after it."""

from pathlib import Path

import click

from .. import doctor as examining
from .. import resources
from ..commands import ruling
from ..formats import files
from ..queries import topics
from ..storage import backup as backing
from ..storage import erasure
from ..storage.store import Store
from . import maps
from .answers import JSON, plain, require_there, say, waiting


@click.command()
@click.option("--origin", default="", help="The log's name, such as debat.example/log.")
@JSON
@click.pass_obj
def init(store: Store, origin: str, as_json: bool) -> None:
    """Set up a database with its keys. What is there already stays.

    Example: debate init --origin debat.example/log
    """
    was_there = store.is_there
    store.set_up(origin)
    ruling.publish_shipped(store)
    said = "There already: " if was_there else "Set up: "
    where = {"database": str(store.path), "folder": str(store.outside.folder)}
    say({**where, "origin": store.outside.origin}, as_json, said + ", ".join(where.values()))


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--with-keys", is_flag=True, help="Copy the signing keys too: keep the copy safe.")
@JSON
@click.pass_obj
def backup(store: Store, folder: Path, with_keys: bool, as_json: bool) -> None:
    """Copy the database and what lies beside it into a folder. People go on writing meanwhile.

    Example: debate backup /var/backups/tegengeluid-monday
    """
    require_there(store)
    with waiting("Copying and verifying", as_json):
        count = backing.backup(store, folder, with_keys=with_keys)
    say({"folder": str(folder), "events": count}, as_json, f"{count} events kept in {folder}.")
    if not with_keys:
        keys = f"keep {store.outside.folder}/*.key elsewhere"
        click.echo(f"The keys are not in it: {keys}, or use --with-keys.", err=True)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--accept-older", is_flag=True, help="Give up what came after it; a new log begins.")
@JSON
@click.pass_obj
def restore(store: Store, folder: Path, accept_older: bool, as_json: bool) -> None:
    """Put a backup in place, and erase again what was erased since.

    Example: debate restore /var/backups/tegengeluid-monday
    """
    with waiting("Verifying and copying", as_json):
        count = backing.restore(store, folder, accept_older=accept_older)
    say({"events": count}, as_json, f"{count} events restored from {folder}.")


@click.command()
@JSON
@click.pass_obj
def doctor(store: Store, as_json: bool) -> None:
    """Look at the installation and say what is missing or unsafe.

    Example: debate doctor
    """
    found = examining.examine(store)
    lines = [f"{'ok ' if one.fine else '!! '} {one.what}: {one.said}" for one in found]
    say({"checks": [plain(one) for one in found]}, as_json, "\n".join(lines))
    raise SystemExit(0 if all(one.fine for one in found if one.needed) else 1)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="The port; 0 takes one that is free.",
)
@click.option(
    "--workers",
    default=2,
    show_default=True,
    type=click.IntRange(1, 64),
    help="Processes that answer.",
)
@click.option("--no-sealer", is_flag=True, help="Another process runs `debate seal --follow`.")
@click.pass_obj
def serve(store: Store, host: str, port: int, workers: int, no_sealer: bool) -> None:
    """Set up what is missing, load arguments/, and serve the site.

    Example: debate serve --port 8080
    """
    store.set_up()
    ruling.publish_shipped(store)
    erasure.replay(store)  # what a restored copy still holds and was erased since
    with store.reading() as connection:
        is_empty = not topics.topics(connection)
    if is_empty:  # also where the first start was broken off
        for path in sorted(resources.folder("arguments").glob("*.argdown")):
            done = maps.bring_in(store, files.read_text(str(path)))
            click.echo(f"Loaded {done.topic}: {done.claims} claims.", err=True)
    from ..web import serving  # half of the time that any other command would take to begin

    serving.serve(store, host=host, port=port, workers=workers, with_sealer=not no_sealer)


COMMANDS = (init, serve, backup, restore, doctor)

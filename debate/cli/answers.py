"""How a command answers: in words or as one JSON document, and with a bar while it works."""

import dataclasses
import json
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from ..errors import Damaged, Unavailable
from ..formats import files
from ..formats import report as reports
from ..formats.catalogue import FORMATS
from ..model import Json, Loss
from ..storage.store import Store

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

JSON = click.option("--json", "as_json", is_flag=True, help="Answer with one JSON document.")
FORMAT = click.option(
    "--format",
    "format_",
    default="",
    help=f"{', '.join(FORMATS)}; to import also article and page, to export also log.",
)
REPORT = click.option(
    "--losses", "report", default="", help="Write the whole loss report to this file."
)
MOST_SAID = 40  # losses on standard error; a large map has one for each of its claims

PATIENCE = 1.0  # seconds of work before a bar appears


def say(answer: Mapping[str, Json], as_json: bool, words: str) -> None:
    """Give the answer as JSON or in words."""
    if as_json:
        click.echo(json.dumps(dict(answer), ensure_ascii=False, indent=2))
    elif words:
        click.echo(words)


def plain(thing: "DataclassInstance") -> dict[str, Json]:
    """Give a dataclass as a JSON object: tuples are lists there."""
    found: dict[str, Json] = json.loads(json.dumps(dataclasses.asdict(thing)))
    return found


def told(losses: Sequence[Loss]) -> Json:
    """Give losses as JSON values."""
    return [plain(loss) for loss in losses]


def say_losses(losses: Sequence[Loss], report: str = "") -> None:
    """Say on standard error what was not carried over, a line each; and write all of it to the file
    `report` where one is named.
    """
    for loss in losses[:MOST_SAID]:
        parts = " ".join(": ".join(filter(None, (loss.where, loss.what, loss.why))).split())
        click.echo(f"note: {parts}", err=True)
    if len(losses) > MOST_SAID:
        more = f"and {len(losses) - MOST_SAID} more; --losses FILE writes them all"
        click.echo(f"note: {more}", err=True)
    if report:
        files.write_text(report, reports.losses(losses))


def require_file(output: str, as_json: bool) -> None:
    """Raise UsageError without a file: with --json only the answer goes to standard output."""
    if as_json and output == "-":
        raise click.UsageError("With --json, name a file to write.")


def require_there(store: Store) -> None:
    """Raise Unavailable unless this store was set up, Damaged where half of it is there."""
    if store.path.exists() and not store.outside.is_there:
        raise Damaged(
            "The folder {folder} that belongs to the database {path} is missing."
            " Put it back from a backup.",
            folder=str(store.outside.folder),
            path=str(store.path),
        )
    if not store.is_there:
        raise Unavailable(
            "There is no database at {path}. Run `debate init`.", path=str(store.path)
        )


@contextmanager
def bar(label: str, length: int, as_json: bool) -> Iterator[Callable[[int], None]]:
    """Show on standard error how far the work is, once it takes longer than a second.

    What it gives is told how many of `length` are done. Nothing is shown with --json, or where
    standard error is no terminal.
    """
    if as_json or not sys.stderr.isatty():
        yield lambda done: None
        return
    began = time.monotonic()
    shown = click.progressbar(length=max(1, length), label=label, file=sys.stderr, hidden=True)
    with shown:

        def tell(done: int) -> None:
            if time.monotonic() - began > PATIENCE:
                shown.hidden = False
                shown.update(done - shown.pos)

        yield tell


@contextmanager
def waiting(label: str, as_json: bool) -> Iterator[None]:
    """Say on standard error for how long work goes on whose steps nobody counts, once it takes
    longer than a second; under the same conditions as `bar`.
    """
    if as_json or not sys.stderr.isatty():
        yield
        return
    done, began = threading.Event(), time.monotonic()

    def tell() -> None:
        while not done.wait(PATIENCE):
            click.echo(f"\r{label} ... {time.monotonic() - began:.0f} s ", err=True, nl=False)

    teller = threading.Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()
        if time.monotonic() - began > PATIENCE:
            click.echo(err=True)

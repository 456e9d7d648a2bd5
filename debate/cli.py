"""The commands; each asks one thing of the store or of a file, and says what came of it.

Exit status 0: done. 1: refused, with one sentence. 2: wrong usage. With --json the answer is one
JSON document on standard output, and everything else goes to standard error.
"""

import dataclasses
import json
import os
import signal
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from . import doctor as examining
from . import resources
from .commands import importing
from .errors import DebateError, InvalidInput, MalformedFile
from .formats import files, report
from .formats.reading import Problem
from .model import Json, Loss
from .queries import maps, searching, topics
from .roles import operator
from .sources import plain_text
from .storage import backup as backing
from .storage import erasure, exporting, sealer
from .storage import rebuild as rebuilding
from .storage import verify as verifying
from .storage.store import Store
from .web import serving

_JSON = click.option("--json", "as_json", is_flag=True, help="Answer with one JSON document.")
_FORMAT = click.option("--format", "format_", default="", help="argdown, json, article or log.")


class _Group(click.Group):
    """Commands whose errors are one sentence and exit status 1."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except MalformedFile as error:
            said = f"{error.place}: {error}" if error.place else str(error)
            raise SystemExit(_refused(said)) from error
        except DebateError as error:
            cause = error.details.get("cause")
            raise SystemExit(_refused(f"{error} ({cause})" if cause else str(error))) from error


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


@main.command()
@click.option("--origin", default="", help="The log's name, such as debat.example/log.")
@_JSON
@click.pass_obj
def init(store: Store, origin: str, as_json: bool) -> None:
    """Set up a database with its keys. What is there already stays.

    Example: debate init --origin debat.example/log
    """
    was_there = store.is_there
    store.set_up(origin)
    said = "There already: " if was_there else "Set up: "
    where = {"database": str(store.path), "folder": str(store.outside.folder)}
    _say({**where, "origin": store.outside.origin}, as_json, said + ", ".join(where.values()))


@main.command("import")
@click.argument("file")
@click.option("--topic", default="", help="The debate that an article belongs to.")
@_FORMAT
@_JSON
@click.pass_obj
def import_(store: Store, file: str, topic: str, format_: str, as_json: bool) -> None:
    """Bring a map or an article into the store, in one transaction; twice is once.

    Example: debate import arguments/decentralisatie-sociale-zorg.argdown
    """
    text = files.read_text(file, format_)
    store.set_up()
    done = _import(store, text, topic)
    answer: dict[str, Json] = {"format": text.format, **_plain(dataclasses.asdict(done))}
    _say(answer, as_json, f"{done.topic}: {done.new} new or changed, {done.unchanged} unchanged.")
    _say_losses(done.losses)


def _import(store: Store, text: files.Text, topic: str) -> importing.Imported:
    if text.format == "article":
        article = plain_text.read(text.text, file=text.name)
        return importing.import_article(store, operator(topic), article, topic)
    reading = files.read_map(text)
    slug = reading.map.topic.slug
    if topic and topic != slug:
        raise InvalidInput(
            "This map is of the debate {slug}. Leave --topic out, or change its slug.", slug=slug
        )
    return importing.import_map(store, operator(slug), reading.map, reading.losses)


@main.command()
@click.argument("slug")
@click.option("-o", "--output", default="-", help="The file to write; standard output without.")
@_FORMAT
@_JSON
@click.pass_obj
def export(store: Store, slug: str, output: str, format_: str, as_json: bool) -> None:
    """Write a debate in a format: argdown (which it is without --format), json, or its log.

    Example: debate export decentralisatie-sociale-zorg -o debat.argdown
    """
    format_ = format_ or ("json" if output.endswith(".json") else "argdown")
    losses: Sequence[Loss] = ()
    with store.reading() as connection:
        topics.version(connection, slug)
        if format_ == "log":
            text: str | bytes = b"".join(exporting.export_log(connection, store.outside, slug))
        else:
            written = files.write_map(maps.argument_map(connection, slug), format_)
            text, losses = written.text, written.losses
    _deliver(output, text, format_, losses, as_json)


@main.command()
@click.argument("source")
@click.argument("target", default="-")
@click.option("--from", "from_", default="", help="The format of SOURCE, where it is not clear.")
@click.option("--to", default="", help="The format of TARGET; else by its suffix, else argdown.")
@_JSON
def convert(source: str, target: str, from_: str, to: str, as_json: bool) -> None:
    """Turn a map in one format into another, without a store.

    Example: debate convert debat.argdown debat.json
    """
    reading = files.read_map(files.read_text(source, from_))
    format_ = to or ("json" if target.endswith(".json") else "argdown")
    written = files.write_map(reading.map, format_)
    _deliver(target, written.text, format_, (*reading.losses, *written.losses), as_json)


def _deliver(
    output: str, text: str | bytes, format_: str, losses: Sequence[Loss], as_json: bool
) -> None:
    """Write the text where it was asked; with --json to standard output, only the answer goes
    there.
    """
    if as_json and output == "-":
        raise InvalidInput("With --json, name a file to write: -o FILE.")
    size = files.write_text(output, text)
    told: Json = [_plain(dataclasses.asdict(loss)) for loss in losses]
    if as_json:
        _say({"format": format_, "bytes": size, "losses": told}, as_json, "")
    _say_losses(losses)


@main.command()
@click.argument("file")
@_FORMAT
@_JSON
def check(file: str, format_: str, as_json: bool) -> None:
    """Read a map and say what is wrong with it, as a compiler would.

    Example: debate check arguments/decentralisatie-sociale-zorg.argdown
    """
    text = files.read_text(file, format_)
    reading = files.look(text)
    errors, problems = reading.errors, reading.problems
    if as_json:
        odd = [one for one in problems if one not in errors]
        _say({"errors": _places(errors), "warnings": _places(odd)}, as_json, "")
    else:
        click.echo(report.render(problems, text.text, text.name), nl=False)
        click.echo(f"{text.name}: {len(errors)} errors, {len(problems) - len(errors)} warnings.")
    raise SystemExit(1 if errors else 0)


def _places(problems: Sequence[Problem]) -> Json:
    return [_plain(dataclasses.asdict(one)) for one in problems]


@main.command()
@click.option("--export", "exported", default="", help="Check an exported log instead.")
@_JSON
@click.pass_obj
def verify(store: Store, exported: str, as_json: bool) -> None:
    """Compute the log, the state and the tree again, and say what does not agree.

    Example: debate verify
    """
    if exported:
        raise SystemExit(verifying.run_stand_alone(exported))
    found = verifying.verify(store)
    said = f"{found.events} events, {found.sealed} sealed, root {found.root}: "
    said += "all agrees." if not found.findings else f"{len(found.findings)} findings."
    _say(_plain(dataclasses.asdict(found)), as_json, "\n".join([*map(str, found.findings), said]))
    raise SystemExit(1 if found.findings else 0)


@main.command()
@click.option("--follow", is_flag=True, help="Go on until stopped, about once a second.")
@click.option("--parent", type=int, hidden=True, help="Stop when this process is gone.")
@_JSON
@click.pass_obj
def seal(store: Store, follow: bool, parent: int | None, as_json: bool) -> None:
    """Put what was stored into the signed tree. `debate serve` does this by itself.

    Example: debate seal --follow
    """
    if follow:
        stopped = threading.Event()
        for one in (signal.SIGTERM, signal.SIGINT):
            signal.signal(one, lambda *_: stopped.set())
        parents = {parent or os.getppid()}
        sealer.follow(store, lambda: not stopped.is_set() and os.getppid() in parents)
        return
    size = sealer.seal_all(store)
    _say({"size": size}, as_json, f"{size} events sealed.")


@main.command()
@click.option("--claim", default="", help="The id of a claim.")
@click.option("--relation", default="", help="The id of a relation.")
@click.option("--question", default="", help="The id of a question.")
@click.option("--person", default="", help="All of one person in one debate: 32 hex digits.")
@click.option("--ground", required=True, help="By which right or rule, for all to read.")
@_JSON
@click.pass_obj
def erase(
    store: Store,
    claim: str,
    relation: str,
    question: str,
    person: str,
    ground: str,
    as_json: bool,
) -> None:
    """Delete the words of a contribution for ever. The log keeps that something was there, and why
    not.

    Example: debate erase --claim c0a1b2c3d4e5f --ground "AVG artikel 17"
    """
    done = erasure.erase(
        store,
        claim=claim,
        relation=relation,
        question=question,
        person=bytes.fromhex(person),
        ground=ground,
    )
    _say(
        {"positions": list(done.positions), "things": list(done.things), "ground": done.ground},
        as_json,
        f"Erased: {', '.join(done.things)}. Backups keep it for as long as they are kept.",
    )


@main.command()
@_JSON
@click.pass_obj
def rebuild(store: Store, as_json: bool) -> None:
    """Empty the tables that pages read and fold them again from the log.

    Example: debate rebuild
    """
    count = rebuilding.rebuild(store)
    _say({"events": count}, as_json, f"Rebuilt from {count} events.")


@main.command()
@click.argument("text")
@click.option("--topic", default="", help="Only in this debate.")
@_JSON
@click.pass_obj
def search(store: Store, text: str, topic: str, as_json: bool) -> None:
    """Find claims that say this.

    Example: debate search "eigen netwerk"
    """
    with store.reading() as connection:
        hits = searching.search(connection, text, debate=topic)
    found: list[Json] = [
        {"id": hit.claim.id, "text": hit.claim.claim.text, "score": round(hit.score, 4)}
        for hit in hits
    ]
    lines = [f"{hit.claim.id}  {hit.claim.claim.text}" for hit in hits]
    _say({"results": found}, as_json, "\n".join(lines or ["Nothing found."]))


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--with-keys", is_flag=True, help="Copy the signing keys too: keep the copy safe.")
@_JSON
@click.pass_obj
def backup(store: Store, folder: Path, with_keys: bool, as_json: bool) -> None:
    """Copy the database and what lies beside it into a new folder, while people go on writing.

    Example: debate backup /var/backups/tegengeluid-monday
    """
    size = backing.backup(store, folder, with_keys=with_keys)
    _say({"folder": str(folder), "events": size}, as_json, f"{size} events kept in {folder}.")


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--accept-older", is_flag=True, help="Go on from a backup older than what was signed."
)
@_JSON
@click.pass_obj
def restore(store: Store, folder: Path, accept_older: bool, as_json: bool) -> None:
    """Put a backup in place, and erase again what was erased since.

    Example: debate restore /var/backups/tegengeluid-monday
    """
    size = backing.restore(store, folder, accept_older=accept_older)
    _say({"events": size}, as_json, f"{size} events restored from {folder}.")


@main.command()
@_JSON
@click.pass_obj
def doctor(store: Store, as_json: bool) -> None:
    """Look at the installation and say what is missing or unsafe.

    Example: debate doctor
    """
    found = examining.examine(store)
    lines = [f"{'ok ' if one.fine else '!! '} {one.what}: {one.said}" for one in found]
    _say({"checks": _plain([dataclasses.asdict(one) for one in found])}, as_json, "\n".join(lines))
    raise SystemExit(0 if all(one.fine for one in found if one.needed) else 1)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64))
@click.option("--no-sealer", is_flag=True, help="Another process runs `debate seal --follow`.")
@click.pass_obj
def serve(store: Store, host: str, port: int, workers: int, no_sealer: bool) -> None:
    """Set up what is not there, load the debates that come along, and serve the site.

    Example: debate serve --port 8080
    """
    if not store.is_there:
        store.set_up()
        for path in sorted(resources.folder("arguments").glob("*.argdown")):
            done = _import(store, files.read_text(str(path)), "")
            click.echo(f"Loaded {done.topic}: {done.claims} claims.", err=True)
    serving.serve(store, host=host, port=port, workers=workers, with_sealer=not no_sealer)


def _say(answer: Mapping[str, Json], as_json: bool, words: str) -> None:
    """Give the answer as JSON or in words."""
    if as_json:
        click.echo(_json(dict(answer)))
    elif words:
        click.echo(words)


def _json(answer: Json) -> str:
    return json.dumps(answer, ensure_ascii=False, indent=2)


def _plain(thing: object) -> Json:
    """Give what `asdict` made as JSON values: tuples are lists there."""
    plain: Json = json.loads(json.dumps(thing))
    return plain


def _say_losses(losses: Sequence[Loss]) -> None:
    for loss in losses:
        click.echo(f"lost: {loss.where}: {loss.what}: {loss.why}", err=True)

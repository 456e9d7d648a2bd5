"""Maps and articles in and out of the store, and from one format to another."""

import os
from collections.abc import Sequence
from pathlib import Path

import click

from ..commands import importing, ruling
from ..errors import InvalidInput
from ..formats import files
from ..formats import report as reports
from ..formats.catalogue import WRITABLE, format_called, format_named
from ..formats.reading import Problem
from ..model import Json, Loss
from ..queries import maps, searching, topics
from ..roles import operator
from ..sources.article import Article
from ..storage import exporting
from ..storage.store import Store
from ..text import names
from ..web.settings import from_environment
from . import answers, given
from .answers import FORMAT, JSON, REPORT, say


@click.command("import")
@click.argument("file")
@click.option(
    "--topic", default="", help="The debate that an article or a map without one belongs to."
)
@FORMAT
@REPORT
@JSON
@click.pass_obj
def import_(store: Store, file: str, topic: str, format_: str, report: str, as_json: bool) -> None:
    """Bring a map, or an article and its reactions, into a debate. In one transaction; twice is
    once. FILE may be a web page, a feed of reactions, or an address on the web.

    Example: debate import arguments/decentralisatie-sociale-zorg.argdown
    """
    read, known_as = given.read(file, format_, as_json=as_json)
    done = bring_in(store, read, topic, as_json=as_json)
    words = f"{done.topic}: {done.new} new or changed, {done.unchanged} unchanged."
    about = _about(read) if isinstance(read, Article) else {}
    say({"format": known_as, **answers.plain(done), **about}, as_json, words)
    answers.say_losses(done.losses, report)


def _about(article: Article) -> dict[str, Json]:
    """Say of an article what no map has: where it stands, and how many reactions it announces."""
    return {"url": article.url, "announced": article.announced}


def bring_in(
    store: Store, text: given.Given, topic: str = "", *, as_json: bool = False
) -> importing.Imported:
    """Import what was read, setting the store up where it is not there; an article into the debate
    `topic`. Raises Conflict where a site that is open to the public would get a debate that nobody
    moderates.
    """
    if isinstance(text, Article):
        _prepare(store, topic or names.slug(text.title))
        return importing.import_article(store, operator(topic), text, topic)
    reading = files.read_map(text, topic)
    about = reading.map.topic
    if topic and topic != about.slug:
        raise InvalidInput(
            "This map is of the debate {slug}. Leave --topic out, or change its slug.",
            slug=about.slug,
        )
    _prepare(store, about.slug)
    size = len(reading.map.claims) + len(reading.map.relations)
    with answers.bar(f"Importing {about.slug}", size, as_json) as progress:
        return importing.import_map(
            store,
            operator(about.slug),
            reading.map,
            reading.losses,
            progress,
            keeps_topic=not format_called(text.format).names_debate,
        )


def _prepare(store: Store, slug: str) -> None:
    store.set_up()
    if from_environment(os.environ).is_public:
        ruling.publish_shipped(store)
        ruling.require_open_to_all(store, slug)


@click.command()
@click.argument("slug")
@click.option("-o", "--output", default="-", help="The file to write; standard output without.")
@FORMAT
@REPORT
@JSON
@click.pass_obj
def export(store: Store, slug: str, output: str, format_: str, report: str, as_json: bool) -> None:
    """Write a debate in a format, or its part of the log. Without --format it is argdown.

    Example: debate export decentralisatie-sociale-zorg -o debat.argdown
    """
    answers.require_file(output, as_json)
    format_ = format_ or _format_of(output)
    losses: Sequence[Loss] = ()
    if format_ == "log":
        text: str | bytes = b"".join(exporting.export_log(store, slug))
    else:
        with store.reading() as connection:
            topics.version(connection, slug)
            written = files.write_map(maps.argument_map(connection, slug), format_)
        text, losses = written.text, written.losses
    size = files.write_text(output, text)
    say({"format": format_, "bytes": size, "losses": answers.told(losses)}, as_json, "")
    answers.say_losses(losses, report)


@click.command()
@click.argument("source")
@click.argument("target", default="-")
@click.option("--from", "from_", default="", help="The format of SOURCE, where it is not clear.")
@click.option("--to", default="", help="The format of TARGET; else by its suffix, else argdown.")
@REPORT
@JSON
def convert(source: str, target: str, from_: str, to: str, report: str, as_json: bool) -> None:
    """Turn a map in one format into another, without a store.

    Example: debate convert debat.argdown debat.json
    """
    answers.require_file(target, as_json)
    text = files.read_text(source, from_)
    reading = files.read_map(text)
    format_ = to or _format_of(target)
    written = files.write_map(reading.map, format_)
    losses = (*reading.losses, *written.losses)
    size = files.write_text(target, written.text)
    held = answers.plain(importing.report(reading.map, losses=losses))
    say({"from": text.format, "format": format_, "bytes": size, **held}, as_json, "")
    answers.say_losses(losses, report)


def _format_of(target: str) -> str:
    """Give the format that a file's suffix names; argdown where it has none."""
    suffix, found = Path(target).suffix.lower(), format_named(target)
    if suffix and not found:
        raise InvalidInput(
            "The suffix {suffix} names no format that is written here. Name one of {known}.",
            suffix=suffix,
            known=", ".join(WRITABLE),
        )
    return found or "argdown"


@click.command()
@click.argument("file")
@FORMAT
@JSON
def check(file: str, format_: str, as_json: bool) -> None:
    """Read a map and say what is wrong, as a compiler would.

    Example: debate check arguments/decentralisatie-sociale-zorg.argdown
    """
    text = files.read_text(file, format_)
    reading = files.look(text)
    errors, problems = reading.errors, reading.problems
    if as_json:
        odd = [one for one in problems if one not in errors]
        say({"errors": _places(errors), "warnings": _places(odd)}, as_json, "")
    else:
        if problems:
            click.echo(reports.render(problems, text.text, text.name) + "\n")
        counts = _count(len(errors), "error"), _count(len(problems) - len(errors), "warning")
        click.echo(f"{text.name}: {', '.join(counts)}.")
    raise SystemExit(1 if errors else 0)


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" + ("" if number == 1 else "s")


def _places(problems: Sequence[Problem]) -> Json:
    return [answers.plain(one) for one in problems]


@click.command()
@click.argument("text")
@click.option("--topic", default="", help="Only in this debate.")
@JSON
@click.pass_obj
def search(store: Store, text: str, topic: str, as_json: bool) -> None:
    """Find claims that say this.

    Example: debate search "eigen netwerk"
    """
    with store.reading() as connection:
        if topic:
            topics.version(connection, topic)
        hits = searching.search(connection, text, debate=topic)
    found: list[Json] = [
        {"id": hit.claim.id, "text": hit.claim.claim.text, "score": round(hit.score, 4)}
        for hit in hits
    ]
    lines = [f"{hit.claim.id}  {hit.claim.claim.text}" for hit in hits]
    say({"results": found}, as_json, "\n".join(lines or ["Nothing found."]))


COMMANDS = (import_, export, convert, check, search)

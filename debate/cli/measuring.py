"""The figures of a debate's room for the counter-voice, of a file or of the store."""

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import click

from ..errors import InvalidInput
from ..formats import files
from ..queries import room as rooms
from ..queries.room import Room
from ..storage.past import debate_at
from ..storage.store import Store
from ..tegengeluid import telling
from ..tegengeluid.measuring import Measured, measured
from ..tegengeluid.objections import standing_relations
from ..tegengeluid.record import milliseconds, of_map
from .answers import JSON, require_there, say


@click.command()
@click.argument("debate")
@click.option("--today", default="", help="The day to measure on, as 2026-01-31; without, today.")
@click.option("--version", default=0, help="Measure the debate as it was after so many events.")
@click.option("--csv", "as_csv", is_flag=True, help="Answer with one figure a line, as CSV.")
@JSON
@click.pass_obj
def tegengeluid(
    store: Store, debate: str, today: str, version: int, as_csv: bool, as_json: bool
) -> None:
    """Measure the room that a debate has for the counter-voice. Of a map's FILE or a SLUG.

    Example: debate tegengeluid decentralisatie-sociale-zorg --today 2026-01-31
    """
    if as_csv and as_json:
        raise click.UsageError("Choose one of --json and --csv.")
    day = _day(today)
    if debate == "-" or Path(debate).exists():
        if version:
            raise click.UsageError("A file has no earlier versions.")
        found, where = _of_file(debate, day), telling.Where(debate)
    else:
        require_there(store)
        measured_there = _of_store(store, debate, day, version)
        found = measured_there.measured
        where = telling.Where(debate, measured_there.version, measured_there.position)
    if as_csv:
        click.echo(_csv(found, where), nl=False)
    else:
        say(telling.plain(found, where), as_json, _in_words(found, where))


def _day(written: str) -> int:
    if not written:
        return rooms.start_of(datetime.now(UTC))
    found = milliseconds(written)
    if found is None or len(written) != len("2026-01-31"):
        raise InvalidInput("Write the day as 2026-01-31: year, month, day.")
    return found


def _of_file(name: str, today: int) -> Measured:
    argument_map = files.read_map(files.read_text(name)).map
    record = of_map(argument_map)
    stands = standing_relations(argument_map)
    return measured(argument_map, record, today, stands)


def _of_store(store: Store, slug: str, today: int, version: int) -> Room:
    with store.reading() as connection:
        newest = rooms.measure(connection, connection, slug, today)
        if not version or version == newest.version:
            return newest
        if not 0 < version < newest.version:
            raise InvalidInput("This debate has not had that many changes yet.")
        with debate_at(connection, slug, version, for_counting=True) as then:
            return rooms.measure(then, connection, slug, today, version)


def _csv(found: Measured, where: telling.Where) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(telling.rows(found, where))
    return written.getvalue()


def _in_words(found: Measured, where: telling.Where) -> str:
    lines = [f"{each.id:<4} {each.said.en}" for each in found.indicators.values()]
    lines += [f"     {note.en}" for each in found.indicators.values() for note in each.notes]
    return "\n".join((*lines, where.said))


COMMANDS = (tegengeluid,)

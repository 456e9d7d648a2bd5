"""The house rules of the site: read them, and set another version from a file."""

import click

from ..commands import ruling
from ..formats import files
from ..model import Json
from ..moderation import house_rules as written
from ..moderation.decision import day
from ..moderation.house_rules import HouseRules
from ..queries import house_rules
from ..queries.house_rules import Version
from ..roles import operator
from ..storage.store import Store
from .answers import JSON, require_there, say


@click.command()
@click.argument("file", default="")
@click.option("--because", default="", help="What changes, for everybody who reads along.")
@click.option("--version", "number", type=click.IntRange(1), help="Show this older version.")
@JSON
@click.pass_obj
def rules(store: Store, file: str, because: str, number: int | None, as_json: bool) -> None:
    """Show the house rules as TOML, or set a new version. FILE is such TOML.

    Each rule keeps its id for ever, since decisions name it.

    Example: debate rules > rules.toml; debate rules rules.toml --because "Regel 8 is nieuw."
    """
    if file and number:
        raise click.UsageError("Give a file to set, or --version to show one.")
    require_there(store)
    store.set_up()  # the tables for rules, where an older version made the database
    is_new = bool(file) and _set(
        store, written.read(files.text_of(files.read_bytes(file), file, "toml").text), because
    )
    told = _version(store, number)
    if file:
        words = f"Version {told.rules.version} holds now." if is_new else "Nothing changed."
    else:
        words = _said(told)
    say({**_plain(told), "new": is_new}, as_json, words)


def _set(store: Store, given: HouseRules, because: str) -> bool:
    return bool(ruling.publish_rules(store, operator(ruling.EVERYWHERE), given, because))


def _version(store: Store, number: int | None) -> Version:
    with store.reading() as connection:
        if number:
            return house_rules.version(connection, number)
        found = house_rules.versions(connection, 1)
    return found[0] if found else Version(written.shipped(), 0, 0)


def _said(told: Version) -> str:
    since = f", since {day(told.at_ms)}" if told.at_ms else ", not published yet: debate init"
    head = f"# Version {told.rules.version}{since}"
    changed = f": {told.rules.announcement}" if told.rules.announcement else ""
    return f"{head}{changed}\n{written.write(told.rules)}".rstrip("\n")


def _plain(told: Version) -> dict[str, Json]:
    rules: list[Json] = [
        {"id": one.id, "title": one.title, "text": one.text, "law": one.law}
        for one in told.rules.rules
    ]
    return {
        "version": told.rules.version,
        "published": day(told.at_ms).isoformat() if told.at_ms else None,
        "announcement": told.rules.announcement,
        "intro": told.rules.intro,
        "rules": rules,
    }


COMMANDS = (rules,)

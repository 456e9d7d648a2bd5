"""Letters: telling who follows what happened, and which letters wait, went or failed."""

import click

from ..model import Json
from ..queries import letters as queried
from ..queries.letters import Counts, LetterView
from ..storage import accounts
from ..storage import letters as stored
from ..storage.store import Store
from ..text.times import iso
from .answers import JSON, plain, require_there, say


@click.command()
@JSON
@click.pass_obj
def digest(store: Store, as_json: bool) -> None:
    """Mail what happened to who follows. What is due since this day or this week began.

    Doing it again sends nothing twice. Run it each morning by a timer; docs/server.md says how.

    Example: debate digest
    """
    require_there(store)
    store.set_up()  # the tables for followers, where an older version made the database
    from ..web import app  # half of the time that other commands take to begin
    from ..web.letters import digests

    done = digests.send(app.create_app(store))
    parts = [f"{done.sent} letters sent"]
    if done.again:
        parts.append(f"{done.again} of them again, because their sending was broken off")
    if done.refused:
        parts.append(f"{done.refused} not taken by the mail server")
    if done.forgotten:
        parts.append(f"{done.forgotten} addresses forgotten that refuse mail time and again")
    if done.waiting:
        parts.append(f"{done.waiting} wait")
    say(plain(done), as_json, "; ".join(parts) + ".")


@click.command()
@click.option("--now", is_flag=True, help="Try at once what waits for its next try.")
@JSON
@click.pass_obj
def letters(store: Store, now: bool, as_json: bool) -> None:
    """Show which letters wait, went or failed, without addresses.

    `debate serve` sends what waits by itself, and tries again for at most five days.

    Example: debate letters
    """
    require_there(store)
    store.set_up()  # the table for letters, where an older version made the database
    if now:
        _try_now(store)
    with store.reading() as connection:
        counted, found = queried.counts(connection), queried.newest(connection)
    rows: list[Json] = [{**plain(one), "debate": one.debate or None} for one in found]
    say({**plain(counted), "letters": rows}, as_json, _listed(counted, found))


def _try_now(store: Store) -> None:
    from ..web import app
    from ..web.letters import mailing, postman

    site = app.create_app(store)
    with site.app_context():
        mailing.postbox().require()
    with store.writing() as connection:
        stored.hurry(connection, accounts.now_ms())
    postman.deliver(site)


def _listed(counted: Counts, found: list[LetterView]) -> str:
    lines = [f"{counted.waiting} wait, {counted.sent} went, {counted.failed} failed."]
    for one in found:
        state = one.outcome or f"waits, tried {one.tries} times, next {iso(one.due_ms)}"
        ended = f" {iso(one.ended_ms)}" if one.ended_ms else ""
        about = " ".join(filter(None, (one.debate, one.about)))
        lines.append(f"{iso(one.made_ms)}  {one.sort:10}  {state}{ended}  {about}".rstrip())
    return "\n".join(lines)


COMMANDS = (digest, letters)

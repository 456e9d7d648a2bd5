"""Telling who follows what happened: for a timer to run."""

import os

import click

from ..model import Json
from ..storage.store import Store
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
    from ..web import app, settings  # half of the time that other commands take to begin
    from ..web.letters import digests

    done = digests.send(app.create_app(store, settings.from_environment(os.environ)))
    answer: dict[str, Json] = plain(done)
    parts = [f"{done.sent} letters sent"]
    if done.again:
        parts.append(f"{done.again} of them again, because an earlier run was broken off")
    if done.refused:
        parts.append(f"{done.refused} not taken by the mail server")
    if done.forgotten:
        parts.append(f"{done.forgotten} addresses forgotten that refuse mail time and again")
    say(answer, as_json, "; ".join(parts) + ".")


COMMANDS = (digest,)

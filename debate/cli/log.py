"""The log: recompute it, sign it, fold it again, and take out of it what must or may not stay."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from ..commands import ending, seeking_doubles
from ..errors import InvalidInput
from ..log import verifier
from ..model import Json
from ..storage import erasure, retention, sealer
from ..storage import rebuild as rebuilding
from ..storage import verify as verifying
from ..storage.store import Store
from .answers import JSON, plain, require_there, say, waiting

PERSON_BYTES = 16
LAST_LETTER = 3.0  # seconds that a letter under way gets when we are stopped


@click.command()
@click.option(
    "--export",
    "exported",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Check an exported log instead, with nothing but the file.",
)
@JSON
@click.pass_obj
def verify(store: Store, exported: Path | None, as_json: bool) -> None:
    """Compute the log, the tables and the tree again. Says what does not agree.

    Example: debate verify
    """
    if exported is not None:
        _verify_export(exported, as_json)
    require_there(store)
    with waiting("Verifying", as_json):
        found = verifying.verify(store)
    said = f"{found.events} events, {found.sealed} sealed, root {found.root}: "
    said += "all agrees." if not found.findings else f"{len(found.findings)} findings."
    answer = {**plain(found), "size": found.sealed}
    say(answer, as_json, "\n".join([*found.findings, said]))
    raise SystemExit(1 if found.findings else 0)


def _verify_export(path: Path, as_json: bool) -> None:
    """Check a file as the stand-alone program does, which is the same code; ends the command."""
    log, findings, seen = None, list[str](), list[str]()
    try:
        with waiting("Verifying", as_json), path.open("rb") as file:
            log = verifier.read_log(file, None, None, None)
        findings, seen = log.findings, log.summary()
    except verifier.Wrong as wrong:
        findings = [str(wrong)]
    answer: dict[str, Json] = {
        "events": log.events if log else 0,
        "size": log.tree.size if log else 0,
        "root": log.tree.root().hex() if log else "",
        "state_equals_log": None,
        "findings": list[Json](findings),
    }
    verdict = f"{len(findings)} findings." if findings else "all agrees."
    say(answer, as_json, "\n".join([*seen, *findings, verdict]))
    raise SystemExit(1 if findings else 0)


@click.command()
@click.option("--follow", is_flag=True, help="Go on until stopped, about once a second.")
@click.option("--parent", type=int, hidden=True, help="Stop when this process is gone.")
@JSON
@click.pass_obj
def seal(store: Store, follow: bool, parent: int | None, as_json: bool) -> None:
    """Put what was stored into the signed tree. Decisions whose last day is over end, and new
    claims are compared with older ones; with --follow letters go too, where DEBATE_SMTP is set.
    `debate serve` does this by itself.

    Example: debate seal --follow
    """
    require_there(store)
    if follow:
        _follow(store, parent or os.getppid())
        return
    ending.end_decisions(store)
    size = sealer.seal_all(store)
    while seeking_doubles.seek_doubles(store):
        pass
    say({"size": size}, as_json, f"{size} events sealed.")


def _follow(store: Store, parent: int) -> None:
    """Seal until somebody stops us, or the process that started us is gone."""
    stopped = threading.Event()
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, lambda *_: stopped.set())
    with _postman(store):
        sealer.follow(
            store,
            lambda: not stopped.is_set() and os.getppid() == parent,
            each_minute=ending.end_decisions,
            between=seeking_doubles.seeking(),
        )


@contextmanager
def _postman(store: Store) -> Iterator[None]:
    """Send letters meanwhile, where the environment names a mail server: beside the sealing, since
    a receipt may not wait for a mail server.
    """
    if not os.environ.get("DEBATE_SMTP"):
        yield
        return
    from ..web import app  # a sealer without mail does without pages
    from ..web.letters import postman

    over = threading.Event()
    at_work = threading.Thread(
        target=postman.follow,
        args=(store, lambda: app.create_app(store), over.wait),
        daemon=True,  # a mail server that does not answer holds up no stop
    )
    at_work.start()
    try:
        yield
    finally:
        over.set()
        at_work.join(LAST_LETTER)


@click.command()
@click.option("--claim", default="", help="The id of a claim.")
@click.option("--relation", default="", help="The id of a relation.")
@click.option("--question", default="", help="The id of a question.")
@click.option("--source", default="", help="The id of a source: its text, and who reacted.")
@click.option("--person", default="", help="All of one person in one debate: 32 hex digits.")
@click.option("--ground", required=True, help="By which right or rule, for all to read.")
@JSON
@click.pass_obj
def erase(
    store: Store,
    claim: str,
    relation: str,
    question: str,
    source: str,
    person: str,
    ground: str,
    as_json: bool,
) -> None:
    """Delete the words of a contribution for ever. The log keeps that something was there, and why
    not.

    Example: debate erase --claim c0a1b2c3d4e5f --ground "AVG artikel 17"
    """
    who = _person(person)
    require_there(store)
    done = erasure.erase(
        store,
        claim=claim,
        relation=relation,
        question=question,
        source=source,
        person=who,
        ground=ground,
    )
    say(
        {"positions": list(done.positions), "things": list(done.things), "ground": done.ground},
        as_json,
        f"Erased: {', '.join(done.things)}. Backups keep it for as long as they are kept.",
    )


def _person(digits: str) -> bytes:
    """Read the reference of a person in a debate. Raises InvalidInput."""
    try:
        ref = bytes.fromhex(digits)
    except ValueError:
        ref = b"?"
    if digits and len(ref) != PERSON_BYTES:
        raise InvalidInput("A person is 32 hexadecimal digits, as the log shows them.")
    return ref


@click.command()
@JSON
@click.pass_obj
def rebuild(store: Store, as_json: bool) -> None:
    """Fold the tables that pages read again from the log.

    Example: debate rebuild
    """
    require_there(store)
    with waiting("Folding the log", as_json):
        count = rebuilding.rebuild(store)
    say({"events": count}, as_json, f"Rebuilt from {count} events.")


@click.command()
@JSON
@click.pass_obj
def retain(store: Store, as_json: bool) -> None:
    """Take away what is no longer kept of people. `debate serve` does this by itself, every hour.

    Example: debate retain
    """
    require_there(store)
    gone = retention.retain(store)
    lines = [f"{table}: {count}" for table, count in gone.items() if count]
    tables: dict[str, Json] = dict(gone)
    say({"removed": tables}, as_json, "\n".join(lines or ["Nothing was kept too long."]))


COMMANDS = (verify, seal, erase, rebuild, retain)

"""Who may sign in to the pages for editors: links that work once, and how to take them back."""

import os

import click

from ..commands import signing_in
from ..commands.signing_in import Invitation
from ..model import Json
from ..queries import accounts
from ..queries.accounts import EVERYWHERE, Account
from ..roles import Role, operator
from ..storage.store import Store
from ..text.times import iso
from ..web import links
from ..web.settings import Settings, from_environment
from .answers import JSON, require_there, say

_ACTING = operator("")


@click.command("sign-in")
@click.argument("name", default="")
@click.option(
    "--role",
    type=click.Choice([str(role) for role in signing_in.ADMITTED]),
    default=str(Role.EDITOR),
    show_default=True,
    help="What this person is here as.",
)
@click.option("--topic", default="", help="Only in this debate; without it in all.")
@click.option("--email", default="", help="Where links can be mailed to this person from now on.")
@click.option("--site", default="", help="The site's address, such as https://debat.example.")
@click.option("--list", "is_list", is_flag=True, help="Show who has an account and is signed in.")
@click.option("--revoke", is_flag=True, help="End this person's sessions and take the roles.")
@click.option("--reset-second-step", "is_reset", is_flag=True, help="For who lost the phone.")
@click.option("--anyway", is_flag=True, help="Also where nobody moderates a debate then.")
@JSON
@click.pass_obj
def sign_in(
    store: Store,
    name: str,
    role: str,
    topic: str,
    email: str,
    site: str,
    is_list: bool,
    revoke: bool,
    is_reset: bool,
    anyway: bool,
    as_json: bool,
) -> None:
    """Give somebody a role and print a link to sign in with. It works once, for ten minutes.

    Example: debate sign-in Ann --role editor --site https://debat.example
    """
    if bool(name) == is_list or is_list + revoke + is_reset > 1:
        raise click.UsageError(
            "Give a name, with --revoke or --reset-second-step or without; or --list alone."
        )
    require_there(store)
    store.set_up()  # the tables for accounts, where an older version made the database
    keeps = not anyway and _settings().is_public
    if is_list:
        _list(store, as_json)
    elif revoke:
        signing_in.revoke(store, _ACTING, name, keeps_moderated=keeps)
        say({"name": name, "revoked": True}, as_json, f"{name} is signed out and has no role.")
    elif is_reset:
        signing_in.reset_second_step(store, _ACTING, name)
        said = f"{name} sets up the second step anew at the next signing in."
        say({"name": name, "reset": True}, as_json, said)
    else:
        made = signing_in.invite(
            store, _ACTING, name, Role(role), topic, email=email, keeps_moderated=keeps
        )
        _print_link(made, site or _settings().address, as_json)


def _print_link(made: Invitation, site: str, as_json: bool) -> None:
    link = site.rstrip("/") + links.sign_in(made.token)
    answer: dict[str, Json] = {
        "name": made.name,
        "role": str(made.role),
        "topic": made.debate,
        "link": link,
        "expires": iso(made.expires_ms),
    }
    say(answer, as_json, link)
    click.echo(f"For {made.name} alone: it works once, until {answer['expires']}.", err=True)


def _settings() -> Settings:
    return from_environment(os.environ)


def _list(store: Store, as_json: bool) -> None:
    with store.reading() as connection:
        found = accounts.everybody(connection)
    known: list[Json] = [_account(each) for each in found]
    lines = [f"{each.name}: {_roles(each)}; {_sessions(each)}" for each in found]
    say({"accounts": known}, as_json, "\n".join(lines or ["There are no accounts."]))


def _account(one: Account) -> Json:
    roles: dict[str, Json] = {debate: str(role) for debate, role in one.roles.items()}
    seen = iso(one.seen_ms) if one.seen_ms else ""
    return {"name": one.name, "roles": roles, "sessions": one.sessions, "seen": seen}


def _roles(one: Account) -> str:
    told = [
        str(role) if debate == EVERYWHERE else f"{role} in {debate}"
        for debate, role in one.roles.items()
    ]
    return ", ".join(told) or "no role"


def _sessions(one: Account) -> str:
    if not one.sessions:
        return "not signed in"
    many = "1 session" if one.sessions == 1 else f"{one.sessions} sessions"
    return f"{many}, last seen {iso(one.seen_ms)}"


COMMANDS = (sign_in,)

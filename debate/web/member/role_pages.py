"""Who has which role in a debate, for its administrators: a list, a form, and what changed."""

from dataclasses import dataclass

from flask import Blueprint, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from ...commands import governing
from ...commands.signing_in import ADMITTED
from ...errors import Conflict, InvalidInput
from ...queries import activity, membership, topics
from ...roles import Role
from .. import members, own_links, session
from ..fields import at_fields
from ..letters import mailing

LONGEST = 300
_FIELD_OF = {"name": "naam", "email": "email", "role": "rol"}

role_pages = Blueprint("role_pages", __name__)


@dataclass(frozen=True)
class Typed:
    """What was typed in the form."""

    naam: str = ""
    email: str = ""
    rol: str = str(Role.EDITOR)


@role_pages.get("/debatten/<slug>/rollen")
def show_roles(slug: str) -> ResponseReturnValue:
    """Who has which role, and a form for one more."""
    return _page(slug, Typed())


@role_pages.post("/debatten/<slug>/rollen")
def give_role(slug: str) -> ResponseReturnValue:
    """Give somebody a role."""
    actor = members.acting(slug, "roles")
    sent = Typed(*(request.form.get(name, "")[:LONGEST] for name in ("naam", "email", "rol")))
    try:
        governing.give_role(session.store(), actor, slug, sent.naam, sent.rol, email=sent.email)
    except (InvalidInput, Conflict) as error:
        otherwise = "email" if isinstance(error, Conflict) else "naam"
        errors = at_fields(error, _FIELD_OF, otherwise)
        return make_response(_page(slug, sent, errors), error.status)
    return redirect(own_links.roles(slug), 303)


@role_pages.post("/debatten/<slug>/rollen/ingetrokken")
def take_role(slug: str) -> ResponseReturnValue:
    """Take somebody's role."""
    actor = members.acting(slug, "roles")
    governing.take_role(session.store(), actor, slug, request.form.get("account", "")[:LONGEST])
    return redirect(own_links.roles(slug), 303)


def _page(slug: str, sent: Typed, errors: dict[str, str] | None = None) -> str:
    with session.store().reading() as connection:
        members.acting(slug, "roles")
        return render_template(
            "member/roles.html",
            who=members.member(),
            topic=topics.topic(connection, slug),
            members=membership.members(connection, slug),
            changes=membership.changes(connection, slug),
            crowds=activity.crowds(connection, slug),
            admitted=ADMITTED,
            sent=sent,
            errors=errors or {},
            has_mail=mailing.postbox().is_there,
        )

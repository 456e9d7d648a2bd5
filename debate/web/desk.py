"""The desk: where editors see which texts a debate rests on, and make claims of them.

Nobody else gets an answer here. Which role somebody has in a debate is looked up on every request,
and the commands ask once more.
"""

from dataclasses import dataclass

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from ..queries import sources as documents
from ..queries import topics
from ..queries.topics import TopicView
from ..roles import Role
from . import editors, session

desk = Blueprint("desk", __name__)


@dataclass(frozen=True)
class Work:
    """A debate that somebody is an editor of, and how many sources it has."""

    topic: TopicView
    sources: int


@desk.before_request
def require_editor() -> None:
    """Let nobody in but editors."""
    editors.editor()


@desk.get("/redactie")
def show_desk() -> ResponseReturnValue:
    """The debates that the editor works on."""
    who = editors.editor()
    with session.store().reading() as connection:
        debates = [
            Work(topic, len(documents.sources(connection, topic.slug)))
            for topic in topics.topics(connection)
            if who.role_in(topic.slug) is Role.EDITOR
        ]
    return render_template("moderator/desk.html", who=who, debates=debates)

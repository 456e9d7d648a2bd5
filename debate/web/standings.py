"""The labels that a page shows: a view holds those of its debates, its parts look them up."""

from flask import Flask, g

from ..graph.standing import Label
from ..graph.verdicts import Verdicts
from ..queries import standing
from ..queries.snapshot import Snapshot


def hold(connection: Snapshot, *debates: str) -> None:
    """Have the labels of these debates at hand for the page that is drawn now."""
    held: dict[str, Verdicts] = g.setdefault("standings", {})
    for debate in dict.fromkeys(debates):
        held[debate] = standing.standing(connection, debate)


def hold_today(connection: Snapshot, debate: str, version: int) -> None:
    """Have the labels of today at hand, and none of the past: those would be worked out each time.

    `version` is 0 for today.
    """
    if not version:
        hold(connection, debate)


def label_of(claim: str) -> Label | None:
    """Give the label of a claim, None where it has none or the page holds none."""
    held: dict[str, Verdicts] = g.get("standings", {})
    return next((label for told in held.values() if (label := told.of(claim))), None)


def register(app: Flask) -> None:
    """Let every part of a page look labels up."""
    app.jinja_env.globals["label_of"] = app.jinja_env.filters["label_of"] = label_of

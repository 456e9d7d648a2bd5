"""The labels that a page shows: a view holds those of its debates, its parts look them up."""

from flask import Flask, g

from ...graph.standing import Label
from ...graph.verdicts import Verdicts
from ...queries import listing, standing
from ...queries.listing import Standing
from ...queries.once import once
from ...queries.snapshot import Snapshot

OFFERED = Standing(labels={str(label): label for label in Label})
"""What can be chosen from, where nothing is counted yet."""


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


def known(connection: Snapshot, debate: str, version: int) -> Standing:
    """Give the labels and strengths of today to sort and choose by; none of the past, as above."""
    if version:
        return listing.NOTHING_KNOWN
    return once(connection, debate, "standing of claims", lambda: _known(connection, debate))


def _known(connection: Snapshot, debate: str) -> Standing:
    told, weighed = standing.standing(connection, debate), standing.strength(connection, debate)
    labels = standing.labels(connection, debate)
    values = {id_: float(weighed.values[told.shape.numbers[id_]]) for id_ in labels}
    return Standing(labels, values, "labels")


def register(app: Flask) -> None:
    """Let every part of a page look labels up."""
    app.jinja_env.globals["label_of"] = app.jinja_env.filters["label_of"] = label_of

"""I13, verwijderverhouding: whether criticism is removed more often than what it criticises."""

from collections.abc import Mapping, Sequence

from .counted import GROUPS, Counted, group
from .figure import Figure, Indicator, Words, share
from .intervals import LEAST, ratio_of_shares
from .saying import decimal
from .sides import AGAINST, FOR, Tie, sides

SPAM = frozenset({"spam", "5", "regel-5"})
"""The house rule against advertising and repetition: what it removes has no side."""


def moderation(counted: Counted) -> Indicator:
    """Compare the shares that were removed of claims against and for the theses, theses left out.

    The items are the removed claims against.
    """
    removed = _removed(counted)
    theses, known = set(counted.theses), _sides(counted)
    submitted = [id_ for id_ in (*counted.map.claims, *removed) if id_ not in theses]
    con = _of_side("against", AGAINST, submitted, removed, known)
    pro = _of_side("for", FOR, submitted, removed, known)
    ratio, interval = ratio_of_shares(con.k or 0, con.n, pro.k or 0, pro.n)
    figure = Figure(
        "ratio",
        ratio,
        con.n + pro.n,
        (con.k or 0) + (pro.k or 0),
        interval,
        con.items,
        con.n >= LEAST and pro.n >= LEAST and not interval[0] <= 1 <= interval[1],
    )
    beside = (con, pro, *_by_voice(counted, submitted, removed))
    return Indicator("I13", figure, _said(figure, con, pro), beside)


def _sides(counted: Counted) -> Mapping[str, int]:
    """The sides of what is there and of what was removed."""
    gone = counted.record.removed.relations
    if not gone:
        return counted.sides
    onto: dict[str, list[Tie]] = {}
    for relation in gone.values():
        onto.setdefault(relation.conclusion, []).append(relation)
    return sides(counted.theses, lambda thing: (*counted.towards(thing), *onto.get(thing, ())))


def _removed(counted: Counted) -> dict[str, str]:
    """The removed claims with the rule that removed each, advertising and repetition apart."""
    gone = counted.record.removed
    return {
        id_: gone.rules.get(id_, "")
        for id_ in gone.claims
        if gone.rules.get(id_, "").strip().lower() not in SPAM
    }


def _of_side(
    name: str,
    side: int,
    submitted: Sequence[str],
    removed: Mapping[str, str],
    known: Mapping[str, int],
) -> Figure:
    theirs = [id_ for id_ in submitted if known.get(id_) == side]
    gone = [id_ for id_ in theirs if id_ in removed]
    return share(name, len(gone), len(theirs), gone)


def _by_voice(
    counted: Counted, submitted: Sequence[str], removed: Mapping[str, str]
) -> list[Figure]:
    counts = {kind: [0, 0] for kind in GROUPS}
    gone = counted.record.removed.claims
    for id_ in submitted:
        voice = group(gone[id_].voice.kind) if id_ in removed else counted.voices[id_]
        if voice:
            counts[voice][0] += id_ in removed
            counts[voice][1] += 1
    return [share(f"removed {kind}", k, n) for kind, (k, n) in counts.items() if n]


def _said(figure: Figure, con: Figure, pro: Figure) -> Words:
    if not figure.k:
        return Words("Er is niets verwijderd.", "Nothing was removed.")
    nl = (
        f"Verwijderd zijn {con.k} van de {con.n} stellingen tegen, en {pro.k} van de {pro.n} voor"
        " de hoofdstellingen."
    )
    en = (
        f"{con.k} of the {con.n} claims against the main claims were removed, and {pro.k} of the"
        f" {pro.n} for them."
    )
    if figure.shown is None:
        return Words(
            f"{nl} Of dat verschil meer is dan toeval, is niet te zeggen.",
            f"{en} Whether that is more than chance cannot be said.",
        )
    times = decimal(figure.shown)
    return Words(
        f"{nl} Dat is {times.nl} keer zo vaak tegen als voor, meer dan toeval.",
        f"{en} That is {times.en} times as often against as for, more than chance.",
    )

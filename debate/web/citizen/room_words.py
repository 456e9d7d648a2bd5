"""What the figures of a debate's room are called on the page."""

from ...model import Frame, VoiceKind
from ...tegengeluid.figure import Figure
from ...tegengeluid.saying import GROUPS, decimal, percent
from ...text.language import Wordings, gettext
from .. import words

NAMES = Wordings(
    {
        "with_undercuts": "counting objections to the reasoning too",
        "theses": "of the main claims",
        "supports": "of what supports the main claims",
        "median_days": "days until half had an answer",
        "undercuts": "objections to a line of reasoning without an answer",
        "observed": "relations between different groups",
        "expected": "what it would be by chance",
        "percentile": "place among a thousand times dealt anew (0 is never less, 1 is always)",
        "with_citizens": "claims that a resident or client responds to",
        "theses_with_citizens": "main claims that a resident or client responds to",
        "about_clients": "claims about clients that a resident or client responds to",
        "simpson": "chance that two contributions come from different groups",
        "evenness_of_people": "the same, counted by speaker",
        "simpson_of_people": "chance that two speakers come from different groups",
        "unknown": "contributions by those whose role is unknown",
        "most_active": "contributions by whoever contributed most",
        "both_sides": "claims with something both for and against",
        "chains": "times an objection to an objection to an objection",
        "deepest": "answers deep goes the longest conversation",
        "necessity_contested": "of which the necessity itself is contested",
        "necessity_attacked": "that somebody spoke against",
        "alternatives_each_necessity": "alternatives named for each claim",
        "desirability": "claims that say that everybody wants it",
        "desirability_contested": "of which that desirability itself is contested",
        "desirability_attacked": "that somebody spoke against (desirability)",
        "alternatives_each_desirability": "alternatives named for each claim (desirability)",
        "for": "reasons for",
        "against": "reasons against",
        "both": "claims that stand on both sides",
        "distinct": "different claims among all that was said",
        "answered": "that the executive answered",
    }
)
REMOVED = Wordings({"against": "removed of what is against", "for": "removed of what is for"})
INVITES = Wordings({"I4": "Are you a resident or client? Give an answer"})
"""How to answer what is behind a figure, where that is not to say that it is not so."""
_OF_GROUPS = Wordings(
    {
        "by": "by {group}",
        "to": "addressed to {group}",
        "heard": "claims that {group} respond to",
        "removed": "removed of {group}",
    }
)
_WHOLE = frozenset({"for", "against", "both", "chains", "deepest", "unknown"})


def name(indicator: str, figure: Figure) -> str:
    """Name a figure beside an indicator, '' where it is told elsewhere on the page.

    >>> name("I2", Figure("by citizen", 0.5, 12, 6))
    'van inwoners en cliënten'
    """
    if indicator == "I13" and figure.name in REMOVED:
        return REMOVED[figure.name]
    first, _, rest = figure.name.partition(" ")
    if first in _OF_GROUPS:
        return _OF_GROUPS[first].format(group=group(VoiceKind(rest)))
    if first == "alpha":
        return gettext("Krippendorff’s alpha for {frame}", frame=words.FRAMES[Frame(rest)])
    if first == "level":
        return gettext("claims {count} answers below a main claim", count=rest)
    return NAMES.get(figure.name, "")


def group(kind: VoiceKind) -> str:
    """Name a group of voices."""
    return GROUPS[kind].spoken


def value(figure: Figure) -> str:
    """Write a figure: counts where it is a share, else its number.

    >>> value(Figure("theses", 0.5, 6, 3)), value(Figure("simpson", 0.74, 9, is_enough=False))
    ('3 van de 6', 'niet te zeggen')
    """
    if figure.k is not None and figure.name != "ratio":
        return _of(figure.k, figure.n)
    if figure.shown is None:
        return gettext("cannot be said")
    if figure.name in _WHOLE or figure.name.startswith("level "):
        return f"{figure.shown:.0f}"
    return decimal(figure.shown, 2).spoken


def in_front(figure: Figure) -> str:
    """Write a figure as the sentence beside it does: voices as groups, not as a share of them.

    >>> in_front(Figure("voices", 0.25, 12))
    '1,5 van de 6'
    """
    if figure.name == "voices" and figure.shown is not None:
        return _of(decimal(figure.shown * len(GROUPS)).spoken, len(GROUPS))
    return value(figure)


def doubt(figure: Figure) -> str:
    """Write between which shares it may as well lie, '' where that is not known.

    >>> doubt(Figure("theses", 0.5, 12, 6, (0.25, 0.75)))
    '25 tot 75 procent'
    """
    if figure.interval is None or not figure.is_enough:
        return ""
    low, high = map(percent, figure.interval)
    return gettext("{low} to {high} per cent", low=low, high=high)


def _of(count: object, all_: int) -> str:
    return gettext("{count} of the {all}", count=count, all=all_)

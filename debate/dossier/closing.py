"""What every paper ends with: where in the log it stands, whose voices are in it, what it does not
show, and what its words mean.
"""

from ..errors import Phrase
from ..queries.digest import Digest
from ..tegengeluid.counted import GROUPS
from ..tegengeluid.figure import Figure
from ..tegengeluid.saying import GROUPS as NAMES
from ..text.language import Wordings, gettext, tell
from ..text.phrasing import MANY_VOICES, VOICES, amount, day, listed, number
from .document import NO_POLL, Bullets, Heading, Plain, Prose, References, Terms
from .telling import Teller

WORDS = (
    (
        Phrase("Claim"),
        Phrase("One sentence that can be true or false, in plain words, with who says it."),
    ),
    (Phrase("Main claim"), Phrase("A claim that the debate is about.")),
    (Phrase("+ supports"), Phrase("A premise that speaks for a claim.")),
    (
        Phrase("− speaks against"),
        Phrase("A counterargument: a premise that speaks against a claim."),
    ),
    (
        Phrase("⊣ does not follow"),
        Phrase("An objection to the reasoning: the premise may be right, the step is not."),
    ),
    (
        Phrase("Stands"),
        Phrase(
            "All that was brought against it is itself refuted, or nothing was brought against it."
            " That does not make it true."
        ),
    ),
    (Phrase("Contradicted"), Phrase("Something that stands speaks against this.")),
    (Phrase("Open"), Phrase("What speaks for it and what speaks against it balance out.")),
    (
        Phrase("Strongest point"),
        Phrase(
            "Ordered by how much support and contradiction something got, and how strong those are"
            " themselves (DF-QuAD). It does not judge what is true."
        ),
    ),
    (
        Phrase("Source and paragraph"),
        Phrase("[3, par. 7] is paragraph 7 of source 3 in the list; headings do not count."),
    ),
    (
        Phrase("State of the log"),
        Phrase("The number of the last event that was taken into account."),
    ),
)
UNSEEN = Wordings(
    {
        "hidden": "hidden under the house rules",
        "withdrawn": "withdrawn",
        "erased": "erased on request",
    }
)


def stand(digest: Digest) -> str:
    """Say where in the log a paper stands."""
    return gettext(
        "State of the log: number {position}, version {version} of this debate, {day}.",
        position=number(digest.position),
        version=number(digest.version),
        day=day(digest.at_ms),
    )


def voices(digest: Digest) -> str:
    """Say how many people of which voice speak."""
    told = [
        f"{number(role.speakers)} {(VOICES if role.speakers == 1 else MANY_VOICES)[role.kind]}"
        f" ({amount(role.claims, 'claim', 'claims')})"
        for role in digest.roles
    ]
    if not told:
        return gettext("Nobody has spoken yet.")
    return gettext("Speaking here: {voices}.", voices=listed(told))


def no_poll(digest: Digest) -> Prose:
    """Say who speaks in a paper, and that nothing was counted by it."""
    told = gettext(
        "{voices} This is not a poll: the map shows arguments, not people, and who said or wrote"
        " nothing is not in it.",
        voices=voices(digest),
    )
    return Prose(told, "quiet")


def sources(teller: Teller, listed: int = 0) -> tuple[Plain, ...]:
    """List the sources that were named so far, below their heading; without the first `listed`,
    that an earlier list has.
    """
    new = teller.references().items[listed:]
    if not new:
        return ()
    more = Heading(gettext("More sources"), "meer-bronnen")
    return (more if listed else Heading(gettext("Sources"), "bronnen"), References(new))


def unheard(digest: Digest) -> list[str]:
    """Say which groups reply to how few of the theses and what supports them, least heard first."""
    beside = {each.name: each for each in digest.measured.indicators["I4"].beside}
    heard = [(beside[f"heard {kind}"], NAMES[kind].spoken) for kind in GROUPS]
    silent = listed([name for figure, name in heard if not figure.k])
    told = [gettext("Not at all: {groups}.", groups=silent)] if silent else []
    few = sorted((one for one in heard if one[0].k), key=lambda one: one[0].k or 0)
    told += [_heard(figure, name) for figure, name in few[:2]]
    theses = beside["theses_with_citizens"]
    if theses.items:
        told.append(_without_residents(len(theses.items), theses.n))
    return told


def _without_residents(some: int, every: int) -> str:
    return gettext(
        "On {some} of the {all} main claims no resident and no client replies.",
        some=some,
        all=every,
    )


def _heard(figure: Figure, group: str) -> str:
    return gettext(
        "{group}: on {some} of the {all} main claims and the claims that support them.",
        group=_capital(group),
        some=figure.k,
        all=figure.n,
    )


def colophon(digest: Digest) -> tuple[Plain, ...]:
    """Say what a paper is and is not."""
    return (
        Heading(gettext("About this paper"), "over"),
        Bullets(
            (
                gettext(
                    "{stand} Make this paper again at the same number, and you get the same.",
                    stand=stand(digest),
                ),
                f"{voices(digest)} {tell(NO_POLL)}",
                gettext(
                    "The map shows arguments, not people. It does not tell how many people think"
                    " something, and who said or wrote nothing is not in it."
                ),
                gettext(
                    "People say themselves in which role they speak, or the editors infer it from"
                    " the source."
                ),
                *_not_shown(digest),
            )
        ),
    )


def _not_shown(digest: Digest) -> list[str]:
    told = [
        f"{amount(count, 'claim', 'claims')} {UNSEEN[status]}"
        for status, count in sorted(digest.unseen.items())
        if status in UNSEEN
    ]
    return [gettext("Not shown: {claims}.", claims=listed(told))] if told else []


def glossary() -> tuple[Plain, ...]:
    """Explain the words of a paper."""
    pairs = tuple((tell(term), tell(meaning)) for term, meaning in WORDS)
    return (Heading(gettext("Words"), "woorden"), Terms(pairs))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]

"""What every paper ends with: where in the log it stands, whose voices are in it, what it does not
show, and what its words mean.
"""

from ..queries.digest import Digest
from ..tegengeluid.counted import GROUPS
from ..tegengeluid.saying import GROUPS as NAMES
from ..text.phrasing import MANY_VOICES, VOICES, amount, day, listed, number
from .document import Bullets, Heading, Plain, Prose, References, Terms
from .telling import Teller

WORDS = (
    ("Stelling", "Eén zin die waar of onwaar kan zijn, in eigen woorden, met wie het zegt."),
    ("Hoofdstelling", "Een stelling waar het debat over gaat."),
    ("+ steunt", "Een grond die voor een stelling pleit."),
    ("− spreekt tegen", "Een tegenargument: een grond die tegen een stelling pleit."),
    ("⊣ volgt niet", "Een bezwaar tegen de redenering: de grond kan kloppen, de stap niet."),
    (
        "Staat",
        "Alles wat er tegen is ingebracht, is zelf weerlegd, of er is niets tegen ingebracht."
        " Dat maakt iets nog niet waar.",
    ),
    ("Weersproken", "Iets dat overeind staat, spreekt dit tegen."),
    ("Open", "Voor en tegen houden elkaar in evenwicht."),
    (
        "Sterkste punt",
        "Geordend naar hoeveel steun en tegenspraak iets kreeg, en hoe sterk die zelf zijn"
        " (DF-QuAD). Het is geen oordeel over de waarheid.",
    ),
    ("Bron en alinea", "[3, al. 7] is alinea 7 van bron 3 in de lijst; kopjes tellen niet mee."),
    ("Stand van het logboek", "Het nummer van de laatste gebeurtenis die is meegenomen."),
)


def stand(digest: Digest) -> str:
    """Say where in the log a paper stands."""
    return (
        f"Stand van het logboek: nummer {number(digest.position)}, versie {number(digest.version)}"
        f" van dit debat, {day(digest.at_ms)}."
    )


def voices(digest: Digest) -> str:
    """Say how many people of which voice speak."""
    told = [
        f"{number(role.speakers)} {(VOICES if role.speakers == 1 else MANY_VOICES)[role.kind]}"
        f" ({amount(role.claims, 'stelling', 'stellingen')})"
        for role in digest.roles
    ]
    return f"Aan het woord: {listed(told)}." if told else "Nog niemand kwam aan het woord."


def no_poll(digest: Digest) -> Prose:
    """Say who speaks in a paper, and that nothing was counted by it."""
    return Prose(
        f"{voices(digest)} Dit is geen peiling: de kaart toont argumenten en geen mensen, en wie"
        " niets zei of schreef staat er niet in.",
        "quiet",
    )


def sources(teller: Teller, listed: int = 0) -> tuple[Plain, ...]:
    """List the sources that were named so far, below their heading; without the first `listed`,
    that an earlier list has.
    """
    new = teller.references().items[listed:]
    heading = Heading("Meer bronnen", "meer-bronnen") if listed else Heading("Bronnen", "bronnen")
    return (heading, References(new)) if new else ()


def unheard(digest: Digest) -> list[str]:
    """Say which groups reply to how few of the theses and what supports them, least heard first."""
    beside = {each.name: each for each in digest.measured.indicators["I4"].beside}
    heard = [(beside[f"heard {kind}"], NAMES[kind].spoken) for kind in GROUPS]
    silent = [name for figure, name in heard if not figure.k]
    told = [f"Helemaal niet: {listed(silent)}."] if silent else []
    few = sorted((one for one in heard if one[0].k), key=lambda one: one[0].k or 0)
    for figure, name in few[:2]:
        many = "hoofdstellingen en wat hen steunt"
        told.append(f"{_capital(name)}: bij {figure.k} van de {figure.n} {many}.")
    theses = beside["theses_with_citizens"]
    if theses.items:
        told.append(
            f"Bij {len(theses.items)} van de {theses.n} hoofdstellingen reageert geen inwoner of"
            " cliënt."
        )
    return told


def colophon(digest: Digest) -> tuple[Plain, ...]:
    """Say what a paper is and is not."""
    return (
        Heading("Over dit stuk", "over"),
        Bullets(
            (
                f"{stand(digest)} Wie dit stuk bij hetzelfde nummer opnieuw maakt, krijgt"
                " hetzelfde.",
                f"{voices(digest)} Dit is geen peiling.",
                "De kaart toont argumenten en geen mensen. Hoeveel mensen iets vinden, staat er"
                " niet in, en wie niets zei of schreef evenmin.",
                "In welke rol iemand spreekt, zegt hij zelf, of de redactie leidt het af uit de"
                " bron.",
                *_not_shown(digest),
            )
        ),
    )


def _not_shown(digest: Digest) -> list[str]:
    names = {
        "hidden": "verborgen wegens de huisregels",
        "withdrawn": "ingetrokken",
        "erased": "gewist op verzoek",
    }
    told = [
        f"{amount(count, 'stelling', 'stellingen')} {names[status]}"
        for status, count in sorted(digest.unseen.items())
        if status in names
    ]
    return [f"Niet te zien: {listed(told)}."] if told else []


def glossary() -> tuple[Plain, ...]:
    """Explain the words of a paper."""
    return (Heading("Woorden", "woorden"), Terms(WORDS))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]

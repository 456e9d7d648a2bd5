"""Made-up Dutch claims in any number, and for each a twin that says the same in other words.

A claim is a clause about somebody who does something with something, with a reason or a place. Its
twin has the clauses in another order, words in another form, and other words for some of them. The
words come as often as words do: a few everywhere, most of them rarely.
"""

import random
from dataclasses import dataclass

# One line each: singular, plural, and where one is known another word for it.
_NOUNS = """
gemeente gemeenten / gemeentebestuur gemeentebesturen
bewoner bewoners / inwoner inwoners
wijkteam wijkteams / buurtteam buurtteams
arts artsen / dokter dokters
wachtlijst wachtlijsten / wachtrij wachtrijen
mantelzorger mantelzorgers / verzorger verzorgers
hulpverlener hulpverleners / zorgverlener zorgverleners
regel regels / voorschrift voorschriften
fiets fietsen / rijwiel rijwielen
school scholen / onderwijsinstelling onderwijsinstellingen
woning woningen / huis huizen
winkel winkels / zaak zaken
vereniging verenigingen / club clubs
bus bussen / lijnbus lijnbussen
straat straten / weg wegen
buurman buren / buurtgenoot buurtgenoten
bijdrage bijdragen / vergoeding vergoedingen
ouder ouders / opvoeder opvoeders
leerling leerlingen / scholier scholieren
kliniek klinieken / ziekenhuis ziekenhuizen
vrijwilliger vrijwilligers
raadslid raadsleden
cliënt cliënten
boom bomen
plein pleinen
bibliotheek bibliotheken
loket loketten
budget budgetten
contract contracten
gesprek gesprekken
klacht klachten
plan plannen
rekening rekeningen
indicatie indicaties
uitkering uitkeringen
onderzoek onderzoeken
zwembad zwembaden
sporthal sporthallen
speeltuin speeltuinen
fietspad fietspaden
"""
_FRONTS = (
    """
jeugd|wijk|buurt|zorg|school|verkeers|groen|geluids|huur|energie|water|afval|thuis|dag|avond|nacht
zomer|winter|sport|muziek|cultuur|leer|werk|taal|reken|schuld|geld|inkomens|armoede|ouderen|peuter
kinder|tiener|student|gezins|woon|bouw|sloop|markt|winkel|haven|dijk|park|plein|straat|brug|tunnel
spoor|tram|metro|fiets|loop|parkeer|laad|veer|visserij|landbouw|natuur|bos|duin|heide|plas
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
_BACKS = (
    """
plan plannen|project projecten|regeling regelingen|toeslag toeslagen|dienst diensten|raad raden
norm normen|kaart kaarten|meter meters|fonds fondsen|coach coaches|punt punten|kring kringen
krant kranten|pas passen|bank banken|beheerder beheerders|overlast overlasten|proef proeven
kamer kamers|gids gidsen|ploeg ploegen|route routes|zone zones|toets toetsen|avond avonden
vergunning vergunningen|subsidie subsidies|commissie commissies|nota notas
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
# Infinitive, third person, participle, and where one is known another word for it.
_VERBS = """
helpen helpt geholpen / ondersteunen ondersteunt ondersteund
betalen betaalt betaald / bekostigen bekostigt bekostigd
sluiten sluit gesloten / opheffen heft opgeheven
bouwen bouwt gebouwd / oprichten richt opgericht
verbieden verbiedt verboden / weren weert geweerd
beoordelen beoordeelt beoordeeld / toetsen toetst getoetst
verlagen verlaagt verlaagd / verminderen vermindert verminderd
verhogen verhoogt verhoogd / vergroten vergroot vergroot
controleren controleert gecontroleerd / nagaan gaat nagegaan
veranderen verandert veranderd / wijzigen wijzigt gewijzigd
gebruiken gebruikt gebruikt / benutten benut benut
bedreigen bedreigt bedreigd
bezoeken bezoekt bezocht
beloven belooft beloofd
vergeten vergeet vergeten
waarderen waardeert gewaardeerd
vertragen vertraagt vertraagd
beschermen beschermt beschermd
organiseren organiseert georganiseerd
wantrouwen wantrouwt gewantrouwd
"""
_ADJECTIVES = """
duur duurder / kostbaar kostbaarder
snel sneller / vlug vlugger
goed beter / degelijk degelijker
oud ouder / bejaard bejaarder
klein kleiner / gering geringer
belangrijk belangrijker / wezenlijk wezenlijker
moeilijk moeilijker / lastig lastiger
druk drukker
veilig veiliger
eerlijk eerlijker
onbekend onbekender
duidelijk duidelijker
"""
_LEAN = 3.0  # how much oftener the first words of a list come than the last


@dataclass(frozen=True)
class Word:
    """A word in its forms, and another word for it in the same forms, if there is one."""

    forms: tuple[str, ...]
    other: tuple[str, ...] = ()


@dataclass(frozen=True)
class Made:
    """A claim as it is made: its words, before they stand in a sentence."""

    subject: Word
    verb: Word
    thing: Word
    reason: Word
    quality: Word
    place: Word


def _listed(lines: str) -> list[Word]:
    found = []
    for line in filter(None, lines.strip().split("\n")):
        one, _, other = line.partition(" / ")
        found.append(Word(tuple(one.split()), tuple(other.split())))
    return found


NOUNS = _listed(_NOUNS) + [
    Word(tuple(front + part for part in back.split())) for back in _BACKS for front in _FRONTS
]
VERBS, ADJECTIVES = _listed(_VERBS), _listed(_ADJECTIVES)


def make(chance: random.Random) -> Made:
    """Make up a claim."""

    def one(words: list[Word], lean: float = 1.0) -> Word:
        word = words[int(len(words) * chance.random() ** lean)]
        return Word(word.other, word.forms) if word.other and chance.random() < 1 / 2 else word

    nouns = [one(NOUNS, _LEAN) for _ in range(4)]
    return Made(nouns[0], one(VERBS), nouns[1], nouns[2], one(ADJECTIVES), nouns[3])


def said(made: Made) -> str:
    """Say it."""
    (subject, _), (infinitive, *_), (_, things) = (
        made.subject.forms,
        made.verb.forms,
        made.thing.forms,
    )
    _, reasons, quality, place = *made.reason.forms, made.quality.forms[0], made.place.forms[0]
    return (
        f"De {subject} moet de {things} {infinitive}, omdat {reasons} bij de {place} te {quality}"
        " zijn."
    )


def twin(made: Made, chance: random.Random) -> str:
    """Say the same with the reason first, words in other forms, and half of them other words."""

    def word(one: Word, form: int) -> str:
        forms = one.other if one.other and chance.random() < 1 / 2 else one.forms
        return forms[form]

    reason, place = word(made.reason, 0), word(made.place, chance.randrange(2))
    quality, subjects = word(made.quality, 0), word(made.subject, chance.randrange(2))
    things, verb = word(made.thing, chance.randrange(2)), word(made.verb, 2)
    return (
        f"Bij {place} is een {reason} te {quality}: daarom hoort {things} door {subjects} {verb}"
        " te worden."
    )

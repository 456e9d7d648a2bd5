"""Small examples of what somebody can bring: shown on a page, and each read by a test."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Example:
    """A file in a format, and what of such files comes along and what does not."""

    title: str
    format: str
    text: str
    comes: tuple[str, ...]
    stays: tuple[str, ...]
    how: str


EXAMPLES = (
    Example(
        "Kialo",
        "kialo",
        "Discussion Title: Moet het zwembad open blijven?\n\n"
        "1. Het zwembad moet open blijven.\n"
        "1.1. Pro: Kinderen leren er [zwemmen](https://voorbeeld.nl/zwemles).\n"
        "1.2. Con: Het bad kost elk jaar meer.\n"
        "1.2.1. Con: Een dicht bad kost ook geld.\n"
        "1.2.2. Pro: -> See 1.1.\n",
        ("elke stelling, met Pro en Con als steun en tegenargument",
         "links en voetnoten als bron, citaten erbij (versie 2)",
         "verwijzingen naar een stelling die er al staat (“See 1.1.”)",
         "een vraag met meer dan één these"),
        ("stemmen, namen en data: die staan niet in het bestand van Kialo",
         "verwijzingen naar een andere discussie"),
        "Exporteer de discussie in Kialo als tekst. Beide versies van die export worden gelezen.",
    ),
    Example(
        "Argdown",
        "argdown",
        "[Open]: Het zwembad moet open blijven.\n"
        "    + <Zwemles>: Kinderen leren er zwemmen.\n"
        "    - [Kosten]: Het bad kost elk jaar meer.\n"
        "        <- [Sluiten kost ook]: Een dicht bad kost ook geld.\n",
        ("stellingen en argumenten, met hun titels, koppen en labels",
         "redeneringen met gronden en een conclusie, en bezwaren daartegen",
         "gegevens tussen accolades",
         "de JSON die Argdown zelf schrijft"),
        ("vette en schuine letters, links en opmerkingen",),
        "Stuur het bestand zoals het is. ‘debate check’ wijst aan wat er mis is.",
    ),
    Example(
        "Een rekenblad",
        "csv",
        "stelling;relatie;conclusie;bron\n"
        "Het zwembad moet open blijven.;;;\n"
        "Kinderen leren er zwemmen.;steunt;Het zwembad moet open blijven.;https://voorbeeld.nl/a\n"
        "Het bad kost elk jaar meer.;tegen;Het zwembad moet open blijven.;\n",
        ("een rij per stelling, met wat zij steunt of tegenspreekt",
         "of twee tabellen onder elkaar: stellingen met een id, en verbanden van en naar",
         "toelichting, wie het zegt, bronnen, koppen en trefwoorden",
         "kolommen die wij niet kennen: die blijven bij de stelling bewaard"),
        ("opmaak, formules en tabbladen",
         "een relatie met een woord dat wij niet kennen: wij raden niet"),
        "Bewaar als ‘CSV UTF-8’. Komma’s, puntkomma’s en tabs mogen alle drie.",
    ),
    Example(
        "AIF",
        "aif",
        '{"nodes": [\n'
        ' {"nodeID": "1", "type": "I", "text": "Het zwembad moet open blijven."},\n'
        ' {"nodeID": "2", "type": "I", "text": "Kinderen leren er zwemmen."},\n'
        ' {"nodeID": "3", "type": "RA", "text": "Default Inference"},\n'
        ' {"nodeID": "4", "type": "L", "text": "Ann : Kinderen leren er zwemmen."},\n'
        ' {"nodeID": "5", "type": "YA", "text": "Asserting"}],\n'
        '"edges": [\n'
        ' {"fromID": "2", "toID": "3"}, {"fromID": "3", "toID": "1"},\n'
        ' {"fromID": "4", "toID": "5"}, {"fromID": "5", "toID": "2"}]}\n',
        ("stellingen, redeneringen met meer gronden samen, en bezwaren daartegen",
         "wie wat zegt, ook letterlijk, uit de uitingen van een gesprek",
         "de passages van de tekst, uit OVA en andere programma’s met xAIF",
         "velden die wij niet kennen: die blijven bewaard en gaan weer mee terug"),
        ("de volgorde van een gesprek, en de tijd van elke uiting",
         "stappen zonder grond of zonder conclusie: die staan in het verslag"),
        "Stuur het bestand van AIFdb of OVA. Wij zien zelf of het AIF of xAIF is.",
    ),
)  # fmt: skip

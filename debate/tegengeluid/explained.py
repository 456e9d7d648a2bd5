"""What each indicator is: its name, what it asks, its formula, and how it can mislead.

The Dutch is what a reader of the page sees; the formula is the same in every language.
"""

from dataclasses import dataclass

from .figure import Words


@dataclass(frozen=True, slots=True)
class Explained:
    """An indicator explained."""

    id: str
    name: Words
    asks: str
    formula: str
    misleads: str
    source: str = ""
    example: str = ""  # what it gives for the example of the method page, where that says more

    @property
    def address(self) -> str:
        """Its name in addresses."""
        return self.name.nl.lower().replace(" ", "-")


EXPLAINED = (
    Explained(
        "I1",
        Words("Tegenspraakdekking", "Counter-argument coverage"),
        "Op hoeveel stellingen zei iemand nee?",
        "stellingen met ten minste één tegenargument / stellingen die lang genoeg staan",
        "Eén onbenullig tegenargument telt mee, en wat vaststaat heeft geen tegenargument nodig.",
    ),
    Explained(
        "I2",
        Words("Onbeantwoorde tegenwerpingen", "Unanswered objections"),
        "Op hoeveel tegenwerpingen ging niemand anders in?",
        "1 − beantwoorde tegenwerpingen / tegenwerpingen ouder dan 14 dagen; wachttijd volgens"
        " Kaplan en Meier",
        "Een antwoord hoeft geen goed antwoord te zijn, en niet elke tegenwerping vraagt erom.",
        "Kaplan en Meier 1958; Esau en Friess 2022",
    ),
    Explained(
        "I3",
        Words("Uitwisseling tussen groepen", "Cross-voice exchange"),
        "Reageren groepen op elkaar, of vooral op zichzelf?",
        "aandeel verbanden tussen verschillende groepen / (1 − som van a × b), met a en b de"
        " aandelen van elke groep aan het begin en aan het eind van de verbanden",
        "Hoog als één groep alleen tegenover alle andere staat. Onder de 30 verbanden zegt het"
        " niets.",
        "Newman 2003",
        example="Van de 8 verbanden lopen er 7 tussen verschillende groepen; door toeval zou dat 77"
        " procent zijn. 7/8 gedeeld door 0,7656 is 1,14. Met zo weinig verbanden zeggen we"
        " niets.",
    ),
    Explained(
        "I4",
        Words("Stemmen per stelling", "Voices per claim"),
        "Wie ontbreekt er in het gesprek?",
        "groepen die tot twee antwoorden diep reageren / 6, gemiddeld over de hoofdstellingen en"
        " wat hen steunt",
        "Mensen zeggen zelf in welke rol zij spreken, en één inwoner is niet alle inwoners.",
    ),
    Explained(
        "I5",
        Words("Verscheidenheid", "Voice diversity"),
        "Hoe gelijk zijn de bijdragen over de groepen verdeeld?",
        "−som van p × ln p / ln 6, met p het aandeel van elke groep; daarnaast 1 − som van p²",
        "Gelijk verdeeld is niet hetzelfde als rechtvaardig: er zijn veel inwoners en weinig"
        " journalisten.",
        "Shannon; Simpson",
        example="Van beleidsmakers en van inwoners zijn er 3 bijdragen, van de onderzoeker, de"
        " professional en de journalist 1. Dat geeft 0,82; de kans dat twee bijdragen van"
        " verschillende groepen zijn is 0,74.",
    ),
    Explained(
        "I6",
        Words("Scheefheid", "Participation inequality"),
        "Brengen een paar mensen bijna alles in?",
        "som van (2i − n − 1) × x(i) / (n × som van x), met x het aantal bijdragen per spreker,"
        " van weinig naar veel",
        "Wie niets inbracht, telt niet mee, en wie veel inbrengt kan juist helpen. In twintig"
        " gesprekken op Polis lag dit tussen 0,35 en 0,72.",
        "Gini; Graham en Wright 2014",
        example="Zeven sprekers brachten 1, 1, 1, 1, 1, 2 en 2 stellingen in. Dat geeft 0,16.",
    ),
    Explained(
        "I7",
        Words("Evenwicht", "Balance per claim"),
        "Staat er bij een stelling iets voor én iets tegen?",
        "2 × het kleinste van s en a / (s + a), met s steun en a tegenargumenten",
        "Evenwicht is geen doel: een feit hoort scheef te zijn, en tellen is niet wegen.",
        example="Voor H staan er 2 en ertegen 1: 0,67. Bij S1 en S2 staat er alleen iets tegen: 0."
        " Gemiddeld is dat 0,22.",
    ),
    Explained(
        "I8",
        Words("Doorvraagdiepte", "Dialectical depth"),
        "Gaan mensen op elkaar door?",
        "de grootste h waarvoor ten minste h stellingen h antwoorden onder een hoofdstelling staan",
        "Twee mensen die ruziën geven ook diepte.",
        "Gómez, Kaltenbrunner en López 2008",
        example="Op 0, 1, 2 en 3 antwoorden diep staan 1, 3, 3 en 2 stellingen. Op 2 diep zijn er"
        " ten minste 2, op 3 diep geen 3: de diepte is 2.",
    ),
    Explained(
        "I9",
        Words("Noodzaak en wenselijkheid", "Necessity and desirability framing"),
        "Heet het beleid onvermijdelijk, of wat iedereen wil, en wordt juist dat bestreden?",
        "stellingen met code NEC / alle stellingen; alleen met een alfa van Krippendorff van ten"
        " minste 0,667",
        "Een wettelijke plicht ís noodzakelijk. Codeurs hebben ook een mening.",
        "Wood en Flinders 2014; Krippendorff 2011",
    ),
    Explained(
        "I10",
        Words("Redenen voor en tegen", "Argument repertoire"),
        "Hoeveel verschillende redenen zijn er aan beide kanten?",
        "P verschillende redenen voor, Q ertegen; het kleinste van de twee",
        "Wat hetzelfde zegt samenvoegen is een oordeel, en veel zwakke redenen zijn geen sterke.",
        "Cappella, Price en Nir 2002",
        example="Voor H zijn er 3 redenen (S1, S2 en A1), ertegen 5 (T1, T2, T3, B1 en S3). Wie een"
        " tegenargument tegenspreekt, pleit voor.",
    ),
    Explained(
        "I11",
        Words("Tijd tot tegengeluid", "Latency of counter-voice"),
        "Komt het tegengeluid op tijd?",
        "mediaan van de dagen tot het eerste tegenargument van een andere groep, volgens Kaplan en"
        " Meier",
        "Wat uit een artikel komt, draagt de datum van dat artikel, of geen.",
        "Kaplan en Meier 1958",
        example="H kreeg na 3 dagen tegenspraak van een andere groep, S1 na 4 en S2 na 18. De helft"
        " kreeg die binnen 4 dagen.",
    ),
    Explained(
        "I12",
        Words("Overeind gebleven bezwaren", "Standing objections"),
        "Welke bezwaren heeft niemand weerlegd?",
        "tegenargumenten op een hoofdstelling of wat haar steunt, waarvan elke grond en de stap"
        " zelf overeind staan",
        "Eén dwaas tegenargument haalt een bezwaar onderuit; hoe sterk iets is telt niet mee.",
        "Dung 1995",
        example="T1, T2 en T3 staan overeind: 3 van de 3. A1 spreekt T1 tegen, maar B1 weerlegt"
        " A1.",
    ),
    Explained(
        "I13",
        Words("Verwijderverhouding", "Moderation asymmetry"),
        "Wordt kritiek vaker weggehaald dan instemming?",
        "((r tegen + ½) / (n tegen + ½)) / ((r voor + ½) / (n voor + ½)), met r verwijderd en n"
        " geplaatst; reclame telt niet mee",
        "Critici kunnen ook vaker de huisregels overtreden, en er wordt weinig weggehaald.",
        example="Stel dat er ook één tegenargument en één steun zijn verwijderd: 1 van de 6 tegen"
        " en 1 van de 4 voor. Dan is de verhouding 0,69.",
    ),
    Explained(
        "I14",
        Words("Doorwerking", "Institutional uptake"),
        "Komt het tegengeluid in de raad?",
        "overeind gebleven bezwaren met een vraag, antwoord, motie, amendement, toezegging of"
        " spreekfragment / alle overeind gebleven bezwaren",
        "Raadsleden maken deze koppelingen zelf; stilte kan ook betekenen dat er gebeld is.",
    ),
)
BY_ID = {each.id: each for each in EXPLAINED}
BY_ADDRESS = {each.address: each for each in EXPLAINED}

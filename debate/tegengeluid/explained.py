"""What each indicator is: its name, what it asks, its formula, and how it can mislead."""

from dataclasses import dataclass

from .figure import Words


@dataclass(frozen=True, slots=True)
class Explained:
    """An indicator explained."""

    id: str
    name: Words
    asks: Words
    formula: Words
    misleads: Words
    source: Words | None = None
    example: Words | None = None  # what it gives for the example of the method page, if that helps

    @property
    def address(self) -> str:
        """Its name in addresses, which are Dutch."""
        return self.name.nl.lower().replace(" ", "-")


EXPLAINED = (
    Explained(
        "I1",
        Words("Tegenspraakdekking", "Counterargument coverage"),
        Words("Op hoeveel stellingen zei iemand nee?", "To how many claims did somebody say no?"),
        Words(
            "stellingen met ten minste één tegenargument / stellingen die lang genoeg staan",
            "claims with at least one counterargument / claims that have stood long enough",
        ),
        Words(
            "Eén onbenullig tegenargument telt mee, en wat vaststaat heeft geen tegenargument"
            " nodig.",
            "A single trivial counterargument counts, and what is certain needs none.",
        ),
    ),
    Explained(
        "I2",
        Words("Onbeantwoorde tegenwerpingen", "Unanswered objections"),
        Words(
            "Op hoeveel tegenwerpingen ging niemand anders in?",
            "How many objections did nobody else answer?",
        ),
        Words(
            "1 − beantwoorde tegenwerpingen / tegenwerpingen ouder dan 14 dagen; wachttijd volgens"
            " Kaplan en Meier",
            "1 − answered objections / objections older than 14 days; waiting time after Kaplan"
            " and Meier",
        ),
        Words(
            "Een antwoord hoeft geen goed antwoord te zijn, en niet elke tegenwerping vraagt erom.",
            "An answer need not be a good answer, and not every objection asks for one.",
        ),
        Words(
            "Kaplan en Meier 1958; Esau en Friess 2022",
            "Kaplan and Meier 1958; Esau and Friess 2022",
        ),
    ),
    Explained(
        "I3",
        Words("Uitwisseling tussen groepen", "Exchange between groups"),
        Words(
            "Reageren groepen op elkaar, of vooral op zichzelf?",
            "Do groups respond to each other, or mostly to themselves?",
        ),
        Words(
            "aandeel verbanden tussen verschillende groepen / (1 − som van a × b), met a en b de"
            " aandelen van elke groep aan het begin en aan het eind van de verbanden",
            "share of relations between different groups / (1 − sum of a × b), where a and b are"
            " the shares of each group at the start and at the end of the relations",
        ),
        Words(
            "Hoog als één groep alleen tegenover alle andere staat. Onder de 30 verbanden zegt het"
            " niets.",
            "High when one group stands alone against all others. Below 30 relations it says"
            " nothing.",
        ),
        Words("Newman 2003", "Newman 2003"),
        Words(
            "Van de 8 verbanden lopen er 7 tussen verschillende groepen; door toeval zou dat 77"
            " procent zijn. 7/8 gedeeld door 0,7656 is 1,14. Met zo weinig verbanden zeggen we"
            " niets.",
            "Of the 8 relations 7 run between different groups; by chance it would be 77 per"
            " cent. 7/8 divided by 0.7656 is 1.14. With so few relations we say nothing.",
        ),
    ),
    Explained(
        "I4",
        Words("Stemmen per stelling", "Voices per claim"),
        Words("Wie ontbreekt er in het gesprek?", "Who is missing from the conversation?"),
        Words(
            "groepen die tot twee antwoorden diep reageren / 6, gemiddeld over de hoofdstellingen"
            " en wat hen steunt",
            "groups that respond within two answers / 6, averaged over the main claims and what"
            " supports them",
        ),
        Words(
            "Mensen zeggen zelf in welke rol zij spreken, en één inwoner is niet alle inwoners.",
            "People say themselves in which role they speak, and one resident is not all"
            " residents.",
        ),
    ),
    Explained(
        "I5",
        Words("Verscheidenheid", "Diversity"),
        Words(
            "Hoe gelijk zijn de bijdragen over de groepen verdeeld?",
            "How evenly are the contributions spread over the groups?",
        ),
        Words(
            "−som van p × ln p / ln 6, met p het aandeel van elke groep; daarnaast 1 − som van p²",
            "−sum of p × ln p / ln 6, where p is the share of each group; beside it 1 − sum of p²",
        ),
        Words(
            "Gelijk verdeeld is niet hetzelfde als rechtvaardig: er zijn veel inwoners en weinig"
            " journalisten.",
            "Evenly spread is not the same as fair: there are many residents and few journalists.",
        ),
        Words("Shannon; Simpson", "Shannon; Simpson"),
        Words(
            "Van beleidsmakers en van inwoners zijn er 3 bijdragen, van de onderzoeker, de"
            " professional en de journalist 1. Dat geeft 0,82; de kans dat twee bijdragen van"
            " verschillende groepen zijn is 0,74.",
            "Policymakers and residents made 3 contributions each; the researcher, the"
            " professional and the journalist 1 each. That gives 0.82; the chance that two"
            " contributions come from different groups is 0.74.",
        ),
    ),
    Explained(
        "I6",
        Words("Scheefheid", "Inequality"),
        Words(
            "Brengen een paar mensen bijna alles in?",
            "Do a few people contribute almost everything?",
        ),
        Words(
            "som van (2i − n − 1) × x(i) / (n × som van x), met x het aantal bijdragen per spreker,"
            " van weinig naar veel",
            "sum of (2i − n − 1) × x(i) / (n × sum of x), where x is the number of contributions"
            " of each speaker, from few to many",
        ),
        Words(
            "Wie niets inbracht, telt niet mee, en wie veel inbrengt kan juist helpen. In twintig"
            " gesprekken op Polis lag dit tussen 0,35 en 0,72.",
            "Those who contributed nothing do not count, and those who contribute much may well"
            " help. In twenty conversations on Polis this was between 0.35 and 0.72.",
        ),
        Words("Gini; Graham en Wright 2014", "Gini; Graham and Wright 2014"),
        Words(
            "Zeven sprekers brachten 1, 1, 1, 1, 1, 2 en 2 stellingen in. Dat geeft 0,16.",
            "Seven speakers contributed 1, 1, 1, 1, 1, 2 and 2 claims. That gives 0.16.",
        ),
    ),
    Explained(
        "I7",
        Words("Evenwicht", "Balance"),
        Words(
            "Staat er bij een stelling iets voor én iets tegen?",
            "Does a claim have something both for and against it?",
        ),
        Words(
            "2 × het kleinste van s en a / (s + a), met s steun en a tegenargumenten",
            "2 × the smaller of s and a / (s + a), where s counts support and a counterarguments",
        ),
        Words(
            "Evenwicht is geen doel: een feit hoort scheef te zijn, en tellen is niet wegen.",
            "Balance is no aim: a fact ought to be lopsided, and counting is not weighing.",
        ),
        example=Words(
            "Voor H staan er 2 en ertegen 1: 0,67. Bij S1 en S2 staat er alleen iets tegen: 0."
            " Gemiddeld is dat 0,22.",
            "There are 2 for H and 1 against it: 0.67. S1 and S2 have something against them"
            " only: 0. The average is 0.22.",
        ),
    ),
    Explained(
        "I8",
        Words("Doorvraagdiepte", "Depth"),
        Words("Gaan mensen op elkaar door?", "Do people keep answering each other?"),
        Words(
            "de grootste h waarvoor ten minste h stellingen h antwoorden onder een hoofdstelling"
            " staan",
            "the largest h for which at least h claims stand h answers below a main claim",
        ),
        Words(
            "Twee mensen die ruziën geven ook diepte.", "Two people who quarrel give depth as well."
        ),
        Words(
            "Gómez, Kaltenbrunner en López 2008",
            "Gómez, Kaltenbrunner and López 2008",
        ),
        Words(
            "Op 0, 1, 2 en 3 antwoorden diep staan 1, 3, 3 en 2 stellingen. Op 2 diep zijn er"
            " ten minste 2, op 3 diep geen 3: de diepte is 2.",
            "At 0, 1, 2 and 3 answers deep stand 1, 3, 3 and 2 claims. There are at least 2 at"
            " depth 2, but not 3 at depth 3: the depth is 2.",
        ),
    ),
    Explained(
        "I9",
        Words("Noodzaak en wenselijkheid", "Necessity and desirability"),
        Words(
            "Heet het beleid onvermijdelijk, of wat iedereen wil, en wordt juist dat bestreden?",
            "Is the policy called unavoidable, or what everybody wants, and is just that"
            " contested?",
        ),
        Words(
            "stellingen met code NEC / alle stellingen; alleen met een alfa van Krippendorff van"
            " ten minste 0,667",
            "claims with code NEC / all claims; only where Krippendorff’s alpha is at least 0.667",
        ),
        Words(
            "Een wettelijke plicht ís noodzakelijk. Codeurs hebben ook een mening.",
            "A legal duty really is necessary. Coders have opinions too.",
        ),
        Words(
            "Wood en Flinders 2014; Krippendorff 2011",
            "Wood and Flinders 2014; Krippendorff 2011",
        ),
    ),
    Explained(
        "I10",
        Words("Redenen voor en tegen", "Reasons for and against"),
        Words(
            "Hoeveel verschillende redenen zijn er aan beide kanten?",
            "How many different reasons are there on each side?",
        ),
        Words(
            "P verschillende redenen voor, Q ertegen; het kleinste van de twee",
            "P different reasons for, Q against; the smaller of the two",
        ),
        Words(
            "Wat hetzelfde zegt samenvoegen is een oordeel, en veel zwakke redenen zijn geen"
            " sterke.",
            "To merge what says the same is a judgement, and many weak reasons do not make a"
            " strong one.",
        ),
        Words("Cappella, Price en Nir 2002", "Cappella, Price and Nir 2002"),
        Words(
            "Voor H zijn er 3 redenen (S1, S2 en A1), ertegen 5 (T1, T2, T3, B1 en S3). Wie een"
            " tegenargument tegenspreekt, pleit voor.",
            "There are 3 reasons for H (S1, S2 and A1) and 5 against it (T1, T2, T3, B1 and S3)."
            " To speak against a counterargument is to speak for.",
        ),
    ),
    Explained(
        "I11",
        Words("Tijd tot tegengeluid", "Time to counter-voice"),
        Words("Komt het tegengeluid op tijd?", "Does the counter-voice come in time?"),
        Words(
            "mediaan van de dagen tot het eerste tegenargument van een andere groep, volgens Kaplan"
            " en Meier",
            "median of the days until the first counterargument by another group, after Kaplan"
            " and Meier",
        ),
        Words(
            "Wat uit een artikel komt, draagt de datum van dat artikel, of geen.",
            "What comes from an article bears the date of that article, or none.",
        ),
        Words("Kaplan en Meier 1958", "Kaplan and Meier 1958"),
        Words(
            "H kreeg na 3 dagen tegenspraak van een andere groep, S1 na 4 en S2 na 18. De helft"
            " kreeg die binnen 4 dagen.",
            "Another group spoke against H after 3 days, against S1 after 4 and against S2 after"
            " 18. For half of them it came within 4 days.",
        ),
    ),
    Explained(
        "I12",
        Words("Overeind gebleven bezwaren", "Standing objections"),
        Words("Welke bezwaren heeft niemand weerlegd?", "Which objections has nobody refuted?"),
        Words(
            "tegenargumenten op een hoofdstelling of wat haar steunt, waarvan elke grond en de stap"
            " zelf overeind staan",
            "counterarguments against a main claim or what supports it, of which every premise and"
            " the step itself stand",
        ),
        Words(
            "Eén dwaas tegenargument haalt een bezwaar onderuit; hoe sterk iets is telt niet mee.",
            "One foolish counterargument brings an objection down; how strong something is does"
            " not count.",
        ),
        Words("Dung 1995", "Dung 1995"),
        Words(
            "T1, T2 en T3 staan overeind: 3 van de 3. A1 spreekt T1 tegen, maar B1 weerlegt A1.",
            "T1, T2 and T3 stand: 3 of the 3. A1 speaks against T1, but B1 refutes A1.",
        ),
    ),
    Explained(
        "I13",
        Words("Verwijderverhouding", "Removal ratio"),
        Words(
            "Wordt kritiek vaker weggehaald dan instemming?",
            "Is criticism removed more often than agreement?",
        ),
        Words(
            "((r tegen + ½) / (n tegen + ½)) / ((r voor + ½) / (n voor + ½)), met r verwijderd en n"
            " geplaatst; reclame telt niet mee",
            "((r against + ½) / (n against + ½)) / ((r for + ½) / (n for + ½)), where r are removed"
            " and n were posted; advertising does not count",
        ),
        Words(
            "Critici kunnen ook vaker de huisregels overtreden, en er wordt weinig weggehaald.",
            "Critics may also break the house rules more often, and little is removed.",
        ),
        example=Words(
            "Stel dat er ook één tegenargument en één steun zijn verwijderd: 1 van de 6 tegen"
            " en 1 van de 4 voor. Dan is de verhouding 0,69.",
            "Suppose that one counterargument and one supporting claim were removed as well: 1 of"
            " the 6 against and 1 of the 4 for. Then the ratio is 0.69.",
        ),
    ),
    Explained(
        "I14",
        Words("Doorwerking", "Uptake"),
        Words("Komt het tegengeluid in de raad?", "Does the counter-voice reach the council?"),
        Words(
            "overeind gebleven bezwaren met een vraag, antwoord, motie, amendement, toezegging of"
            " spreekfragment / alle overeind gebleven bezwaren",
            "standing objections with a question, answer, motion, amendment, promise or speech /"
            " all standing objections",
        ),
        Words(
            "Raadsleden maken deze koppelingen zelf; stilte kan ook betekenen dat er gebeld is.",
            "Council members make these links themselves; silence may also mean that somebody"
            " picked up the phone.",
        ),
    ),
)
BY_ID = {each.id: each for each in EXPLAINED}
BY_ADDRESS = {each.address: each for each in EXPLAINED}

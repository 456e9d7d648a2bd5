"""What in a Dutch sentence makes it look like a claim, or like something else.

A claim says how things are, ought to be or hang together; an announcement, a word of thanks or a
greeting does not. Each cue is a pattern with what it says of the sentence, in words that a reader
of the suggestion can disagree with. The lists are our own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 2_000  # characters of a sentence that are looked through


@dataclass(frozen=True)
class Reason:
    """Why something is suggested: a sentence, and the word of the text that fills it in.

    >>> str(Reason("says what ought to be: {word}", "moet"))
    'says what ought to be: moet'
    """

    sentence: str
    word: str = ""

    @property
    def details(self) -> dict[str, object]:
        """What the sentence is filled in with."""
        return {"word": self.word} if self.word else {}

    def __str__(self) -> str:
        return self.sentence.format(**self.details) if self.word else self.sentence


@dataclass(frozen=True)
class Cue:
    """A reason, and by how much it makes a claim likelier, or less likely."""

    reason: Reason
    weight: float


# The sentence that says it, the weight, and the pattern; the words found are shown.
CUES: tuple[tuple[str, float, str], ...] = (
    (
        "says what ought to be: {word}",
        0.15,
        r"moet(?:en)?|hoort|horen|behoort|behoren|dient te|dienen te|mag niet|mogen niet"
        r"|zou(?:den)? (?:\w+ ){0,3}moeten|(?:ver)?plicht|het is (?:tijd|zaak)|nodig|noodzakelijk",
    ),
    (
        "judges: {word}",
        0.15,
        r"te (?:weinig|veel|vroeg|laat|ver|duur|hoog|laag|groot|klein|snel)|onvoldoende|voldoende"
        r"|tekort(?:en)?|onterecht|(?:ten )?onrechte|terecht|problematische?|lastige?|naïe(?:f|ve)"
        r"|goede?|slechte?|beter|slechter|succes|mislukt|schadelijke?|nuttige?|belangrijke?|helaas"
        r"|onwenselijke?|wenselijke?|gevaarlijke?|onzinn?ig|mogelijk|onmogelijk|ongelijk|povere?"
        r"|risico['’]?s?|probleem|problemen|twijfelachtige?|eenzijdige?",
    ),
    (
        "names a cause or an effect: {word}",
        0.15,
        r"lei(?:dt|den) (?:\w+ ){0,3}tot|zorg(?:t|en) (?:\w+ )?(?:ervoor|voor)|veroorza(?:akt|ken)"
        r"|voorkom(?:t|en)|roep(?:t|en) .{3,60} op|bren(?:gt|gen) .{3,60} mee"
        r"|lever(?:t|en) .{3,60} op"
        r"|waardoor|daardoor|hierdoor|doordat|dankzij|ten gevolge van|komt (?:om|door)dat"
        r"|vergro(?:ot|ten)|verklein(?:t|en)|belemmer(?:t|en)|bevorder(?:t|en)|bedreig(?:t|en)",
    ),
    (
        "reports a finding: {word}",
        0.15,
        r"bl(?:ijkt|ijken|eek|eken)|laat zien|laten zien|liet zien|toon(?:t|de|den)? .{0,60}aan"
        r"|aangetoond|uit onderzoek|onderzoek|volgens|stel(?:t|den?) (?:\w+ ){0,4}dat|cijfers"
        r"|conclude(?:ert|erde|ren)|berekende?|\d[\d.,]* ?(?:procent|%|miljoen|miljard)",
    ),
    (
        "says how often or how much: {word}",
        0.1,
        r"altijd|nooit|vaak|meestal|soms|zelden|alle|allemaal|geen|iedereen|niemand|elke?|iedere?"
        r"|veel|velen|vele|weinig|steeds|overal|nergens|doorgaans|meer|minder|de meeste|vooral",
    ),
    (
        "compares: {word}",
        0.1,
        r"\w{2,}er dan|meer dan|minder dan|in plaats van|eerder .{3,60} dan|net zo|even \w+ als"
        r"|in tegenstelling tot|ten opzichte van|beter|goedkoper|duurder|slechter",
    ),
    (
        "foresees: {word}",
        0.1,
        r"zal|zullen|dreig(?:t|en)|(?:de )?kans|zou(?:den)?|straks|in de toekomst|voorspellen",
    ),
    (
        "says what somebody thinks: {word}",
        0.15,
        r"(?:ik|wij|we) (?:denk|denken|vind|vinden|geloof|geloven|bepleit(?:en)?|plei(?:t|ten))"
        r"|volgens (?:mij|ons)|m\.i\.|mijns inziens|naar mijn mening"
        r"|(?:be)?pleit(?:en)? (?:wij|we|ik|voor)",
    ),
    (
        "says what something is or is not: {word}",
        0.1,
        r"(?:is|zijn|was|waren|wordt|worden|heeft|hebben|kan|kunnen|past|passen|betekent|bestaat"
        r"|bestaan|werkt|werken)(?: \w+){0,3}? (?:niet|geen|een|het|de)"
        r"|er (?:is|zijn|bestaat|bestaan)",
    ),
    (
        "tells what the text does: {word}",
        -0.45,
        r"in (?:dit|deze|ons|mijn) (?:artikel|stuk|bijdrage|essay|blog|betoog|column|paragraaf)"
        r"|(?:dit|deze|het|ons|mijn) (?:artikel|stuk|bijdrage|boek|tekst) (?:is|gaat|kwam|verscheen"
        r"|verschijnt|beschrijft|bespreekt)|hieronder|hierna|achtereenvolgens"
        r"|(?:be)?spre(?:ken|ek) (?:we|wij|ik)|(?:we|wij|ik) (?:be)?spre(?:ken|ek)|(?:be)?kijken we"
        r"|de balans op|(?:ga|gaan) (?:we|wij|ik) (?:hier )?(?:\w+ )?(?:in|na|kijken)|zoals gezegd"
        r"|(?:zie|lees) ook|het goede nieuws|ten slotte nog|lees hier|is gebaseerd op",
    ),
    (
        "thanks, greets or praises: {word}",
        -0.5,
        r"bedankt|dank(?: je| u)? (?:wel|voor)|hartelijk|(?:vriendelijke )?groet(?:en)?|beste"
        r"(?= [A-Z])|(?:mooi|goed|helder|prima|interessant|leuk|sterk|uitstekend|boeiend)e?"
        r" (?:artikel|stuk|betoog|verhaal|thema|observatie|bijdrage|column|analyse|geschreven)"
        r"|complimenten|chapeau|hulde|succes (?:met|ermee|verder)",
    ),
    (
        "speaks of the writer: {word}",
        -0.3,
        r"(?:was|ben|zat|ging|kwam|las|hoorde|sprak) ik|ik (?:was|zat|ging|kwam|las|hoorde)"
        r"|mij benieuwen|mijn (?:snelle )?mening|ben benieuwd|ik zou zeggen|ik weet het niet"
        r"|weet ik(?: ook)?",
    ),
    (
        "points to words of somebody else: {word}",
        -0.3,
        r"(?:je|jij|u|hij|zij|ze|de (?:auteur|schrijver)s?) (?:schrijft|schrijven|stelt|zegt|noemt)"
        r"(?=[:,]|$)|(?:schrijft|stelt|zegt) (?:je|u|hij|zij|ze|de (?:auteur|schrijver))(?= ?[:,])"
        r"|(?:wordt|stuk) afgesloten met|vroeg (?:een|de) \w+",
    ),
)
_COMPILED = tuple(
    (sentence, weight, re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE))
    for sentence, weight, words in CUES
)
_QUESTION = re.compile(r"\?[\s\"'”’)]*$")
_ONE_ANSWER = re.compile(
    r"(?:en |maar )?(?:wie (?:zou|wil|kan|durft) .*(?:willen|daar\w*|ertegen|tegen|niet|nog)\b"
    r"|(?:is|zijn|was|moet|moeten|kan|kunnen|wordt) .*\b(?:niet|geen|misschien|juist)\b"
    r"|(?:hoezo|sinds wanneer|waarom zou)\b)",
    re.IGNORECASE,
)
# Common verbs, and endings that few other words have.
_FINITE = re.compile(
    r"\b(?:is|zijn|was|waren|ben|bent|heeft|hebben|heb|had|hadden|word|wordt|worden|werd|werden"
    r"|kan|kunt|kunnen|kon|konden|moet|moeten|moest|moesten|mag|mogen|mocht|wil|willen|wilde|wou"
    r"|zal|zullen|zou|zouden|ga|gaat|gaan|ging|gingen|kom|komt|komen|kwam|kwamen|doet|doen|deed"
    r"|staat|staan|stond|ligt|liggen|lag|zit|zitten|zat|blijf|blijft|blijven|bleef|bleven|lijkt"
    r"|lijken|leek|blijkt|blijken|bleek|krijg|krijgt|krijgen|kreeg|geef|geeft|geven|gaf|maakt"
    r"|maken|maakte|zie|ziet|zien|zag|zagen|zeg|zegt|zeggen|zei|weet|weten|wist|vind|vindt|vinden"
    r"|vond|denk|denkt|denken|dacht|houdt|houden|hield|laat|laten|liet|lieten|neemt|nemen|nam"
    r"|brengt|brengen|bracht|brachten|roept|roepen|past|passen|helpt|helpen|hielp|hoort|horen"
    r"|geldt|gelden|leidt|leiden|leidde|kost|bestaat|bestaan|leert|leren|werk|werkt|werken|vraagt"
    r"|vragen|biedt|bieden|betaalt|betalen|levert|leveren|zorgt|zorgen|loopt|lopen|valt|vallen"
    r"|volgt|volgen|voelt|voelen|toont|tonen|woont|wonen|kiest|kiezen|kijkt|kijken|leest|schrijft"
    r"|draagt|dragen|hangt|hangen|snap|begrijp|hoop|hopen|hoopt|mist|missen|stelt|stellen|zoekt"
    r"|zoeken|speelt|spelen|telt|tellen|ontstaat|ontstaan|verdient|verdienen|bepleiten|klopt"
    r"|[a-zà-ÿ]{2,}(?:eert|elt|ert|igt|akt|kt|pt|gt|ft|mt|rt|dt|lt|eerde|elde|erde|igde|dde"
    r"|tte|kte|pte|gde|fde))\b",
    re.IGNORECASE,
)
# A subordinate clause has its verb at the end.
_FINITE_LAST = re.compile(
    r"(?:omdat|doordat|waardoor|zodat|dat|als|wanneer|hoewel|tenzij|mits)\b.*\w(?:en|t|te|de)\W*$",
    re.IGNORECASE,
)
_FRAGMENT = 7  # a run of more words without a verb that can be seen has one that cannot


def cues(text: str) -> Iterator[Cue]:
    """Give what speaks for and against this being a claim, as its words show it.

    >>> [str(cue.reason) for cue in cues("Gemeenten moeten meer doen.")]
    ['says what ought to be: moeten', 'says how often or how much: meer']
    """
    text = text[:LONGEST]
    for sentence, weight, pattern in _COMPILED:
        if match := pattern.search(text):
            yield Cue(Reason(sentence, " ".join(match[0].split())), weight)
    if len(text.split()) < _FRAGMENT and not has_verb(text):
        yield Cue(Reason("has no verb that can be seen"), -0.25)
    if len(text.split()) < 3:
        yield Cue(Reason("has fewer than three words"), -0.2)
    if is_question(text):
        yield Cue(Reason("asks something"), -0.5)
        if has_one_answer(text):
            yield Cue(Reason("asks it as if only one answer were possible"), 0.45)


def is_question(text: str) -> bool:
    """Tell whether a sentence asks something."""
    return _QUESTION.search(text[-20:]) is not None


def has_one_answer(text: str) -> bool:
    """Tell whether a question is asked as if only one answer were possible.

    >>> has_one_answer("Wie zou daartegen willen zijn?"), has_one_answer("Wie is de baas?")
    (True, False)
    """
    return _ONE_ANSWER.match(text[:LONGEST]) is not None


def has_verb(text: str) -> bool:
    """Tell whether a verb that makes a sentence can be seen: common ones, and common endings."""
    text = text[:LONGEST]
    return _FINITE.search(text) is not None or _FINITE_LAST.match(text) is not None

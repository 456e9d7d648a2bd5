"""What surrounds an article on a page without being its text: one question about one line each.

Furniture is what the page adds (share buttons and their counts, how often it was read, who took
the photo, the form to answer). A *note* is what an editor adds about the article or its author:
where it appeared before, which book it comes from. Neither is ever a paragraph, so neither is
counted. Every pattern is tried on short lines only and repeats nothing within a repetition, so that
no line is slow.
"""

import re

LONGEST = 600  # characters; no furniture, note or author line in sight is half as long

_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_BUTTONS = (
    "deel|delen|gedeeld|tweet|share|shares|like|likes|mail|e-mail|print|printen|afdrukken|pdf|pocket"
    "|facebook|twitter|x|linkedin|whatsapp|instagram|bluesky|mastodon|rss"
    "|menu|zoeken|inloggen|naar boven|advertentie|beantwoorden|fbpx"
)
_FURNITURE = re.compile(
    rf"""(?: (?:{_BUTTONS}) (?:\s*[:(]?\s*[\d.]+\)?)?
    | (?:bron\s+)? (?:cover|header)? (?:foto|foto['’]s|fotograaf|fotografie|beeld|illustratie)
        \s?:.{{0,150}}
    | foto\sdoor\s.{{1,80}} | ©.{{0,150}}
    | (?:dit|deze)\s(?:artikel|bericht|pagina|blog|column)\s(?:is|werd)\s[\d.]+\s?(?:x|keer|maal)
        \s(?:bekeken|gelezen|gedeeld)\.?
    | [\d.]+\s(?:keer\s)?(?:bekeken|gelezen|gedeeld|shares?|likes?|views?|weergaven)\.?
    | deel\s(?:dit|deze)\s(?:artikel|bericht|pagina|blog|column)
        (?:\s(?:via|op|met)\s.{{1,80}})?[.:]?
    | u\skunt\s(?:het|dit|de|dat)\s(?:boek\s|artikel\s)?hier\s(?:bestellen|kopen|downloaden)\.?
    | lees\s(?:ook|meer|verder)\s?(?::.*)?
    | (?:leestijd:?\s)?\d+\smin(?:uut|uten|\.)?(?:\s(?:leestijd|lezen))?
    | \d{{1,2}}\s(?:{_MONTHS})\s\d{{4}}
    | (?:geen|één|\d+)\sreacties? | reacties?\s(?:op\sdit\sartikel\s?)?(?:\(\d+\))?:?
    | (?:je|uw|jouw|het)\se-mailadres\s(?:wordt|zal)\sniet\s.* | vereiste\svelden\szijn\s.*
    | reactie\s(?:annuleren|plaatsen) | verzenden | (?:reactie|naam|e-mailadres|site|website)\s?\*
    | (?:mijn|bewaar\smijn)\snaam,\se-mail.*
    | deze\s(?:web)?site\s(?:gebruikt|maakt\sgebruik\svan)\s.*
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_FORM = re.compile(
    r"(?:geef een (?:antwoord|reactie)|laat een (?:antwoord|reactie) achter|plaats een reactie"
    r"|reageer(?: op dit artikel)?)(?:\s+(?:reactie|antwoord) annuleren)?[.:]?",
    re.IGNORECASE,
)
_KINDS_OF_TEXT = "artikel|bijdrage|tekst|stuk|column|essay|versie|opiniestuk|blog|lezing|interview"
_NOTE = re.compile(
    rf"(?:dit|deze|een|de|het)\s(?:[\w-]+\s){{0,3}}(?:{_KINDS_OF_TEXT})\s.{{0,160}}?"
    r"(?:gebaseerd\sop|bewerking\svan|verscheen|verschijnt|verschenen|gepubliceerd|overgenomen"
    r"|geschreven\s(?:voor|op))\b.*",
    re.IGNORECASE,
)
_ORDER_LINK = re.compile(
    r"\s*\bU kunt (?:het|dit|de|dat)(?: boek| artikel)? hier (?:bestellen|kopen|downloaden)\.?",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(r"(?:hij|zij|ze|haar|samen)\s.*", re.IGNORECASE)

_ABOUT = re.compile(r"(.{3,200}?)\s(is|zijn|werkt|werken)\s(.+)")
_BYLINE = re.compile(r"(?:door|auteurs?|tekst|geschreven door)\s?:?\s(.{3,150})", re.IGNORECASE)
_NAMES = re.compile(r",\s*|\s+(?:en|&)\s+")
_HONORIFIC = re.compile(r"(?:prof|dr|drs|mr|ir|ing|bc|ba|ma|msc|phd)\.?", re.IGNORECASE)
_PARTICLE = re.compile(r"van|der|den?|ten?|ter|het|in|op|['’]t|von|zu|el|al|l[ae]|d[uai]|bin")
_ROLE = re.compile(
    r"(?:emeritus|hoogleraren|lectoren|docente|auteur|wethouder|burgemeester|directeur|bestuurder"
    r"|voorzitter|verbonden|werkzaam|econoom|filosoof|hoofd|manager|trainer|coach|redacteur|student"
    r"|promovend(?:us|a|i)|ambtenaar|verpleegkundige"
    r"|\w*(?:hoogleraar|lector|docent|onderzoeker|onderzoekster|wetenschapper|adviseur|werker|lid"
    r"|loog|logen|loge|graaf|icus|ici|ist|kundige|arts|leider|consulent|maker|schrijver|verlener))"
    r"(?:s|en|e)?",
    re.IGNORECASE,
)


def is_furniture(line: str) -> bool:
    """Tell whether this whole line belongs to the page and not to its article.

    >>> is_furniture("Dit artikel is 12.345 keer bekeken."), is_furniture("Dit artikel is te lang.")
    (True, False)
    """
    return len(line) <= LONGEST and _FURNITURE.fullmatch(line) is not None


def opens_form(line: str) -> bool:
    """Tell whether here the form begins in which a reader can answer, after all text."""
    return len(line) <= LONGEST and _FORM.fullmatch(line) is not None


def is_note(line: str) -> bool:
    """Tell whether this closing line is about the article: where it was, or will be, published.

    >>> is_note("Deze column verscheen eerder in een dagblad."), is_note("Dit artikel is te lang.")
    (True, False)
    """
    return len(line) <= LONGEST and _NOTE.fullmatch(line) is not None


def follows_an_author(line: str) -> bool:
    """Tell whether this line may go on about the author whom the line above it names."""
    return len(line) <= LONGEST and _FOLLOWING.fullmatch(line) is not None


def without_order_link(note: str) -> str:
    """Take the link to a shop out of a note."""
    return _ORDER_LINK.sub("", note).strip()


def authors_of(line: str) -> tuple[str, ...]:
    """Give the names of whom this line says what they do; none where it is another kind of line.

    >>> authors_of("Ans de Boer en dr. Jo Kok zijn docenten aan een hogeschool.")
    ('Ans de Boer', 'Jo Kok')
    >>> authors_of("Den Haag is aan zet.")
    ()
    """
    about = _ABOUT.fullmatch(line) if len(line) <= LONGEST else None
    if about is None:
        return ()
    names, verb, rest = about.groups()
    words = [word.strip(".,;:()") for word in rest.split()[:12]]
    has_role = any(_ROLE.fullmatch(word) for word in words if len(word) < 60)
    return _names(names) if has_role or verb.startswith("werk") else ()


def byline(line: str) -> tuple[str, ...]:
    """Give the names in a line such as 'Door Ans de Boer'; none where it is no such line."""
    match = _BYLINE.fullmatch(line) if len(line) <= LONGEST else None
    return _names(match[1].rstrip(".")) if match else ()


def _names(text: str) -> tuple[str, ...]:
    """Split names; nothing at all unless every part looks like the name of a person."""
    names = tuple(_name(part) for part in _NAMES.split(text))
    return names if all(names) else ()


def _name(part: str) -> str:
    """Give a name without its honorifics, '' where this is no name: two capitals at least."""
    words = [word for word in part.split() if not _HONORIFIC.fullmatch(word)]
    known = all(word[0].isupper() or _PARTICLE.fullmatch(word) for word in words)
    capitals = sum(word[0].isupper() for word in words)
    return " ".join(words) if known and capitals >= 2 and len(words) <= 7 else ""

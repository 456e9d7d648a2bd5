"""Every page that there is to look at: who opens it, and what was sent to see it.

`tests/web/test_matrix.py` fails where a page of the site is missing here. `make check-pages` opens
all of them; the axe test of every run leaves out what is long, and variants of another page.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.browser.people import (
    ADMINISTRATOR,
    AUTHOR,
    COUNCIL,
    EDITOR,
    FACTS,
    MODERATOR,
    NEW_MODERATOR,
    WHY,
)


@dataclass(frozen=True)
class Visit:
    """A page with examples to fill in; `sent` goes into the form of that page that leads `to`."""

    address: str
    who: str = ""
    to: str = ""
    sent: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        told = f" ({', '.join(filter(None, self.sent.values()))})" if self.to else ""
        return f"{self.who} {self.to or self.address}{told}".strip()


def _all(who: str, *addresses: str) -> Iterable[Visit]:
    return [Visit(address, who) for address in addresses]


_REPORT, _ANSWER = "/melden/{flagged}", "/stellingen/{id_}/antwoord"
_STRUCTURE = "/moderatie/stellingen/{both}"
_DECIDE, _COMPLAIN = "/moderatie/besluit/{flagged}", "/besluiten/{decision}/bezwaar"
_QUEUE, _COUNCIL = "/moderatie/debatten/{desk}", "/raadswerk/debatten/{desk}"
_SPEECH, _MOTION = "/debatten/{slug}/spreektekst", "/debatten/{slug}/motie"
_PARTY = "/mijn-raadswerk/fractie"
_REHEARSAL = "/debatten/{slug}/oefenen?stelling={id_}"
_REASON = {"reden": "Zo is het beter."}
_BROKEN = {"csrf_token": "verlopen"}

READING = _all(
    "",
    "/",
    "/debatten/{slug}",
    "/debatten/{desk}",
    "/debatten/{slug}?volgorde=onbeantwoord",
    "/debatten/{slug}?rol=onderzoeker&volgorde=nieuwste",
    "/debatten/{slug}?sinds=0",
    "/debatten/{slug}?naam=Niemand",
    "/debatten/{slug}?v=40",
    "/debatten/{slug}/tijd",
    "/debatten/{slug}/tijd?per=rol",
    "/debatten/{slug}/veranderd?sinds=300",
    "/debatten/{slug}/kaart",
    "/debatten/{slug}/vogelvlucht",
    "/debatten/{slug}/vogelvlucht?vorm=zon&kleur=stem",
    "/debatten/{slug}/vogelvlucht?vanaf={id_}&kleur=tegengeluid",
    "/debatten/{slug}/vragen",
    "/debatten/{slug}/ontbreekt",
    "/debatten/{slug}/tegengeluid",
    "/debatten/{slug}/tegengeluid/stemmen-per-stelling",
    "/debatten/{slug}/bronnen",
    "/debatten/{slug}/downloads",
    "/debatten/{slug}/logboek",
    "/debatten/{slug}/wachtrij",
    "/debatten/{slug}/volgen",
    "/debatten/{slug}/voorbereiding",
    "/debatten/{slug}/dossier",
    "/debatten/{desk}/dossier",
    "/debatten/{slug}/raadsvragen",
    "/debatten/{desk}/oefenen?stelling={topic_thesis}",
    "/debatten/{slug}/motie?grond={id_}",
    "/debatten/{slug}/spreektekst?punt={id_}&punt={answered}",
    "/debatten/{slug}/interrupties",
    "/debatten/{slug}/interrupties?wie=beleidsmakers",
    "/debatten/{slug}/oefenen",
    _REHEARSAL,
    "/debatten/{slug}/raad",
    "/debatten/{desk}/raad",
    "/debatten/{desk}/momentopname/4",
    "/raadsstukken/{object}",
    "/raadsstukken/{object}/volgen",
    "/volgen",
    "/volgen/gevraagd",
    "/volgen/bevestigen/{wish}",
    "/volgen/overzicht/{own}",
    "/volgen/stoppen/{stop}",
    "/stellingen/{id_}",
    "/stellingen/{answered}",
    "/stellingen/{hidden}",
    "/stellingen/{against}",
    "/stellingen/{topic_thesis}",
    "/stellingen/{id_}/kaart",
    "/stellingen/{several}/kaart?v={version}",
    "/stellingen/{id_}/voor-en-tegen",
    "/stellingen/{hidden}/voor-en-tegen",
    "/stellingen/{id_}/volgen",
    f"{_ANSWER}?soort=tegenargument",
    "/bronnen/{source}",
    "/bronnen/{article}",
    "/bronnen/{reaction}",
    "/bronnen/{open}",
    "/zoeken?q=gemeente",
    "/zoeken?q=zzzz",
    "/ontvangstbewijzen/{hash_}",
    "/ontvangstbewijzen/{hash_}?nieuw=1",
    "/logboek",
    "/besluiten",
    "/besluiten/jaren/2026",
    "/besluiten/{decision}",
    "/besluiten/{contested}",
    "/meldingen",
    _REPORT,
    "/melden/{step}",
    _COMPLAIN,
    "/mijn-bijdragen",
    "/mijn-gegevens",
    "/aanmelden",
    "/aanmelden/een-link",
    "/aanmelden/verstuurd",
    "/hoe-het-werkt",
    "/hoe-het-werkt/tegengeluid",
    "/hoe-het-werkt/kaders",
    "/hoe-het-werkt/meebrengen",
    "/huisregels",
    "/huisregels/versies/1",
    "/privacy",
    "/toegankelijkheid",
    "/patronen",
    "/nergens",
    "/mijn-account",
)
WRITING = [
    Visit(_ANSWER, to=f"{_ANSWER}en", sent={"soort": "tegenargument", "zin": "N"}),
    Visit(
        _ANSWER,
        to=f"{_ANSWER}en",
        sent={"soort": "tegenargument", "zin": "Mijn gemeente belde ook nooit terug."},
    ),
    Visit(_ANSWER, to=f"{_ANSWER}en", sent={"zin": "Ja, want.", **_BROKEN}),
    Visit(_REPORT, to=_REPORT, sent={"email": "geen adres"}),
    Visit(_REPORT, to=_REPORT, sent={"wat": "unclear", "reden": "Ik begrijp deze zin niet."}),
    Visit(_COMPLAIN, to=_COMPLAIN, sent={"email": "geen adres"}),
    Visit(_SPEECH, to=_SPEECH, sent={"minuten": "veel"}),
    Visit(_SPEECH, to=_SPEECH, sent={"doe": "zoek", "zoek": "wijkteam"}),
    Visit(_MOTION, to=_MOTION, sent={"dag": "morgen", "feit": "{id_}"}),
    Visit(_REHEARSAL, to="/debatten/{slug}/oefenen", sent={"doe": "antwoord"}),
    Visit(_REHEARSAL, to="/debatten/{slug}/oefenen", sent={"doe": "stop"}),
    Visit("/meldingen", to="/meldingen", sent={"code": "{report}"}),
    Visit("/meldingen", to="/meldingen", sent={"code": "{complaint}"}),
    Visit("/meldingen", to="/meldingen", sent={"code": "nooit gegeven"}),
    Visit("/mijn-bijdragen", to="/mijn-bijdragen", sent={"code": "nooit gegeven"}),
    Visit("/volgen", to="/volgen", sent={"email": "geen adres"}),
    Visit("/aanmelden", to="/aanmelden/aanvragen", sent={"email": "geen adres"}),
    *_all(AUTHOR, "/mijn-bijdragen", "/mijn-bijdragen/{mine}", "/mijn-gegevens"),
    Visit("/mijn-bijdragen/{mine}", AUTHOR, "/mijn-bijdragen/{mine}/versies", {"zin": "N"}),
    *_all(EDITOR, "/tweede-stap", "/tweede-stap/herstelcodes"),
    *_all(NEW_MODERATOR, "/mijn-account", "/tweede-stap", "/debatten/{desk}/rollen"),
    Visit("/tweede-stap", NEW_MODERATOR, "/tweede-stap", {"code": "123"}),
]
EDITING = _all(
    EDITOR,
    "/mijn-account",
    "/redactie",
    "/redactie/debatten/{desk}",
    "/redactie/debatten/{desk}/passages",
    "/redactie/debatten/{desk}/kaders",
    "/redactie/debatten/{desk}/bestanden",
    "/redactie/debatten/{desk}/bestanden/{file}",
    "/redactie/bronnen/{article}",
    "/redactie/bronnen/{article}?plaats=1:79-118",
    "/redactie/bronnen/{article}?plaats=nergens",
    "/redactie/bronnen/{reaction}?plaats=1:0-20",
    "/redactie/bronnen/{open}",
    "/redactie/stellingen/{carried}",
)
MODERATING = [
    *_all(
        MODERATOR,
        "/moderatie",
        _QUEUE,
        f"{_QUEUE}?soort=gemeld",
        f"{_QUEUE}?soort=dubbel",
        f"{_QUEUE}?soort=meer-dan-een",
        f"{_QUEUE}/zaken",
        f"{_QUEUE}/brieven",
        f"{_QUEUE}/besluit?item={{flagged}}&item={{both}}",
        _STRUCTURE,
        *(f"{_STRUCTURE}?doe={act}" for act in ("split", "move", "retype", "join", "branch")),
        f"{_STRUCTURE}?doe=merge&zoek=bus",
        "/moderatie/stellingen/{mine}",
        _DECIDE,
        f"{_DECIDE}?soort=hide",
        "/moderatie/besluit/{desk}",
        "/moderatie/besluit/{against}",
        "/moderatie/besluiten/{decision}/samen",
    ),
    Visit(_QUEUE, MODERATOR, f"{_QUEUE}/werk", {"doe": "gelezen"}),
    Visit(
        f"{_QUEUE}?soort=gemeld",
        MODERATOR,
        f"{_QUEUE}/werk",
        {"item": "{flagged}", "doe": "laat-staan", "reden": " ", "soort": "gemeld"},
    ),
    Visit(f"{_QUEUE}/besluit?item={{flagged}}", MODERATOR, f"{_QUEUE}/besluit", {"soort": "hide"}),
    Visit(f"{_STRUCTURE}?doe=word", MODERATOR, f"{_STRUCTURE}/structuur", {"stap": "bekijk"}),
    Visit(
        f"{_STRUCTURE}?doe=word",
        MODERATOR,
        f"{_STRUCTURE}/structuur",
        {**_REASON, "zin": "De rit is lang.", "stap": "bekijk"},
    ),
    Visit(
        f"{_STRUCTURE}?doe=merge",
        MODERATOR,
        f"{_STRUCTURE}/structuur",
        {**_REASON, "doel": "/stellingen/{flagged}", "stap": "bekijk"},
    ),
    Visit(_DECIDE, MODERATOR, _DECIDE, {"soort": "hide", "feiten": FACTS, "uitleg": WHY}),
    Visit(
        "/moderatie/stellingen/{mine}",
        MODERATOR,
        "/moderatie/handelingen/{undo}/ongedaan",
        {"reden": " "},
    ),
]
GOVERNING = [
    *_all(COUNCIL, "/mijn-raadswerk/{speech}", "/mijn-raadswerk/{questions}"),
    Visit("/mijn-raadswerk", COUNCIL, _PARTY, {"code": "nooit gegeven", "doe": "sluit-aan"}),
    *_all(COUNCIL, _COUNCIL, f"{_COUNCIL}?stelling={{against}}", "/mijn-account"),
    *_all(COUNCIL, "/mijn-raadswerk", "/mijn-raadswerk/{work}"),
    Visit("/mijn-raadswerk", COUNCIL, "/mijn-raadswerk/fractie", {"doe": "begin", "naam": "x"}),
    Visit(_COUNCIL, COUNCIL, f"{_COUNCIL}/koppelingen", {"titel": "Motie", "adres": "raad"}),
    *_all(ADMINISTRATOR, "/debatten/{desk}/rollen", "/mijn-account", "/moderatie/huisregels"),
    Visit("/debatten/{desk}/rollen", ADMINISTRATOR, "/debatten/{desk}/rollen", {"naam": "x"}),
]
VISITS = [*READING, *WRITING, *EDITING, *MODERATING, *GOVERNING]
IN_ENGLISH = frozenset(
    {
        "/debatten/{desk}",
        "/stellingen/{answered}",
        "/moderatie/besluit/{flagged}",
    }
)
"""Pages with much of ours on them, that axe looks at in English in each run too."""
LONG = frozenset({"/debatten/{slug}/dossier", "/debatten/{slug}", "/bronnen/{source}"})
"""Pages of hundreds of claims: axe needs many seconds for one, and sees nothing that the same page
of a small debate does not show it."""


def is_quick(visit: Visit) -> bool:
    """Tell whether a page is opened in every run: neither long, nor a variant of another page."""
    path, _, asked = visit.address.partition("?")
    variant = asked and not visit.to and Visit(path, visit.who) in VISITS
    return path not in LONG and not variant

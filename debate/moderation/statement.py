"""The statement of reasons behind a restriction (Digital Services Act, article 17).

Its fields have the names, the values and the limits of the Commission's DSA Transparency Database,
so that what is stored can be handed over as it is. It may hold no personal data (article 24(5)).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date

from ..errors import DebateError, InvalidForm, InvalidInput

VISIBILITIES = tuple(
    f"DECISION_VISIBILITY_{name}"
    for name in (
        "CONTENT_REMOVED",
        "CONTENT_DISABLED",
        "CONTENT_DEMOTED",
        "CONTENT_AGE_RESTRICTED",
        "CONTENT_INTERACTION_RESTRICTED",
        "CONTENT_LABELLED",
        "OTHER",
    )
)
OTHER_VISIBILITY = "DECISION_VISIBILITY_OTHER"
ILLEGAL, INCOMPATIBLE = "DECISION_GROUND_ILLEGAL_CONTENT", "DECISION_GROUND_INCOMPATIBLE_CONTENT"
CATEGORIES = tuple(
    f"STATEMENT_CATEGORY_{name}"
    for name in (
        "ANIMAL_WELFARE",
        "CONSUMER_INFORMATION",
        "CYBER_VIOLENCE",
        "CYBER_VIOLENCE_AGAINST_WOMEN",
        "DATA_PROTECTION_AND_PRIVACY_VIOLATIONS",
        "ILLEGAL_OR_HARMFUL_SPEECH",
        "INTELLECTUAL_PROPERTY_INFRINGEMENTS",
        "NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS",
        "NOT_SPECIFIED_NOTICE",
        "OTHER_VIOLATION_TC",
        "PROTECTION_OF_MINORS",
        "RISK_FOR_PUBLIC_SECURITY",
        "SCAMS_AND_FRAUD",
        "SELF_HARM",
        "UNSAFE_AND_PROHIBITED_PRODUCTS",
        "VIOLENCE",
    )
)
OF_OUR_RULES = "STATEMENT_CATEGORY_OTHER_VIOLATION_TC"
TEXT = "CONTENT_TYPE_TEXT"
NOTICE, OTHER_NOTICE, VOLUNTARY = (
    "SOURCE_ARTICLE_16",
    "SOURCE_TYPE_OTHER_NOTIFICATION",
    ("SOURCE_VOLUNTARY"),
)
SOURCES = (NOTICE, "SOURCE_TRUSTED_FLAGGER", OTHER_NOTICE, VOLUNTARY)
AUTOMATED = tuple(f"AUTOMATED_DECISION_{name}" for name in ("FULLY", "PARTIALLY", "NOT_AUTOMATED"))
BY_A_PERSON = "AUTOMATED_DECISION_NOT_AUTOMATED"
YES_NO = ("Yes", "No")

LENGTHS = {
    "puid": 500,
    "decision_visibility_other": 500,
    "illegal_content_legal_ground": 500,
    "illegal_content_explanation": 2_000,
    "incompatible_content_ground": 500,
    "incompatible_content_explanation": 2_000,
    "decision_ground_reference_url": 500,
    "decision_facts": 5_000,
    "source_identity": 500,
}
CHOICES: Mapping[str, tuple[str, ...]] = {
    "decision_ground": (ILLEGAL, INCOMPATIBLE),
    "category": CATEGORIES,
    "source_type": SOURCES,
    "automated_detection": YES_NO,
    "automated_decision": AUTOMATED,
    "decision_provision": (
        "",
        "DECISION_PROVISION_PARTIAL_SUSPENSION",
        "DECISION_PROVISION_TOTAL_SUSPENSION",
        "DECISION_PROVISION_PARTIAL_TERMINATION",
        "DECISION_PROVISION_TOTAL_TERMINATION",
    ),
    "decision_account": ("", "DECISION_ACCOUNT_SUSPENDED", "DECISION_ACCOUNT_TERMINATED"),
    "incompatible_content_illegal": ("", *YES_NO),
}
NEEDED = {
    ILLEGAL: ("illegal_content_legal_ground", "illegal_content_explanation"),
    INCOMPATIBLE: ("incompatible_content_ground", "incompatible_content_explanation"),
}
EARLIEST = {"content_date": date(2000, 1, 1), "application_date": date(2020, 1, 1)}
LATEST = date(2038, 1, 1)
_PUID = re.compile(r"[a-zA-Z0-9_-]+")
_URL = re.compile(r"https?://[^\s/]+\S*")


@dataclass(frozen=True)
class Statement:
    """One statement, by the field names of the transparency database; '' and () are not given."""

    puid: str
    decision_visibility: tuple[str, ...] = ()
    decision_visibility_other: str = ""
    decision_provision: str = ""
    decision_account: str = ""
    decision_ground: str = INCOMPATIBLE
    illegal_content_legal_ground: str = ""
    illegal_content_explanation: str = ""
    incompatible_content_ground: str = ""
    incompatible_content_explanation: str = ""
    incompatible_content_illegal: str = ""
    decision_ground_reference_url: str = ""
    decision_facts: str = ""
    content_type: tuple[str, ...] = (TEXT,)
    category: str = OF_OUR_RULES
    territorial_scope: tuple[str, ...] = ()
    content_language: str = ""
    content_date: str = ""
    application_date: str = ""
    end_date_visibility_restriction: str = ""
    end_date_service_restriction: str = ""
    source_type: str = VOLUNTARY
    source_identity: str = ""
    automated_detection: str = "No"
    automated_decision: str = BY_A_PERSON

    @property
    def ground(self) -> str:
        """The rule or the law that it rests on."""
        return self.illegal_content_legal_ground or self.incompatible_content_ground

    @property
    def explanation(self) -> str:
        """Why the content goes against that."""
        return self.illegal_content_explanation or self.incompatible_content_explanation

    @property
    def ends(self) -> str:
        """The last day of the restriction, '' where it has none."""
        return self.end_date_visibility_restriction or self.end_date_service_restriction


NAMES = tuple(one.name for one in fields(Statement))


def require_valid(statement: Statement) -> None:
    """Raise InvalidForm with all that the transparency database would refuse, each at its field."""
    errors = dict(_flaws(statement))
    if errors:
        raise InvalidForm(errors)


def told(statement: Statement) -> dict[str, str | list[str]]:
    """Give the fields as they are handed over: lists for what may be several, nothing left out."""
    return {
        name: list(value) if isinstance(value := getattr(statement, name), tuple) else value
        for name in NAMES
    }


def _flaws(statement: Statement) -> Iterator[tuple[str, DebateError]]:
    yield from _missing(statement)
    yield from _beyond_choice(statement)
    yield from _too_long(statement)
    yield from _dates(statement)
    if not _PUID.fullmatch(statement.puid):
        yield _wrong("puid", "A statement needs an id of letters, digits, - and _.")
    url = statement.decision_ground_reference_url
    if url and not _URL.fullmatch(url):
        yield _wrong("decision_ground_reference_url", "Give a whole address, with https://.")


def _missing(one: Statement) -> Iterator[tuple[str, DebateError]]:
    if not (one.decision_visibility or one.decision_provision or one.decision_account):
        yield _wrong("decision_visibility", "Say what is restricted.")
    if OTHER_VISIBILITY in one.decision_visibility and not one.decision_visibility_other:
        yield _wrong("decision_visibility_other", "Say in which other way it is restricted.")
    required = ("decision_facts", "content_type", *NEEDED.get(one.decision_ground, ()))
    for name in required:
        if not getattr(one, name):
            yield _wrong(name, _ASKED[name])


_ASKED = {
    "decision_facts": "Say what was found, without names or personal data.",
    "content_type": "Say what kind of content it is.",
    "illegal_content_legal_ground": "Name the article of law that it goes against.",
    "illegal_content_explanation": "Explain why this is against that law.",
    "incompatible_content_ground": "Choose the house rule that it goes against.",
    "incompatible_content_explanation": "Explain why this is against that rule.",
}


def _beyond_choice(one: Statement) -> Iterator[tuple[str, DebateError]]:
    for name, choices in CHOICES.items():
        if getattr(one, name) not in choices:
            yield _wrong(name, "Choose one of the values that are given.")
    if not set(one.decision_visibility) <= set(VISIBILITIES):
        yield _wrong("decision_visibility", "Choose one of the values that are given.")
    if one.source_type == VOLUNTARY and one.source_identity:
        yield _wrong("source_identity", "Who acts of his own accord names no notifier.")


def _too_long(one: Statement) -> Iterator[tuple[str, DebateError]]:
    for name, most in LENGTHS.items():
        if len(getattr(one, name)) > most:
            said = "At most {most} characters. Make it shorter."
            yield name, InvalidInput(said, field=name, most=most)


def _dates(one: Statement) -> Iterator[tuple[str, DebateError]]:
    for name, earliest in EARLIEST.items():
        found = _day(getattr(one, name))
        if found is None or not earliest <= found <= LATEST:
            yield _wrong(name, "Give a date as year-month-day.")
    for name in ("end_date_visibility_restriction", "end_date_service_restriction"):
        written = getattr(one, name)
        found, began = _day(written), _day(one.application_date)
        if written and (found is None or found > LATEST or (began and found < began)):
            yield _wrong(name, "Give a last day that is not over yet, as year-month-day.")


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if len(written) == 10 else None
    except ValueError:
        return None


def _wrong(name: str, said: str) -> tuple[str, DebateError]:
    return name, InvalidInput(said, field=name)

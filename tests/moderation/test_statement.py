"""A statement of reasons is what the transparency database accepts, or says all that is wrong."""

from dataclasses import replace

import pytest

from debate.errors import InvalidForm
from debate.moderation.statement import (
    CATEGORIES,
    ILLEGAL,
    NAMES,
    OTHER_VISIBILITY,
    Statement,
    require_valid,
    told,
)

WHOLE = Statement(
    "d0a1b2c3d4e5f",
    ("DECISION_VISIBILITY_CONTENT_DISABLED",),
    incompatible_content_ground="Huisregel regel-2 (versie 1): Geen namen.",
    incompatible_content_explanation="Een naam is een persoonlijk gegeven.",
    decision_facts="De zin noemt een naam.",
    content_date="2026-01-02",
    application_date="2026-01-03",
)


def wrong(**fields: object) -> set[str]:
    with pytest.raises(InvalidForm) as refused:
        require_valid(replace(WHOLE, **fields))  # type: ignore[arg-type]
    return set(refused.value.errors)


def test_a_whole_statement_is_accepted() -> None:
    require_valid(WHOLE)
    require_valid(replace(WHOLE, end_date_visibility_restriction="2026-01-03"))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("puid", "met spatie"),
        ("puid", "x" * 501),
        ("decision_visibility", ()),
        ("decision_visibility", ("CONTENT_REMOVED",)),
        ("decision_ground", "DECISION_GROUND_OTHER"),
        ("decision_facts", ""),
        ("decision_facts", "x" * 5_001),
        ("incompatible_content_ground", ""),
        ("incompatible_content_explanation", "x" * 2_001),
        ("content_type", ()),
        ("category", "STATEMENT_CATEGORY_RUDE"),
        ("source_type", "VOLUNTARY"),
        ("source_identity", "een buur"),
        ("automated_detection", ""),
        ("automated_decision", "NO"),
        ("content_date", "1999-12-31"),
        ("application_date", "2019-12-31"),
        ("application_date", "3 januari"),
        ("end_date_visibility_restriction", "2026-01-02"),
        ("decision_ground_reference_url", "javascript:alert(1)"),
    ],
)
def test_what_the_database_would_refuse_is_refused_at_its_field(field: str, value: object) -> None:
    assert wrong(**{field: value}) == {field}


def test_all_that_is_wrong_is_said_at_once() -> None:
    found = wrong(decision_ground=ILLEGAL, decision_visibility=(OTHER_VISIBILITY,), category="")
    law = {"illegal_content_legal_ground", "illegal_content_explanation"}
    assert found == {*law, "decision_visibility_other", "category"}


def test_it_is_handed_over_whole_by_the_names_of_the_database() -> None:
    plain = told(WHOLE)
    assert tuple(plain) == NAMES
    assert plain["content_type"] == ["CONTENT_TYPE_TEXT"]
    assert len(CATEGORIES) == 16

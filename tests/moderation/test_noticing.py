"""A notice asks what the law asks, a flag a kind and a reason; both say all that is wrong."""

import pytest

from debate.errors import InvalidForm
from debate.moderation.noticing import Flag, Report, needs_no_name, require_valid
from debate.moderation.statement import OF_MINORS, OF_OUR_RULES


def wrong(report: Report) -> set[str]:
    with pytest.raises(InvalidForm) as refused:
        require_valid(report)
    return set(refused.value.errors)


def test_there_are_eight_kinds_of_flags_each_with_a_reason() -> None:
    assert len(Flag) == 8
    for kind in Flag:
        require_valid(Report(kind, "Dit klopt niet."))
        assert wrong(Report(kind, " ")) == {"reason"}


def test_a_notice_needs_a_reason_and_good_faith_but_no_name() -> None:
    require_valid(Report(OF_OUR_RULES, "Dit is laster.", is_notice=True, in_good_faith=True))
    bare = Report(Flag.ABUSIVE, "", is_notice=True, email="niet@", name="x" * 121)
    assert wrong(bare) == {"category", "reason", "in_good_faith", "email", "name"}
    assert needs_no_name(OF_MINORS)
    assert not needs_no_name(OF_OUR_RULES)

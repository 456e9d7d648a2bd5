"""A notice asks what the law asks, a flag a kind and a reason; both say all that is wrong."""

from debate.moderation.noticing import Flag, Report, flaws
from debate.moderation.statement import OF_OUR_RULES


def test_there_are_eight_kinds_of_flags_each_with_a_reason() -> None:
    assert len(Flag) == 8
    for kind in Flag:
        assert not flaws(Report(kind, "Dit klopt niet."))
        assert set(flaws(Report(kind, " "))) == {"reason"}


def test_a_notice_needs_a_reason_and_good_faith_but_no_name() -> None:
    assert not flaws(Report(OF_OUR_RULES, "Dit is laster.", is_notice=True, in_good_faith=True))
    bare = Report(Flag.ABUSIVE, "", is_notice=True, name="x" * 121)
    assert set(flaws(bare)) == {"category", "reason", "in_good_faith", "name"}

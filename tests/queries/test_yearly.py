"""The figures of a year add up to what stands in the log."""

from datetime import UTC, datetime

import pytest

from debate.commands import deciding, reporting
from debate.commands.deciding import Ruling
from debate.errors import NotFound
from debate.moderation.decision import Act
from debate.moderation.noticing import Flag, Report
from debate.queries import decisions, yearly
from debate.roles import Actor, Role
from debate.storage.store import Store
from tests import make
from tests.make import ANN, MO

NOW = datetime.now(UTC).year
RULE = Ruling("regel-2", "Er staat een naam in.", "Geen namen.")
LAW = Ruling("regel-6", "Een bedreiging.", "Dreigen mag niet.", law="Sr 285")
ILLEGAL = "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH"
OTHER = Actor(make.ref("moira"), Role.MODERATOR)


def test_a_year_counts_all_that_was_reported_decided_and_complained_of(store: Store) -> None:
    make.rules(store)
    threat, name, fine, own = (make.claim(store, f"Zin nummer {n} gaat ver.") for n in range(4))
    notice = Report(ILLEGAL, "Dit is een bedreiging.", is_notice=True, in_good_faith=True)
    for thing in (threat, threat, fine):
        reporting.report(store, ANN, thing, notice)
    reporting.report(store, ANN, name, Report(Flag.ABUSIVE, "Dit is schelden."))
    deciding.decide(store, MO, Act.HIDE, threat, LAW)
    deciding.decide(store, MO, Act.ASIDE, name, RULE)
    deciding.dismiss(store, MO, fine, "Dit mag gezegd worden.")
    made = deciding.decide(store, MO, Act.LABEL, own, RULE)
    taken = deciding.decide(store, MO, Act.LOCK, own, RULE)
    for reason in ("Het klopt niet.", "Het klopt echt niet."):
        reporting.complain(store, ANN, made.id, reason)
    deciding.decide_complaints(store, OTHER, made.id, "Het klopte niet.", is_upheld=True)
    deciding.lift(store, MO, taken.id, "Bij nader inzien.")
    with store.reading() as connection:
        told = yearly.yearly(connection, NOW)
        everything = decisions.everything(connection)
        assert all(not one.value for one in yearly.yearly(connection, NOW - 1).figures)
        assert yearly.first_year(connection) == NOW
        for year in (2019, NOW + 1):
            with pytest.raises(NotFound):
                yearly.yearly(connection, year)
    found = {(one.what, one.of): one.value for one in told.figures}
    assert found["orders", ""] is None
    assert (found["notices", ""], found["notices", ILLEGAL]) == (3, 3)
    assert (found["notices_outcome", "decision"], found["notices_outcome", "stays"]) == (2, 1)
    assert (found["flags", ""], found["flags", "abusive"]) == (1, 1)
    assert found["decisions", ""] == len(everything) == 4
    for part in ("act", "ground", "source", "detection", "automation"):
        assert sum(one.value or 0 for one in told.of(part)) == 4
    assert found["ground", "DECISION_GROUND_ILLEGAL_CONTENT"] == 1
    assert found["source", "SOURCE_VOLUNTARY"] == 2
    assert (found["complaints", ""], found["complaints", "upheld"]) == (2, 2)
    assert (found["reversed", ""], found["withdrawn", ""]) == (1, 1)
    assert found["hours", "notice"] == found["hours", "complaint"] == 0.0

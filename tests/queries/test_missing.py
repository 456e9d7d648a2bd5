"""Where nobody has spoken against."""

import pytest

from debate.commands import moderating, structuring
from debate.commands.parting import Split
from debate.model import Kind, Voice, VoiceKind
from debate.queries import claims, missing, topics
from debate.roles import Actor
from debate.storage import erasure
from debate.storage.store import Store
from tests import make
from tests.make import ANN, DEBATE, MO, THESIS

CAS = Actor(make.ref("cas"), voice=Voice(VoiceKind.CLIENT, "Cas"))


def silent(store: Store, limit: int = 50) -> list[str]:
    with store.reading() as connection:
        return [view.id for view in missing.without_counter_voice(connection, DEBATE, limit)]


def against(store: Store, claim: str) -> str:
    return make.claim(store, f"Niet waar, {claim}.", on=claim, kind=Kind.ATTACK)


def test_thesis_comes_first_then_what_most_was_built_on(store: Store) -> None:
    lone = make.claim(store, "Een losse reden.")
    built = make.claim(store, "Een reden met gronden.")
    grounds = [make.claim(store, f"Grond {n}.", on=built) for n in "ab"]
    assert silent(store) == [THESIS, built, lone, *grounds]
    assert silent(store, 2) == [THESIS, built]


def test_claim_with_a_counterargument_is_not_silent_but_one_with_an_objection_is(
    store: Store,
) -> None:
    posted = make.argument(store)
    make.argument(store, "Volgt niet.", on=posted.relation, kind=Kind.UNDERCUT)
    assert posted.claim in silent(store)
    against(store, posted.claim)
    assert posted.claim not in silent(store)


def test_counterargument_to_a_merged_claim_counts_for_the_kept_one(store: Store) -> None:
    kept, middle, duplicate = (make.claim(store, f"Zelfde zin {n}.") for n in "abc")
    against(store, duplicate)
    make.merge_claims(store, MO, duplicate, middle, "Zelfde.")
    [entry] = make.merge_claims(store, MO, middle, kept, "Zelfde.")
    assert not {kept, middle, duplicate} & set(silent(store))
    moderating.revert(store, MO, entry.pos, "Toch niet.")
    assert kept in silent(store)


def test_counterargument_that_cannot_be_seen_leaves_the_claim_silent(store: Store) -> None:
    claim = make.claim(store)
    first, second = against(store, claim), make.claim(store, "Nee.", on=claim, kind=Kind.ATTACK)
    make.hide_claim(store, MO, first, "Noemt een adres.")
    assert claim not in silent(store)
    erasure.erase(store, claim=second, ground="AVG artikel 17")
    assert claim in silent(store)


def test_claim_that_cannot_be_seen_is_not_called_silent(store: Store) -> None:
    hidden, merged = make.claim(store, "Een reden."), make.claim(store, "Nog een.")
    make.hide_claim(store, MO, hidden, "Noemt een adres.")
    make.merge_claims(store, MO, merged, make.claim(store, "Nog eens."), "Zelfde.")
    assert not {hidden, merged} & set(silent(store))


def test_large_debate_is_looked_at_from_both_ends_and_at_its_theses(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(missing, "LOOKED_AT", 2)
    ids = [make.claim(store, f"Reden {n}.") for n in range(6)]
    against(store, ids[0])
    against(store, ids[1])
    assert silent(store)[0] == THESIS
    assert not set(silent(store)) & set(ids[2:])


def test_unknown_debate_misses_nothing(store: Store) -> None:
    with store.reading() as connection:
        assert missing.without_counter_voice(connection, "niets") == []


def unheard(store: Store) -> list[str]:
    with store.reading() as connection:
        return [view.id for view in missing.without_client(connection, DEBATE)]


def test_thesis_lacks_a_client_until_one_replies_at_most_two_deep(store: Store) -> None:
    first = make.claim(store, "Een reden.", actor=ANN)
    second = make.claim(store, "Een reden daarvoor.", on=first)
    make.argument(store, "En daarvoor.", on=second, actor=CAS)
    assert unheard(store) == [THESIS]
    make.argument(store, "Zo gaat het bij mij.", on=first, actor=CAS)
    assert unheard(store) == []


def test_client_who_objects_to_a_step_is_heard_and_one_who_is_hidden_is_not(store: Store) -> None:
    step = make.argument(store, actor=ANN)
    said = make.argument(store, "Niet zo.", on=step.relation, kind=Kind.UNDERCUT, actor=CAS)
    assert unheard(store) == []
    make.hide_claim(store, MO, said.claim, "Noemt een adres.")
    assert unheard(store) == [THESIS]
    with store.reading() as connection:
        assert missing.lacks_client(connection, DEBATE, THESIS)
        assert not missing.lacks_client(connection, DEBATE, step.claim)


def waiting(store: Store) -> list[str]:
    with store.reading() as connection:
        return [item.claim.id for item in missing.waiting_longest(connection, DEBATE)]


def test_criticism_waits_oldest_first_until_somebody_speaks_against_it(store: Store) -> None:
    first, second = against(store, THESIS), make.argument(store, "Nee.", kind=Kind.ATTACK)
    assert waiting(store) == [first, second.claim]
    answer = against(store, first)
    assert waiting(store) == [second.claim, answer]
    make.argument(store, "Volgt niet.", on=second.relation, kind=Kind.UNDERCUT)
    assert waiting(store) == [answer]


def test_criticism_that_was_merged_is_answered_with_the_claim_it_stands_as(store: Store) -> None:
    kept, duplicate = against(store, THESIS), make.claim(store, "Nee.", kind=Kind.ATTACK)
    against(store, kept)
    answer = waiting(store)[-1]
    make.merge_claims(store, MO, duplicate, kept, "Zelfde.")
    assert waiting(store) == [answer]


def test_criticism_that_cannot_be_seen_waits_for_nothing(store: Store) -> None:
    make.hide_claim(store, MO, against(store, THESIS), "Noemt een adres.")
    assert waiting(store) == []


def test_parts_of_a_split_thesis_are_theses(store: Store) -> None:
    given = Split(["De avondbus blijft rijden.", "Ook na tien uur rijdt er een bus."])
    structuring.carry_out(store, MO, structuring.splitting(THESIS, given, "Dat zijn er twee."))
    with store.reading() as connection:
        parts = claims.theses(connection, DEBATE)
        assert [view.id for view in missing.without_client(connection, DEBATE)] == parts
        assert topics.topic(connection, DEBATE).topic.theses == tuple(parts)
    assert len(parts) == 2

"""Likely doubles: worked out beforehand, ranked over a whole debate, never told out of date."""

import pytest

from debate.commands.seeking_doubles import seek_doubles, seeking
from debate.queries import doubles, queue
from debate.storage import erasure, rebuild
from debate.storage.store import Store
from debate.storage.verify import verify
from tests import make

SAID = "Buurtbewoners halen elkaar met de auto op."
ALSO = "Buurtbewoners halen elkaar op met de auto."
WHY = "Zo zegt het meer."


def seek(store: Store) -> None:
    while seek_doubles(store, 0.0):
        pass


def told(store: Store, after: int = 0) -> list[tuple[str, tuple[str, ...]]]:
    with store.reading() as connection:
        page = queue.page(connection, make.DEBATE, queue.DOUBLE, after=after)
    return [(item.claim.id, tuple(one.id for one in item.others)) for item in page.items]


def uncompared(store: Store) -> int:
    with store.reading() as connection:
        return doubles.uncompared(connection, make.DEBATE)


def test_of_two_that_are_alike_the_newer_is_told_and_the_likeliest_first(store: Store) -> None:
    old = make.claim(store, SAID)
    far = make.claim(store, "Buurtbewoners halen elkaar graag met de auto of bakfiets op.")
    near = make.claim(store, ALSO)
    make.claim(store, "Waarom deze auto?")  # one word in common is not enough
    assert uncompared(store) == 4
    assert told(store) == []
    seek(store)
    assert uncompared(store) == 0
    assert told(store) == [(near, (old, far)), (far, (old,))]
    with store.reading() as connection:
        shared = [one.shared for one in queue.page(connection, make.DEBATE, queue.DOUBLE).items]
    assert shared[0] == ("Buurtbewoners", "halen", "elkaar", "auto")


def test_the_whole_list_is_ranked_over_its_pages(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    make.claim(store, SAID)
    make.claim(store, "Een taxi bestellen kost te veel geld.")
    said = [f"{SAID[:-1]} en rijden samen naar huis.", ALSO, "Een taxi bestellen kost veel geld."]
    far, near, taxis = [make.claim(store, text) for text in said]
    seek(store)
    monkeypatch.setattr(doubles, "TOLD", 2)
    found, after = list[str](), 0
    with store.reading() as connection:
        for _ in range(2):
            page = doubles.doubles(connection, make.DEBATE, after)
            found += [one.claim for one in page.suspicions]
            after = page.after
    assert after == 0
    assert found == [near, taxis, far]


def test_other_words_are_compared_again_from_both_sides(store: Store) -> None:
    old = make.claim(store, "De fiets is goedkoop.")
    new = make.claim(store, SAID)
    make.review_claim(store, make.MO, old)
    seek(store)
    assert told(store) == []
    make.word_claim(store, make.MO, old, ALSO, WHY)
    assert uncompared(store) == 1
    seek(store)
    assert told(store) == [(new, (old,))]
    make.word_claim(store, make.MO, new, "Een taxi kost te veel geld.", WHY)
    assert told(store) == []
    make.word_claim(store, make.MO, new, SAID, WHY)
    make.word_claim(store, make.MO, old, "Een bakfiets is ook goed.", WHY)
    seek(store)
    assert told(store) == []


def test_what_does_not_stand_any_more_is_not_told_and_comes_back(store: Store) -> None:
    kept = make.claim(store, "Buren halen elkaar met de auto op.")
    old, new = make.claim(store, SAID), make.claim(store, ALSO)
    seek(store)
    assert told(store)[0] == (new, (old, kept))
    make.hide_claim(store, make.MO, old, "Dit kan niet.")
    assert told(store)[0][1] == (kept,)
    seek(store)
    assert told(store) == [(new, (kept,))]
    make.restore_claim(store, make.MO, old, "Dit kan wel.")
    make.merge_claims(store, make.MO, old, kept, WHY)
    seek(store)
    assert told(store) == [(new, (kept,))]
    make.review_claim(store, make.MO, new)
    assert told(store) == []


def test_an_erased_claim_leaves_only_numbers_until_the_next_round(store: Store) -> None:
    old, new = make.claim(store, SAID), make.claim(store, ALSO)
    seek(store)
    rebuild.rebuild(store)
    assert told(store) == [(new, (old,))]
    erasure.erase(store, claim=new, ground="AVG artikel 17")
    assert told(store) == []
    seek(store)
    with store.reading() as connection:
        rows = [*connection.execute("select * from likely_double")]
        known = {row[0] for row in connection.execute("select claim from compared")}
    assert rows == []
    assert new not in known
    assert verify(store).findings == ()


def test_beside_other_work_it_goes_on_until_all_was_compared_and_then_rests(store: Store) -> None:
    for number in range(3):
        make.claim(store, f"{SAID[:-1]}, zegt nummer {number}.")
    piece = seeking()
    while uncompared(store):
        piece(store)
    piece(store)
    make.claim(store, SAID)
    piece(store)  # it rests
    assert uncompared(store) == 1

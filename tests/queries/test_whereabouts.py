"""Where claims stand: the heading, the claims above them, and how much of the way is told."""

from debate.model import Kind
from debate.queries import claims
from debate.queries.catalogue import catalogue
from debate.queries.whereabouts import STEPS, Whereabouts, first_uses, whereabouts
from debate.storage.store import Store
from tests import make
from tests.make import DEBATE, MO, THESIS


def place(store: Store, id_: str) -> Whereabouts:
    """Tell where a claim stands, with the catalogue and without, which must say the same."""
    with store.reading() as connection:
        view = claims.claim(connection, id_)
        found = whereabouts(connection, [view])[id_]
        assert whereabouts(connection, [view], catalogue(connection, DEBATE))[id_] == found
        return found


def above(store: Store, id_: str) -> list[str]:
    return [view.id for view in place(store, id_).above]


def test_thesis_stands_under_nothing(store: Store) -> None:
    assert place(store, THESIS) == Whereabouts(None, (), False)


def test_way_up_is_told_the_nearest_last_and_cut_where_it_is_long(store: Store) -> None:
    way = [THESIS]
    for number in range(STEPS + 1):
        way.append(make.claim(store, f"Dit is stap {number}.", on=way[-1]))
    assert above(store, way[2]) == way[:2]
    assert above(store, way[-1]) == way[1:-1]
    assert not place(store, way[STEPS]).is_cut
    assert place(store, way[-1]).is_cut


def test_objection_stands_under_the_claim_that_its_step_speaks_on(store: Store) -> None:
    step = make.argument(store)
    objection = make.argument(store, "Er is een taxi.", on=step.relation, kind=Kind.UNDERCUT)
    against = make.argument(store, "Die is duur.", on=objection.relation, kind=Kind.UNDERCUT)
    assert above(store, objection.claim) == above(store, against.claim) == [THESIS]


def test_merged_claims_stand_where_they_were_first_used(store: Store) -> None:
    kept = make.claim(store, "De bus is leeg.")
    under = make.claim(store, "Niemand rijdt mee.", on=kept)
    duplicate = make.claim(store, "De bus is na tienen leeg.", on=under, kind=Kind.ATTACK)
    make.merge_claims(store, MO, duplicate, kept, "Zelfde.")
    assert above(store, under) == [THESIS, kept]
    assert above(store, kept) == [THESIS]


def test_first_use_of_a_claim_tells_how_it_spoke_and_on_which(store: Store) -> None:
    attack = make.argument(store, "De bus rijdt leeg rond.", kind=Kind.ATTACK)
    inner = make.argument(store, "Dat volgt er niet uit.", on=attack.relation, kind=Kind.UNDERCUT)
    moved = make.claim(store, "Een taxi is duur.", on=attack.claim)
    kept = make.claim(store, "De bus rijdt leeg.")
    make.merge_claims(store, MO, attack.claim, kept, "Dit is hetzelfde.")
    with store.reading() as connection:
        found = first_uses(connection, [THESIS, attack.claim, inner.claim, moved])
    assert found == {
        attack.claim: (Kind.ATTACK, THESIS),
        inner.claim: (Kind.UNDERCUT, THESIS),
        moved: (Kind.SUPPORT, kept),
    }

"""Acts on the structure: each works, is refused to the wrong role, is refused by its rule, and can
be undone until something rests on it.
"""

import pytest

from debate import events
from debate.commands import arguing, importing, moderating, structuring
from debate.commands.parting import Split
from debate.commands.structuring import Intended, carry_out, planned
from debate.errors import Conflict, InvalidInput, LimitReached, NotAllowed
from debate.model import Kind
from debate.queries import claims, grounds, history, maps, own
from debate.storage.past import debate_at
from debate.storage.store import Store
from debate.storage.verify import verify
from tests import make

WHY = "Dit hoort hier."


def do(store: Store, intended: Intended) -> int:
    """Carry an act out as Mo; gives its place in the log."""
    return carry_out(store, make.MO, intended)[-1].pos


def undo(store: Store, position: int) -> None:
    moderating.revert(store, make.MO, position, "Toch niet.")


def told(store: Store) -> dict[str, tuple[str, tuple[str, ...], str]]:
    """Give the relations that are shown, by id."""
    with store.reading() as connection:
        found = maps.argument_map(connection, make.DEBATE).relations
    return {id_: (str(one.kind), one.premises, one.conclusion) for id_, one in found.items()}


def view(store: Store, claim: str) -> claims.ClaimView:
    with store.reading() as connection:
        return claims.claim(connection, claim)


def whole(store: Store) -> bool:
    return verify(store).findings == ()


def test_a_relation_moves_to_another_conclusion_and_back(store: Store) -> None:
    late = make.argument(store)
    cost = make.argument(store, "Een taxi is duurder dan een bus.")
    before = told(store)
    position = do(store, structuring.moving_to(cost.relation, late.claim, WHY))
    assert told(store)[cost.relation] == ("support", (cost.claim,), late.claim)
    undo(store, position)
    assert told(store) == before
    assert whole(store)


def test_a_relation_gets_another_kind_and_an_objection_is_about_a_step(store: Store) -> None:
    late = make.argument(store)
    cost = make.argument(store, "Een taxi is duurder dan een bus.")
    do(store, structuring.retyping(cost.relation, "attack", "", WHY))
    assert told(store)[cost.relation][0] == "attack"
    with pytest.raises(InvalidInput):
        do(store, structuring.retyping(cost.relation, "undercut", "", WHY))
    do(store, structuring.retyping(cost.relation, "undercut", late.relation, WHY))
    assert told(store)[cost.relation] == ("undercut", (cost.claim,), late.relation)
    with pytest.raises(InvalidInput, match="about itself"):
        do(store, structuring.retyping(late.relation, "undercut", cost.relation, WHY))
    assert whole(store)


def test_premises_are_joined_with_their_objections_and_parted_again(store: Store) -> None:
    late = make.argument(store)
    cost = make.argument(store, "Een taxi is duurder dan een bus.")
    against = make.argument(store, "Dat zegt niets.", on=cost.relation, kind=Kind.UNDERCUT)
    joined = do(store, structuring.joining(late.relation, [cost.relation], WHY))
    now = told(store)
    assert now[late.relation] == ("support", (late.claim, cost.claim), make.THESIS)
    assert now[against.relation][2] == late.relation
    assert cost.relation not in now
    parted = do(store, structuring.loosening(late.relation, WHY))
    now = told(store)
    assert now[late.relation][1] == (late.claim,)
    assert [cost.claim] in [list(one[1]) for one in now.values()]
    assert whole(store)
    with pytest.raises(Conflict) as refused:
        undo(store, joined)
    assert refused.value.later == (parted,)
    undo(store, parted)
    undo(store, joined)
    assert told(store)[cost.relation][1:] == ((cost.claim,), make.THESIS)
    assert told(store)[against.relation][2] == cost.relation
    assert whole(store)


def split(store: Store) -> tuple[str, str, str, int, tuple[str, ...]]:
    """Split a claim that says two things; gives it, its two relations, where, and its parts."""
    both = make.argument(store, "De bus is leeg en de chauffeur is moe.")
    answer = make.argument(store, "Er zaten elf mensen in.", on=both.claim, kind=Kind.ATTACK)
    goes = {both.relation: [0, 1], answer.relation: [0]}
    given = Split(["De bus is 's avonds leeg.", "De chauffeur is 's avonds moe."], goes)
    entries = carry_out(store, make.MO, structuring.splitting(both.claim, given, WHY))
    event = entries[-1].event
    assert isinstance(event, events.ClaimSplit)
    return both.claim, both.relation, answer.relation, entries[-1].pos, event.parts


def test_a_claim_is_split_and_its_voice_date_and_relations_go_along(store: Store) -> None:
    both, up, answer, _, parts = split(store)
    now = told(store)
    assert now[up] == ("support", parts, make.THESIS)
    assert now[answer][2] == parts[0]
    old, new = view(store, both), view(store, parts[1])
    assert (old.status, old.claim.text) == ("split", "De bus is leeg en de chauffeur is moe.")
    assert (new.claim.voice, new.posted_ms) == (make.ANN.voice, old.posted_ms)
    with store.reading() as connection:
        assert own.written_by(connection, parts[1]) == make.ANN.ref
    assert whole(store)


def test_a_split_is_undone_until_somebody_answers_a_part(store: Store) -> None:
    both, up, _, position, parts = split(store)
    later = make.argument(store, "Koffie helpt daartegen.", on=parts[1], kind=Kind.ATTACK)
    with pytest.raises(Conflict) as refused:
        undo(store, position)
    assert refused.value.later == (later.entries[-1].pos,)
    with store.change(make.DEBATE, make.CO.ref) as change:
        change.record(events.RelationWithdrawn(later.relation, "Vergissing."))
    undo(store, position)
    assert told(store)[up][1] == (both,)
    assert [view(store, part).status for part in parts] == ["withdrawn", "withdrawn"]
    assert view(store, both).is_shown
    with pytest.raises(Conflict, match="undone already"):
        undo(store, position)
    assert whole(store)


def test_a_split_is_not_undone_while_something_was_moved_to_a_part(store: Store) -> None:
    cost = make.argument(store, "Een taxi is duurder dan een bus.")
    *_, position, parts = split(store)
    moved = do(store, structuring.moving_to(cost.relation, parts[1], WHY))
    with pytest.raises(Conflict) as refused:
        undo(store, position)
    assert refused.value.later == (moved,)
    undo(store, moved)
    undo(store, position)
    assert whole(store)


def test_a_split_thesis_is_followed_by_its_parts(store: Store) -> None:
    given = Split(["De avondbus blijft na tienen.", "De avondbus blijft gratis."])
    carry_out(store, make.MO, structuring.splitting(make.THESIS, given, WHY))
    with store.reading() as connection:
        theses = maps.topic(connection, make.DEBATE).theses
        said = claims.claims(connection, theses)
    assert [said[id_].claim.text for id_ in theses] == given.texts


def test_a_claim_that_was_split_can_be_hidden_and_restored_as_such(store: Store) -> None:
    both, *_ = split(store)
    make.hide_claim(store, make.MO, both, "Noemt een adres.")
    assert view(store, both).claim.text == ""
    make.restore_claim(store, make.MO, both, "Het adres is weg.")
    assert view(store, both).status == "split"
    assert whole(store)


@pytest.mark.parametrize("texts", [[], [""], ["Eén zin maar."], ["Zelfde.", "zelfde."]])
def test_splitting_into_nothing_or_one_is_refused(store: Store, texts: list[str]) -> None:
    with pytest.raises(InvalidInput) as refused:
        structuring.splitting(make.claim(store), Split(texts), WHY)
    assert refused.value.field == "parts"


def test_a_split_wants_a_place_for_each_relation(store: Store) -> None:
    late = make.argument(store)
    given = Split(["De bus is leeg.", "De chauffeur is moe."])
    with pytest.raises(InvalidInput, match="each relation") as refused:
        do(store, structuring.splitting(late.claim, given, WHY))
    assert refused.value.field == late.relation


def test_a_branch_goes_to_a_section_with_what_speaks_on_it_alone(store: Store) -> None:
    late = make.argument(store)
    below = make.argument(store, "In de zorg eindigt de dienst laat.", on=late.claim)
    shared = make.argument(store, "De bus is van iedereen.", on=late.claim)
    also = make.argument(store, "Een fiets is er ook.")
    do(store, structuring.moving_to(also.relation, late.claim, WHY))
    position = do(store, structuring.taking_out(late.claim, "Wie laat werkt", "", WHY))
    inside = [late.claim, below.claim, shared.claim, also.claim]
    section = view(store, late.claim).claim.section
    assert section.startswith("g")
    assert {view(store, one).claim.section for one in inside} == {section}
    assert view(store, make.THESIS).claim.section == ""
    with store.reading() as connection:
        assert [root.id for root in maps.roots(connection, make.DEBATE, section)] == [late.claim]
    undo(store, position)
    assert {view(store, one).claim.section for one in inside} == {""}
    assert whole(store)


def test_what_also_speaks_elsewhere_stays_where_it_was(store: Store) -> None:
    late, cost = make.argument(store), make.argument(store, "Een taxi is duurder dan een bus.")
    both = make.argument(store, "Alles kost geld.", on=late.claim)
    with store.reading() as connection:
        assert both.claim in grounds.branch(connection, late.claim)
    arguing.argue(store, make.ANN, Kind.SUPPORT, "", cost.claim, existing=both.claim)
    with store.reading() as connection:
        assert grounds.branch(connection, late.claim) == [late.claim]


def test_a_claim_does_not_become_its_own_ground_not_even_by_a_chain(store: Store) -> None:
    late = make.argument(store)
    below = make.argument(store, "In de zorg eindigt de dienst laat.", on=late.claim)
    last = make.argument(store, "Zorg is er dag en nacht.", on=below.claim)
    for intended in (
        structuring.moving_to(late.relation, late.claim, WHY),
        structuring.moving_to(late.relation, last.claim, WHY),
        structuring.merging(late.claim, late.claim, WHY),
        structuring.merging(below.claim, late.claim, WHY),
        structuring.merging(last.claim, late.claim, WHY),
        structuring.merging(late.claim, last.claim, WHY),
    ):
        with pytest.raises(InvalidInput):
            planned(store, make.MO, intended)
        with pytest.raises(InvalidInput):
            do(store, intended)


def test_a_move_is_not_undone_where_a_merge_made_that_a_circle(store: Store) -> None:
    late = make.argument(store)
    cost = make.argument(store, "Een taxi is duurder dan een bus.", on=late.claim)
    position = do(store, structuring.moving_to(cost.relation, make.THESIS, WHY))
    do(store, structuring.merging(cost.claim, late.claim, WHY))
    with pytest.raises(Conflict, match="its own premise"):
        undo(store, position)


def test_the_plan_records_nothing_and_says_what_will_happen(store: Store) -> None:
    late = make.argument(store)
    cost = make.argument(store, "Een taxi is duurder dan een bus.")
    before = told(store)
    [event] = planned(store, make.MO, structuring.moving_to(cost.relation, late.claim, WHY))
    assert isinstance(event, events.RelationMoved)
    assert told(store) == before


def test_a_stale_screen_is_told_what_was_done_meanwhile(store: Store) -> None:
    late = make.argument(store)
    cost = make.argument(store, "Een taxi is duurder dan een bus.")
    with store.reading() as connection:
        seen = history.log_page(connection, debate=make.DEBATE, limit=1)[0].version
    make.argument(store, "Dit raakt hier niet aan.")
    other = do(store, structuring.retyping(cost.relation, "attack", "", WHY))
    with pytest.raises(Conflict) as refused:
        carry_out(store, make.MO, structuring.moving_to(cost.relation, late.claim, WHY), seen=seen)
    assert refused.value.later == (other,)


def test_a_form_sent_twice_is_one_act(store: Store) -> None:
    both = make.argument(store, "De bus is leeg en de chauffeur is moe.")
    given = Split(["De bus is leeg.", "De chauffeur is moe."], {both.relation: [1]})
    intended = structuring.splitting(both.claim, given, WHY)
    first = carry_out(store, make.MO, intended, idem="form 1")
    assert carry_out(store, make.MO, intended, idem="form 1") == first


@pytest.mark.parametrize("actor", [make.ANN, make.EDITOR])
def test_only_who_moderates_changes_the_structure(store: Store, actor: make.Actor) -> None:
    late = make.argument(store)
    for intended in (
        structuring.merging(late.claim, make.THESIS, WHY),
        structuring.moving_to(late.relation, make.THESIS, WHY),
        structuring.retyping(late.relation, "attack", "", WHY),
        structuring.joining(late.relation, [late.relation], WHY),
        structuring.loosening(late.relation, WHY),
        structuring.splitting(late.claim, Split(["De ene zin.", "De andere zin."]), WHY),
        structuring.taking_out(late.claim, "Apart", "", WHY),
    ):
        with pytest.raises(NotAllowed):
            carry_out(store, actor, intended)


def test_a_reason_of_one_blank_is_refused(store: Store) -> None:
    with pytest.raises(InvalidInput) as refused:
        structuring.moving_to("r000000000000", make.THESIS, " ")
    assert refused.value.field == "reason"


def test_a_merge_is_not_undone_under_a_split(store: Store) -> None:
    same = make.argument(store, "De bus is leeg, en de chauffeur is ook moe.")
    both = make.argument(store, "De bus is leeg en de chauffeur is moe.")
    merged = do(store, structuring.merging(same.claim, both.claim, WHY))
    goes = {both.relation: [0], same.relation: [1]}
    given = Split(["De bus is leeg.", "De chauffeur is moe."], goes)
    done = do(store, structuring.splitting(both.claim, given, WHY))
    with pytest.raises(Conflict) as refused:
        undo(store, merged)
    assert refused.value.later == (done,)
    assert whole(store)


def test_a_file_that_is_read_in_again_leaves_the_structure_as_moderators_set_it(
    store: Store,
) -> None:
    given = make.small_map()
    importing.import_map(store, make.CO, given)
    first, *_, last = given.relations
    mo = make.Actor(make.ref("mo swims"), make.MO.role)
    ends = list(given.claims)
    carry_out(store, mo, structuring.moving_to(last, ends[0], WHY))
    carry_out(store, mo, structuring.taking_out(ends[3], "Apart", "", WHY))
    assert importing.import_map(store, make.CO, given).new == 0
    with store.reading() as connection:
        now = maps.argument_map(connection, "zwembad")
    assert now.relations[last].conclusion == ends[0]
    assert now.claims[ends[3]].section
    assert whole(store)
    assert first in now.relations


def test_a_look_into_the_past_shows_the_claim_before_it_was_split(store: Store) -> None:
    both, *_, position, parts = split(store)
    with store.reading() as connection:
        version = connection.execute(
            "select version from event where pos = ?", (position,)
        ).fetchone()[0]
        with debate_at(connection, make.DEBATE, version - 3) as then:
            assert claims.claim(then, both).is_shown
            assert not claims.claims(then, parts)


def test_a_branch_of_very_many_claims_is_refused(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grounds, "BRANCH", 1)
    late = make.argument(store)
    make.argument(store, "In de zorg eindigt de dienst laat.", on=late.claim)
    with pytest.raises(LimitReached):
        do(store, structuring.taking_out(late.claim, "Apart", "", WHY))

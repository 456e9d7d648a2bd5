"""Claims are made of texts by editors, in words of their own, and each act can be undone."""

import dataclasses

import pytest

from debate.commands import arguing, importing, moderating, sourcing
from debate.commands.sourcing import Tie, Told
from debate.errors import Conflict, Gone, InvalidInput, LimitReached, NotAllowed, NotFound
from debate.formats import files
from debate.model import Claim, Excerpt, Frame, Kind, Maker, Origin, Voice, VoiceKind
from debate.queries import claims, maps, topics
from debate.roles import Actor, Role
from debate.storage import erasure
from debate.storage.store import Store
from debate.storage.verify import verify
from tests import make

TOLD = Told("Wie laat werkt, haalt de laatste bus niet.")
DUTY = "in de zorg eindigt de dienst om elf uur"


@pytest.fixture
def store(store: Store) -> Store:
    make.texts(store)
    return store


def source(store: Store, words: str = DUTY, told: Told = TOLD, tie: Tie | None = None) -> str:
    return sourcing.source_claim(store, make.EDITOR, make.place(words), told, tie).claim


def claim(store: Store, id_: str) -> Claim:
    with store.reading() as connection:
        return claims.claim(connection, id_).claim


def version(store: Store) -> int:
    with store.reading() as connection:
        return topics.version(connection, make.DEBATE)


def test_a_claim_rests_on_its_passage_and_says_what_was_told(store: Store) -> None:
    told = Told(
        "In de zorg werkt men tot elf.",
        "*Zo is dat.*",
        Voice(VoiceKind.PROFESSIONAL),
        (Frame.NECESSITY,),
    )
    made = claim(store, source(store, told=told))
    assert made.excerpts == (make.place(DUTY),)
    assert (made.text, made.note, made.voice, made.frames) == dataclasses.astuple(told)[:2] + (
        told.voice,
        told.frames,
    )
    assert (made.origin, made.data) == (Origin.ARTICLE, {})
    with store.reading() as connection:
        view = claims.claim(connection, made.id)
    assert (view.reviewed, view.note_html) == (True, "<p><em>Zo is dat.</em></p>")
    assert verify(store).findings == ()


def test_a_claim_of_a_reaction_comes_from_a_reaction(store: Store) -> None:
    place = make.place("Ik zie er nooit iemand in.", make.REACTION)
    made = sourcing.source_claim(store, make.EDITOR, place, Told("De bus rijdt leeg."))
    assert claim(store, made.claim).origin is Origin.REACTION


@pytest.mark.parametrize(
    ("tie", "premise_first"),
    [
        (Tie(Kind.SUPPORT, make.THESIS), True),
        (Tie(Kind.ATTACK, make.THESIS, why="Het artikel noemt de bus niet."), True),
        (Tie(Kind.SUPPORT, make.THESIS, is_conclusion=True), False),
    ],
)
def test_a_claim_is_tied_in_either_direction(store: Store, tie: Tie, premise_first: bool) -> None:
    made = sourcing.source_claim(store, make.EDITOR, make.place(DUTY), TOLD, tie)
    with store.reading() as connection:
        relation = claims.step(connection, made.relation).relation
    ends = [make.THESIS, made.claim] if not premise_first else [made.claim, make.THESIS]
    assert [*relation.premises, relation.conclusion] == ends
    assert relation.kind is tie.kind
    assert (relation.made_by, relation.why) == (
        (Maker.EDITOR, tie.why) if tie.why else (Maker.TEXT, "")
    )


def test_a_claim_undercuts_a_step(store: Store) -> None:
    step = make.argument(store).relation
    made = sourcing.source_claim(
        store, make.EDITOR, make.place(DUTY), TOLD, Tie(Kind.UNDERCUT, step)
    )
    with store.reading() as connection:
        assert claims.step(connection, made.relation).relation.conclusion == step


def test_what_was_suggested_is_marked_so_for_ever_also_in_files(store: Store) -> None:
    told = dataclasses.replace(TOLD, is_suggested=True)
    made = sourcing.source_claim(
        store,
        make.EDITOR,
        make.place(DUTY),
        told,
        Tie(Kind.SUPPORT, make.THESIS, is_suggested=True),
    )
    sourcing.revise_claim(
        store, make.EDITOR, made.claim, Told("Wie in de zorg werkt, haalt de bus niet."),
        expected=version(store),
    )  # fmt: skip
    with store.reading() as connection:
        whole = maps.argument_map(connection, make.DEBATE)
    assert whole.claims[made.claim].data == {"suggested": True}
    assert whole.relations[made.relation].data == {"suggested": True}
    written = files.write_map(whole, "argdown").text
    assert written.count("suggested: true") == 2
    again = files.read_map(files.Text(written, "a", "argdown")).map
    assert again.claims[made.claim].data == {"suggested": True}
    assert again.relations[made.relation].data == {"suggested": True}


@pytest.mark.parametrize("field", ["text", "note"])
def test_eight_words_of_the_text_in_a_row_are_refused(store: Store, field: str) -> None:
    taken = "Dat is te vroeg voor wie laat werkt, want het is zo."
    told = Told(**{"text": "De bus gaat vroeg.", field: taken})
    with pytest.raises(InvalidInput, match="dat is te vroeg voor wie laat werkt") as refused:
        source(store, told=told)
    assert refused.value.field == field
    assert source(store, told=Told(taken.replace("te vroeg", "vroeg")))


def test_the_same_form_again_gives_the_first_claim(store: Store) -> None:
    tie = Tie(Kind.SUPPORT, make.THESIS)
    first, again = (
        sourcing.source_claim(store, make.EDITOR, make.place(DUTY), TOLD, tie, idem="form 1")
        for _ in range(2)
    )
    assert first == again
    with pytest.raises(Conflict):
        sourcing.source_claim(
            store, make.EDITOR, make.place(DUTY), Told("Iets anders."), idem="form 1"
        )


def test_a_claim_gets_one_more_passage_that_can_be_taken_back(store: Store) -> None:
    made = source(store)
    other = make.place("Dat is te vroeg")
    [entry] = sourcing.anchor_passage(store, make.EDITOR, made, other, is_suggested=True).entries
    third = make.place("Ik zie er nooit", make.REACTION)
    [last] = sourcing.anchor_passage(store, make.EDITOR, made, third).entries
    assert claim(store, made).excerpts == (make.place(DUTY), other, third)
    for pos in (entry.pos, last.pos):
        moderating.revert(store, make.MO, pos, "Zegt iets anders.")
        with pytest.raises(Conflict):
            moderating.revert(store, make.MO, pos, "Nog een keer.")
    assert claim(store, made).excerpts == (make.place(DUTY),)
    sourcing.anchor_passage(store, make.EDITOR, made, other)
    assert claim(store, made).excerpts == (make.place(DUTY), other)
    assert verify(store).findings == ()


def test_a_passage_is_detached_unless_the_claim_came_with_it(store: Store) -> None:
    made, other = source(store), make.place("Dat is te vroeg")
    sourcing.anchor_passage(store, make.EDITOR, made, other)
    with pytest.raises(InvalidInput, match="came with the claim"):
        sourcing.detach_passage(store, make.EDITOR, made, make.place(DUTY), "Zegt iets anders.")
    for _ in range(2):
        done = sourcing.detach_passage(
            store, make.EDITOR, made, other, "Zegt iets anders.", idem="form"
        )
    assert claim(store, made).excerpts == (make.place(DUTY),)
    with pytest.raises(InvalidInput):
        sourcing.detach_passage(store, make.EDITOR, made, other, "Zegt iets anders.")
    assert len(done.entries) == 1
    assert verify(store).findings == ()


def test_a_claim_posted_after_a_passage_was_anchored_is_rebuilt_the_same(store: Store) -> None:
    """Folding runs inserts of one kind together, and this one looks at what is there."""
    one = source(store)
    sourcing.anchor_passage(store, make.EDITOR, one, make.place("Dat is te vroeg"))
    two = source(store, "elf mensen in de bus", Told("De bus was niet leeg."))
    sourcing.anchor_passage(store, make.EDITOR, two, make.place("De gemeente noemt"))
    assert verify(store).findings == ()


def test_a_passage_is_anchored_once(store: Store) -> None:
    made = source(store)
    with pytest.raises(InvalidInput, match="already"):
        sourcing.anchor_passage(store, make.EDITOR, made, make.place(DUTY))


def test_an_erased_claim_takes_its_passages_along(store: Store) -> None:
    made = source(store)
    sourcing.anchor_passage(store, make.EDITOR, made, make.place("Dat is te vroeg"))
    done = erasure.erase(store, claim=made, ground="AVG artikel 17")
    assert len(done.positions) == 2
    assert claim(store, made).excerpts == ()
    assert verify(store).findings == ()
    with pytest.raises(Gone):
        sourcing.anchor_passage(store, make.EDITOR, made, make.place(DUTY))


def test_a_claim_that_is_there_is_tied_once(store: Store) -> None:
    made = source(store)
    tied = sourcing.relate(store, make.EDITOR, made, Tie(Kind.SUPPORT, make.THESIS))
    with store.reading() as connection:
        assert claims.step(connection, tied.relation).relation.premises == (made,)
    with pytest.raises(InvalidInput, match="there already"):
        sourcing.relate(store, make.EDITOR, made, Tie(Kind.SUPPORT, make.THESIS))
    with pytest.raises(InvalidInput, match="own premise"):
        sourcing.relate(store, make.EDITOR, made, Tie(Kind.SUPPORT, made))


def test_a_claim_is_revised_by_who_saw_the_newest_version(store: Store) -> None:
    made = source(store)
    seen = version(store)
    better = Told("Wie in de zorg werkt, haalt de bus niet.")
    sourcing.revise_claim(store, make.EDITOR, made, better, expected=seen)
    assert (claim(store, made).text, len(claim(store, made).excerpts)) == (better.text, 1)
    with pytest.raises(Conflict) as refused:
        sourcing.revise_claim(store, make.EDITOR, made, TOLD, expected=seen)
    assert refused.value.version == version(store)
    assert verify(store).findings == ()


def test_an_editor_does_not_change_what_a_visitor_wrote(store: Store) -> None:
    posted = make.claim(store)
    with pytest.raises(Conflict, match="visitor’s own words"):
        sourcing.revise_claim(store, make.EDITOR, posted, TOLD, expected=version(store))


def test_moved_passages_are_mended_and_changed_ones_left(store: Store) -> None:
    made = source(store)
    other = source(store, "vorige maand elf mensen", Told("De bus was niet leeg."))
    first, second, third = make.TEXT
    make.text(store, make.ARTICLE, "Nieuw.", first, second.replace("elf", "twaalf"), third)
    with pytest.raises(NotAllowed):
        sourcing.mend(store, make.MO, make.DEBATE)
    assert sourcing.mend(store, make.EDITOR, make.DEBATE) == 1
    assert sourcing.mend(store, make.EDITOR, make.DEBATE) == 0
    was = make.place(DUTY)
    assert claim(store, made).excerpts == (dataclasses.replace(was, paragraph=2),)
    assert claim(store, other).excerpts == (make.place("vorige maand elf mensen"),)
    assert verify(store).findings == ()
    with store.reading() as connection:
        [newest] = connection.execute("select max(pos) from event").fetchone()
    moderating.revert(store, make.MO, newest, "Toch niet.")
    assert claim(store, made).excerpts == (was,)
    assert verify(store).findings == ()


def test_a_text_that_differs_from_the_stored_one_is_not_mended_to(store: Store) -> None:
    source(store)
    with pytest.raises(InvalidInput, match="Import this one first"):
        sourcing.mend(store, make.EDITOR, make.DEBATE, {make.ARTICLE: ("Nieuw.", *make.TEXT)})


def test_undoing_waits_where_a_file_set_the_passages_anew(store: Store) -> None:
    made = source(store)
    [entry] = sourcing.anchor_passage(
        store, make.EDITOR, made, make.place("Dat is te vroeg")
    ).entries
    with store.reading() as connection:
        whole = maps.argument_map(connection, make.DEBATE)
    anew = dataclasses.replace(whole.claims[made], excerpts=(make.place("elf mensen"),))
    given = dataclasses.replace(whole, claims={**whole.claims, made: anew})
    importing.import_map(store, make.CO, given)
    with pytest.raises(Conflict):
        moderating.revert(store, make.MO, entry.pos, "Toch niet.")


@pytest.mark.parametrize("role", [Role.GUEST, Role.MODERATOR])
def test_other_roles_may_not(store: Store, role: Role) -> None:
    made, actor = source(store), Actor(make.ref("zed"), role)
    place, tie = make.place("Dat is te vroeg"), Tie(Kind.SUPPORT, make.THESIS)
    for act in (
        lambda: sourcing.source_claim(store, actor, place, TOLD),
        lambda: sourcing.anchor_passage(store, actor, made, place),
        lambda: sourcing.detach_passage(store, actor, made, place, "Zo is het."),
        lambda: sourcing.relate(store, actor, made, tie),
        lambda: sourcing.revise_claim(store, actor, made, TOLD, expected=0),
        lambda: sourcing.mend(store, actor, make.DEBATE),
    ):
        with pytest.raises(NotAllowed):
            act()


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (Excerpt(make.ARTICLE, 1, 5, 9_999), "characters, so not those"),
        (Excerpt(make.ARTICLE, 1, 9, 4), "characters, so not those"),
        (Excerpt(make.ARTICLE, 1, -4, 4), "characters, so not those"),
        (Excerpt(make.ARTICLE, 1, 2, 3), "Choose some words"),
        (Excerpt(make.ARTICLE, 8, 0, 3), "no paragraph 8"),
        (Excerpt(make.ARTICLE, 0), "no paragraph 0"),
    ],
)
def test_a_place_that_the_text_does_not_hold_is_refused(
    store: Store, place: Excerpt, said: str
) -> None:
    before = version(store)
    with pytest.raises(InvalidInput, match=said):
        sourcing.source_claim(store, make.EDITOR, place, TOLD)
    assert version(store) == before


@pytest.mark.parametrize(
    ("tie", "error", "said"),
    [
        (Tie(Kind.UNDERCUT, make.THESIS), InvalidInput, "which step"),
        (Tie(Kind.SUPPORT, "r000000000000"), InvalidInput, "which step"),
        (
            Tie(Kind.UNDERCUT, "r000000000000", is_conclusion=True),
            InvalidInput,
            "cannot be a premise",
        ),
        (Tie(Kind.SUPPORT, "c000000000000"), NotFound, "no claim"),
        (Tie(Kind.UNDERCUT, "r000000000000"), NotFound, "no claim"),
        (Tie(Kind.SUPPORT, make.THESIS, why="x"), InvalidInput, "at least 3"),
    ],
)
def test_a_tie_that_does_not_fit_stores_nothing(
    store: Store, tie: Tie, error: type[Exception], said: str
) -> None:
    before = version(store)
    with pytest.raises(error, match=said):
        source(store, tie=tie)
    assert version(store) == before


def test_ties_stay_in_their_debate_and_with_what_is_shown(store: Store) -> None:
    make.topic(store, "tram", "c00000000000a")
    with pytest.raises(InvalidInput, match="another debate"):
        source(store, tie=Tie(Kind.SUPPORT, "c00000000000a"))
    gone = make.claim(store)
    make.hide_claim(store, make.MO, gone, "Noemt een adres.")
    with pytest.raises(Conflict, match="hidden, withdrawn or merged"):
        source(store, tie=Tie(Kind.SUPPORT, gone))


def test_without_a_text_there_is_nothing_to_make_claims_of(store: Store) -> None:
    with pytest.raises(NotFound):
        sourcing.source_claim(store, make.EDITOR, Excerpt("s000000000000", 1), TOLD)
    importing.import_map(store, make.CO, make.small_map())
    [bare] = make.small_map().sources
    with pytest.raises(InvalidInput, match="not stored here"):
        sourcing.source_claim(store, make.EDITOR, Excerpt(bare, 1), TOLD)


def test_a_full_debate_takes_no_more(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arguing, "CLAIMS_PER_TOPIC", 1)
    with pytest.raises(LimitReached):
        source(store)

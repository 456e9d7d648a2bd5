"""The desk without JavaScript: a text becomes claims, sentence by sentence."""

import html
import re

import pytest

from debate.commands import sourcing
from debate.commands.sourcing import Tie, Told
from debate.model import Claim, Frame, Kind, Maker, Voice, VoiceKind
from debate.queries import accounts, claims, maps, topics
from debate.storage import journal
from debate.storage.store import Store
from tests import make
from tests.web.conftest import Visitor

TEXT = f"/redactie/bronnen/{make.ARTICLE}"
REACTION = f"/redactie/bronnen/{make.REACTION}"
SENTENCE = "1:0-36"  # De laatste bus vertrekt om tien uur.
SECOND = "1:37-78"  # Dat is te vroeg voor wie laat werkt


@pytest.fixture
def store(store: Store) -> Store:
    make.texts(store)
    return store


@pytest.fixture
def ann(ann: Visitor, store: Store) -> Visitor:
    ann.sign_in(store)
    return ann


def form(visitor: Visitor, place: str = SENTENCE, text: str = TEXT) -> dict[str, str]:
    """Pick a passage; gives the hidden fields of the form for a new claim."""
    page = visitor.get(f"{text}?plaats={place}").text
    page = page[page.index('class="claim-form"') :]
    page = page[: page.index("</form>")]
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))


def write(
    visitor: Visitor, zin: str, place: str = SENTENCE, text: str = TEXT, **more: object
) -> object:
    fields = {**form(visitor, place, text), "plaats": place, "zin": zin, "stem": "citizen"}
    return visitor.post(
        f"{text}/stellingen", {**fields, "verband": "geen", "stap": "plaats", **more}
    )


def made(answer: object) -> str:
    assert answer.status_code == 303, answer.text  # type: ignore[attr-defined]
    return re.search(r"nieuw=(c[0-9a-f]+)", answer.location)[1]  # type: ignore[attr-defined,index]


def claim(store: Store, id_: str) -> Claim:
    with store.reading() as connection:
        return claims.claim(connection, id_).claim


def source(store: Store, words: str, text: str, tie: Tie | None = None) -> str:
    return sourcing.source_claim(store, make.EDITOR, make.place(words), Told(text), tie).claim


def test_texts_are_listed_with_what_is_carried(ann: Visitor, store: Store) -> None:
    source(store, make.TEXT[0], "Zo gaat het.")
    page = ann.get(f"/redactie/debatten/{make.DEBATE}").text
    rows = re.findall(r"<tr.*?</tr>", page, re.DOTALL)
    assert len(rows) == 3
    share = 100 * len(make.TEXT[0]) // sum(map(len, make.TEXT))
    assert f"<span>{share}%</span>" in rows[1]
    assert "<span>0%</span>" in rows[2]
    assert "inwoner" in rows[2]


def test_each_sentence_leads_to_its_form(ann: Visitor) -> None:
    page = ann.get(TEXT).text
    places = re.findall(rf'href="{TEXT}\?plaats=([^"#]+)#formulier"', page)
    assert html.unescape(places[0]).replace("%3A", ":") == SENTENCE
    assert len(places) >= 5
    picked = ann.get(f"{TEXT}?plaats={SENTENCE}").text
    assert 'aria-current="true"' in picked
    words = re.search(r"data-words>(.*?)</blockquote>", picked)
    assert words
    assert re.sub(r"<[^>]+>", "", words[1]) == make.TEXT[0][:36]
    assert picked.index('data-alinea="1"') < picked.index('id="formulier"')
    assert picked.index('id="formulier"') < picked.index('data-alinea="2"')


def test_the_text_of_a_paragraph_stands_there_unchanged(ann: Visitor, store: Store) -> None:
    source(store, "bus vertrekt om tien uur. Dat is", "Zo gaat het.")
    page = ann.get(f"{TEXT}?plaats={SENTENCE}").text
    for number, text in enumerate(make.TEXT, start=1):
        shown = re.search(rf'data-alinea="{number}"[^>]*>(.*?)</p>', page)
        assert shown
        assert html.unescape(re.sub(r"<[^>]+>", "", shown[1])) == text


def test_a_claim_is_made_of_a_sentence(ann: Visitor, store: Store) -> None:
    answer = write(
        ann, "Na tienen rijdt er niets meer", toelichting="*Zo* is het.", frame=["NEC", "ALT"],
        naam="Gemeente Voorbeeld", stem="policymaker",
    )  # fmt: skip
    one = claim(store, made(answer))
    assert one.text == "Na tienen rijdt er niets meer."
    assert one.excerpts == (make.place(make.TEXT[0][:36]),)
    assert one.voice == Voice(VoiceKind.POLICYMAKER, "Gemeente Voorbeeld")
    assert one.frames == (Frame.NECESSITY, Frame.ALTERNATIVE)
    page = ann.get(answer.location).text  # type: ignore[attr-defined]
    assert re.search(r'<li class="new">.*Na tienen rijdt er niets meer', page)
    assert "nog geen verband" in page
    assert "<mark>De laatste bus vertrekt om tien uur.</mark>" in page


def test_the_same_form_twice_makes_one_claim(ann: Visitor, store: Store) -> None:
    fields = {
        **form(ann), "plaats": SENTENCE, "zin": "Er rijdt niets.", "stem": "citizen",
        "verband": "geen", "stap": "plaats",
    }  # fmt: skip
    first, again = (ann.post(f"{TEXT}/stellingen", fields) for _ in range(2))
    assert first.location == again.location
    with store.reading() as connection:
        assert topics.topic(connection, make.DEBATE).claims == 2


def test_an_editor_acts_under_one_reference_that_is_no_name(ann: Visitor, store: Store) -> None:
    one, two = made(write(ann, "Er rijdt niets.")), made(write(ann, "Dat is jammer.", SECOND))
    with store.reading() as connection:
        account = accounts.by_name(connection, "Ann")
        ref = accounts.ref(connection, account, make.DEBATE)
        refs = {
            entry.recorded.actor_ref
            for entry in journal.entries(connection, debate=make.DEBATE)
            if getattr(entry.event, "claim", None)
            and getattr(entry.event.claim, "id", "") in (one, two)  # type: ignore[union-attr]
        }
    assert refs == {ref}


@pytest.mark.parametrize(
    ("way", "kind", "new_is_ground"),
    [
        ("steunt", Kind.SUPPORT, True),
        ("spreekt-tegen", Kind.ATTACK, True),
        ("volgt-uit", Kind.SUPPORT, False),
    ],
)
def test_a_claim_is_tied_to_another(
    ann: Visitor, store: Store, way: str, kind: Kind, new_is_ground: bool
) -> None:
    one = made(
        write(ann, "Er rijdt niets.", verband=way, doel=make.THESIS, waarom="Dit raakt elkaar")
    )
    with store.reading() as connection:
        [relation] = maps.argument_map(connection, make.DEBATE).relations.values()
    assert relation.kind is kind
    ends = (one, make.THESIS) if new_is_ground else (make.THESIS, one)
    assert (*relation.premises, relation.conclusion) == ends
    assert (relation.made_by, relation.why) == (Maker.EDITOR, "Dit raakt elkaar.")


def test_a_step_is_objected_to(ann: Visitor, store: Store) -> None:
    first = source(store, "te vroeg", "Laat werken gaat niet.", Tie(Kind.SUPPORT, make.THESIS))
    with store.reading() as connection:
        [step] = maps.argument_map(connection, make.DEBATE).relations
    page = ann.get(f"{TEXT}?plaats={SENTENCE}").text
    assert f'name="doel" value="{step}"' in page
    write(ann, "Er rijdt ook een trein.", verband="volgt-niet", doel=step)
    with store.reading() as connection:
        found = maps.argument_map(connection, make.DEBATE).relations
    assert [one.conclusion for one in found.values()] == [make.THESIS, step]
    assert first in found[step].premises


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"zin": ""}, "Schrijf een zin van ten minste 3 tekens."),
        (
            {"zin": "Volgens hen is dat is te vroeg voor wie laat werkt zo."},
            "Deze woorden staan zo in de",
        ),
        ({"stem": "koning"}, "Kies een van de rollen in de lijst."),
        ({"verband": "misschien"}, "Kies hoe deze stelling hiermee samenhangt."),
        ({"verband": "steunt"}, "Kies de stelling waar het verband naartoe gaat."),
        ({"verband": "volgt-niet", "doel": make.THESIS}, "Kies wat er niet uit volgt."),
        ({"naam": "x" * 90}, "Een naam heeft 1 tot 80 tekens."),
        ({"toelichting": "x" * 6000}, "Een toelichting heeft hoogstens"),
        ({"woorden": "staat er niet"}, "Deze woorden staan niet in de tekst"),
        ({"plaats": "8:0-4"}, "Kies een zin van de tekst, of geef de woorden."),
        (
            {"waarom": "x", "verband": "steunt", "doel": make.THESIS},
            "Schrijf een zin van ten minste",
        ),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    ann: Visitor, store: Store, fields: dict[str, str], said: str
) -> None:
    typed = {"zin": "Er rijdt niets.", "toelichting": "Mijn toelichting.", **fields}
    answer = write(ann, typed.pop("zin"), **typed)  # type: ignore[arg-type]
    assert answer.status_code == 400  # type: ignore[attr-defined]
    page = html.unescape(answer.text)  # type: ignore[attr-defined]
    assert said in page
    assert page.count('role="alert"') == 1
    for field in typed.keys() - {"stem", "verband"}:
        assert typed[field] in page
    with store.reading() as connection:
        assert topics.topic(connection, make.DEBATE).claims == 1


def test_all_that_is_wrong_is_said_at_once(ann: Visitor) -> None:
    answer = write(ann, "", stem="koning", verband="steunt")
    assert len(re.findall(r'class="field-error"', answer.text)) == 3  # type: ignore[attr-defined]


def test_words_that_are_pasted_choose_the_passage(ann: Visitor, store: Store) -> None:
    one = claim(
        store, made(write(ann, "Er reizen elf mensen mee.", woorden="elf mensen in de bus"))
    )
    assert one.excerpts == (make.place("elf mensen in de bus"),)


def test_looking_for_a_claim_keeps_what_was_typed(ann: Visitor, store: Store) -> None:
    other = make.claim(store, "De tram rijdt wel na tienen.")
    answer = write(ann, "Er rijdt niets.", stap="zoek", zoek="tram")
    assert answer.status_code == 200  # type: ignore[attr-defined]
    assert f'name="doel" value="{other}"' in answer.text  # type: ignore[attr-defined]
    assert "Er rijdt niets." in answer.text  # type: ignore[attr-defined]
    assert f'name="doel" value="{other}"' not in ann.get(f"{TEXT}?plaats={SENTENCE}").text


def test_a_claim_that_says_the_same_gets_one_more_passage(ann: Visitor, store: Store) -> None:
    known = make.claim(store, "De laatste bus vertrekt te vroeg, om tien uur.")
    page = ann.get(f"{TEXT}?plaats={SENTENCE}").text
    assert "Staat dit er al?" in page
    assert re.search(r"samen: .*laatste, bus, vertrekt", re.sub(r"<[^>]+>", "", page))
    start = page.index(f'action="/redactie/stellingen/{known}/passages"')
    fields = dict(
        re.findall(r'name="([^"]+)" value="([^"]*)"', page[start : page.index("</form>", start)])
    )
    answer = ann.post(f"/redactie/stellingen/{known}/passages", fields)
    assert answer.status_code == 303
    assert claim(store, known).excerpts == (make.place(make.TEXT[0][:36]),)
    with store.reading() as connection:
        event = journal.newest(connection, limit=1)[0].event
    assert event.suggested  # type: ignore[union-attr]
    again = ann.post(f"/redactie/stellingen/{known}/passages", {**fields, "idem": "x" * 20})
    assert again.status_code == 400
    assert "De stelling rust al op deze passage." in again.text


def test_what_a_connective_suggests_stands_ready_and_is_marked_when_taken(
    ann: Visitor, store: Store
) -> None:
    """'Dat is te vroeg voor wie laat werkt, want in de zorg eindigt de dienst om elf uur.'"""
    upper = source(store, "Dat is te vroeg voor wie laat werkt", "Tien uur is te vroeg.")
    place = "1:75-119"
    page = ann.get(TEXT).text
    ready = [
        html.unescape(each).replace("%3A", ":") for each in re.findall(r"plaats=([^\"#]+)#", page)
    ]
    [ground] = [each for each in ready if "want in de zorg" in _words(each)]
    picked = ann.get(f"{TEXT}?plaats={ground}").text
    assert re.search(r'name="verband"[^>]*value="steunt" checked', picked)
    assert re.search(rf'name="doel" value="{upper}" checked', picked)
    assert "voorgesteld" in picked
    assert place
    one = made(write(ann, "In de zorg werkt men tot elf.", ground, verband="steunt", doel=upper))
    other = made(write(ann, "Men werkt er laat.", ground, verband="steunt", doel=make.THESIS))
    with store.reading() as connection:
        whole = maps.argument_map(connection, make.DEBATE)
    assert whole.claims[one].data == {"suggested": True}
    ties = {relation.premises[0]: relation.data for relation in whole.relations.values()}
    assert (ties[one], ties[other]) == ({"suggested": True}, {})
    assert "uit een voorstel" in ann.get(TEXT).text


def _words(place: str) -> str:
    number, span = place.split(":")
    start, end = span.split("-")
    return make.TEXT[int(number) - 1][int(start) : int(end)]


def test_what_is_suggested_and_what_is_wrong_are_said_in_either_language(ann: Visitor) -> None:
    """What a text suggests is kept; its reasons are said anew for each visitor."""
    address = f"{TEXT}?plaats=1:37-72"
    dutch = ann.get(address).text
    word = r'<bdi dir="auto"{}>te vroeg</bdi>\.'
    assert re.search(rf"Lijkt op een stelling: .*; geeft een oordeel: {word.format('')}", dutch)
    english = ann.get(f"{address}&taal=en").text
    marked = word.format(' lang="nl"')
    assert re.search(rf"Looks like a claim: .*; judges: {marked}", english)
    assert "objects to a step (does not follow)" in english
    assert '<p class="group" id="groep-1">What the debate is about</p>' in english
    refused = write(ann, "", stem="koning").text  # type: ignore[attr-defined]
    assert '<span class="out-of-sight">Mistake: </span>Write a sentence' in refused


def test_a_sentence_that_was_not_suggested_is_not_marked(ann: Visitor, store: Store) -> None:
    one = made(write(ann, "De bus van tien uur is de laatste.", "1:3-14"))
    assert claim(store, one).data == {}


def test_a_claim_that_was_hidden_meanwhile_keeps_the_form(ann: Visitor, store: Store) -> None:
    gone = make.claim(store)
    fields = form(ann)
    make.hide_claim(store, make.MO, gone, "Noemt een adres.")
    answer = ann.post(
        f"{TEXT}/stellingen",
        {**fields, "plaats": SENTENCE, "zin": "Er rijdt niets.", "stem": "citizen",
         "verband": "steunt", "doel": gone, "stap": "plaats"},
    )  # fmt: skip
    assert answer.status_code == 409
    assert "Er rijdt niets." in answer.text
    assert "intussen verborgen" in answer.text


def test_reactions_are_worked_on_with_their_article_at_hand(ann: Visitor, store: Store) -> None:
    page = ann.get(REACTION).text
    assert f'href="{TEXT}"' in page
    one = claim(store, made(write(ann, "De bus rijdt leeg.", "1:0-20", REACTION)))
    assert one.excerpts == (make.place(make.SAID[0][:20], make.REACTION),)


def test_without_a_text_the_page_says_how_to_store_one(ann: Visitor, store: Store) -> None:
    make.topic(store, "tram", "c00000000000a")
    ann.sign_in(store, debate="tram")
    assert "debate import" in ann.get("/redactie/debatten/tram").text

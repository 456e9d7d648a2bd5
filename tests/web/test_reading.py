"""What helps a reader: where things lead, what is folded, who speaks, what was said already."""

import re

import pytest

from debate import events
from debate.commands import arguing
from debate.model import Claim, Excerpt, Kind, Relation, Source, SourceKind, Voice, make_id
from debate.storage.store import Store
from tests import make
from tests.web.conftest import Visitor

THESIS = f"/stellingen/{make.THESIS}"
DEBATE = f"/debatten/{make.DEBATE}"
ANSWERS = f"{THESIS}/antwoorden"


def look(ann: Visitor, zin: str, soort: str = "tegenargument", **more: str) -> str:
    """The second step of answering the thesis."""
    fields = {**ann.form(make.THESIS), "soort": soort, "zin": zin, "stap": "bekijk", **more}
    return ann.post(ANSWERS, fields).text


def test_what_stands_already_is_pointed_out_and_not_placed(store: Store, ann: Visitor) -> None:
    known = make.argument(store, "De bus is leeg.", kind=Kind.ATTACK)
    page = look(ann, "de bus is LEEG")
    assert "Dit staat hier al." in page
    assert f'href="{THESIS}#{known.relation}"' in page
    assert "Plaats tegenargument" not in page
    refused = ann.place(make.THESIS, "de bus is LEEG")
    assert refused.status_code == 400
    assert "Dit staat hier al. Zeg iets anders" in refused.text
    assert "Plaats argument" in look(ann, "de bus is LEEG", "steun")


def test_likes_of_it_come_before_the_button(store: Store, ann: Visitor) -> None:
    make.claim(store, "De laatste bus is bijna altijd leeg.")
    page = look(ann, "De laatste bus is altijd leeg.")
    assert page.index("Staat het er al?") < page.index("Plaats tegenargument")


def test_likes_of_it_are_shown_with_the_words_they_share(store: Store, ann: Visitor) -> None:
    make.claim(store, "De laatste bus is bijna altijd leeg.")
    page = re.sub("<[^>]+>", "", look(ann, "Leeg is de laatste bussen."))
    assert "Deelt met uw zin: Leeg, laatste, bussen" in page


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"zin": "Mail mij op jan@voorbeeld.nl."}, "<strong>"),
        ({"zin": "Klopt dit wel?"}, "Is dit een zin die waar of niet waar kan zijn?"),
        ({"zin": "Het klopt.", "toelichting": "**Zelf** gezien."}, "<strong>Zelf</strong>"),
    ],
)
def test_second_step_shows_what_one_may_have_missed(
    ann: Visitor, store: Store, more: dict[str, str], said: str
) -> None:
    assert said not in look(ann, "Dit is gewoon een zin.")
    page = look(ann, **more)
    assert said in page
    assert "Plaats tegenargument" in page


def test_changing_keeps_the_folded_fields_open(ann: Visitor, store: Store) -> None:
    assert '<details class="extra" open>' in look(ann, "Een zin.", naam="Ann B", stap="wijzig")
    assert '<details class="extra">' in look(ann, "Een zin.", stap="wijzig")


def test_question_ends_in_its_sign_and_is_anonymous(ann: Visitor, store: Store) -> None:
    assert ann.place(make.THESIS, "wat kost dat", "vraag").status_code == 303
    for address in (THESIS, DEBATE, f"{DEBATE}/vragen"):
        page = ann.get(address).text
        assert "wat kost dat?" in page
        assert "anoniem" in page
    assert "onbekende stem" not in ann.get(THESIS).text


def test_debate_lists_ten_questions_and_leads_to_all(store: Store, ann: Visitor) -> None:
    for number in range(11):
        arguing.ask(store, make.ANN, f"Wat kost nummer {number}?", make.THESIS)
    page = ann.get(DEBATE).text
    assert len(re.findall(r"Wat kost nummer \d+\?", page)) == 10
    assert f'href="{DEBATE}/vragen">Toon alle 11' in page
    assert len(re.findall(r"Wat kost nummer \d+\?", ann.get(f"{DEBATE}/vragen").text)) == 11


def test_debate_says_who_speaks_and_where_nobody_did(store: Store, ann: Visitor) -> None:
    make.claim(store, "Wie laat werkt, kan niet anders.")
    page = ann.get(DEBATE).text
    assert re.search(r"inwoner</th><td[^>]*>1</td><td[^>]*>1</td>", page)
    assert "stemmen" not in page
    silent = ann.get(f"{DEBATE}/ontbreekt").text
    assert "Wie laat werkt, kan niet anders." in silent
    assert f'href="{DEBATE}/ontbreekt"' in ann.get("/").text


def test_missing_voices_are_offered_at_home_in_the_debate_and_on_the_claim(
    store: Store, ann: Visitor
) -> None:
    attack = make.claim(store, "De bus rijdt leeg rond.", kind=Kind.ATTACK)
    for address in ("/", DEBATE, f"{DEBATE}/ontbreekt"):
        page = ann.get(address).text
        assert "Nog geen cliënt gehoord" in page
        assert "Kritiek die op antwoord wacht" in page
        assert f'href="/stellingen/{attack}/antwoord?soort=tegenargument"' in page
    assert "is nog geen cliënt gehoord" in ann.get(THESIS).text
    assert "is nog geen cliënt gehoord" not in ann.get(f"/stellingen/{attack}").text
    as_client = make.Actor(make.ref("cas"), voice=make.Voice(make.VoiceKind.CLIENT))
    make.argument(store, "Zonder bus kom ik nergens.", actor=as_client)
    make.argument(store, "Er zit altijd iemand in.", on=attack, kind=Kind.ATTACK)
    page = ann.get(f"{DEBATE}/ontbreekt").text
    assert "Nog geen cliënt gehoord" not in page
    assert "Er zit altijd iemand in." in page


def test_outline_is_folded_below_its_first_lines(store: Store, ann: Visitor) -> None:
    support = make.argument(store)
    make.argument(store, "Fietsen kan ook.", on=support.relation, kind=Kind.UNDERCUT)
    page = ann.get(DEBATE).text
    told = page[page.index('class="outline"') :]
    assert told.index("blijven rijden.") < told.index("<details><summary>")
    assert told.index("<details><summary>") < told.index("komt anders niet thuis.")
    assert re.search(r"⊣\s1<span", told)


def test_claim_told_before_leads_to_where_it_is(store: Store, ann: Visitor) -> None:
    one, two = make.claim(store, "De ene reden."), make.claim(store, "De andere reden.")
    shared = make.claim(store, "Dit draagt beide.", on=one)
    make.claim(store, "En dit draagt dat.", on=shared)
    arguing.argue(store, make.ANN, Kind.SUPPORT, "", two, existing=shared)
    page = ann.get(DEBATE).text
    assert page.count(f'id="{shared}"') == 1
    assert re.search(rf'<a href="#{shared}">uitgewerkt bij <q>.*De ene reden<', page)


def test_objections_say_what_does_not_follow_and_where_they_come_from(
    store: Store, ann: Visitor
) -> None:
    article = Source(make_id("s", "a"), SourceKind.ARTICLE, "De nachtbus rijdt")
    reaction = Source(
        make_id("s", "b"), SourceKind.REACTION, reaction_to=article.id, number=2, voice=Voice()
    )
    step = make.argument(store)
    said = Claim(make_id("c", "x"), "Er is een taxi.", excerpts=(Excerpt(reaction.id, 1),))
    against = Relation(make_id("r", "x"), Kind.UNDERCUT, (said.id,), step.relation)
    with store.change(make.DEBATE, make.CO.ref) as change:
        change.record(
            *(events.SourceAdded(each) for each in (article, reaction)),
            events.ClaimPosted(said),
            events.RelationPosted(against),
        )
    page = ann.get(THESIS).text
    assert "Reactie 2 op De nachtbus rijdt" in page
    assert re.search(r"Hieruit volgt niet</span>: <q>.*blijven rijden<.*</q>, want", page)
    assert not re.search(r"·\s*(<span class=\"unread\"|</p>)", page)


def test_counter_voices_on_an_answer_are_a_link(store: Store, ann: Visitor) -> None:
    one = make.claim(store)
    make.claim(store, "Er is een taxi.", on=one, kind=Kind.ATTACK)
    assert re.search(
        rf'href="/stellingen/{one}#tegen">1\s+tegengeluid hierop', ann.get(THESIS).text
    )


def test_news_says_what_it_answers_and_lets_nobody_fill_it(store: Store, ann: Visitor) -> None:
    for number in range(5):
        make.claim(store, f"Ann heeft reden {number}.")
    make.argument(store, "Mo ziet dat anders.", actor=make.MO, kind=Kind.ATTACK)
    page = ann.get("/").text
    news = page[page.index('class="news"') :]
    assert len(re.findall(r"Ann heeft reden \d", news)) == 2
    assert re.search(r"Mo ziet dat anders.*?spreekt tegen.*?blijven rijden", news, re.DOTALL)


def test_search_counts_truly_and_goes_on(store: Store, ann: Visitor) -> None:
    for number in range(32):
        make.claim(store, f"De tram telt als reden {number}.")
    page = ann.get("/zoeken?q=tram").text
    assert "Meer dan 30 stellingen" in page
    assert 'href="/zoeken?q=tram&amp;pagina=2"' in page
    last = ann.get("/zoeken?q=tram&pagina=2").text
    assert "32\N{NO-BREAK SPACE}stellingen" in last
    assert len(re.findall(r"telt als reden", last)) == 2
    assert "Volgende" not in last
    assert "Meer dan 30" in ann.get("/zoeken?q=tram&pagina=1").text
    assert ann.get("/zoeken?q=tram&pagina=x").status_code == 400

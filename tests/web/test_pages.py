"""What the pages say: claims and their sides, the past, sources, search, and hostile words."""

import re
from pathlib import Path

import pytest

from debate import events
from debate.commands import importing
from debate.model import (
    ArgumentMap,
    Claim,
    Excerpt,
    Kind,
    Question,
    Relation,
    Source,
    SourceKind,
    Topic,
    Voice,
    VoiceKind,
    make_id,
)
from debate.storage import erasure
from debate.storage.store import Store
from debate.web.kept_pages import KeptPages
from tests import make
from tests.web.conftest import Site, Visitor

THESIS = f"/stellingen/{make.THESIS}"
DEBATE = f"/debatten/{make.DEBATE}"


def side(page: str, name: str) -> str:
    """The part of a claim's page that supports it or speaks against it."""
    found = re.search(rf'<section class="side {name}".*?</section>', page, re.DOTALL)
    assert found
    return found[0]


def test_both_sides_stand_beside_each_other(store: Store, ann: Visitor) -> None:
    make.argument(store, "Wie laat werkt, komt anders niet thuis.")
    attack = make.argument(store, "De bus rijdt na tienen leeg rond.", kind=Kind.ATTACK)
    make.argument(store, "Leeg is hij nooit.", on=attack.relation, kind=Kind.UNDERCUT)
    page = ann.get(THESIS).text
    assert "komt anders niet thuis." in side(page, "support")
    assert "leeg rond." in side(page, "attack")
    assert "Leeg is hij nooit." in side(page, "attack")
    assert "volgt niet" in side(page, "attack")
    assert "Leeg is hij nooit." not in side(page, "support")


def test_an_empty_side_invites(store: Store, ann: Visitor) -> None:
    page = ann.get(THESIS).text
    assert "Nog niemand sprak dit tegen." in side(page, "attack")
    assert f'href="{THESIS}/antwoord?soort=tegenargument"' in page
    form = ann.get(f"{THESIS}/antwoord?soort=tegenargument").text
    assert re.search(r'value="tegenargument"[^>]* checked', form)
    assert '<details class="given-choice">' in form
    assert "given-choice" not in ann.get(f"{THESIS}/antwoord").text


def test_a_side_with_answers_still_invites(store: Store, ann: Visitor) -> None:
    make.argument(store, "De bus rijdt na tienen leeg rond.", kind=Kind.ATTACK)
    again = f'href="{THESIS}/antwoord?soort=tegenargument">Weet u nog een reden'
    assert again in side(ann.get(THESIS).text, "attack")


def test_a_debate_begins_with_what_it_is_about(store: Store, ann: Visitor) -> None:
    make.argument(store, "De bus rijdt na tienen leeg rond.", kind=Kind.ATTACK)
    page = ann.get(DEBATE).text
    [theses] = re.findall(r'<ul class="theses">.*?</ul>', page, re.DOTALL)
    assert f'href="{THESIS}"' in theses
    assert "−1 tegen" in theses
    assert page.index(theses) < page.index("Hier ontbreekt tegengeluid")
    assert 'class="theses"' not in ann.get(f"{DEBATE}?v=1").text  # it was not there yet


def test_linked_premises_stand_together(store: Store, ann: Visitor) -> None:
    given = _linked()
    importing.import_map(store, make.CO, given)
    thesis = given.topic.theses[0]
    page = ann.get(f"/stellingen/{thesis}").text
    assert "samen:" in side(page, "support")
    assert side(page, "support").count('class="relation support"') == 1
    part = ann.get(f"/stellingen/{list(given.claims)[1]}").text
    assert "samen met" in part
    assert "Wat kost een nieuw bad?" in page


def _linked() -> ArgumentMap:
    texts = ("Het bad moet open blijven.", "Elk kind leert er zwemmen.", "Zwemmen redt levens.")
    said = [Claim(make_id("c", "bad", text), text, voice=Voice(VoiceKind.CLIENT)) for text in texts]
    step = Relation(make_id("r", "bad"), Kind.SUPPORT, (said[1].id, said[2].id), said[0].id)
    asked = Question(make_id("q", "bad"), "Wat kost een nieuw bad?", said[0].id)
    return ArgumentMap(
        Topic("bad", "Het bad", "Blijft het bad open?", theses=(said[0].id,)),
        claims={each.id: each for each in said},
        relations={step.id: step},
        questions={asked.id: asked},
    )


def test_the_path_leads_back_to_the_thesis(store: Store, ann: Visitor) -> None:
    one = make.claim(store)
    two = make.claim(store, "Een taxi is te duur.", on=one)
    page = ann.get(f"/stellingen/{two}").text
    path = page[page.index('class="path"') : page.index("</nav>", page.index('class="path"'))]
    assert re.findall(r'href="([^"]+)"', path) == [DEBATE, THESIS]
    [on_what] = re.findall(r'<p class="kicker on-what">.*?</p>', page)
    assert "steunt" in on_what
    assert f'href="/stellingen/{one}"' in on_what


def test_a_hidden_claim_says_why_and_not_what(store: Store, ann: Visitor) -> None:
    one = make.claim(store, "Buurman Jansen rijdt zwart.")
    make.hide_claim(store, make.MO, one, "Noemt iemand bij naam.")
    for address in (f"/stellingen/{one}", THESIS, DEBATE, f"{DEBATE}/kaart", "/", "/logboek"):
        assert "Jansen" not in ann.get(address).text, address
    page = ann.get(f"/stellingen/{one}")
    assert page.status_code == 200
    assert "Deze stelling is verborgen" in page.text
    assert "Noemt iemand bij naam." in page.text


def test_what_was_hidden_since_is_hidden_in_the_past_too(store: Store, ann: Visitor) -> None:
    one = make.claim(store, "Buurman Jansen rijdt zwart.")
    with store.reading() as connection:
        then = connection.execute("select version from topic").fetchone()[0]
    make.claim(store, "Er komt nog iets bij.")
    seen = ann.get(f"{DEBATE}?v={then}")
    assert "Jansen" in seen.text
    assert "Er komt nog iets bij." not in seen.text
    make.hide_claim(store, make.MO, one, "Noemt iemand bij naam.")
    later = ann.get(f"{DEBATE}?v={then}", headers={"If-None-Match": seen.headers["ETag"]})
    assert later.status_code == 200
    assert "Jansen" not in later.text


def test_the_log_leads_to_the_debate_as_it_was(store: Store, ann: Visitor) -> None:
    make.claim(store)
    log = ann.get(f"{DEBATE}/logboek").text
    versions = re.findall(rf'href="{DEBATE}\?v=(\d+)"', log)
    assert versions == ["4", "2", "1"]  # a claim and its step are one act
    beginning = ann.get(f"{DEBATE}?v=1").text
    assert "zoals het was na 1" in beginning
    assert f'href="{DEBATE}?v=2"' in beginning
    assert "Hier is nog niets gezegd." in beginning
    assert "zoals het was" not in ann.get(f"{DEBATE}?v=4").text


def test_an_erased_claim_is_gone_and_says_so(store: Store, ann: Visitor) -> None:
    one = make.claim(store, "Ik woon op nummer twaalf.")
    assert "nummer twaalf" in ann.get(f"/stellingen/{one}").text
    erasure.erase(store, claim=one, ground="Verzoek van de schrijver")
    for address in (f"/stellingen/{one}", THESIS, DEBATE, "/", "/logboek", "/log/export"):
        assert "nummer twaalf" not in ann.get(address).text, address
    page = ann.get(f"/stellingen/{one}")
    assert page.status_code == 410
    assert "Deze stelling is gewist" in page.text


def test_nothing_is_drawn_anew_until_something_changes(store: Store, ann: Visitor) -> None:
    for address in ("/", DEBATE, f"{DEBATE}/kaart", THESIS, f"{THESIS}/kaart"):
        first = ann.get(address)
        assert first.headers["Cache-Control"] == "no-cache"
        assert ann.get(address).text == first.text
        again = ann.get(address, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["Content-Security-Policy"]
        make.claim(store, f"Er kwam iets bij op {address}.")
        changed = ann.get(address, headers={"If-None-Match": first.headers["ETag"]})
        assert changed.status_code == 200
        assert changed.headers["ETag"] != first.headers["ETag"]


def test_kept_pages_stay_within_their_bytes() -> None:
    pages = KeptPages(most_bytes=10)
    pages.keep("a", b"12345")
    pages.keep("b", b"12345")
    assert pages.find("a") == b"12345"
    pages.keep("c", b"1")
    assert [pages.find(mark) for mark in "abc"] == [b"12345", None, b"1"]
    pages.keep("d", b"x" * 11)
    assert pages.find("d") is None
    pages.keep("a", b"1")
    pages.keep("e", b"12345678")
    assert [pages.find(mark) for mark in "ace"] == [b"1", b"1", b"12345678"]


def test_a_source_shows_its_passages_with_what_rests_on_them(store: Store, ann: Visitor) -> None:
    article = Source(make_id("s", "a"), SourceKind.ARTICLE, "De nachtbus", authors=("Mo",))
    said = Claim(make_id("c", "x"), "De nachtbus helpt.", excerpts=(Excerpt(article.id, 2, 4, 11),))
    paragraphs = ("Eerste alinea.", "Die nachtbus & <b>meer</b>.")
    with store.change(make.DEBATE, make.CO.ref) as change:
        change.record(events.SourceAdded(article), events.ClaimPosted(said, reviewed=True))
    page = ann.get(f"/bronnen/{article.id}").text
    assert "De tekst zelf staat niet op deze site." in page
    assert 'id="alinea-2"' in page
    with store.change(make.DEBATE, make.CO.ref) as change:
        change.record(events.SourceTextStored(article.id, paragraphs, "0" * 64))
    page = ann.get(f"/bronnen/{article.id}").text
    assert "nachtbu" in page
    assert "Die nachtbus &" not in page  # the passage alone, not the paragraph
    claim = ann.get(f"/stellingen/{said.id}").text
    assert f'href="/bronnen/{article.id}#alinea-2"' in claim


def test_a_reaction_says_whom_it_answers(store: Store, ann: Visitor) -> None:
    article = Source(make_id("s", "a"), SourceKind.ARTICLE, "De nachtbus")
    first, second = (
        Source(
            make_id("s", str(number)),
            SourceKind.REACTION,
            voice=Voice(name=f"Lezer {number}"),
            reaction_to=article.id,
            number=number,
            data={"answers": number - 1},
        )
        for number in (1, 2)
    )
    with store.change(make.DEBATE, make.CO.ref) as change:
        change.record(*map(events.SourceAdded, (article, first, second)))
    page = ann.get(f"/bronnen/{second.id}").text
    assert re.search(rf'Antwoord op <a href="/bronnen/{first.id}">.*eactie 1 van Lezer 1', page)
    assert "Antwoord op" not in ann.get(f"/bronnen/{first.id}").text


@pytest.mark.parametrize(
    ("address", "dropped"), [("https://krant.example/a", False), ("javascript:alert(1)", True)]
)
def test_a_source_links_only_to_the_web(
    store: Store, ann: Visitor, address: str, dropped: bool
) -> None:
    article = Source(make_id("s", "a"), SourceKind.ARTICLE, "De nachtbus", url=address)
    with store.change(make.DEBATE, make.CO.ref) as change:
        change.record(events.SourceAdded(article))
    page = ann.get(f"/bronnen/{article.id}").text
    assert (address in page) is not dropped


@pytest.mark.parametrize(
    "words",
    ['zo\'n 50% "wet-maatschappelijk" AND NOT', "a* OR " * 900, "\x00", "'; drop table", ""],
)
def test_any_words_can_be_searched_for(reader: Visitor, words: str) -> None:
    assert reader.get("/zoeken", query_string={"q": words}).status_code == 200


def test_search_finds_and_says_when_it_does_not(reader: Visitor) -> None:
    assert "<mark>leeg</mark> rond." in reader.get("/zoeken?q=leeg").text
    assert "Niets gevonden met deze woorden." in reader.get("/zoeken?q=onvindbaarwoord").text


HOSTILE = (
    "<script>alert(1)</script> is dit.",
    '"><img src=x onerror=alert(1)> zei hij.',
    "{{7*7}} en {% raw %} blijven staan.",
    "' onmouseover='alert(1) klopt.",
    "</textarea></title><svg onload=alert(1)> is er.",
    "javascript:alert(1) is geen adres.",
    "&lt;b&gt; blijft zo.",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(store: Store, ann: Visitor, text: str) -> None:
    answer = ann.place(make.THESIS, text, naam="Ann <i>B</i>")
    assert answer.status_code == 303
    receipt = answer.location
    with store.reading() as connection:
        id_ = connection.execute("select id from claim order by pos desc").fetchone()[0]
    pages = (THESIS, DEBATE, f"{DEBATE}/kaart", f"/stellingen/{id_}", f"/stellingen/{id_}/antwoord")
    for address in (*pages, "/", "/logboek", receipt, f"/zoeken?q={text[:20]}"):
        page = ann.get(address).text
        for bad in ("<script>alert", "<img src=x", "<svg onload", "<i>B", "' onmouseover='alert"):
            assert bad not in page, address
        assert "49 en" not in page
        assert "'onmouseover" not in re.sub(r"&#39;", "", page)


def test_words_of_visitors_keep_their_own_direction(store: Store, ann: Visitor) -> None:
    ann.place(make.THESIS, "الحافلة مهمة للجميع")
    assert '<bdi dir="auto">الحافلة مهمة للجميع.</bdi>' in ann.get(THESIS).text


def test_the_note_is_drawn_safely(store: Store, ann: Visitor) -> None:
    note = "[hier](javascript:alert(1)) <script>x</script> **vet** [goed](https://a.example)"
    ann.place(make.THESIS, "Zie de toelichting.", toelichting=note)
    with store.reading() as connection:
        id_ = connection.execute("select id from claim order by pos desc").fetchone()[0]
    page = ann.get(f"/stellingen/{id_}").text
    drawn = page[page.index('class="note"') :].split("</div>")[0]
    assert "<strong>vet</strong>" in drawn
    assert 'href="https://a.example"' in drawn
    assert "javascript:" not in drawn
    assert "<script" not in drawn


def _numbered(number: int) -> Claim:
    return Claim(make_id("c", "veel", str(number)), f"Reden {number} van veel telt.")


def test_a_long_debate_is_paged(tmp_path: Path, ann: Visitor, store: Store) -> None:
    with store.change(make.DEBATE, make.CO.ref) as change:
        change.record(*(events.ClaimPosted(_numbered(number)) for number in range(230)))
    seen: set[str] = set()
    address = DEBATE
    for _ in range(6):
        page = ann.get(address).text
        assert len(page) < 400_000
        seen |= set(re.findall(r"Reden (\d+) van veel", page))
        further = re.search(r'class="more"><a href="([^"]+)">Verder', page)
        if not further:
            break
        address = further[1].replace("&amp;", "&")
    assert len(seen) == 230


def test_the_last_page_of_the_log_is_its_beginning(reader: Visitor, site: Site) -> None:
    page = reader.get("/logboek?voor=3").text
    assert "Debat geopend" in page
    assert page.count('class="when"') == 2
    assert "Eerder" not in page

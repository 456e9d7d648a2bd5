"""The log reads as what people did: who, what, against what; and nothing unseen comes back."""

import html
import re
from collections.abc import Iterator

import pytest

from debate import events
from debate.commands import arguing, importing, sourcing
from debate.model import Kind, Voice, VoiceKind
from debate.roles import Actor, Role
from debate.storage import erasure, sealer
from debate.storage.store import Store
from tests import make
from tests.web.conftest import Visitor

DEBATE_LOG = f"/debatten/{make.DEBATE}/logboek"
CYCLIST = Actor(make.ref("fietser"), Role.GUEST, Voice(VoiceKind.CLIENT, "Fietser42"))
NAMELESS = Actor(make.ref("niemand"), Role.GUEST)


def rows(page: str) -> list[str]:
    """What each line of the log says, without its marks."""
    log = page[page.index('<ol class="log"') : page.index("</ol>", page.index('<ol class="log"'))]
    plain = (re.sub(r"<[^>]+>", " ", row) for row in log.split("<li>")[1:])
    return [re.sub(r"\s+([”,])", r"\1", " ".join(html.unescape(row).split())) for row in plain]


def names(page: str) -> Iterator[tuple[str, str]]:
    """The name and the address of each link in the log."""
    for address, name in re.findall(r'<a [^>]*href="([^"]+)"[^>]*>(.*?)</a>', page, re.DOTALL):
        yield " ".join(re.sub(r"<[^>]+>", "", name).split()), address


def test_an_act_is_one_line_that_says_who_what_and_against_what(store: Store, ann: Visitor) -> None:
    make.argument(store, "De bus rijdt leeg rond.", kind=Kind.ATTACK, actor=CYCLIST)
    for address in (DEBATE_LOG, "/logboek"):
        first, second, *_ = rows(ann.get(address).text)
        assert "Tegenargument van Fietser42, cliënt “ De bus rijdt leeg rond”" in first
        assert "tegen “ " in first
        assert "Stelling geplaatst door de redactie" in second


@pytest.mark.parametrize(
    ("actor", "said"),
    [
        (NAMELESS, "Argument van iemand zonder naam"),
        (Actor(make.ref("x"), Role.GUEST, Voice(VoiceKind.RESEARCHER)), "van een onderzoeker"),
    ],
)
def test_who_gave_no_name_is_told_by_role_alone(
    store: Store, ann: Visitor, actor: Actor, said: str
) -> None:
    make.argument(store, actor=actor)
    assert said in rows(ann.get("/logboek").text)[0]


def test_an_objection_and_a_question_name_what_they_are_about(store: Store, ann: Visitor) -> None:
    step = make.argument(store, "De bus rijdt leeg rond.", kind=Kind.ATTACK).relation
    make.argument(store, "Leeg is hij nooit.", on=step, kind=Kind.UNDERCUT)
    arguing.ask(store, CYCLIST, "Wat kost de bus?", make.THESIS)
    asked, objected, *_ = rows(ann.get("/logboek").text)
    assert "Vraag van Fietser42, cliënt “ Wat kost de bus?” bij “ " in asked
    assert "tegen de stap van “ De bus rijdt leeg rond” naar “ " in objected


def test_an_import_is_told_by_its_numbers_and_can_be_opened(store: Store, ann: Visitor) -> None:
    importing.import_map(store, make.CO, make.small_map(claims=60))
    for address in ("/debatten/zwembad/logboek", "/logboek"):
        page = ann.get(address).text
        assert page.count('class="when"') < 10
        assert any("60 stellingen toegevoegd door de redactie" in row for row in rows(page))
        opened = dict(names(page))
        [every] = [to for name, to in opened.items() if "60 stellingen toegevoegd" in name]
        each = ann.get(every.replace("&amp;", "&")).text
        assert each.count('class="when"') == 50
        assert "zwembad is reden nummer 59" in rows(each)[0]
        further = dict(names(each))["Eerder"].replace("&amp;", "&")
        assert "zwembad is reden nummer 9" in rows(ann.get(further).text)[0]


def test_pages_of_acts_join_without_a_gap(store: Store, ann: Visitor) -> None:
    for number in range(70):
        make.claim(store, f"Reden {number} is er ook nog.")
    for address in (DEBATE_LOG, "/logboek"):
        page = ann.get(address).text
        found = rows(page) + rows(ann.get(dict(names(page))["Eerder"]).text)
        said = [int(number) for row in found for number in re.findall(r"Reden (\d+) is", row)]
        assert said == list(range(69, -1, -1))


def test_a_long_log_is_told_in_pieces_that_join(store: Store, ann: Visitor) -> None:
    many = list(make.many_claims(make.DEBATE, 4_500))
    with store.change(make.DEBATE, make.CO.ref) as change:
        change.record_all(many)
    make.claim(store)
    address, counted = "/logboek", 0
    for _ in range(5):
        page = ann.get(address).text
        for row in rows(page):
            found = re.search(r"([\d.]+) stellingen toegevoegd", row)
            counted += int(found[1].replace(".", "")) if found else 0
        address = dict(names(page)).get("Eerder", "")
        if not address:
            break
    assert counted in (4_500, 4_501)  # Co's thesis may be of the same second


def test_what_is_hidden_or_erased_is_unseen_in_the_log_with_its_name(
    store: Store, ann: Visitor
) -> None:
    hidden = make.claim(store, "Buurman Jansen rijdt zwart.", actor=CYCLIST)
    erased = make.claim(store, "Ik woon op nummer twaalf.", actor=CYCLIST)
    make.hide_claim(store, make.MO, hidden, "Noemt iemand bij naam.")
    erasure.erase(store, claim=erased, ground="Verzoek van de schrijver")
    for address in (DEBATE_LOG, "/logboek", f"{DEBATE_LOG}?elk=1"):
        page = ann.get(address).text
        for gone in ("Jansen", "twaalf", "Fietser42"):
            assert gone not in page
        assert "Stelling verborgen door een moderator" in " ".join(rows(page))
        assert "De grond: Verzoek van de schrijver" in " ".join(rows(page))


def test_links_of_the_log_have_names_of_their_own(store: Store, ann: Visitor) -> None:
    importing.import_map(store, make.CO, make.small_map())
    make.claim(store, actor=CYCLIST)
    make.argument(store, "De bus rijdt leeg rond.", kind=Kind.ATTACK)
    for address in (DEBATE_LOG, "/debatten/zwembad/logboek", "/logboek", "/logboek?elk=1"):
        page = ann.get(address).text
        log = page[page.index('<ol class="log"') : page.index("</ol>", page.index("<ol class"))]
        led: dict[str, set[str]] = {}
        for name, to in names(log):
            led.setdefault(name, set()).add(to)
        assert {name: to for name, to in led.items() if len(to) > 1} == {}


def test_the_log_is_drawn_anew_only_when_something_was_added_or_sealed(
    store: Store, ann: Visitor
) -> None:
    for address in ("/logboek", DEBATE_LOG):
        mark = ann.get(address).headers["ETag"]
        assert ann.get(address, headers={"If-None-Match": mark}).status_code == 304
        make.claim(store, f"Er kwam iets bij op {address}.")
        added = ann.get(address, headers={"If-None-Match": mark})
        assert added.status_code == 200
        sealer.seal_all(store)
        mark = added.headers["ETag"]
        assert ann.get(address, headers={"If-None-Match": mark}).status_code == 200


def test_a_merge_names_both_claims(store: Store, ann: Visitor) -> None:
    one = make.claim(store, "De bus rijdt leeg rond.")
    other = make.claim(store, "Er zit nooit iemand in de bus.")
    make.merge_claims(store, make.MO, other, one, "Hetzelfde gezegd.")
    row = rows(ann.get("/logboek").text)[0]
    assert "Twee stellingen samengevoegd door een moderator" in row
    assert "“ Er zit nooit iemand in de bus” met “ De bus rijdt leeg rond”" in row


def test_nobody_is_named_for_a_claim_that_somebody_else_used(store: Store, ann: Visitor) -> None:
    one = make.claim(store, "De bus rijdt leeg rond.", actor=CYCLIST)
    other = make.claim(store, "De bus kost te veel.")
    arguing.argue(store, NAMELESS, Kind.SUPPORT, "", other, existing=one)
    assert "Argument van iemand zonder naam “ De bus rijdt" in rows(ann.get("/logboek").text)[0]


def test_a_topic_set_anew_is_told_by_its_title(store: Store, ann: Visitor) -> None:
    importing.import_map(store, make.CO, make.small_map())
    told = " ".join(rows(ann.get("/debatten/zwembad/logboek?elk=1").text))
    assert "Debat geopend door de redactie “ Het zwembad”" in told
    assert "Bron toegevoegd of bijgewerkt door de redactie “ Het bad gaat dicht”" in told
    assert events.TopicOpened.kind not in told


def test_passages_that_editors_anchored_and_mended_are_told(store: Store, ann: Visitor) -> None:
    make.texts(store)
    told = sourcing.Told("Wie laat werkt, haalt de laatste bus niet.")
    made = sourcing.source_claim(store, make.EDITOR, make.place("te vroeg"), told).claim
    sourcing.anchor_passage(store, make.EDITOR, made, make.place("elf uur"))
    make.text(store, make.ARTICLE, "Nieuw.", *make.TEXT)
    assert sourcing.mend(store, make.EDITOR, make.DEBATE) == 2
    page = ann.get(DEBATE_LOG).text
    assert "Nog een vindplaats bij een stelling" in page
    assert re.search(r"2 vindplaatsen bijgewerkt na een wijziging in de tekst", page)
    claim = ann.get(f"/stellingen/{made}").text
    assert "Vindplaats bijgewerkt na een wijziging in de tekst" in claim


def test_a_claim_that_editors_make_of_a_text_is_not_somebody_s_own(
    store: Store, ann: Visitor
) -> None:
    make.texts(store)
    tie = sourcing.Tie(Kind.SUPPORT, make.THESIS)
    told = sourcing.Told(
        "Wie laat werkt, haalt de laatste bus niet.", voice=Voice(VoiceKind.JOURNALIST)
    )
    sourcing.source_claim(store, make.EDITOR, make.place("te vroeg"), told, tie)
    alone = sourcing.Told("De dienst eindigt laat.")
    sourcing.source_claim(store, make.EDITOR, make.place("elf uur"), alone)
    second, first, *_ = rows(ann.get(DEBATE_LOG).text)
    assert "Argument uit een bron van de redactie" in first
    assert "Stelling geplaatst" in second
    assert "de redactie" in second


def test_the_log_is_read_in_english_with_its_words_as_they_are(store: Store, ann: Visitor) -> None:
    make.argument(store, "De bus rijdt leeg rond.", kind=Kind.ATTACK, actor=CYCLIST)
    ann.get(DEBATE_LOG)
    first, *_ = rows(ann.get(f"{DEBATE_LOG}?taal=en").text)
    assert "Counterargument by Fietser42, client “ De bus rijdt leeg rond”" in first
    assert "waits for the seal" in first
    page = ann.get("/logboek").text
    assert "wait for the seal" in page
    assert '<bdi dir="auto" lang="nl">De bus rijdt leeg rond</bdi>' in page

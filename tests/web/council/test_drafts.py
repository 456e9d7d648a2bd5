"""Drafts, questions, speaking notes and rehearsals of a guest: drawn again by each press, in no
address, and stored nowhere.
"""

import re

import pytest

from debate import events
from debate.model import Kind
from debate.storage.store import Store
from tests import make
from tests.web.conftest import HOST, SESSION, Visitor, hidden

DEBATE = f"/debatten/{make.DEBATE}"
ASKING, MOTION, SPEECH = f"{DEBATE}/raadsvragen", f"{DEBATE}/motie", f"{DEBATE}/spreektekst"
REHEARSAL = f"{DEBATE}/oefenen"


def token(page: str) -> dict[str, str]:
    return hidden(page.partition('id="werk"')[0] and page[page.index('<form id="werk"') :])


def points(page: str) -> list[str]:
    return re.findall(r'name="punt" value="([^"]*)"', page)


def test_draft_holds_what_was_chosen_and_typed_and_is_not_kept(reader: Visitor) -> None:
    form = token(reader.get(f"{MOTION}?grond={make.THESIS}").text)
    sent = {**form, "grond": make.THESIS, "verzoek": "de bus <b>", "dag": "2026-12-10"}
    answer = reader.post(MOTION, sent)
    assert answer.status_code == 200
    assert "Overwegende dat" in answer.text
    assert "de bus &lt;b&gt;" in answer.text
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert not [link for link in re.findall(r'(?:href|action)="([^"]*)"', answer.text)
                if "de+bus" in link or "verzoek=" in link]  # fmt: skip
    text = reader.post(f"{MOTION}/tekst", sent)
    assert text.mimetype == "text/plain"
    assert "de bus <b>" in text.text


def test_what_is_wrong_is_said_at_its_field_and_the_rest_is_drawn(reader: Visitor) -> None:
    form = token(reader.get(MOTION).text)
    answer = reader.post(MOTION, {**form, "verzoek": "de bus", "dag": "morgen"})
    assert answer.status_code == 400
    assert 'id="dag-fout"' in answer.text
    assert ">de bus</textarea>" in answer.text
    answer = reader.post(SPEECH, {**form, "minuten": "veel", "punt": make.THESIS})
    assert answer.status_code == 400
    assert 'id="minuten-fout"' in answer.text


def test_points_are_moved_worded_timed_and_taken_away(store: Store, ann: Visitor) -> None:
    other = make.claim(store)
    page = ann.get(f"{SPEECH}?punt={make.THESIS}&punt={other}&punt=c000000000000").text
    assert points(page) == [make.THESIS, other]
    sent = {**token(page), "punt": [make.THESIS, other], f"eigen-{other}": "Kort " * 400}
    up = ann.post(SPEECH, {**sent, "doe": f"hoger:{other}"}).text
    assert points(up) == [other, make.THESIS]
    assert "3:08 van 3:00 minuten: 0:08 te lang. Haal ongeveer 18\N{NO-BREAK SPACE}woorden" in up
    slower = ann.post(SPEECH, {**sent, "doe": "toon", "minuten": "3,5"}).text
    assert "3:08 van 3:30 minuten. Er is nog plaats" in slower
    assert points(ann.post(SPEECH, {**sent, "doe": f"weg:{other}"}).text) == [make.THESIS]
    found = ann.post(SPEECH, {**sent, "punt": make.THESIS, "doe": "zoek", "zoek": "laat werkt"})
    assert f'name="erbij" value="{other}"' in found.text


def test_point_quotes_its_passage_as_far_as_anybody_may(store: Store, ann: Visitor) -> None:
    make.texts(store)
    passage = make.place("De laatste bus vertrekt om tien uur.")
    with store.change(make.DEBATE, make.CO.ref) as change:
        change.record(events.ExcerptAnchored(make.THESIS, passage))
    page = ann.get(f"{SPEECH}?punt={make.THESIS}").text
    assert '<q><bdi dir="auto">De laatste bus vertrekt om tien uur.</bdi></q>' in page
    assert f"/bronnen/{make.ARTICLE}" in page
    text = ann.get(f"{SPEECH}/tekst?punt={make.THESIS}").text
    assert "In de bron: “De laatste bus vertrekt om tien uur.”" in text
    assert "[1] Geen bus na tienen." in text


def test_questions_of_several_kinds_are_taken_along_in_own_words(
    store: Store, ann: Visitor
) -> None:
    attack = make.argument(store, "De rit duurt te lang.", kind=Kind.ATTACK)
    page = ann.get(f"{ASKING}?soort=mondelinge_politieke_vraag").text
    key = f"mondelinge_politieke_vraag:{attack.relation}"
    assert f'value="{key}"' in page
    sent = {**token(page), "vraag": [key, f"schriftelijke_politieke_vraag:{attack.relation}"]}
    text = ann.post(f"{ASKING}/tekst", {**sent, f"eigen-{key}": "Duurt de rit te lang?"}).text
    assert text.index("Mondelinge vragen") < text.index("1. Duurt de rit te lang?")
    assert text.index("Schriftelijke vragen") < text.index("2. Is het college bekend")


def test_points_of_the_sheet_go_into_notes_that_were_kept(store: Store, ann: Visitor) -> None:
    said = [make.claim(store, f"Reden {at}.") for at in range(3)]
    ann.sign_in(store)
    begun = ann.get(f"{SPEECH}?punt={said[0]}").text
    kept = ann.post(SPEECH, {**token(begun), "punt": said[0]}).location
    page = ann.get(f"{SPEECH}?punt={said[1]}&punt={said[2]}").text
    [act] = re.findall(r'name="doe" value="(erbij:[^"]*)"', page)
    into = hidden(page[page.index('class="into"') :])
    assert ann.post(SPEECH, {**into, "doe": act}).location == kept
    assert re.findall(r'name="punt" value="(\w+)"', ann.get(kept).text) == said


def test_another_kind_of_question_takes_one_press_and_keeps_nothing(
    store: Store, ann: Visitor
) -> None:
    make.argument(store, "De rit duurt te lang.", kind=Kind.ATTACK)
    ann.sign_in(store)
    first = ann.get(ASKING).text
    assert 'value="soort:technische_vraag" aria-pressed="true"' in first
    drawn = ann.post(ASKING, {**token(first), "doe": "soort:mondelinge_politieke_vraag"})
    assert drawn.status_code == 200
    assert 'value="soort:mondelinge_politieke_vraag" aria-pressed="true"' in drawn.text
    assert "tegen: <bdi" in drawn.text
    assert "Nog niets." in ann.get("/mijn-raadswerk").text


def test_rehearsal_goes_on_until_nothing_stands_or_one_stops(store: Store, ann: Visitor) -> None:
    attack = make.argument(store, "De rit duurt te lang.", kind=Kind.ATTACK)
    answer = make.argument(store, "De rit duurt tien minuten.", on=attack.claim, kind=Kind.ATTACK)
    again = make.argument(store, "Bij sneeuw duurt hij langer.", on=answer.claim, kind=Kind.ATTACK)
    page = ann.get(f"{REHEARSAL}?stelling={make.THESIS}").text
    form = hidden(page[page.index('<form id="oefening"') :])
    assert form["bezwaar"] == attack.relation
    assert ann.post(REHEARSAL, {**form, "doe": "antwoord"}).status_code == 400
    told = {**form, "antwoord": answer.relation, "doe": "antwoord"}
    page = ann.post(REHEARSAL, told).text
    form = hidden(page[page.index('<form id="oefening"') :])
    assert form["bezwaar"] == again.relation  # what is said against the reply comes next
    page = ann.post(REHEARSAL, {**form, "antwoord": "geen", "doe": "antwoord"}).text
    assert "Er staat niets meer tegenover u" in page
    silent = page.partition("Hierop had u geen antwoord")[2].partition("Dit antwoordde u")
    assert "Bij sneeuw duurt hij langer." in silent[0]
    assert "De rit duurt tien minuten." in silent[2]
    forged = {**form, "stap": f"{attack.relation}:zelf:Dat\0 is\u202e niet zo."}
    assert "Dat is niet zo." in ann.post(f"{REHEARSAL}/tekst", forged).text


def test_who_is_interrupted_has_claims_that_were_attacked(store: Store, ann: Visitor) -> None:
    support = make.argument(store)
    make.argument(store, "Wie laat werkt, heeft een auto.", on=support.claim, kind=Kind.ATTACK)
    page = ann.get(f"{DEBATE}/interrupties").text
    assert "inwoners" in page
    text = ann.get(f"{DEBATE}/interrupties/tekst?wie=Ann").text
    assert text.index("1. Wie laat werkt, komt") < text.index("Uw interruptie (− spreekt tegen)")
    assert "Hierop gaf nog niemand antwoord." in text
    assert ann.get(f"{DEBATE}/interrupties?wie=niemand").status_code == 404


def test_what_a_guest_wrote_is_kept_by_the_first_press_after_signing_in(
    store: Store, ann: Visitor
) -> None:
    sent = {**token(ann.get(MOTION).text), "verzoek": "de bus te houden"}
    ann.sign_in(store)
    kept = ann.post(MOTION, sent)
    assert kept.status_code == 303
    assert ">de bus te houden</textarea>" in ann.get(kept.location).text


def test_what_stood_open_when_a_session_ended_is_there_and_kept_by_one_more_press(
    store: Store, ann: Visitor
) -> None:
    ann.sign_in(store)
    sent = {**token(ann.get(MOTION).text), "verzoek": "de bus te missen"}
    ann.client.delete_cookie(SESSION, domain=HOST)
    drawn = ann.post(MOTION, sent)
    assert ">de bus te missen</textarea>" in drawn.text
    assert "meld u aan in een nieuw tabblad" in drawn.text
    ann.client.set_cookie(SESSION, "of a session that ended", domain=HOST, secure=True)
    ann.sign_in(store, "Mo")
    drawn = ann.post(MOTION, sent)
    assert drawn.status_code == 200
    assert ">de bus te missen</textarea>" in drawn.text
    assert "Het is alleen nog niet bewaard" in drawn.text
    assert "de bus" not in ann.get("/mijn-raadswerk").text
    assert ann.post(MOTION, {**sent, **token(drawn.text)}).status_code == 303


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"{ASKING}?soort=brief", 400),
        (f"{MOTION}/docx", 404),
        (f"{ASKING}/docx", 404),
        (f"{SPEECH}/docx", 404),
        (f"{REHEARSAL}?stelling=c000000000000", 404),
        ("/debatten/nergens/motie", 404),
        ("/debatten/nergens/spreektekst", 404),
    ],
)
def test_what_cannot_be_made_is_refused(reader: Visitor, address: str, status: int) -> None:
    assert reader.get(address).status_code == status


def test_who_reads_english_writes_in_dutch_for_the_council(reader: Visitor) -> None:
    page = reader.get(f"{MOTION}?feit={make.THESIS}&taal=en").text
    assert '<article class="paper" id="ontwerp" lang="nl">' in page
    assert '<textarea id="tekst" readonly rows="12" lang="nl">' in page
    assert ">Constaterende dat</h2>" in page
    assert "<legend>Noting that</legend>" in page
    wrong = reader.post(MOTION, {**token(page), "feit": make.THESIS, "dag": "morgen"}).text
    assert "Write the day as year, month, day: 2026-01-31." in wrong
    speech = reader.get(f"{SPEECH}?punt={make.THESIS}").text
    assert '<article class="paper notes" id="ontwerp">' in speech
    assert 'data-one="word" data-many="words"' in speech
    assert "minutes. There is still room for" in speech

"""Letters about what changed: once, in words, and never more than was asked for."""

import re
from datetime import datetime, timedelta
from email.message import EmailMessage

import pytest
from flask import Flask

from debate.commands import deciding, following
from debate.commands.following import Wish
from debate.errors import Unavailable
from debate.model import Kind
from debate.moderation.decision import Act
from debate.queries import followers
from debate.storage.followers import REFUSED, Rhythm, Sort, begin_letter
from debate.storage.letters import BACKFILL
from debate.storage.store import Store
from debate.text.language import DUTCH, ENGLISH, speaking
from debate.text.phrasing import zone
from debate.web.app import create_app
from debate.web.letters import digests, postman
from debate.web.letters.postman import Delivered as Sent
from debate.web.settings import Settings
from tests import make
from tests.web.conftest import HOST, Visitor
from tests.web.letters.mailboxes import LET_GO, Mailboxes

ADDRESS = "ann@debat.example"
SAID = "De bus rijdt na tienen leeg rond."
WHY = deciding.Ruling("regel-7", "Het gaat over een trein.", "Dat hoort in een ander debat.")
NOW = datetime.now(zone())
TOMORROW, MINUTE = NOW + timedelta(days=1), timedelta(minutes=1)
MONDAY = NOW + timedelta(days=7 - NOW.weekday())


@pytest.fixture
def app(store: Store, mail: Mailboxes) -> Flask:
    return mail.site(store, HOST)


def follow(
    store: Store,
    sort: Sort = Sort.DEBATE,
    thing: str = make.DEBATE,
    rhythm: Rhythm = Rhythm.DAY,
    email: str = ADDRESS,
    language: str = DUTCH,
) -> str:
    with speaking(language):
        return following.confirm(store, Wish(email, sort, thing, rhythm))


def moment(at: datetime) -> int:
    return round(at.timestamp() * 1000)


def letters(mail: Mailboxes) -> list[EmailMessage]:
    return [message for _, message in mail.rest()]


def words_of(letter: EmailMessage) -> str:
    """The text of a letter, with the ends of lines that Python uses."""
    return str(letter.get_content()).replace("\r\n", "\n")


def test_each_is_told_in_his_own_language(app: Flask, store: Store, mail: Mailboxes) -> None:
    follow(store)
    follow(store, email="mo@debat.example", language=ENGLISH)
    make.argument(store, SAID, kind=Kind.ATTACK, actor=make.ANN)
    assert digests.send(app, TOMORROW) == Sent(sent=2)
    found = {message["To"]: message for message in letters(mail)}
    assert found[ADDRESS]["Subject"] == "1 verandering in wat u volgt"
    told = found["mo@debat.example"]
    assert (told["Subject"], told["Content-Language"]) == ("1 change in what you follow", "en")
    text = words_of(told)
    assert "This changed in what you follow." in text
    assert "* Counterargument from Ann, resident\n" in text
    assert f"“{SAID[:-1]}”\n  against “" in text
    assert f"{told['List-Unsubscribe'][1:-1]}?taal=en" in text


def test_a_letter_tells_in_words_what_changed_once(
    app: Flask, store: Store, mail: Mailboxes
) -> None:
    make.argument(store, "Dit stond er al toen Ann begon te volgen.")
    follow(store)
    make.argument(store, SAID, kind=Kind.ATTACK, actor=make.ANN)
    assert digests.send(app) == Sent()  # the first letter comes the day after
    assert digests.send(app, TOMORROW) == Sent(sent=1)
    assert digests.send(app, TOMORROW) == Sent()
    [letter] = letters(mail)
    text = words_of(letter)
    assert letter["Subject"] == "1 verandering in wat u volgt"
    assert "Het debat “De avondbus”\nhttps://debat.example/debatten/avondbus\n" in text
    assert "* Tegenargument van Ann, inwoner" in text
    assert "“De bus rijdt na tienen leeg rond”" in text
    assert "tegen “De avondbus moet na tien uur blijven rijden”" in text
    assert re.search(r"https://debat\.example/stellingen/c\w{12}\n", text)
    assert "stond er al" not in text
    assert max(map(len, (line for line in text.splitlines() if "http" not in line))) <= 72
    assert letter["Content-Language"] == "nl"


def test_a_letter_leaves_the_words_of_what_was_moved_aside_to_its_page(
    app: Flask, store: Store, mail: Mailboxes
) -> None:
    make.rules(store)
    aside = make.claim(store, "De trein is ook laat.")
    follow(store)
    follow(store, Sort.CLAIM, aside)
    make.claim(store, "De trein rijdt elders.", on=aside, kind=Kind.ATTACK)
    deciding.decide(store, make.MO, Act.ASIDE, aside, WHY)
    digests.send(app, TOMORROW)
    text = words_of(letters(mail)[0])
    assert "De trein rijdt elders" in text
    assert "De trein is ook laat" not in text
    assert "opzij gezette stelling" in text.replace("\n  ", " ")


def test_a_letter_stops_with_one_press_on_a_mail_programs_own_button(
    app: Flask, store: Store, mail: Mailboxes
) -> None:
    follow(store)
    follow(store, Sort.CLAIM, make.THESIS)
    make.argument(store, SAID)
    digests.send(app, TOMORROW)
    [letter] = letters(mail)
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = letter["List-Unsubscribe"].strip("<>")
    assert f"\r\nList-Unsubscribe: <{address}>\r\n".encode() in mail.last
    of_debate = words_of(letter).partition("Het debat “De avondbus”")[2]
    of_one = re.search(r"hiervan:\n(https:\S+)", of_debate)
    assert of_one
    assert of_one[1] != address
    ann = Visitor(app)
    ann.post(of_one[1].removeprefix(f"https://{HOST}"), {})
    make.argument(store, "Nog een grond komt erbij.")
    assert digests.send(app, TOMORROW + timedelta(days=1)).sent == 1
    assert "Het debat “De avondbus”" not in words_of(letters(mail)[0])
    ann.post(address.removeprefix(f"https://{HOST}"), {"List-Unsubscribe": "One-Click"})
    make.argument(store, "En nog een grond komt erbij.")
    assert digests.send(app, TOMORROW + timedelta(days=2)) == Sent()


def test_each_thing_is_told_of_in_its_rhythm(app: Flask, store: Store, mail: Mailboxes) -> None:
    first = make.argument(store, SAID, kind=Kind.ATTACK)
    follow(store, Sort.CLAIM, make.THESIS, email="claim@debat.example")
    follow(store, Sort.BRANCH, make.THESIS, email="tak@debat.example")
    follow(store, rhythm=Rhythm.WEEK, email="week@debat.example")
    make.argument(store, "Dat is maar op maandag zo.", on=first.claim, kind=Kind.ATTACK)
    digests.send(app, MONDAY - timedelta(days=1) if NOW.weekday() < 6 else NOW)
    assert {one["To"] for one in letters(mail)} <= {"tak@debat.example"}
    digests.send(app, MONDAY)
    assert "week@debat.example" in {one["To"] for one in letters(mail)}
    assert digests.send(app, MONDAY) == Sent()


def test_a_letter_whose_sending_broke_off_comes_again_as_the_same_and_says_so(
    app: Flask, store: Store, mail: Mailboxes
) -> None:
    follow(store)
    make.argument(store, SAID)
    mail.answers = [LET_GO]
    assert digests.send(app, TOMORROW) == Sent(waiting=1)
    make.argument(store, "Dit kwam na de brief die bleef steken.")
    assert digests.send(app, TOMORROW + MINUTE) == Sent(sent=1, again=1)
    first, second = letters(mail)
    assert first["Message-ID"] == second["Message-ID"]
    assert "Misschien hebt u hem al" in words_of(second)
    assert "bleef steken" not in words_of(second)
    assert digests.send(app, TOMORROW + timedelta(days=1)).sent == 1
    [third] = letters(mail)
    assert "bleef steken" in words_of(third)
    assert "Misschien" not in words_of(third)


def test_what_the_server_never_took_is_sent_later_and_owed_once(
    store: Store, app: Flask, mail: Mailboxes
) -> None:
    follow(store)
    make.argument(store, SAID)
    nobody = create_app(store, Settings(hosts=(HOST,), smtp="smtp://127.0.0.1:1"))
    assert digests.send(nobody, TOMORROW) == Sent(waiting=1)
    mail.answers = ["451 later"]
    assert digests.send(app, TOMORROW + MINUTE) == Sent(refused=1, waiting=1)
    assert digests.send(app, TOMORROW + MINUTE) == Sent(waiting=1)  # its next try is later
    assert digests.send(app, TOMORROW + 3 * MINUTE) == Sent(sent=1)
    assert "Misschien" not in words_of(letters(mail)[0])
    with pytest.raises(Unavailable, match="DEBATE_SMTP"):
        digests.send(create_app(store, Settings(hosts=(HOST,))), TOMORROW)
    with store.outside.alone("digest"), pytest.raises(Unavailable, match="at this moment"):
        digests.send(app, TOMORROW)


def test_what_no_server_takes_for_days_is_told_by_the_next_letter(
    store: Store, app: Flask, mail: Mailboxes
) -> None:
    follow(store)
    make.argument(store, SAID)
    nobody = create_app(store, Settings(hosts=(HOST,), smtp="smtp://127.0.0.1:1"))
    assert digests.send(nobody, TOMORROW) == Sent(waiting=1)
    assert postman.deliver(app, moment(TOMORROW + timedelta(days=6))) == Sent()
    assert digests.send(app, TOMORROW) == Sent(sent=1)
    assert SAID.rstrip(".") in words_of(letters(mail)[0])


def test_a_letter_of_before_the_table_of_letters_goes_again(
    app: Flask, store: Store, mail: Mailboxes
) -> None:
    follower = follow(store)
    made = make.argument(store, SAID)
    with store.writing() as connection:
        ids = [one.id for one in followers.of_follower(connection, follower)]
        begin_letter(connection, follower, ids, made.entries[-1].pos)
        connection.execute(BACKFILL)
    assert digests.send(app, TOMORROW) == Sent(sent=1, again=1)


def test_an_address_that_refuses_time_and_again_is_forgotten(
    app: Flask, store: Store, mail: Mailboxes
) -> None:
    follow(store, email="gone@debat.example")
    make.argument(store, SAID)
    mail.closed = {"gone@debat.example"}
    for _ in range(REFUSED):
        done = digests.send(app, TOMORROW)
    assert done == Sent(refused=1)  # perhaps the server refuses us: it took nobody's letter
    follow(store)
    make.argument(store, "Nog een grond komt erbij.")
    assert digests.send(app, TOMORROW) == Sent(sent=1, refused=1, forgotten=1)
    mail.closed = set()
    with store.reading() as connection:
        assert followers.by_email(connection, "gone@debat.example") == ""
        assert followers.by_email(connection, ADDRESS)


def test_hidden_words_and_what_changes_nothing_are_in_no_letter(
    app: Flask, store: Store, mail: Mailboxes
) -> None:
    follow(store)
    claim = make.argument(store, "Dit mag hier niet staan.").claim
    make.hide_claim(store, make.MO, claim, "Het noemt iemand.")
    digests.send(app, TOMORROW)
    [letter] = letters(mail)
    assert "mag hier niet" not in words_of(letter)
    assert "(deze stelling is verborgen)" in words_of(letter)


def test_a_letter_about_much_stays_short_and_leads_to_the_rest(
    app: Flask, store: Store, mail: Mailboxes, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow(store)
    for number in range(followers.MOST_TOLD + 3):
        make.argument(store, f"Dit is reden nummer {number}.")
    digests.send(app, TOMORROW)
    [letter] = letters(mail)
    text = words_of(letter)
    assert text.count("* Argument") == followers.MOST_TOLD
    assert "En nog 3\N{NO-BREAK SPACE}veranderingen" in text
    assert f"https://{HOST}/debatten/avondbus/veranderd?sinds=2" in text
    for number in range(4):
        make.argument(store, f"Daarna komt reden {number}.")
    monkeypatch.setattr(followers, "LOOKED_AT", 3)
    digests.send(app, TOMORROW + timedelta(days=1))
    assert letters(mail)[0]["Subject"] == "Meer dan 3 veranderingen in wat u volgt"

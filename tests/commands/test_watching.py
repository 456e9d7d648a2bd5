"""A crowd is seen, its members are not; counter-voices stay, and nobody honest is hindered."""

import pytest

from debate.commands import arguing, watching
from debate.errors import InvalidInput
from debate.model import Kind, Voice, VoiceKind
from debate.queries import activity, claims
from debate.queries import names as taken
from debate.roles import Actor
from debate.storage import activity as stored
from debate.storage import erasure
from debate.storage.store import Store
from debate.storage.verify import verify
from tests import make

ACCOUNTS = 500
NETWORKS = ("192.0.2.0/24", "198.51.100.0/24", "2001:db8:1::/48")
HONEST = "203.0.113.0/24"


def crowds(store: Store) -> list[int]:
    with store.reading() as connection:
        return [each.voices for each in activity.crowds(connection, make.DEBATE)]


def speak(store: Store, who: str, network: str, text: str, **how: object) -> arguing.Posted:
    actor = Actor(make.ref(who), voice=Voice(VoiceKind.CITIZEN))
    posted = make.argument(store, text, actor=actor, **how)  # type: ignore[arg-type]
    watching.note_voice(store, posted.entries, network)
    return posted


def test_five_hundred_accounts_of_three_networks_hide_nobody(store: Store) -> None:
    counter = make.argument(
        store, "De bus rijdt na tienen leeg rond.", kind=Kind.ATTACK, actor=make.ANN
    )
    watching.note_voice(store, counter.entries, HONEST)
    for number in range(ACCOUNTS):
        network = NETWORKS[number % len(NETWORKS)]
        speak(store, f"pop {number}", network, f"Reden {number} voor een late bus is er ook.")
    assert len(crowds(store)) == len(NETWORKS)
    assert sum(crowds(store)) == ACCOUNTS
    honest = speak(store, "mo", HONEST, "Ook met een lege bus is de lucht vies.", kind=Kind.ATTACK)
    with store.reading() as connection:
        answers = claims.answers(connection, make.THESIS, 100)
        shown = {view.id for step in answers.attacks for view in step.premises}
    assert {counter.claim, honest.claim} <= shown  # both counter-voices are on the page itself
    assert verify(store).findings == ()


def test_few_voices_are_no_crowd_and_one_voice_counts_once(store: Store) -> None:
    for number in range(activity.MANY - 1):
        speak(store, f"z {number}", NETWORKS[0], f"Reden {number} is er ook nog.")
    for number in range(5):
        speak(store, "z 1", NETWORKS[0], f"En reden {number} van dezelfde persoon.")
    assert crowds(store) == []
    speak(store, "nog een", NETWORKS[0], "Dit is de laatste reden die er nog bij kan.")
    assert crowds(store) == [activity.MANY]


def test_no_address_is_kept_and_of_two_days_nothing_can_be_joined(store: Store) -> None:
    speak(store, "zed", NETWORKS[0], "Dit is een reden.")
    kept = [path.read_bytes() for path in store.path.parent.rglob("*") if path.is_file()]
    assert not any(b"192.0.2" in content for content in kept)
    one, other = (stored.hidden(NETWORKS[0], "key", day) for day in (1, 2))
    assert one != other
    assert one != stored.hidden(NETWORKS[0], "another key", 1)


def named(name: str, who: str) -> Actor:
    return Actor(make.ref(who), voice=Voice(VoiceKind.CITIZEN, name))


@pytest.mark.parametrize(
    "name", ["Jan Smit", "jan smit", "Jаn Smit".replace("а", "a"), "Jan Srnit"]
)
def test_a_name_that_looks_like_somebody_else_s_is_refused(store: Store, name: str) -> None:
    make.claim(store, actor=named("Jan Smit", "jan"))
    make.claim(store, "De bus is ook een ontmoetingsplek.", actor=named("Jan Smit", "jan"))
    for act in (
        lambda: make.claim(store, "Ik zeg iets anders.", actor=named(name, "zed")),
        lambda: arguing.ask(store, named(name, "zed"), "Hoezo dan?", make.THESIS),
    ):
        with pytest.raises(InvalidInput) as refused:
            act()
        assert refused.value.field == "name"
    make.claim(store, "Ik heet gewoon anders.", actor=named("Piet", "zed"))


def test_a_name_is_free_again_once_it_is_erased(store: Store) -> None:
    make.claim(store, actor=named("Jan Smit", "jan"))
    with store.reading() as connection:
        assert taken.is_of_another(connection, make.DEBATE, "Jan Smit", make.ref("zed"))
    erasure.erase(store, person=make.ref("jan"), ground="AVG artikel 17")
    make.claim(store, "Ik heet ook zo.", actor=named("Jan Smit", "zed"))

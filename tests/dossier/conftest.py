"""What the tests of papers ask for: a debate with one of everything, gathered once."""

from collections.abc import Iterator

import pytest

from debate import events
from debate.model import Excerpt, Kind, Question, Voice, VoiceKind, make_id
from debate.queries.digest import Digest, digest
from debate.storage.store import Store
from tests import make

QUESTION = Question(
    make_id("q", make.DEBATE, "1"),
    "Wie betaalt de bus?",
    make.THESIS,
    voice=Voice(VoiceKind.CLIENT),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = make.debate(tmp_path_factory.mktemp("papers"))
    make.texts(made)
    support = make.argument(made, "Wie laat werkt, komt anders niet thuis.")
    make.argument(made, "Wie laat werkt, heeft een auto.", on=support.claim, kind=Kind.ATTACK)
    empty = make.argument(made, "De bus rijdt na tienen leeg rond.", kind=Kind.ATTACK)
    make.argument(
        made, "Ook een lege bus brengt iemand thuis.", on=empty.relation, kind=Kind.UNDERCUT
    )
    make.argument(made, "De rit duurt te lang.", kind=Kind.ATTACK)
    place = Excerpt(make.ARTICLE, 2)
    with made.change(make.DEBATE, make.CO.ref) as change:
        change.record(events.ExcerptAnchored(empty.claim, place), events.QuestionAsked(QUESTION))
    yield made
    made.close()


@pytest.fixture(scope="module")
def found(store: Store) -> Digest:
    with store.reading() as connection:
        return digest(connection, make.DEBATE)

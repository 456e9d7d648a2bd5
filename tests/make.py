"""What tests are built from: a store, a debate, claims, and three people.

Ann is a citizen and sometimes an editor, Mo moderates, Co operates. Everything goes through the
commands, as it does on the site; `debate` is the slug of the one debate that most tests need.
"""

import functools
import hashlib
import random
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from debate import events
from debate.commands import arguing, deciding, queueing, ruling, structuring
from debate.errors import Conflict
from debate.model import (
    ArgumentMap,
    Claim,
    Excerpt,
    Kind,
    Relation,
    Source,
    SourceKind,
    Topic,
    Voice,
    VoiceKind,
    make_id,
)
from debate.moderation.decision import Act
from debate.queries import decisions
from debate.roles import Actor, Role
from debate.sources import anchors
from debate.storage.journal import Entry
from debate.storage.store import Store

DEBATE = "avondbus"


def ref(name: str) -> bytes:
    """Give 16 bytes that stand for a person in a debate."""
    return hashlib.sha256(name.encode()).digest()[:16]


ARTICLE, REACTION = make_id("s", DEBATE, "article"), make_id("s", DEBATE, "reaction")
TEXT = (
    "De laatste bus vertrekt om tien uur. Dat is te vroeg voor wie laat werkt, want in de zorg"
    " eindigt de dienst om elf uur.",
    "De gemeente noemt de rit te duur. Toch zaten er vorige maand elf mensen in de bus.",
    "Wie betaalt dat?",
)
SAID = ("De bus is een spook. Ik zie er nooit iemand in.",)

ANN = Actor(ref("ann"), Role.GUEST, Voice(VoiceKind.CITIZEN, "Ann"))
MO = Actor(ref("mo"), Role.MODERATOR, Voice(VoiceKind.UNKNOWN, "Mo"))
CO = Actor(ref("co"), Role.OPERATOR, Voice(VoiceKind.UNKNOWN, "Co"))
LID = Actor(ref("lid"), Role.COUNCIL)
EDITOR = Actor(ref("ann edits"), Role.EDITOR)

THESIS = make_id("c", DEBATE, "thesis")


ORIGIN = "tegengeluid.example/log"


def store(folder: Path, origin: str = ORIGIN) -> Store:
    """Set a new store up in a folder."""
    return _copied(folder, origin, with_debate=False)


def topic(to: Store, slug: str = DEBATE, thesis: str = THESIS) -> str:
    """Open a debate with one thesis; gives its slug."""
    opened = Topic(slug, "De avondbus", "Rijdt de bus ook na tienen?", theses=(thesis,))
    said = Claim(thesis, "De avondbus moet na tien uur blijven rijden.", title="Avondbus blijft")
    with to.change(slug, CO.ref) as change:
        change.record(events.TopicOpened(opened), events.ClaimPosted(said, reviewed=True))
    return slug


def debate(folder: Path) -> Store:
    """Set a store up with one debate in it."""
    return _copied(folder, ORIGIN, with_debate=True)


def _copied(folder: Path, origin: str, *, with_debate: bool) -> Store:
    """Write the files of a store that was set up once: its keys are the same each time."""
    for name, (content, mode) in _files(origin, with_debate).items():
        path = folder / name
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_bytes(content)
        path.chmod(mode)
    return Store(folder / "debate.db")


@functools.cache
def _files(origin: str, with_debate: bool) -> dict[str, tuple[bytes, int]]:
    """Give the content and the rights of each file of a new store."""
    with tempfile.TemporaryDirectory() as folder:
        made = Store(Path(folder) / "debate.db")
        made.set_up(origin)
        if with_debate:
            topic(made)
        made.close()
        paths = [path for path in sorted(Path(folder).rglob("*")) if path.is_file()]
        return {
            str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mode)
            for path in paths
        }


def argument(
    to: Store,
    text: str = "Wie laat werkt, komt anders niet thuis.",
    *,
    on: str = THESIS,
    kind: Kind = Kind.SUPPORT,
    actor: Actor = ANN,
    idem: str = "",
) -> arguing.Posted:
    """Let somebody answer a claim or a step."""
    return arguing.argue(to, actor, kind, text, on, idem=idem)


def claim(to: Store, text: str = "Wie laat werkt, komt anders niet thuis.", **how: object) -> str:
    """Post a claim that supports the thesis; gives its id."""
    return argument(to, text, **how).claim  # type: ignore[arg-type]


def rules(to: Store) -> None:
    """Publish the house rules that come along, where there are none."""
    ruling.publish_shipped(to)


def hide_claim(
    to: Store,
    actor: Actor,
    claim: str,
    reason: str,
    *,
    rule: str = "2",
    expected: int | None = None,
) -> Sequence[Entry]:
    """Let a moderator hide a claim, for the house rule with this number."""
    rules(to)
    told = deciding.Ruling(f"regel-{rule}", reason, reason)
    return deciding.decide(to, actor, Act.HIDE, claim, told, expected=expected).entries


def restore_claim(to: Store, actor: Actor, claim: str, reason: str) -> Sequence[Entry]:
    """Let a moderator take the hiding of a claim back. Raises Conflict where it is not hidden."""
    with to.reading() as connection:
        about = decisions.about(connection, [claim])
    hidden = [one for one in about if one.decision.act is Act.HIDE and one.lifted_ms is None]
    if not hidden:
        raise Conflict("It is not hidden.")
    return deciding.lift(to, actor, hidden[0].decision.id, reason)


def withdraw_claim(to: Store, actor: Actor, claim: str, reason: str) -> Sequence[Entry]:
    """Put into the log that a claim was taken back, whoever wrote it."""
    debate = deciding.debate_of(to, claim)
    with to.change(debate, actor.ref_in(debate)) as change:
        return change.record(events.ClaimWithdrawn(claim, reason))


def merge_claims(
    to: Store,
    actor: Actor,
    duplicate: str,
    kept: str,
    reason: str,
    *,
    seen: int = 0,
    idem: str = "",
) -> Sequence[Entry]:
    """Let a moderator let one claim stand as another."""
    intended = structuring.merging(duplicate, kept, reason)
    return structuring.carry_out(to, actor, intended, seen=seen, idem=idem)


def word_claim(
    to: Store, actor: Actor, claim: str, text: str, reason: str, *, seen: int = 0
) -> Sequence[Entry]:
    """Let a moderator give a claim another sentence."""
    return structuring.carry_out(to, actor, structuring.wording(claim, text, reason), seen=seen)


def review_claim(to: Store, actor: Actor, claim: str) -> Sequence[Entry]:
    """Let a moderator note that a claim was read and stands."""
    return queueing.review_items(to, actor, deciding.debate_of(to, claim), [claim])


def many_claims(
    seed: str, count: int, debate: str = "", chance: random.Random | None = None
) -> Iterator[events.Event]:
    """Give events that post so many claims, each with a code of its own and of another length."""
    for number in range(count):
        more = " en zo voort" * chance.randrange(30) if chance else ""
        text = f"Reden {seed}{hashlib.sha256(b'%d' % number).hexdigest()[:12]} telt{more}."
        yield events.ClaimPosted(Claim(make_id("c", debate or seed, seed, str(number)), text))


def many_wordings(ids: Sequence[str], seed: int, chance: random.Random) -> Iterator[events.Event]:
    """Give events that word these claims anew, each longer or shorter."""
    for number, id_ in enumerate(ids):
        code = hashlib.sha256(f"{id_} {seed} {number}".encode()).hexdigest()[:12]
        yield events.ClaimWorded(id_, f"Anders zq{code} gezegd{' en meer' * chance.randrange(60)}.")


def small_map(slug: str = "zwembad", claims: int = 4, word: str = "zwembad") -> ArgumentMap:
    """Make a map of a thesis with claims that support it one below the other."""
    said = {
        id_: Claim(id_, f"Het {word} is reden nummer {number}.", title=f"Reden {number}")
        for number in range(claims)
        for id_ in [make_id("c", slug, str(number))]
    }
    ids = list(said)
    relations = {
        id_: Relation(id_, Kind.SUPPORT if number % 2 else Kind.ATTACK, (one,), other)
        for number, (one, other) in enumerate(zip(ids[1:], ids, strict=False))
        for id_ in [make_id("r", slug, str(number))]
    }
    article = Source(make_id("s", slug, "1"), SourceKind.ARTICLE, "Het bad gaat dicht", key="a")
    return ArgumentMap(
        Topic(slug, "Het zwembad", theses=tuple(ids[:1])),
        sources={article.id: article},
        claims=said,
        relations=relations,
    )


def texts(to: Store, debate: str = DEBATE) -> None:
    """Give a debate an article and a reaction to it, each with its text."""
    article = Source(
        ARTICLE,
        SourceKind.ARTICLE,
        "Geen bus na tienen",
        key="s1",
        voice=Voice(VoiceKind.JOURNALIST),
    )
    reaction = Source(
        REACTION, SourceKind.REACTION, key="s1r1", reaction_to=ARTICLE, number=1,
        voice=Voice(VoiceKind.CITIZEN),
    )  # fmt: skip
    with to.change(debate, CO.ref) as change:
        change.record(events.SourceAdded(article), events.SourceAdded(reaction))
    text(to, ARTICLE, *TEXT, debate=debate)
    text(to, REACTION, *SAID, debate=debate)


def text(to: Store, source: str, *paragraphs: str, debate: str = DEBATE) -> None:
    """Store the text of a source, in the place of an older one."""
    told = events.SourceTextStored(source, paragraphs, anchors.content_digest(paragraphs))
    with to.change(debate, CO.ref) as change:
        change.record(told)


def place(words: str, source: str = ARTICLE) -> Excerpt:
    """Find words of the article, or of the reaction."""
    return anchors.anchor(TEXT if source == ARTICLE else SAID, words, source=source)

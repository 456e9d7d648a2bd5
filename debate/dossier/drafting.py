"""A draft motion or amendment out of chosen claims, and the objections that it will meet.

The form is the usual one of Dutch councils: what is established, what weighs, what is asked, and
the return to the agenda. It is in Dutch, whoever writes it: a Dutch council reads it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..graph.ties import is_unanswered
from ..model import Relation
from ..queries.digest import Digest
from ..text.language import DUTCH, gettext, speaking
from ..text.phrasing import date, further, unstopped
from .closing import no_poll, sources
from .composing import paper
from .document import Document, Heading, Plain, Prose, Saying, Sayings
from .sheet import brought_against
from .telling import Teller

AGAINST = "Niet in de tekst: wat anderen hiertegen kunnen inbrengen"
SIGNED = "Naam, fractie en handtekening: …"
OBJECTIONS = 8  # that are told of a draft
MOST = 20  # claims of each sort that a draft takes


@dataclass(frozen=True)
class Wish:
    """What a draft is made of: ids of claims that establish and that weigh, and the member's words.

    `old` and `new` are the text that an amendment changes and what comes in its place; a motion has
    neither.
    """

    facts: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    request: str = ""
    item: str = ""
    day: str = ""
    old: str = ""
    new: str = ""
    is_amendment: bool = False


@speaking(DUTCH)
def draft(digest: Digest, wish: Wish) -> Document:
    """Compose a draft; claims that the debate does not show are left out. What is handed in stands
    before what only its author should read.
    """
    name = "Amendement" if wish.is_amendment else "Motie"
    return paper(
        digest,
        name,
        f"motie?v={digest.version}",
        _blocks(Teller(digest), wish),
        title=f"{name}: {wish.item or digest.map.topic.title}",
        author="Ontwerp, gemaakt met Tegengeluid",
    )


def _blocks(teller: Teller, wish: Wish) -> Iterator[Plain]:
    facts, grounds = _known(teller, wish.facts), _known(teller, wish.grounds)
    yield Prose(_opening(wish))
    yield from _clauses(teller, "Constaterende dat", "constaterende", facts)
    yield from _clauses(teller, "Overwegende dat", "overwegende", grounds)
    yield from _decision(wish)
    yield Prose(SIGNED)
    yield from sources(teller)
    listed = len(teller.references().items)
    yield from objections(teller, (*facts, *grounds), AGAINST, apart=True)
    yield from sources(teller, listed)
    yield no_poll(teller.digest)


def _known(teller: Teller, ids: Sequence[str]) -> list[str]:
    return [id_ for id_ in dict.fromkeys(ids) if id_ in teller.map.claims][:MOST]


def _opening(wish: Wish) -> str:
    day = f" op {date(wish.day)}" if wish.day else " op …"
    item = f", gehoord de beraadslaging over {wish.item}" if wish.item else ""
    return f"De raad, in vergadering bijeen{day}{item},"


def _clauses(
    teller: Teller, words: str, id_: str, claims: Sequence[str]
) -> Iterator[Heading | Sayings]:
    if claims:
        yield Heading(words, id_)
        yield Sayings(tuple(_clause(teller, claim) for claim in claims))


def _clause(teller: Teller, id_: str) -> Saying:
    claim = teller.map.claims[id_]
    words = f"{unstopped(claim.text)};"
    return Saying(words, refs=teller.refs(claim.excerpts), claim=id_)


def _decision(wish: Wish) -> tuple[Plain, ...]:
    if wish.is_amendment:
        return (
            Heading("Besluit in het voorstel de tekst", "oud"),
            Prose(f"“{wish.old or '…'}”"),
            Heading("te vervangen door", "nieuw"),
            Prose(f"“{wish.new or '…'}”"),
        )
    return (
        Heading("Verzoekt het college", "verzoekt"),
        Prose(wish.request or "…"),
        Prose("en gaat over tot de orde van de dag."),
    )


def objections(
    teller: Teller, claims: Sequence[str], title: str, *, apart: bool = False
) -> tuple[Plain, ...]:
    """Tell below a title what was said against the claims that a draft rests on, unanswered first,
    each with the best answer; nothing where it rests on none.
    """
    if not claims:
        return ()
    heading, against = Heading(title, "bezwaren", apart=apart), teller.against(claims)
    if not against:
        nothing = gettext("On this map nothing stands against these claims.")
        return (heading, Prose(nothing, "quiet"))
    told = [saying for one in against[:OBJECTIONS] for saying in _objection(teller, one)]
    more = len(against) - OBJECTIONS
    if more <= 0:
        return (heading, Sayings(tuple(told)))
    things = further(more, "objection", "objections")
    rest = Prose(gettext("And {things} on the map.", things=things), "quiet")
    return (heading, Sayings(tuple(told)), rest)


def _objection(teller: Teller, relation: Relation) -> Iterator[Saying]:
    """Tell one with what it is brought against, and its best answer."""
    is_open = is_unanswered(relation, teller.map, teller.index)
    mark, claim = gettext("no answer yet") if is_open else "", teller.end(relation)
    yield teller.point(relation, marks=[mark, brought_against(claim) if claim else ""])
    if answer := teller.best_answer(relation):
        yield teller.point(answer, depth=1)

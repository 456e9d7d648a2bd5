"""Interruptions: of one holder of a position what is claimed, the best attack on it, and what was
said in return before.

A holder is a person or body that is named as the one who says it, the authors of an article for
what they say themselves, or everybody who speaks in one role: the portfolio holder of a council is
a policymaker here unless a claim names one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from ..errors import NotFound
from ..model import Claim, Relation, VoiceKind
from ..text.language import DUTCH, gettext, speaking
from ..text.phrasing import MANY_VOICES, amount, further, listed, unstopped
from .closing import no_poll, sources
from .composing import paper
from .document import Document, Heading, Plain, Prose, Saying, Sayings
from .telling import Teller

MOST = 8  # claims
SIGNS = 3_600  # of all of them together, so that they fit one side of A4


@dataclass(frozen=True)
class Holder:
    """Who holds positions, by name or everybody in a role; `attacked` are their claims that
    something was brought against. `name` is what addresses call them, in Dutch.
    """

    name: str
    role: VoiceKind | None
    claims: tuple[str, ...]
    attacked: tuple[str, ...]

    @property
    def is_role(self) -> bool:
        """Whether they are everybody in a role."""
        return self.role is not None

    @property
    def told(self) -> str:
        """What a reader calls them."""
        return MANY_VOICES[self.role] if self.role else self.name


def holders(teller: Teller) -> list[Holder]:
    """Give who can be interrupted: who is named first, then the roles; most attacked first."""
    found: dict[tuple[VoiceKind | None, str], list[str]] = {}
    for claim in teller.map.claims.values():
        for name in _names(teller, claim):
            found.setdefault((None, name), []).append(claim.id)
        if claim.voice.kind is not VoiceKind.UNKNOWN:
            found.setdefault((claim.voice.kind, _in_address(claim.voice.kind)), []).append(claim.id)
    told = [_holder(teller, name, role, ids) for (role, name), ids in found.items()]
    order = sorted(told, key=lambda one: (one.is_role, -len(one.attacked), one.name))
    return [one for one in order if one.attacked]


@speaking(DUTCH)
def _in_address(role: VoiceKind) -> str:
    return MANY_VOICES[role]


def interruptions(teller: Teller, known: Sequence[Holder], name: str) -> Document:
    """Compose the page for one of these holders. Raises NotFound for who is none of them."""
    digest = teller.digest
    found = next((one for one in known if one.name == name), None)
    if found is None:
        raise NotFound("Nobody of this name says something here that was contradicted.")
    path = f"interrupties?{urlencode({'wie': name, 'v': digest.version})}"
    blocks = (*_told(teller, found), *sources(teller), no_poll(digest))
    title = gettext("Interruptions: {who}", who=found.told)
    return paper(digest, gettext("Interruptions"), path, blocks, title=title, is_sheet=True)


def _names(teller: Teller, claim: Claim) -> list[str]:
    """Give who is named as saying it: the voice, or the authors of an article in their own role."""
    if claim.voice.name:
        return [claim.voice.name]
    origins = [teller.map.sources.get(one.source) for one in claim.excerpts]
    own = [one for one in origins if one and one.authors and one.voice.kind is claim.voice.kind]
    return list(dict.fromkeys(listed(one.authors) for one in own))


def _holder(teller: Teller, name: str, role: VoiceKind | None, ids: Sequence[str]) -> Holder:
    best = {found[0].id: id_ for id_ in ids if (found := teller.against([id_]))}
    order = teller.worst_first(teller.map.relations[one] for one in best)
    return Holder(name, role, tuple(ids), tuple(best[one.id] for one in order))


def _told(teller: Teller, holder: Holder) -> tuple[Plain, ...]:
    told = _fitting(teller, holder)
    more = len(holder.attacked) - len(told)
    rest = gettext(
        "And {claims} that were spoken against.", claims=further(more, "claim", "claims")
    )
    opening = gettext(
        "Here are {claims} of {whom}; {attacked} of them were spoken against. The strongest"
        " objections come first.",
        whom=_whom(holder),
        claims=_claims(len(holder.claims)),
        attacked=len(holder.attacked),
    )
    return (
        Prose(opening, "quiet"),
        Heading(gettext("They say, you ask"), "interrupties"),
        Sayings(tuple(saying for one in told for saying in one)),
        *([Prose(rest, "quiet")] if more else []),
    )


def _claims(count: int) -> str:
    return amount(count, "claim", "claims")


def _fitting(teller: Teller, holder: Holder) -> list[list[Saying]]:
    """Tell as many claims as one side of A4 holds, at least one."""
    told: list[list[Saying]] = []
    left = SIGNS
    for id_ in _varied(teller, holder.attacked)[:MOST]:
        one = _one(teller, holder, id_, len(told) + 1)
        left -= sum(len(each.words) for each in one)
        if told and left < 0:
            break
        told.append(one)
    return told


def _varied(teller: Teller, claims: Sequence[str]) -> list[str]:
    """Put claims to which the same attack was told before behind the others."""
    seen = set[tuple[str, ...]]()
    fresh, again = list[str](), list[str]()
    for id_ in claims:
        premises = teller.against([id_])[0].premises
        (again if premises in seen else fresh).append(id_)
        seen.add(premises)
    return [*fresh, *again]


def _whom(holder: Holder) -> str:
    return gettext("all {voices}", voices=holder.told) if holder.is_role else holder.name


def _one(teller: Teller, holder: Holder, id_: str, number: int) -> list[Saying]:
    best, *others = teller.against([id_])
    attack = teller.point(best, depth=1)
    told = [
        replace(teller.saying(id_), number=f"{number}."),
        replace(attack, says=gettext("Your interruption ({how})", how=attack.says)),
    ]
    return [*told, *_replies(teller, holder, best, others)]


def _replies(
    teller: Teller, holder: Holder, attack: Relation, others: Sequence[Relation]
) -> Iterator[Saying]:
    """Tell what the holder said in return; else what another did, else that nobody did; and what
    the holder answered to another attack on the same claim.
    """
    own, best = _own_reply(teller, holder, attack), teller.best_answer(attack)
    if own:
        yield _answered(teller, own, gettext("Their earlier answer"))
    elif best:
        yield _answered(teller, best, gettext("Not theirs, but to be expected"))
    else:
        yield Saying(gettext("Nobody has given an answer to this yet."), depth=2)
    for other in others if not own else ():
        earlier = _own_reply(teller, holder, other)
        if earlier:
            words = unstopped(teller.map.claims[other.premises[0]].text)
            said = gettext("Earlier they answered to “{words}”", words=words)
            yield _answered(teller, earlier, said)
            return


def _own_reply(teller: Teller, holder: Holder, attack: Relation) -> Relation | None:
    own = [one for one in teller.answers(attack) if set(one.premises) & set(holder.claims)]
    return max(own, key=lambda one: teller.strength(one.id), default=None)


def _answered(teller: Teller, one: Relation, words: str) -> Saying:
    told = teller.point(one, depth=2)
    return replace(told, says=f"{words} ({told.says})")

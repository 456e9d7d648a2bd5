"""Importing: a map or an article becomes events, in one transaction; twice is once.

`comparing` says what a file changes. What the debate holds beside the file (answers of citizens)
stays.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from .. import events
from ..errors import InvalidInput, LimitReached
from ..events import Event
from ..model import (
    CLAIMS_PER_TOPIC,
    ArgumentMap,
    Kind,
    Loss,
    Source,
    SourceKind,
    Topic,
)
from ..queries import claims, maps, recorded
from ..queries.snapshot import Snapshot
from ..roles import Actor, Role
from ..sources.anchors import content_digest
from ..sources.article import Article
from ..sources.article_map import to_sources
from ..storage.store import Store
from ..text import names
from ..text.render import render
from ..text.sentence import note
from . import cleaning, comparing

Progress = Callable[[int], None]
"""Told, now and then, how many events were made."""


@dataclass(frozen=True)
class Imported:
    """What an import held and did.

    `new` counts what was added or set anew, `unchanged` what was equal.
    """

    topic: str
    claims: int
    relations: Mapping[str, int]
    linked: int
    sources: int
    excerpts: int
    reactions: int
    voices: int
    questions: int
    new: int
    unchanged: int
    losses: tuple[Loss, ...] = ()


def import_map(
    store: Store,
    actor: Actor,
    given: ArgumentMap,
    losses: tuple[Loss, ...] = (),
    progress: Progress | None = None,
    *,
    keeps_topic: bool = False,
) -> Imported:
    """Bring a whole map into the store. Nothing is stored when anything in it is refused.

    What was erased is left out, and `losses` says so. An editor's map only adds: what others said
    is not set anew by a file. With `keeps_topic` a debate that is there keeps its title and theses,
    for formats that do not know of which debate they are. Raises InvalidInput, naming the thing,
    where a sentence or note cannot be used, the parts do not fit, or something belongs to another
    debate; and LimitReached.
    """
    actor.require("import")
    _require_room(len(given.claims))
    fit, changed = cleaning.cleaned(given)
    notes = _rendered_notes(fit)
    slug = fit.topic.slug
    with store.change(slug, actor.ref_in(slug)) as change:
        _require_own(change.connection, fit)
        changes = _changes(change.connection, actor, fit, notes, keeps_topic=keeps_topic)
        staying = list(changes.staying(recorded.posted_by(change.connection, slug, actor.ref)))
        new = change.record_all(_told(changes.events(), progress))
    return report(fit, new, changes.unchanged, (*losses, *changed, *changes.losses, *staying))


def preview(
    connection: Snapshot, actor: Actor, given: ArgumentMap, losses: tuple[Loss, ...] = ()
) -> Imported:
    """Say what `import_map` would do, and do nothing. Raises as that does."""
    actor.require("import")
    _require_room(len(given.claims))
    fit, changed = cleaning.cleaned(given)
    _require_own(connection, fit)
    changes = _changes(connection, actor, fit, {})
    new = sum(1 for _ in changes.events())
    return report(fit, new, changes.unchanged, (*losses, *changed, *changes.losses))


def import_article(store: Store, actor: Actor, article: Article, slug: str = "") -> Imported:
    """Bring an article with its reactions into a debate: its sources, and the text of each.

    The debate `slug` is opened under the article's title where there is none. Sources that the
    debate names already keep what is known of them; a text that was erased does not come back.
    Raises InvalidInput, also for the reactions of a feed whose article the debate has not.
    """
    actor.require("import")
    if not (slug or article.title):
        raise InvalidInput("This text has no title. Say which debate it belongs to: --topic.")
    slug = slug or names.slug(article.title)
    if slug != names.slug(slug):
        raise InvalidInput(
            "The debate's slug has lower-case letters, digits and hyphens: --topic wijkteams."
        )
    with store.change(slug, actor.ref_in(slug)) as change:
        known = recorded.recorded_map(change.connection, slug)
        stored = recorded.digests(change.connection, slug)
        opened = [] if known else [events.TopicOpened(Topic(slug, article.title or slug))]
        sources = to_sources(article, slug, known.sources if known else {}, stored)
        _require_article(article, sources[0], known)
        texts = _texts(article, sources)
        erased = recorded.erased(change.connection, [text.source for text in texts])
        fresh = [
            text
            for text in texts
            if text.source not in erased and stored.get(text.source) != text.digest
        ]
        unknown = _unknown(sources.values(), known)
        new = change.record_all([*opened, *map(events.SourceAdded, unknown), *fresh])
    whole = ArgumentMap(
        Topic(slug, article.title), sources={one.id: one for one in sources.values()}
    )
    unchanged = len(sources) + len(texts) + len(opened) - new - len(erased)
    gone = [Loss(id_, "the text", "this was erased, and stays so") for id_ in sorted(erased)]
    return report(whole, new, unchanged, (*article.notices, *gone))


def _require_room(count: int) -> None:
    if count > CLAIMS_PER_TOPIC:
        raise LimitReached(
            "A debate holds at most {limit} claims; this makes {count}. Split it.",
            limit=CLAIMS_PER_TOPIC,
            count=count,
        )


def _require_own(connection: Snapshot, given: ArgumentMap) -> None:
    """Refuse ids that another debate has: what is there would be taken from it."""
    parts = (given.sections, given.sources, given.claims, given.relations, given.questions)
    ids = [id_ for part in parts for id_ in part]
    for id_, other in recorded.elsewhere(connection, ids, given.topic.slug).items():
        raise InvalidInput(
            "The id {id} belongs to the debate {other} already. Leave the ids out of a copy.",
            id=id_,
            other=other,
        )


def _changes(
    connection: Snapshot,
    actor: Actor,
    fit: ArgumentMap,
    notes: Mapping[str, str],
    *,
    keeps_topic: bool = False,
) -> comparing.Changes:
    known = _known(connection, fit.topic.slug)
    if known:
        _require_room(len(known.recorded.claims.keys() | fit.claims.keys()))
    adds_only = actor.role is not Role.OPERATOR
    return comparing.Changes(fit, known, notes, adds_only=adds_only, keeps_topic=keeps_topic)


def _known(connection: Snapshot, slug: str) -> comparing.Known | None:
    as_recorded = recorded.recorded_map(connection, slug)
    if as_recorded is None:
        return None
    out_of_sight = recorded.out_of_sight(connection, slug)
    merged = [id_ for id_, status in out_of_sight.items() if status == "merged"]
    written = maps.argument_map(connection, slug) if merged else as_recorded
    return comparing.Known(
        as_recorded,
        written,
        out_of_sight,
        claims.stands_as(connection, merged),
        recorded.restructured(connection, slug),
    )


def _told(events: Iterable[Event], progress: Progress | None) -> Iterator[Event]:
    """Give the events, telling of every hundred."""
    for number, event in enumerate(events, start=1):
        yield event
        if progress and not number % 100:
            progress(number)


def _require_article(article: Article, whole: Source, known: ArgumentMap | None) -> None:
    """Refuse reactions without a text that they are to, unless the debate knows it."""
    if not article.blocks and (known is None or whole.id not in known.sources):
        raise InvalidInput(
            "These reactions are to {title}, which is not in this debate. Import that article"
            " first.",
            title=article.title or article.url,
        )


def _unknown(sources: Iterable[Source], known: ArgumentMap | None) -> list[Source]:
    return [one for one in sources if known is None or one.id not in known.sources]


def _texts(article: Article, sources: Mapping[int, Source]) -> list[events.SourceTextStored]:
    """Give the texts to store, by the number that `to_sources` gave each."""
    told = {0: article.paragraphs} if article.blocks else {}
    told |= {reaction.number: reaction.paragraphs for reaction in article.reactions}
    return [
        events.SourceTextStored(one.id, told[number], content_digest(told[number]))
        for number, one in sources.items()
        if number in told
    ]


def _rendered_notes(given: ArgumentMap) -> dict[str, str]:
    """Render every note, which may take a while, before any lock is held."""
    return {id_: render(note(claim.note)) for id_, claim in given.claims.items() if claim.note}


def report(
    given: ArgumentMap, new: int = 0, unchanged: int = 0, losses: tuple[Loss, ...] = ()
) -> Imported:
    """Count what a map holds, beside what an import of it did."""
    kinds = [relation.kind for relation in given.relations.values()]
    voices = {(claim.voice.kind, claim.voice.name) for claim in given.claims.values()}
    return Imported(
        topic=given.topic.slug,
        claims=len(given.claims),
        relations={str(kind): kinds.count(kind) for kind in Kind},
        linked=sum(len(relation.premises) > 1 for relation in given.relations.values()),
        sources=len(given.sources),
        excerpts=sum(len(claim.excerpts) for claim in given.claims.values()),
        reactions=sum(one.kind is SourceKind.REACTION for one in given.sources.values()),
        voices=len(voices),
        questions=len(given.questions),
        new=new,
        unchanged=unchanged,
        losses=losses,
    )

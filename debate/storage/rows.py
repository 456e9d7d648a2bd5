"""The things of the model as rows of the tables, and the statements that store them."""

from collections.abc import Iterator, Sequence

from ..model import Claim, Excerpt, Json, Question, Relation, Remains, Section, Source, Topic
from ..plain import canonical, to_plain
from .journal import Entry

Statement = tuple[str, tuple[object, ...]]
"""SQL and its values. A kind is given as a plain `str`, which sqlite3 binds five times as fast."""


def _insert(table: str, columns: str, key: str = "") -> str:
    """Write an insert; with `key`, one that sets the columns after it anew where the row exists."""
    names = columns.replace(",", " ").replace("|", " ").split()
    statement = f"insert into {table} ({', '.join(names)}) values ({', '.join('?' * len(names))})"
    if not key:
        return statement
    anew = columns.partition("|")[2].replace(",", " ").split()
    changes = ", ".join(f"{name} = excluded.{name}" for name in anew)
    return f"{statement} on conflict ({key}) do update set {changes}"


# Before the bar: what stays as it was when a row is set anew.
_TOPIC = _insert(
    "topic",
    "slug, pos | version, changed_ms, title, question, description, language, theses, data",
    "slug",
)
_SECTION = _insert("section", "id, debate, pos | title, level, parent, tags, data", "id")
_SOURCE = _insert(
    "source",
    "id, debate, pos | key, kind, title, authors, voice_kind, voice_name, published, outlet, url,"
    " reaction_to, number, data",
    "id",
)
SOURCE_TEXT = _insert("source_text", "source | digest, paragraphs", "source")
_CLAIM_COLUMNS = (
    "id, debate, pos, posted_ms, status, reason, reviewed, actor_ref | changed_pos, title, text,"
    " note, note_html, voice_kind, voice_name, origin, section, base, is_argument, frames,"
    " wordings, tags, data"
)
_CLAIM = _insert("claim", _CLAIM_COLUMNS)
_CLAIM_ANEW = _insert("claim", _CLAIM_COLUMNS, "id")
_RELATION_COLUMNS = (
    "id, debate, pos, posted_ms, status, reason | kind, conclusion, title, text, note, voice_kind,"
    " voice_name, frames, made_by, why, scheme, base, section, mark, pair, tags, data"
)
_RELATION = _insert("relation", _RELATION_COLUMNS)
_RELATION_ANEW = _insert("relation", _RELATION_COLUMNS, "id")
_QUESTION_COLUMNS = (
    "id, debate, pos, posted_ms, status, reason | about, title, text, voice_kind, voice_name,"
    " origin, section, tags, data"
)
_QUESTION = _insert("question", _QUESTION_COLUMNS, "id")
_STANDS_ALONE = "update claim set merged_into = null where id = ? or merged_into = ?"
_EXCERPT = _insert("excerpt", "owner, ord, source, paragraph, start_at, end_at, digest")
# No insert by its first word: it reads what is there, and may not wait to run with others.
_ONE_MORE_EXCERPT = """
    with here (ord) as (select coalesce(max(ord), -1) + 1 from excerpt where owner = ?)
    insert into excerpt (owner, ord, source, paragraph, start_at, end_at, digest)
    select ?, here.ord, ?, ?, ?, ?, ? from here
"""
_SAME_EXCERPT = """
    owner = ? and source = ? and paragraph = ? and start_at = ? and end_at = ? and digest = ?
"""
_ONE_EXCERPT_LESS = f"delete from excerpt where {_SAME_EXCERPT}"
_EXCERPT_ELSEWHERE = f"""
    update excerpt set paragraph = ?, start_at = ?, end_at = ?
    where {_SAME_EXCERPT}
"""
_PREMISE = _insert("premise", "relation, ord, claim")


TOUCHED = """
    insert into touched (thing, pos, field)
    values (?, ?, ?)
    on conflict (thing, pos, field) do nothing
"""


def as_list(values: Sequence[str]) -> str:
    """Give a list of texts as it is stored."""
    return as_json(list(values)) if values else "[]"


def as_json(value: Json) -> str:
    """Give any JSON value as it is stored."""
    return canonical(value).decode() if value else ("{}" if value == {} else "[]")


def topic(entry: Entry, one: Topic) -> Statement:
    """Set a debate's own row."""
    told = (one.title, one.question, one.description, one.language)
    place = (one.slug, entry.pos, entry.recorded.version, entry.recorded.at_ms)
    return _TOPIC, (*place, *told, as_list(one.theses), as_json(dict(one.data)))


def section(entry: Entry, one: Section) -> Statement:
    """Set a heading's row."""
    told = (one.title, one.level, one.parent)
    place = (one.id, entry.recorded.debate, entry.pos)
    return _SECTION, (*place, *told, as_list(one.tags), as_json(dict(one.data)))


def source(entry: Entry, one: Source) -> Statement:
    """Set a source's row."""
    return _SOURCE, (
        one.id,
        entry.recorded.debate,
        entry.pos,
        one.key,
        str(one.kind),
        one.title,
        as_list(one.authors),
        str(one.voice.kind),
        one.voice.name,
        one.published,
        one.outlet,
        one.url,
        one.reaction_to,
        one.number,
        as_json(dict(one.data)),
    )


def claim(entry: Entry, one: Claim, note_html: str, reviewed: bool) -> list[Statement]:
    """Add a claim with its passages."""
    return [(_CLAIM, _claim(entry, one, note_html, reviewed)), *excerpts(one.id, one.excerpts)]


def claim_anew(entry: Entry, one: Claim, note_html: str) -> Iterator[Statement]:
    """Set what a claim says anew; its place in the log and its status stay."""
    yield _CLAIM_ANEW, _claim(entry, one, note_html, True)
    yield no_excerpts(one.id)
    yield from excerpts(one.id, one.excerpts)


def _claim(entry: Entry, one: Claim, note_html: str, reviewed: bool) -> tuple[object, ...]:
    return (
        *_posted(entry, one.id),
        int(reviewed),
        entry.recorded.actor_ref,
        entry.pos,
        one.title,
        one.text,
        one.note,
        note_html,
        str(one.voice.kind),
        one.voice.name,
        str(one.origin),
        one.section,
        one.base,
        int(one.is_argument),
        as_list(one.frames),
        as_json([to_plain(wording) for wording in one.wordings]),
        as_list(one.tags),
        as_json(dict(one.data)),
    )


def relation(entry: Entry, one: Relation) -> list[Statement]:
    """Add a relation with its premises and passages."""
    return [(_RELATION, _relation(entry, one)), *_ends(one)]


def relation_anew(entry: Entry, one: Relation) -> Iterator[Statement]:
    """Set a relation anew; its place in the log and its status stay."""
    yield _RELATION_ANEW, _relation(entry, one)
    yield no_premises(one.id)
    yield no_excerpts(one.id)
    yield from _ends(one)


def _ends(one: Relation) -> list[Statement]:
    grounds = enumerate(one.premises)
    ends: list[Statement] = [(_PREMISE, (one.id, order, ground)) for order, ground in grounds]
    return ends + excerpts(one.id, one.excerpts)


def _relation(entry: Entry, one: Relation) -> tuple[object, ...]:
    return (
        *_posted(entry, one.id),
        str(one.kind),
        one.conclusion,
        one.title,
        one.text,
        one.note,
        str(one.voice.kind),
        one.voice.name,
        as_list(one.frames),
        str(one.made_by),
        one.why,
        one.scheme,
        one.base,
        one.section,
        str(one.mark or ""),
        one.pair,
        as_list(one.tags),
        as_json(dict(one.data)),
    )


def _posted(entry: Entry, id_: str) -> tuple[object, ...]:
    """Give how every row begins of a thing that is posted now, and shown."""
    return (id_, entry.recorded.debate, entry.pos, entry.recorded.at_ms, "shown", "")


def question(entry: Entry, one: Question) -> Iterator[Statement]:
    """Set a question's row with its passages."""
    yield (
        _QUESTION,
        (
            *_posted(entry, one.id),
            one.about,
            one.title,
            one.text,
            str(one.voice.kind),
            one.voice.name,
            str(one.origin),
            one.section,
            as_list(one.tags),
            as_json(dict(one.data)),
        ),
    )
    yield no_excerpts(one.id)
    yield from excerpts(one.id, one.excerpts)


def excerpts(owner: str, passages: Sequence[Excerpt]) -> list[Statement]:
    """Add the passages that something rests on."""
    return [
        (_EXCERPT, (owner, order, one.source, one.paragraph, one.start, one.end, one.digest))
        for order, one in enumerate(passages)
    ]


def one_more_excerpt(owner: str, one: Excerpt) -> Statement:
    """Add a passage behind those that something rests on already."""
    return _ONE_MORE_EXCERPT, (owner, owner, *_place(one))


def one_excerpt_less(owner: str, one: Excerpt) -> Statement:
    """Take one passage of something away."""
    return _ONE_EXCERPT_LESS, (owner, *_place(one))


def excerpt_elsewhere(owner: str, earlier: Excerpt, now: Excerpt) -> Statement:
    """Give a passage of something another place."""
    return _EXCERPT_ELSEWHERE, (now.paragraph, now.start, now.end, owner, *_place(earlier))


def _place(one: Excerpt) -> tuple[object, ...]:
    return (one.source, one.paragraph, one.start, one.end, one.digest)


def no_excerpts(owner: str) -> Statement:
    """Take the passages of something away."""
    return "delete from excerpt where owner = ?", (owner,)


def no_premises(relation: str) -> Statement:
    """Take the premises of a relation away."""
    return "delete from premise where relation = ?", (relation,)


def tombstone(
    entry: Entry, first: Entry, thing: str, ground: str, remains: Remains | None = None
) -> Iterator[Statement]:
    """Leave of an erased claim, relation or question only that it was there, since when, why not,
    and of a claim what figures count.

    `first` is the entry that it was posted with, `entry` the one that erases. Claims that were
    merged into it are other people's words and stand on their own again.
    """
    place = (thing, entry.recorded.debate, first.pos, first.recorded.at_ms, "erased", ground)
    yield no_excerpts(thing)
    if thing.startswith("c"):
        left = remains or Remains(thing)
        kept = (str(left.voice), "", str(left.origin), left.section, None, 0, as_list(left.frames))
        yield _STANDS_ALONE, (thing, thing)
        said = (*place, 1, b"", entry.pos, "", "", "", "", *kept, "[]", "[]", "{}")
        yield _all(_CLAIM_COLUMNS, "claim"), said
    elif thing.startswith("r"):
        told = ("support", "", "", "", "", "unknown", "", "[]", "text", "", "", None, "", "", "")
        yield no_premises(thing)
        yield _all(_RELATION_COLUMNS, "relation"), (*place, *told, "[]", "{}")
    elif thing.startswith("q"):
        asked = ("", "", "", "unknown", "", "platform", "", "[]", "{}")
        yield _all(_QUESTION_COLUMNS, "question"), (*place, *asked)


def _all(columns: str, table: str) -> str:
    """Write an insert that sets every column but the id anew."""
    return _insert(table, columns.replace("|", ",").replace("id,", "id |", 1), "id")

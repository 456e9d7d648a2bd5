"""What each table looks like: the log and its tree, and the state that is folded from it.

Times are UTC in milliseconds. Lists inside one thing (tags, frames, wordings) are canonical JSON.
"""

from collections.abc import Iterable

from . import decided

LOG = """
create table event (
    pos integer primary key,
    debate text not null,
    version integer not null,
    kind text not null,
    schema_v integer not null,
    actor_ref blob not null,
    at_ms integer not null,
    idem text,
    commitment blob not null,
    prev blob not null,
    hash blob not null,
    unique (debate, version)
);
create unique index event_idem on event (actor_ref, idem) where idem is not null;
create index event_hash on event (hash);
create table debate_head (
    debate text primary key,
    version integer not null,
    head blob not null
);
create table payload (
    pos integer primary key references event (pos),
    salt blob not null,
    body blob not null
);
create table actor (
    actor_ref blob primary key,
    account text not null,
    debate text not null,
    unique (account, debate)
);
create table unsealed (
    pos integer primary key references event (pos)
);
create table seal (
    seq integer primary key,
    pos integer not null unique references event (pos)
);
create table mnode (
    level integer not null,
    idx integer not null,
    hash blob not null,
    primary key (level, idx)
);
create table sealer (
    one integer primary key check (one = 1),
    size integer not null
);
create table checkpoint (
    size integer primary key,
    root blob not null,
    note text not null,
    at_ms integer not null
);
insert into sealer (one, size) values (1, 0);
"""

STATE = """
create table topic (
    slug text primary key,
    pos integer not null,
    version integer not null,
    changed_ms integer not null,
    title text not null,
    question text not null,
    description text not null,
    language text not null,
    theses text not null,
    data text not null
);
create table section (
    id text primary key,
    debate text not null references topic (slug),
    pos integer not null,
    title text not null,
    level integer not null,
    parent text not null,
    tags text not null,
    data text not null
);
create index section_debate on section (debate, pos);
create table source (
    id text primary key,
    debate text not null references topic (slug),
    pos integer not null,
    key text not null,
    kind text not null,
    title text not null,
    authors text not null,
    voice_kind text not null,
    voice_name text not null,
    published text not null,
    outlet text not null,
    url text not null,
    reaction_to text not null,
    number integer not null,
    data text not null
);
create index source_debate on source (debate, pos);
create table source_text (
    source text primary key references source (id) deferrable initially deferred,
    digest text not null,
    paragraphs text not null
);
create table claim (
    id text primary key,
    debate text not null references topic (slug),
    pos integer not null,
    posted_ms integer not null,
    actor_ref blob not null,
    changed_pos integer not null,
    status text not null check (status in ('shown', 'withdrawn', 'hidden', 'erased')),
    reason text not null,
    reviewed integer not null check (reviewed in (0, 1)),
    merged_into text references claim (id) deferrable initially deferred,
    title text not null,
    text text not null,
    note text not null,
    note_html text not null,
    voice_kind text not null,
    voice_name text not null,
    origin text not null,
    section text not null,
    base real,
    is_argument integer not null,
    frames text not null,
    wordings text not null,
    tags text not null,
    data text not null
);
create index claim_debate on claim (debate, pos);
create index claim_merged on claim (merged_into) where merged_into is not null;
create table excerpt (
    owner text not null,
    ord integer not null,
    source text not null,
    paragraph integer not null,
    start_at integer not null,
    end_at integer not null,
    digest text not null,
    primary key (owner, ord)
);
create index excerpt_source on excerpt (source, paragraph, start_at);
create table relation (
    id text primary key,
    debate text not null references topic (slug),
    pos integer not null,
    posted_ms integer not null,
    status text not null check (status in ('shown', 'withdrawn', 'hidden', 'erased')),
    reason text not null,
    kind text not null check (kind in ('support', 'attack', 'undercut')),
    conclusion text not null,
    title text not null,
    text text not null,
    note text not null,
    voice_kind text not null,
    voice_name text not null,
    frames text not null,
    made_by text not null,
    why text not null,
    scheme text not null,
    base real,
    section text not null,
    mark text not null,
    pair text not null,
    tags text not null,
    data text not null
);
create index relation_debate on relation (debate, pos);
create index relation_conclusion on relation (conclusion, pos);
create table premise (
    relation text not null references relation (id) deferrable initially deferred,
    ord integer not null,
    claim text not null references claim (id) deferrable initially deferred,
    primary key (relation, ord)
);
create index premise_claim on premise (claim, relation);
create table question (
    id text primary key,
    debate text not null references topic (slug),
    pos integer not null,
    posted_ms integer not null,
    status text not null check (status in ('shown', 'withdrawn', 'hidden', 'erased')),
    reason text not null,
    about text not null,
    title text not null,
    text text not null,
    voice_kind text not null,
    voice_name text not null,
    origin text not null,
    section text not null,
    tags text not null,
    data text not null
);
create index question_debate on question (debate, pos);
create index question_about on question (about, pos);
create table touched (
    thing text not null,
    pos integer not null,
    field text not null,
    primary key (thing, pos, field)
);
"""

SPLIT = """
create table split (
    claim text not null references claim (id) deferrable initially deferred,
    ord integer not null,
    part text not null references claim (id) deferrable initially deferred,
    primary key (claim, ord)
);
create index split_part on split (part);
create index claim_unread on claim (debate, status, pos)
    where reviewed = 0 and merged_into is null;
create index claim_changed on claim (debate, changed_pos) where changed_pos > pos;
"""

COUNCIL = """
create table council_object (
    id text primary key,
    debate text not null references topic (slug),
    pos integer not null,
    kind text not null,
    title text not null,
    url text not null,
    day text not null
);
create index council_object_debate on council_object (debate, day, pos);
create table council_link (
    object text not null references council_object (id) deferrable initially deferred,
    claim text not null references claim (id) deferrable initially deferred,
    debate text not null references topic (slug),
    pos integer not null,
    linked_ms integer not null,
    primary key (object, claim)
);
create index council_link_claim on council_link (claim, pos);
create table snapshot (
    debate text not null references topic (slug),
    version integer not null,
    pos integer not null,
    taken_ms integer not null,
    title text not null,
    primary key (debate, version)
);
"""

SIDES = """
create index relation_side on relation (conclusion, kind, pos) where status = 'shown';
"""
"""By it the few answers of one side are found among the many of the other."""

STATE_PARTS = (STATE, SPLIT, COUNCIL, SIDES, decided.TABLES)
"""What each migration added to the state, the oldest first: a later one adds tables or columns as
a part of its own, and no part that has run is edited."""

STATE_TABLES = (
    "topic",
    "section",
    "source",
    "source_text",
    "claim",
    "excerpt",
    "relation",
    "premise",
    "question",
    "touched",
    "split",
    "council_object",
    "council_link",
    "snapshot",
    *decided.STATE_TABLES,
)


def statements(*kinds: str, parts: Iterable[str] = STATE_PARTS) -> list[str]:
    """Give the statements of the state that begin with one of these words, in their order."""
    every = (statement.strip() for part in parts for statement in part.split(";\n"))
    return [statement for statement in every if statement.startswith(kinds)]

"""A Kialo export as a map.

A thesis is a claim that the debate is about; Pro and Con support and attack what they stand under;
`-> See 1.2.` ties the claim that is there a second time. Ids are made from the texts, not from the
numbers: a newer export of the same discussion, in which numbers have moved, changes only what is
new.
"""

import re
from dataclasses import replace

from ...errors import Phrase
from ...model import Claim, Excerpt, Json, Kind, Relation, Source, SourceKind, make_id
from ...text import characters
from ..building import Building, topic_of
from ..reading import Reading
from .entries import NUMBER, Cited, Entry, Export, find
from .marks import plain, unescaped

_KINDS = {"Pro": Kind.SUPPORT, "Con": Kind.ATTACK}
_A = {
    "Pro": "a Pro",
    "Con": "a Con",
    "Thesis": "a Thesis",
    "Question": "a Question",
    "": "a relation",
}
_SEE = re.compile(rf"^-> See ({NUMBER})?\.?\s*(discussion #([0-9]{{1,12}}).*)?$", re.DOTALL)
_LINK = re.compile(
    r"( ?)(?<!\\)\[((?:\\.|[^\[\]\\\n]){1,500})\]\((https?://(?:\\.|[^\s()\\]|\([^\s()]*\)){1,2000})\)"
)
_MARK = re.compile(r" ?(?<!\\)\[([0-9]{1,6})\]")
_URL = re.compile(r"https?://\S+")


def read(text: str, *, file: str = "", slug: str = "") -> Reading:
    """Read an export of either version. Raises MalformedFile with the line.

    >>> reading = read(
    ...     "Discussion Title: Het park\\n\\n1. Het park blijft.\\n1.1. Con: Het is vol."
    ... )
    >>> [one.kind.value for one in reading.map.relations.values()], [*reading.names.values()]
    (['attack'], ['1.', '1.1.'])
    """
    building = Building(file, topic_of(file, slug))
    export = find(text, file, building.ledger)
    building.topic = topic_of(file, slug, export.title)
    return _Reader(building, export).run()


class _Reader:
    def __init__(self, building: Building, export: Export) -> None:
        self.building, self.ledger, self.export = building, building.ledger, export
        self.entries = {one.number: one for one in export.entries}
        self.keys: dict[str, str] = {}  # by number
        self.meant: dict[str, str | None] = {}  # by number, over links; None for what is not there
        self.used: dict[str, int] = {}

    def run(self) -> Reading:
        """Give the map, with Kialo's numbers as the names of its claims."""
        for cited in self.export.cited.values():
            self._cited(cited)
        question = self._question()
        for entry in self.export.entries:
            if entry is question:
                self._ask(entry)
            elif not _SEE.match(entry.text):
                self._claim(entry)
        for entry in self.export.entries:
            if entry is not question:
                self._tie(entry)
        reading = self.building.finish(self._theses(question))
        names = {self.building.id("c", key): number for number, key in self.keys.items()}
        return replace(reading, names={id_: names.get(id_, id_) for id_ in reading.map.claims})

    # Entries

    def _question(self) -> Entry | None:
        """Give the entry that asks what several theses answer, None where there is one thesis."""
        first = self.export.entries[0]
        if first.kind == "Question":
            return first
        below = [one.kind for one in self.export.entries if one.parent == first.number]
        return first if below and not any(below) else None

    def _ask(self, entry: Entry) -> None:
        entry_ = self.ledger.node(entry.number, "a question")
        asked = as_question(entry.text)
        self.building.topic = replace(self.building.topic, question=asked)
        self.ledger.carry(entry_)

    def _claim(self, entry: Entry) -> None:
        text, found = self._without_sources(entry)
        said = Claim("", text, excerpts=tuple(Excerpt(one, 0) for one in dict.fromkeys(found)))
        key = self._key(key_of(text))
        if self.building.claim(key, said, self.ledger.node(entry.number), where=entry.number):
            self.keys[entry.number] = key

    def _key(self, text: str) -> str:
        """Give the key of a text, another one each time that it is said."""
        number = self.used[text] = self.used.get(text, 0) + 1
        return text if number == 1 else f"{text}\n{number}"

    def _tie(self, entry: Entry) -> None:
        """Tie an entry to what it stands under."""
        kind = _KINDS.get(entry.kind)
        see = _SEE.match(entry.text)
        if kind is None and not see:
            if entry.parent and not self._is_thesis(entry):
                self._lose(entry, "it is neither Pro nor Con")
            return
        if see and see[2]:
            self._lose(entry, Phrase("{name} is another file", name=" ".join(see[2].split())))
            return
        premise = self._meant(entry.number)
        if kind is None or premise is None:
            self._lose(entry, "it leads to no claim that is here")
            return
        parent = self._meant(entry.parent)
        edge = self.ledger.edge(entry.number, _A[entry.kind])
        told = Relation("", kind, (premise,), parent or "")
        self.building.relation(self._key(f"{premise}\n{kind}\n{parent}"), told, edge)

    def _lose(self, entry: Entry, why: str) -> None:
        self.ledger.lose(why, self.ledger.edge(entry.number, _A[entry.kind]))

    def _meant(self, number: str) -> str | None:
        """Give the key of the claim that a number stands for, over links to links; each link is
        followed once, however many lead to it.
        """
        passed: list[str] = []
        while number in self.entries and number not in self.meant:
            self.meant[number] = self.keys.get(number)
            see = _SEE.match(self.entries[number].text)
            if see is None:
                break
            passed.append(number)
            number = see[1] or ""
        found = self.meant.get(number)
        self.meant.update(dict.fromkeys(passed, found))
        return found

    def _is_thesis(self, entry: Entry) -> bool:
        first = self.export.entries[0].number
        return not entry.parent or (entry.parent == first and entry.kind in ("", "Thesis"))

    def _theses(self, question: Entry | None) -> list[str]:
        above = question.number if question else ""
        return [
            self.keys[one.number]
            for one in self.export.entries
            if one.parent == above and one.kind not in _KINDS and one.number in self.keys
        ]

    # Sources

    def _without_sources(self, entry: Entry) -> tuple[str, list[str]]:
        """Give the words of an entry without its links and footnotes, and these as sources."""
        found: list[str] = []

        def link(match: re.Match[str]) -> str:
            words = unescaped(match[2]).strip()
            is_mark = words.isdigit()
            found.append(self._source(unescaped(match[3]), "" if is_mark else words))
            return "" if is_mark else match[1] + match[2]

        def mark(match: re.Match[str]) -> str:
            if match[1] not in self.export.cited:
                return match[0]
            found.append(self._cited(self.export.cited[match[1]]))
            return ""

        text = _LINK.sub(link, entry.text)
        text = _MARK.sub(mark, text) if self.export.cited else text
        return plain(text), found

    def _cited(self, cited: Cited) -> str:
        """Give the id of a source of the list."""
        whole = " ".join(cited.words)
        if len(cited.words) > 1 and _URL.fullmatch("".join(cited.words)):
            whole = "".join(cited.words)  # an address that was broken over lines
        return self._source(*parted(whole), cited.quote)

    def _source(self, url: str, title: str, quote: str = "") -> str:
        source = source_of(self.building.topic.slug, url, title, quote)
        return self.building.sources.setdefault(source.id, source).id


def key_of(text: str) -> str:
    """Give the key of a text that stands here for the first time."""
    return characters.one_line(text, len(text))


def as_question(text: str) -> str:
    """Give the question of a debate as it is read here."""
    return characters.one_line(plain(text), 300)[:300]


def parted(whole: str) -> tuple[str, str]:
    """Part what names a source into its address and its title.

    >>> parted("Een titel https://a.nl/b")
    ('https://a.nl/b', 'Een titel')
    """
    address = _URL.search(whole)
    url = address[0] if address else ""
    return url, " ".join(whole.replace(url, "").split()) if url else whole


def source_of(slug: str, url: str, title: str, quote: str = "") -> Source:
    """Give the source that an export names; its id comes from its address, or else its title."""
    id_ = make_id("s", slug, "\n".join(filter(None, (url or title, quote))))
    data: dict[str, Json] = {"quote": quote} if quote else {}
    return Source(id_, SourceKind.ARTICLE, title[:300], url=url, data=data)

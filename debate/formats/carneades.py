"""Carneades' YAML: statements, and arguments with linked premises, conclusions and undercutters.

A conclusion that begins with the sign for not is an attack. An undercutter is a statement: each
argument that concludes it undercuts, and its words stay as those of the undercut. Issues,
standards, schemes, assumptions and expected labels stay with the debate and are written back.
"""

import json
import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from typing import NoReturn

from ..errors import MalformedFile, Phrase
from ..model import ArgumentMap, Claim, Json, Kind, Relation, Voice
from .argdown.flow import NotReadable, read_yaml
from .building import Building, changed, slug_of, topic_of
from .holding import Holds, not_held
from .net_targets import Ends, Told, relations
from .reading import Reading, Writing
from .strict_json import refuse_depth

NOT = "¬"
LONGEST = 5_000_000  # characters of YAML; what is laid out a line each may be longer
_KEY = re.compile("[A-Za-z_]+")
_PARTS = frozenset({"meta", "statements", "arguments"})
_ARGUMENT = frozenset({"conclusion", "premises", "undercutter", "scheme"})
_HOLDS = Holds(
    frozenset(
        {"topic.slug", "topic.title", "topic.data", "claim.text", "relation.scheme",
         "relation.data"}
    ),
    relation={"data": lambda relation: _data(_kept(relation.data, _ARGUMENT))},
)  # fmt: skip
_LINE = re.compile(r"  ([^\s\"':,#&*!|>%@`{}\[\]-][^\s:#]*+): (\{.*\})")
_NO_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")  # what JSON holds bare
_WORDS = {"en": "It is not so: ", "nl": "Het is niet zo: "}

Object = dict[str, Json]


def read(text: str, *, file: str = "", slug: str = "") -> Reading:
    """Read an argument graph. Raises MalformedFile with the line.

    Nodes are statements and arguments; edges are premises, conclusions and undercutters.
    """
    document = _quick(text)
    if document is None:
        try:
            document = read_yaml(text.removeprefix("\ufeff"), LONGEST)
        except NotReadable as error:
            raise MalformedFile(
                "This is not YAML that can be read here: {what}.",
                file=file, line=text.count("\n", 0, error.offset) + 1, what=error.why,
            ) from error  # fmt: skip
    if not isinstance(document, dict) or not {"statements", "arguments"} & document.keys():
        raise MalformedFile("This holds no statements and no arguments of Carneades.", file=file)
    return _Reader(document, file, slug).read()


def write(map_: ArgumentMap) -> Writing:
    """Write an argument graph: an attack concludes that something is not so."""
    undercuts = [one for one in map_.relations.values() if one.kind is Kind.UNDERCUT]
    undercut = {one.conclusion: f"{NOT}app({one.conclusion})" for one in undercuts}
    texts: dict[str, set[str]] = {}
    for one in undercuts:
        texts.setdefault(undercut[one.conclusion], set()).add(one.text)
    words = {key: (min(said) if len(said) == 1 else "") or key for key, said in texts.items()}
    lines = ["meta: " + _json({"title": map_.topic.title, "slug": map_.topic.slug}), "statements:"]
    lines += [f"  {one.id}: {_json({'text': one.text})}" for one in map_.claims.values()]
    lines += [f"  {key}: {_json({'text': text})}" for key, text in words.items()]
    lines.append("arguments:")
    lines += [f"  {one.id}: {_json(_argument(one, undercut))}" for one in map_.relations.values()]
    supported = {one.conclusion for one in map_.relations.values() if one.kind is Kind.SUPPORT}
    usual: Object = {"assumptions": [id_ for id_ in map_.claims if id_ not in supported]}
    kept = _kept(map_.topic.data)
    lines += [f"{key}: {_json(one)}" for key, one in {**usual, **kept}.items()]
    held = {
        (one.id, "its text") for one in undercuts if words[undercut[one.conclusion]] == one.text
    }
    more = {key: one for key, one in kept.items() if one != usual.get(key)}
    told = replace(_HOLDS, topic={"data": lambda _: _data(more)})
    losses = tuple(one for one in not_held(map_, told) if (one.where, one.what) not in held)
    return Writing("\n".join(lines) + "\n", losses)


def _kept(data: Mapping[str, Json], known: frozenset[str] = _PARTS) -> Object:
    """Give what a file of Carneades said beside all this, as far as it can stand there again."""
    kept = data.get("carneades")
    if not isinstance(kept, dict) or not all(map(_KEY.fullmatch, kept)):
        return {}
    return {} if known & kept.keys() else kept


def _data(kept: Object) -> Object:
    return {"carneades": kept} if kept else {}


def _argument(one: Relation, undercut: Mapping[str, str]) -> Object:
    target = {Kind.SUPPORT: one.conclusion, Kind.ATTACK: NOT + one.conclusion}
    told: Object = {"conclusion": target.get(one.kind) or undercut[one.conclusion]}
    told["premises"] = list(one.premises)
    told |= {"scheme": one.scheme} if one.scheme else {}
    told |= {"undercutter": undercut[one.id]} if one.id in undercut else {}
    return told | _kept(one.data, _ARGUMENT)


def _json(value: Json) -> str:
    return _NO_YAML.sub(
        lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False)
    )


def _quick(text: str) -> Json:
    """Read what our own writer lays out, a statement and an argument a line; None for the rest."""
    document: Object = {}
    part: Object = {}
    try:
        for line in text.splitlines():
            if found := _LINE.fullmatch(line):
                if found[1] in part:
                    return None
                part[found[1]] = json.loads(found[2])
            elif line in ("statements:", "arguments:") and line[:-1] not in document:
                part = document[line[:-1]] = {}
            else:
                key, colon, value = line.partition(": ")
                if not (colon and _KEY.fullmatch(key)) or key in document:
                    return None
                document[key] = json.loads(value)
    except (ValueError, RecursionError):
        return None
    return document


class _Reader:
    def __init__(self, document: Object, file: str, slug: str) -> None:
        self.document = document
        self.file = file
        meta = document.get("meta")
        meta = meta if isinstance(meta, dict) else {}
        title = meta.get("title")
        own = meta.get("slug")
        title = title if isinstance(title, str) else ""
        self.building = Building(file, topic_of(file, slug or slug_of(own), title))
        self.ledger = self.building.ledger
        rest = [key for key in meta if key not in ("title", "slug")]
        if rest:
            self.ledger.detail("the file", ", ".join(rest)[:100], "nothing is made of it")
        self.kept = {key: one for key, one in document.items() if key not in _PARTS}
        refuse_depth(self.kept, None, file)

    def read(self) -> Reading:
        """Read statements, then arguments."""
        arguments = dict(self._things("arguments"))
        concluded: dict[str, list[str]] = defaultdict(list)
        used: set[str] = set()
        for id_, one in arguments.items():
            concluded[self._text(one, "conclusion", id_)].append(id_)
            used.update(self._premises(one, id_))
        used |= self._assumed()
        undercutters = self._undercutters(arguments, concluded, used)
        words = self._statements(undercutters)
        told = relations(
            {id_: undercutters.get(self._text(one, "conclusion", id_), [])
             for id_, one in arguments.items()},
            self.ledger,
        )  # fmt: skip
        for id_, one in arguments.items():
            self._argument(id_, one, told[id_], words)
        bare = [one for one in self.names if one not in concluded and one not in undercutters]
        if self.kept.get("assumptions") == bare:
            del self.kept["assumptions"]  # what nothing speaks for, which is written again
        self.building.keep("carneades", self.kept)
        return self.building.finish()

    def _statements(self, undercutters: Container[str]) -> dict[str, tuple[str, int]]:
        """Make claims of the statements; give those that are only the words of an undercut."""
        words: dict[str, tuple[str, int]] = {}
        self.names: dict[str, None] = {}
        for id_, one in self._things("statements", text=True):
            text = one.get("text", one.get("label"))
            entry = self.ledger.node(f"statement {id_}", "a statement")
            said = text if isinstance(text, str) else id_
            self.names[id_] = None
            if id_ in undercutters:
                words[id_] = (said, entry)
                continue
            self.building.claim(id_, Claim("", said), entry, where=f"statement {id_}")
            rest = {
                key: value for key, value in one.items() if key not in ("text", "label", "assumed")
            }
            if rest:
                self.ledger.detail(
                    f"statement {id_}", ", ".join(rest)[:100], "nothing is made of it"
                )
        return words

    def _undercutters(
        self, arguments: Mapping[str, Object], concluded: Mapping[str, list[str]], used: set[str]
    ) -> dict[str, Ends]:
        """Give the arguments that each statement undercuts, where arguments conclude it, and the
        edges that say so.
        """
        found: dict[str, Ends] = defaultdict(list)
        for id_, one in arguments.items():
            name = one.get("undercutter")
            if name is None:
                continue
            if not isinstance(name, str):
                self._wrong(f"arguments.{id_}.undercutter")
            entry = self.ledger.edge(f"argument {id_}", "an undercutter")
            if not concluded.get(name) or name in used:
                self.ledger.lose("no argument has it as its only use", entry)
            else:
                found[name].append((id_, entry))
        return found

    def _argument(
        self, id_: str, one: Object, undercuts: Told, words: Mapping[str, tuple[str, int]]
    ) -> None:
        """Make a relation of an argument, or an undercut of each argument that it undercuts."""
        where = f"argument {id_}"
        conclusion, premises = self._text(one, "conclusion", id_), self._premises(one, id_)
        entries = [self.ledger.node(where, "an argument"), self.ledger.edge(where, "a conclusion")]
        ends = [
            self.ledger.edge(where, Phrase("the premise {name}", name=name[:60]))
            for name in premises
        ]
        for name in premises:
            self._negated(name)
        scheme = one.get("scheme")
        scheme = self.building.words(where, "its scheme", scheme if isinstance(scheme, str) else "")
        data: Object = {key: value for key, value in one.items() if key not in _ARGUMENT}
        if data:
            refuse_depth(data, None, self.file)
        told = Relation("", Kind.SUPPORT, premises, conclusion, scheme=scheme, data=_data(data))
        if conclusion.startswith(NOT) and conclusion not in self.names:
            told = changed(told, kind=Kind.ATTACK, conclusion=conclusion.removeprefix(NOT))
        if not undercuts:
            self.building.relation(id_, told, *entries, ends=ends)
            return
        text, statement = words.get(conclusion, (conclusion, entries[0]))
        text = "" if text == conclusion else self.building.words(where, "its text", text)
        for key, target, edge in undercuts:
            undercut = changed(told, kind=Kind.UNDERCUT, conclusion=target, text=text)
            self.building.relation(key, undercut, *entries, edge, statement, ends=ends)

    def _negated(self, name: str) -> None:
        """Make a claim of a premise that says that another is not so."""
        bare = name.removeprefix(NOT)
        if name != bare and bare in self.names and not self.building.knows(name):
            claim = self.building.claims.get(self.building.id("c", bare))
            if claim:
                words = _WORDS.get(self.building.topic.language, _WORDS["nl"])
                self.building.claim(name, Claim("", f"{words}{claim.text}"[:500], voice=Voice()))

    def _things(self, part: str, *, text: bool = False) -> Iterator[tuple[str, Object]]:
        found = self.document.get(part) or {}
        if not isinstance(found, dict):
            self._wrong(part)
        for id_, one in found.items():
            if text and not isinstance(one, dict | list):
                yield id_, {"text": str(one) if one is not None else id_}
            elif isinstance(one, dict):
                yield id_, one
            else:
                self._wrong(f"{part}.{id_}")

    def _assumed(self) -> set[str]:
        told = self.document.get("assumptions")
        names = {one for one in told if isinstance(one, str)} if isinstance(told, list) else set()
        return names | {
            id_ for id_, one in self._things("statements", text=True) if one.get("assumed")
        }

    def _premises(self, one: Object, id_: str) -> tuple[str, ...]:
        found = one.get("premises") or []
        found = list(found.values()) if isinstance(found, dict) else found
        if not isinstance(found, list) or not all(isinstance(name, str | int) for name in found):
            self._wrong(f"arguments.{id_}.premises")
        return tuple(str(name) for name in found)

    def _text(self, one: Object, key: str, id_: str) -> str:
        value = one.get(key)
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise MalformedFile(
                "{place} needs {key}: a text or a number.",
                file=self.file, place=f"arguments.{id_}"[:100], key=key,
            )  # fmt: skip
        return str(value)

    def _wrong(self, place: str) -> NoReturn:
        raise MalformedFile("{place} is no object.", file=self.file, place=place[:100])

"""Carneades' CAF: XML with statements in several languages, and arguments with roles of premises.

A statement whose atom is `(undercut ARGUMENT)` stands for an undercut: arguments that conclude it
speak on that argument. `pro="false"` is an attack, and so is a premise that is denied left out and
told. Of several languages the one of the debate is read, else the first.
"""

from xml.etree.ElementTree import Element

from ..errors import MalformedFile, Phrase
from ..model import ArgumentMap, Claim, Kind, Loss, Relation
from .building import Building, topic_of
from .holding import Holds, not_held
from .reading import Reading, Writing
from .xml_text import children, escaped, is_fit, local, root, words

_HOLDS = frozenset(
    {"topic.slug", "topic.title", "topic.theses", "claim.text", "relation.scheme"}
)  # fmt: skip
_LANGUAGES = ("nl", "en", "")


def read(text: str, *, file: str = "", slug: str = "") -> Reading:
    """Read a CAF file. Raises MalformedFile for what is none, with its line.

    Nodes are statements and arguments; edges are premises and conclusions.
    """
    top = root(text, file=file)
    if local(top.tag) != "caf":
        raise MalformedFile(
            "This is no CAF: it begins with <{tag}>.", file=file, tag=local(top.tag)[:40]
        )
    return _Reader(top, file, slug).read()


def write(map_: ArgumentMap) -> Writing:
    """Write a CAF file; characters that XML cannot hold are left out, and told."""
    theses = frozenset(map_.topic.theses)
    losses = [*not_held(map_, _holds(map_))]
    said = {map_.topic.slug or "topic": map_.topic.title}
    said |= {one.id: one.text for one in map_.claims.values()}
    said |= {one.id: one.scheme for one in map_.relations.values()}
    losses += [Loss(id_, "a control character", "XML cannot hold it")
               for id_, text in said.items() if not is_fit(text)]  # fmt: skip
    language = escaped(map_.topic.language)
    undercut = dict.fromkeys(
        one.conclusion for one in map_.relations.values() if one.kind is Kind.UNDERCUT
    )
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<caf version="1.7">']
    lines += [f'<metadata title="{escaped(map_.topic.title)}"/>', "<statements>"]
    lines += [
        f'<statement id="{one.id}" atom="{one.id}" standard="PE" main="{_truth(one.id in theses)}">'
        f'<descriptions><description lang="{language}">{escaped(one.text)}</description>'
        "</descriptions></statement>"
        for one in map_.claims.values()
    ]
    lines += [
        f'<statement id="u-{id_}" atom="(undercut {id_})" standard="PE"><descriptions/></statement>'
        for id_ in undercut
    ]
    lines += ["</statements>", "<arguments>"]
    lines += [_argument(one) for one in map_.relations.values()]
    return Writing("\n".join([*lines, "</arguments>", "</caf>", ""]), tuple(losses))


def _holds(map_: ArgumentMap) -> Holds:
    """Tell what comes back: a slug out of the title, and theses in the order of the claims."""
    theses = frozenset(map_.topic.theses)
    marked = tuple(id_ for id_ in map_.claims if id_ in theses)
    slug = topic_of("", title=map_.topic.title).slug
    return Holds(_HOLDS, topic={"theses": lambda _: marked, "slug": lambda _: slug})


def _truth(value: bool) -> str:
    return "true" if value else "false"


def _argument(one: Relation) -> str:
    target = f"u-{one.conclusion}" if one.kind is Kind.UNDERCUT else one.conclusion
    scheme = f' scheme="{escaped(one.scheme)}"' if one.scheme else ""
    premises = "".join(f'<premise polarity="positive" statement="{id_}"/>' for id_ in one.premises)
    pro = _truth(one.kind is not Kind.ATTACK)
    return (
        f'<argument id="{one.id}" strict="false" pro="{pro}"{scheme}>'
        f'<conclusion statement="{target}"/><premises>{premises}</premises></argument>'
    )


class _Reader:
    def __init__(self, top: Element, file: str, slug: str) -> None:
        self.top = top
        self.file = file
        metadata = next(iter(children(top, "metadata")), None)
        title = metadata.get("title", "") if metadata is not None else ""
        self.building = Building(file, topic_of(file, slug, title))
        self.ledger = self.building.ledger
        self.undercuts: dict[str, tuple[str, int]] = {}
        self.ids: set[str] = set()
        self.theses: list[str] = []

    def read(self) -> Reading:
        """Read statements, then arguments."""
        for part in self.top:
            name = local(part.tag)
            if name not in ("statements", "arguments", "metadata", ""):
                why = "nothing is made of it here"
                self.ledger.detail(
                    f"<{name[:40]}>", Phrase("{count} elements", count=len(part)), why
                )
        for part in children(self.top, "statements"):
            for one in children(part, "statement"):
                self._statement(one)
        for part in children(self.top, "arguments"):
            for one in children(part, "argument"):
                self._argument(one)
        return self.building.finish(tuple(self.theses))

    def _statement(self, one: Element) -> None:
        id_ = self._required(one, "id")
        entry = self.ledger.node(f"statement {id_}", "a statement")
        if id_ in self.ids:
            self.building.refuse_twice(id_)
        self.ids.add(id_)
        atom = (one.get("atom") or "").strip()
        if atom.startswith("(undercut ") and atom.endswith(")"):
            self.undercuts[id_] = (atom[len("(undercut ") : -1].strip(), entry)
            self.ledger.lose("no argument concludes it", entry)
            return
        text = _described(one) or (atom if atom != id_ else "")
        note = _described(next(iter(children(one, "metadata")), None))
        if self.building.claim(
            id_,
            Claim("", text, note=self.building.words(f"statement {id_}", "its note", note)),
            entry,
            where=f"statement {id_}",
        ):
            self.theses += [id_] if one.get("main") == "true" else []

    def _argument(self, one: Element) -> None:
        id_ = self._required(one, "id")
        conclusion = next(iter(children(one, "conclusion")), None)
        if conclusion is None:
            raise MalformedFile("{place} needs {key}: a text or a number.", file=self.file,
                                place=f"argument {id_}"[:100], key="conclusion")  # fmt: skip
        entries = [self.ledger.node(f"argument {id_}", "an argument")]
        entries.append(self.ledger.edge(f"argument {id_}", "a conclusion"))
        premises: list[str] = []
        ends: list[int] = []
        for part in children(one, "premises"):
            for premise in children(part, "premise"):
                name = premise.get("statement", "")
                entry = self.ledger.edge(
                    f"argument {id_}", Phrase("the premise {name}", name=name[:60])
                )
                if premise.get("polarity") == "negative":
                    self.ledger.lose("a premise that is denied has no place in a map", entry)
                else:
                    premises.append(name)
                    ends.append(entry)
        target = conclusion.get("statement", "")
        kind = Kind.ATTACK if one.get("pro") == "false" else Kind.SUPPORT
        if target in self.undercuts:
            (target, entry), kind = self.undercuts[target], Kind.UNDERCUT
            entries.append(entry)
        scheme = self.building.words(f"argument {id_}", "its scheme", one.get("scheme") or "")
        told = Relation("", kind, tuple(premises), target, scheme=scheme)
        self.building.relation(id_, told, *entries, ends=ends)

    def _required(self, one: Element, name: str) -> str:
        value = one.get(name)
        if not value:
            raise MalformedFile("{place} needs {key}: a text or a number.", file=self.file,
                                place=f"<{local(one.tag)}>", key=name)  # fmt: skip
        return value


def _described(one: Element | None) -> str:
    """Give the description in the language that we like best."""
    if one is None:
        return ""
    found = {
        (told.get("lang") or "").lower(): words(told)
        for part in children(one, "descriptions")
        for told in children(part, "description")
    }
    best = next((found[name] for name in _LANGUAGES if found.get(name)), "")
    return best or next(filter(None, found.values()), "")

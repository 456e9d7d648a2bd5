"""Whether the parts of a debate fit together: ids, references, lengths.

Each function looks at one kind of thing and raises through `Refuse` at the first that does not fit.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NoReturn, Protocol

from ..errors import LimitReached, Phrase
from ..model import (
    CLAIM_LENGTH,
    CLAIMS_PER_TOPIC,
    ArgumentMap,
    Claim,
    Excerpt,
    Kind,
    Relation,
    Section,
)
from .strict_json import Where

MOST_PREMISES = 50
"""More than anybody can weigh together; each is drawn and read wherever the step is."""

_DIGEST = re.compile(r"(?:[0-9a-f]{8,64})?")
_SLUG = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?")


class Refuse(Protocol):
    """Raises for the thing at a place; the sentence says what is wrong with it."""

    def __call__(self, where: Where, sentence: str, **details: object) -> NoReturn: ...


def check(map_: ArgumentMap, refuse: Refuse) -> None:
    """Refuse a map whose parts do not fit; raises LimitReached for too many claims."""
    if len(map_.claims) > CLAIMS_PER_TOPIC:
        raise LimitReached("A debate has at most {limit} claims.", limit=CLAIMS_PER_TOPIC)
    _Check(map_, refuse).run()


def is_slug(text: str) -> bool:
    """Tell whether a debate can go by this name; '' is none."""
    return len(text) <= 100 and _SLUG.fullmatch(text) is not None


class _Check:
    def __init__(self, map_: ArgumentMap, refuse: Refuse) -> None:
        self.map = map_
        self.refuse = refuse

    def run(self) -> None:
        """Look at every part, in the order in which a file tells them."""
        self.topic()
        self.sections()
        self.sources()
        for index, claim in enumerate(self.map.claims.values()):
            self.claim(claim, ((None, "claims"), index))
        for index, relation in enumerate(self.map.relations.values()):
            self.relation(relation, ((None, "relations"), index))
        self.undercuts_end(self.map.relations)
        self.questions()

    def topic(self) -> None:
        topic, where = self.map.topic, (None, "topic")
        if not is_slug(topic.slug):
            self.refuse((where, "slug"), "a slug has lower-case letters, digits and hyphens")
        self.known_all(topic.theses, self.map.claims, "claim", (where, "theses"))

    def sections(self) -> None:
        for index, section in enumerate(self.map.sections.values()):
            where = ((None, "sections"), index)
            self.known(section.parent, self.map.sections, "section", (where, "parent"))
            if section.level < 1:
                self.refuse((where, "level"), "a level counts from 1")
        self.no_section_within_itself(self.map.sections)

    def no_section_within_itself(self, sections: Mapping[str, Section]) -> None:
        safe: set[str] = {""}
        for index, start in enumerate(sections):
            way: dict[str, None] = {}
            here = start
            while here not in safe:
                if here in way:
                    where = (((None, "sections"), index), "parent")
                    self.refuse(where, "a section cannot stand within itself")
                way[here] = None
                here = sections[here].parent
            safe.update(way)

    def sources(self) -> None:
        for index, source in enumerate(self.map.sources.values()):
            where = ((None, "sources"), index)
            self.known(source.reaction_to, self.map.sources, "source", (where, "reaction_to"))
            if source.number < 0:
                self.refuse((where, "number"), "a number counts from 1, or is 0 for none")

    def claim(self, claim: Claim, where: Where) -> None:
        self.sentence(claim.text, (where, "text"))
        self.known(claim.section, self.map.sections, "section", (where, "section"))
        self.base(claim.base, (where, "base"))
        self.excerpts(claim.excerpts, (where, "excerpts"))
        for index, wording in enumerate(claim.wordings):
            at = ((where, "wordings"), index)
            self.sentence(wording.text, (at, "text"))
            self.excerpts(wording.excerpts, (at, "excerpts"))

    def relation(self, relation: Relation, where: Where) -> None:
        if not relation.premises:
            self.refuse((where, "premises"), "a relation has at least one premise")
        if len(relation.premises) > MOST_PREMISES:
            self.refuse(
                (where, "premises"), "a relation has at most {most} premises", most=MOST_PREMISES
            )
        self.known_all(relation.premises, self.map.claims, "claim", (where, "premises"))
        at: Where = (where, "conclusion")
        if relation.kind is Kind.UNDERCUT:
            self.known(relation.conclusion or "?", self.map.relations, "relation", at)
            if relation.conclusion == relation.id:
                self.refuse(at, "a relation cannot undercut itself")
        else:
            self.known(relation.conclusion or "?", self.map.claims, "claim", at)
        self.known(relation.pair, self.map.relations, "relation", (where, "pair"))
        self.known(relation.section, self.map.sections, "section", (where, "section"))
        self.base(relation.base, (where, "base"))
        self.excerpts(relation.excerpts, (where, "excerpts"))

    def undercuts_end(self, relations: Mapping[str, Relation]) -> None:
        """Follow each undercut to the support or attack that it is about in the end."""
        ended: set[str] = set()
        for index, start in enumerate(relations):
            way: dict[str, None] = {}
            here = start
            while relations[here].kind is Kind.UNDERCUT and here not in ended:
                if here in way:
                    at: Where = (((None, "relations"), index), "conclusion")
                    self.refuse(at, "undercuts must end at a support or an attack, not in a circle")
                way[here] = None
                here = relations[here].conclusion
            ended.update(way)

    def questions(self) -> None:
        for index, question in enumerate(self.map.questions.values()):
            where = ((None, "questions"), index)
            self.sentence(question.text, (where, "text"))
            about = self.map.relations if question.about.startswith("r") else self.map.claims
            self.known(question.about, about, "claim or relation", (where, "about"))
            self.known(question.section, self.map.sections, "section", (where, "section"))
            self.excerpts(question.excerpts, (where, "excerpts"))

    def excerpts(self, excerpts: Iterable[Excerpt], where: Where) -> None:
        for index, one in enumerate(excerpts):
            at: Where = (where, index)
            self.known(one.source or "?", self.map.sources, "source", (at, "source"))
            if one.paragraph < 0:
                self.refuse((at, "paragraph"), "a paragraph counts from 1; 0 is the whole source")
            if not 0 <= one.start <= one.end:
                self.refuse((at, "end"), "a passage ends after it begins")
            if not _DIGEST.fullmatch(one.digest):
                self.refuse((at, "digest"), "a digest has 8 to 64 of the digits 0-9 and a-f")

    def sentence(self, text: str, where: Where) -> None:
        least, most = CLAIM_LENGTH
        if not least <= len(text) <= most:
            self.refuse(
                where, "a sentence has {least} to {most} characters", least=least, most=most
            )

    def base(self, base: float | None, where: Where) -> None:
        if base is not None and not 0 <= base <= 1:
            self.refuse(where, "a base score lies between 0 and 1")

    def known(self, id_: str, things: Mapping[str, object], kind: str, where: Where) -> None:
        """Refuse an id that names nothing; '' names nothing on purpose."""
        if id_ and id_ not in things:
            self.refuse(
                where, "there is no {kind} {id} in this file", kind=Phrase(kind), id=id_[:40]
            )

    def known_all(
        self, ids: Iterable[str], things: Mapping[str, object], kind: str, where: Where
    ) -> None:
        for index, id_ in enumerate(ids):
            self.known(id_ or "?", things, kind, (where, index))

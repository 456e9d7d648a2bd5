"""A map to Argdown: always the same text for the same map, and one that people like to edit.

Reading the text gives the map again.
"""

from collections.abc import Iterable, Iterator

from ...model import ArgumentMap, Json
from ..reading import Writing
from .composing import Block, Composer, Row
from .document import Heading, Member, Structure
from .dump import dump
from .escape import escape, inline_tags, tag

_INDENT = "    "


def write(map_: ArgumentMap) -> Writing:
    """Give a map as Argdown, and what Argdown cannot hold."""
    composer = Composer(map_)
    printer = _Printer(removes_tags=composer.removes_tags)
    blocks = [_front_matter(composer.front()), *map(printer.block, composer.blocks())]
    return Writing("\n\n".join(blocks) + "\n", tuple(composer.losses))


class _Printer:
    def __init__(self, *, removes_tags: bool) -> None:
        self.removes_tags = removes_tags

    def block(self, block: Block) -> str:
        """Give the lines of a block."""
        if isinstance(block, Heading):
            return "#" * block.level + f" {self._member(block.member)}"
        if isinstance(block, Structure):
            return "\n".join(self._structure(block.statements))
        return "\n".join([self._row(one) for one in block])

    def _row(self, row: Row) -> str:
        if row.sign:
            return _INDENT * row.depth + f"{row.sign} {self._member(row.member)}"
        return self._member(row.member, at_start=True)

    def _structure(self, statements: list[Member]) -> Iterator[str]:
        last = len(statements)
        for number, one in enumerate(statements, 1):
            if number == last:
                yield "----"
            yield f"({number}) {self._member(one, at_start=number < last)}"

    def _member(self, member: Member, *, at_start: bool = False) -> str:
        words = self._words(member, at_start=at_start and not member.title)
        if member.title:
            name = f"<{member.title}>" if member.is_argument else f"[{member.title}]"
            colon = "" if member.is_reference else ":"
            words = f"{name}{colon} {words.lstrip()}".rstrip()
        return f"{words} {dump(member.data)}" if member.data else words

    def _words(self, member: Member, *, at_start: bool) -> str:
        """Give the text, with the tags that it does not hold itself behind it."""
        text = member.text if member.tail < 0 else member.text[: member.tail]
        if not member.tags:
            return escape(text, at_start=at_start)
        inside = () if self.removes_tags else inline_tags(text, member.tags)
        behind = member.tags[len(inside) :]
        return escape(text, inside, at_start=at_start) + "".join(f" {tag(one)}" for one in behind)


def _front_matter(values: dict[str, Json]) -> str:
    lines = ["==="]
    for key, value in values.items():
        if key == "sources" and isinstance(value, dict):
            lines += ["sources:", *_each(value.items())]
        else:
            lines.append(f"{dump(key)}: {dump(value)}")
    return "\n".join([*lines, "==="])


def _each(sources: Iterable[tuple[str, Json]]) -> Iterator[str]:
    for key, value in sources:
        yield f"  {dump(key)}: {dump(value)}"

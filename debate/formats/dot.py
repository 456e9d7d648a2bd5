"""DOT, for Graphviz: a drawing of a map; it is written here and not read."""

import json
import re
import textwrap

from ..model import ArgumentMap, Kind, Relation
from .holding import Holds, not_held
from .reading import Writing

_HOLDS = Holds(
    frozenset({"topic.slug", "topic.title", "claim.text"}),
    topic={"slug": lambda told: told.slug, "title": lambda told: _shown(told.title)},
    claim={"text": lambda told: _shown(told.text)},
)
_UNSEEN = re.compile("[\x00-\x1f\x7f]")
_COLORS = {Kind.SUPPORT: "#2f7d32", Kind.ATTACK: "#b3261e", Kind.UNDERCUT: "#6a3d9a"}
_WORDS = {Kind.SUPPORT: "+", Kind.ATTACK: "-", Kind.UNDERCUT: "x"}
_WIDTH = 30  # characters of a line in a box


def write(map_: ArgumentMap) -> Writing:
    """Write a map as DOT: boxes of claims, a point for each step of several premises or that is
    undercut, and a sign with each colour.
    """
    undercut = {one.conclusion for one in map_.relations.values() if one.kind is Kind.UNDERCUT}
    lines = [
        f"digraph {_quoted(map_.topic.slug or 'map')} {{",
        "  rankdir=BT;",
        "  node [shape=box];",
    ]
    lines += [f"  label={_quoted(_shown(map_.topic.title))};"]
    for claim in map_.claims.values():
        words = "\n".join(textwrap.wrap(_shown(claim.text), _WIDTH))
        lines.append(f"  {claim.id} [label={_quoted(words)}];")
    for one in map_.relations.values():
        lines += _relation(one, is_point=len(one.premises) > 1 or one.id in undercut)
    return Writing("\n".join([*lines, "}", ""]), not_held(map_, _HOLDS))


def _relation(one: Relation, *, is_point: bool) -> list[str]:
    color = f'color="{_COLORS[one.kind]}"'
    end = f'[{color}, label="{_WORDS[one.kind]}", id="{one.id}"]'
    if not is_point:
        return [f"  {one.premises[0]} -> {one.conclusion} {end};"]
    lines = [f'  {one.id} [shape=point, label="", {color}];']
    lines += [f"  {premise} -> {one.id} [{color}, dir=none];" for premise in one.premises]
    return [*lines, f"  {one.id} -> {one.conclusion} {end};"]


def _shown(text: str) -> str:
    """Give a text as a drawing shows it: on one line, but for where it is broken."""
    return _UNSEEN.sub("", " ".join(text.split()))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)

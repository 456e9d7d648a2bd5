"""DOT, for Graphviz: a drawing of a map; it is written here and not read."""

import json
import textwrap

from ..model import ArgumentMap, Kind, Loss, Relation
from .holding import not_held
from .reading import Writing

_HOLDS = frozenset({"claim.title", "sections", "claim.section", "claim.is_argument"})
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
    lines += [f"  label={_quoted(map_.topic.title)};"]
    for claim in map_.claims.values():
        words = "\n".join(textwrap.wrap(claim.text, _WIDTH))
        lines.append(f"  {claim.id} [label={_quoted(words)}];")
    for one in map_.relations.values():
        lines += _relation(one, is_point=len(one.premises) > 1 or one.id in undercut)
    losses = (*not_held(map_, _HOLDS), *_not_drawn(map_))
    return Writing("\n".join([*lines, "}", ""]), losses)


def _relation(one: Relation, *, is_point: bool) -> list[str]:
    color = f'color="{_COLORS[one.kind]}"'
    end = f'[{color}, label="{_WORDS[one.kind]}"]'
    if not is_point:
        return [f"  {one.premises[0]} -> {one.conclusion} {end};"]
    lines = [f'  {one.id} [shape=point, label="", {color}];']
    lines += [f"  {premise} -> {one.id} [{color}, dir=none];" for premise in one.premises]
    return [*lines, f"  {one.id} -> {one.conclusion} {end};"]


def _not_drawn(map_: ArgumentMap) -> list[Loss]:
    why = "a drawing shows the text alone"
    return [Loss(one.id, "its title", why) for one in map_.claims.values() if one.title] + [
        Loss(one.id, "a heading", why) for one in map_.sections.values()
    ]


def _quoted(text: str) -> str:
    return json.dumps(text.replace("\0", ""), ensure_ascii=False).replace("\\u", "\\\\u")

"""What is wrong with a text, said as a good compiler says it: place, sentence, the line itself, a
hint; and what a format could not carry, as a report to keep beside the file.
"""

from collections.abc import Iterable

from ..model import Loss
from .reading import Problem

_WIDEST = 100  # characters of a line that are shown


def render(problems: Iterable[Problem], text: str, file: str = "") -> str:
    """Give every problem with its line, a caret under its place and how to mend it.

    >>> from .argdown.reader import read
    >>> text = "[A]: One thing.\\n- [B]: Another."
    >>> print(render(read(text).problems, text, "a.argdown"))
    a.argdown:2:1: error: This relation does not stand under anything.
      2 | - [B]: Another.
        | ^
        = Indent it further than the line that it speaks on.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n\n".join(_one(problem, lines, file) for problem in problems)


def losses(told: Iterable[Loss]) -> str:
    """Give the loss report of a file: a line each, what belongs together under one reason.

    >>> print(losses([Loss("node 7", "a locution", "it says nothing on a claim", "node")]), end="")
    it says nothing on a claim: 1
        node 7: a locution
    """
    reasons: dict[str, list[Loss]] = {}
    for loss in told:
        reasons.setdefault(loss.why, []).append(loss)
    lines = []
    for why, alike in reasons.items():
        lines.append(" ".join(f"{why}: {len(alike)}".split()))
        lines += ["    " + " ".join(f"{one.where}: {one.what}".split()) for one in alike]
    return "\n".join(lines) + "\n" if lines else ""


def _one(problem: Problem, lines: list[str], file: str) -> str:
    place = ":".join(filter(None, (file, str(problem.line), str(problem.column))))
    said = [f"{place}: {problem.severity}: {problem.sentence}"]
    if 0 < problem.line <= len(lines):
        said += _shown(lines[problem.line - 1], problem)
    if problem.hint:
        said.append(f"{_margin(problem)} = {problem.hint}")
    return "\n".join(said)


def _shown(line: str, problem: Problem) -> list[str]:
    """Give the part of the line around its place, with a caret below."""
    begin = max(0, problem.column - 1 - _WIDEST // 2) if len(line) > _WIDEST else 0
    part = line[begin : begin + _WIDEST]
    before = part[: problem.column - 1 - begin]
    shown = "".join(
        character if character.isprintable() else "\ufffd" for character in _spaced(part)
    )
    caret = " " * len(_spaced(before)) + "^"
    return [f"  {problem.line} | {shown}", f"{_margin(problem)} | {caret}"]


def _spaced(part: str) -> str:
    return part.replace("\t", " ")


def _margin(problem: Problem) -> str:
    return " " * (len(str(problem.line)) + 2)

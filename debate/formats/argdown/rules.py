"""An inference between two numbered statements: `----`, or `--`, rules and data, `--`."""

import re

from . import problems
from .document import Inference
from .inline import Inline
from .lines import REST

_SHORT = re.compile(r"-{4,}")


def read_rule(inline: Inline, begin: int, step: Inference) -> int:
    """Read the inference that begins here; give where the next line begins. Raises Broken."""
    text = inline.text
    if short := _SHORT.match(text, begin):
        return _end(inline, short.end())
    if text.startswith("---", begin):
        raise inline.broken(begin, problems.RULE_SHORT)
    at = begin + 2
    stop = text.find("--", at)
    if stop < 0 or "\n\n" in text[at:stop]:
        raise inline.broken(begin, problems.RULE_OPEN)
    brace = text.find("{", at, stop)
    if brace >= 0:
        end = inline.data_end(brace)
        step.data = inline.value(brace, end)
        stop = text.find("--", end)
        if stop < 0 or text[end:stop].strip():
            raise inline.broken(begin, problems.RULE_OPEN)
    words = text[at : brace if brace >= 0 else stop]
    step.rules = tuple(rule.strip() for rule in words.split(",") if rule.strip())
    while text.startswith("-", stop):
        stop += 1
    return _end(inline, stop)


def _end(inline: Inline, at: int) -> int:
    rest = REST.match(inline.text, at)
    if rest is None:
        raise inline.broken(at, problems.RULE_OPEN)
    return rest.end()

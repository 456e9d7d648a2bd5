"""The house rules: each with an id that stays, as one version that follows another.

They are edited as a TOML file: `intro`, then a table `[[rule]]` for each with `id`, `title`, `text`
and, where the law itself forbids it, `law = true`.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import DebateError, InvalidForm, InvalidInput

SHIPPED = Path(__file__).with_name("default_rules.toml")
ENGLISH = Path(__file__).with_name("default_rules_en.toml")
MOST_RULES = 30
LONGEST_FILE = 64 * 1024  # characters: all rules at their longest, and half as much around them
TITLE_LENGTH, TEXT_LENGTH, INTRO_LENGTH = 120, 1_000, 1_000
_ID = re.compile(r"[a-z][a-z0-9-]{1,39}")


@dataclass(frozen=True)
class Rule:
    """One rule. A decision names its id; `law` tells that the law forbids it, not only we."""

    id: str
    title: str
    text: str = ""
    law: bool = False


@dataclass(frozen=True)
class HouseRules:
    """All rules of one version; `announcement` says what changed, '' for the first."""

    version: int
    rules: tuple[Rule, ...]
    intro: str = ""
    announcement: str = ""

    def rule(self, id_: str) -> Rule | None:
        """Give the rule with this id, None where there is none."""
        return next((rule for rule in self.rules if rule.id == id_), None)

    def named(self, rule: Rule) -> str:
        """Name a rule as a decision does.

        >>> HouseRules(3, (Rule("regel-2", "Geen namen"),)).named(Rule("regel-2", "Geen namen"))
        'Huisregel 2 (versie 3): Geen namen'
        """
        return f"Huisregel {rule.id.removeprefix('regel-')} (versie {self.version}): {rule.title}"


def read(text: str) -> HouseRules:
    """Read rules from TOML; the version is given when they are published. Raises InvalidInput."""
    if len(text) > LONGEST_FILE:
        raise InvalidInput("At most {most} characters. Make it shorter.", most=LONGEST_FILE)
    try:
        told = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # of a huge number, of brackets within brackets
        raise InvalidInput("The rules are no TOML: {reason}.", reason=error) from error
    tables = told.get("rule", [])
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        raise InvalidInput("Write each rule below a line [[rule]].")
    rules = tuple(map(_rule, tables))
    return HouseRules(0, rules, str(told.get("intro", "")).strip())


def write(rules: HouseRules) -> str:
    """Give rules as the TOML that `read` takes.

    >>> print(write(HouseRules(3, (Rule("regel-2", 'Geen "namen"'),), "Scherp mag.")), end="")
    intro = "Scherp mag."
    <BLANKLINE>
    [[rule]]
    id = "regel-2"
    title = "Geen \\"namen\\""
    """
    lines = [f"intro = {_quoted(rules.intro)}"] if rules.intro else []
    for rule in rules.rules:
        lines += ["", "[[rule]]", f"id = {_quoted(rule.id)}", f"title = {_quoted(rule.title)}"]
        lines += [f"text = {_quoted(rule.text)}"] if rule.text else []
        lines += ["law = true"] if rule.law else []
    return "\n".join(lines) + "\n"


def shipped() -> HouseRules:
    """Give the rules that come along, for a site that has none yet."""
    return read(SHIPPED.read_text("utf-8"))


def in_english(rules: HouseRules) -> HouseRules:
    """Give in English what stands in these rules as it came along, and nothing of the rest."""
    ours, theirs = shipped(), read(ENGLISH.read_text("utf-8"))
    kept = (new for old, new in zip(ours.rules, theirs.rules, strict=True) if old in rules.rules)
    return HouseRules(rules.version, tuple(kept), theirs.intro if rules.intro == ours.intro else "")


def require_valid(rules: HouseRules) -> None:
    """Raise InvalidForm with all that is wrong, each at `title-1`, `text-1`, `id-1` and so on."""
    errors = dict(_flaws(rules))
    if errors:
        raise InvalidForm(errors)


def _quoted(text: str) -> str:
    """Write a text as TOML does, which is as JSON does it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _rule(table: Mapping[str, object]) -> Rule:
    unknown = sorted(set(table) - {"id", "title", "text", "law"})
    if unknown:
        raise InvalidInput("A rule has no field {name}.", name=unknown[0])
    said = {name: " ".join(str(table.get(name, "")).split()) for name in ("id", "title", "text")}
    return Rule(**said, law=table.get("law") is True)


def _flaws(rules: HouseRules) -> Iterator[tuple[str, DebateError]]:
    if not 1 <= len(rules.rules) <= MOST_RULES:
        yield _wrong("rules", "Give between 1 and {most} rules.", most=MOST_RULES)
    if len(rules.intro) > INTRO_LENGTH:
        yield _wrong("intro", "At most {most} characters. Make it shorter.", most=INTRO_LENGTH)
    seen: set[str] = set()
    for number, rule in enumerate(rules.rules, 1):
        if not _ID.fullmatch(rule.id) or rule.id in seen:
            yield _wrong(f"id-{number}", "Give each rule an id of its own, such as regel-1.")
        seen.add(rule.id)
        if not 3 <= len(rule.title) <= TITLE_LENGTH:
            said = "A rule has a title of 3 to {most} characters."
            yield _wrong(f"title-{number}", said, most=TITLE_LENGTH)
        if len(rule.text) > TEXT_LENGTH:
            said = "At most {most} characters. Make it shorter."
            yield _wrong(f"text-{number}", said, most=TEXT_LENGTH)


def _wrong(field: str, said: str, **details: object) -> tuple[str, DebateError]:
    return field, InvalidInput(said, field=field, **details)

"""What anybody can say is wrong: a notice (article 16), or a flag of one of eight kinds."""

from dataclasses import dataclass
from enum import StrEnum

from ..errors import DebateError, InvalidInput
from .statement import CATEGORIES

REASON_LENGTH = (3, 2_000)
NAME_LENGTH = 120


class Flag(StrEnum):
    """What is wrong with a claim or a step, short of being forbidden."""

    UNSUPPORTED = "unsupported"
    NOT_A_CLAIM = "not_a_claim"
    UNCLEAR = "unclear"
    ABUSIVE = "abusive"
    DUPLICATE = "duplicate"
    UNRELATED = "unrelated"
    SEVERAL = "several"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class Report:
    """What somebody sent. `category` is a Flag, or a category of the transparency database.

    Name and address are asked for by law with a notice, except of offences against children; one
    who gives none is not told of the outcome by mail, but finds it with the code.
    """

    category: str
    reason: str
    is_notice: bool = False
    name: str = ""
    email: str = ""
    in_good_faith: bool = False


def flaws(report: Report) -> dict[str, DebateError]:
    """Give all that is wrong, each at its field; the address is for `text.addresses` to judge."""
    errors: dict[str, DebateError] = {}
    known = CATEGORIES if report.is_notice else tuple(Flag)
    if report.category not in known:
        errors["category"] = InvalidInput("Choose what is wrong.", field="category")
    least, most = REASON_LENGTH
    if not least <= len(report.reason) <= most or not any(map(str.isalpha, report.reason)):
        errors["reason"] = InvalidInput(
            "Explain what is wrong, in {least} to {most} characters.",
            field="reason",
            least=least,
            most=most,
        )
    if len(report.name) > NAME_LENGTH:
        errors["name"] = InvalidInput(
            "At most {most} characters. Make it shorter.", field="name", most=NAME_LENGTH
        )
    if report.is_notice and not report.in_good_faith:
        errors["in_good_faith"] = InvalidInput(
            "Say that what you write is correct and complete as far as you know.",
            field="in_good_faith",
        )
    return errors

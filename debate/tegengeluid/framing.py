"""I9, noodzakelijkheids- en wenselijkheidsdiscours: how policy is presented, and whether that is
contested.

Frames are coded by people, never by a program. A figure is given only where two coders agreed well
enough: see `agreement`. A presentation itself is contested by an attack that carries the frame's
code, or whose premise names a real alternative.
"""

from ..model import Frame
from .agreement import LEAST_ALPHA
from .counted import Counted, Step
from .figure import Figure, Indicator, Words, share
from .intervals import LEAST
from .saying import CLAIMS, decimal, of_all, too_few


def framing(counted: Counted) -> Indicator:
    """Count the claims that present policy as unavoidable; beside it what contests that, and the
    same for what everybody is said to want.

    The items are the claims so presented whose presentation nobody contests.
    """
    claims = counted.map.claims
    framed = [each for each in claims.values() if each.frames]
    coded = {frame: [each.id for each in framed if frame in each.frames] for frame in Frame}
    n, necessary = len(claims), coded[Frame.NECESSITY]
    contested = _contested(counted, Frame.NECESSITY, necessary)
    figure = share("necessity", len(necessary), n, [c for c in necessary if c not in contested])
    beside = (
        *_of(counted, "necessity", Frame.NECESSITY, coded),
        share("desirability", len(coded[Frame.DESIRABILITY]), n, coded[Frame.DESIRABILITY]),
        *_of(counted, "desirability", Frame.DESIRABILITY, coded),
        *(_alpha(counted, frame) for frame in Frame),
    )
    withheld = _withheld(counted)
    if withheld:
        return Indicator("I9", _kept_back(figure), withheld, tuple(map(_kept_back, beside)))
    if not figure.is_enough:
        return Indicator("I9", figure, too_few(n, CLAIMS), beside)
    return Indicator("I9", figure, _said(figure, beside[0]), beside)


def _of(
    counted: Counted, name: str, frame: Frame, coded: dict[Frame, list[str]]
) -> tuple[Figure, Figure, Figure]:
    """How many claims of a frame are contested as such, or attacked at all, and how many
    alternatives there are for each.
    """
    framed = coded[frame]
    contested = _contested(counted, frame, framed)
    attacked = [id_ for id_ in framed if id_ in counted.attacks]
    named = coded[Frame.ALTERNATIVE]
    each = len(named) / len(framed) if framed else None
    n = len(framed)
    return (
        share(f"{name}_contested", sum(id_ in contested for id_ in framed), n),
        share(f"{name}_attacked", len(attacked), n, attacked),
        Figure(f"alternatives_each_{name}", each, n, items=tuple(named), is_enough=n >= LEAST),
    )


def _contested(counted: Counted, frame: Frame, framed: list[str]) -> set[str]:
    """Those of these claims whose presentation is attacked itself."""
    return {
        id_
        for id_ in framed
        if any(_contests(counted, step, frame) for step in counted.attacks.get(id_, ()))
    }


def _contests(counted: Counted, step: Step, frame: Frame) -> bool:
    if frame in counted.map.relations[step.id].frames:
        return True
    return any(Frame.ALTERNATIVE in counted.map.claims[one].frames for one in step.premises)


def _alpha(counted: Counted, frame: Frame) -> Figure:
    found = counted.record.agreement.get(frame)
    return Figure(f"alpha {frame}", found, 0, is_enough=found is not None)


def _kept_back(figure: Figure) -> Figure:
    if figure.name.startswith("alpha "):
        return figure
    return Figure(figure.name, figure.value, figure.n, figure.k, None, figure.items, False)


def _withheld(counted: Counted) -> Words | None:
    """Say why no figure is given, where that is so."""
    found = counted.record.agreement.get(Frame.NECESSITY)
    if found is None:
        return Words(
            "Dat is niet te zeggen: nog geen twee mensen hebben los van elkaar gecodeerd.",
            "That cannot be said: no two people have coded independently yet.",
        )
    if found >= LEAST_ALPHA:
        return None
    alpha = decimal(found, 2)
    return Words(
        f"Dat is niet te zeggen: de codeurs waren het te weinig eens (alfa {alpha.nl}).",
        f"That cannot be said: the coders agreed too little (alpha {alpha.en}).",
    )


def _said(figure: Figure, contested: Figure) -> Words:
    told = of_all(figure, CLAIMS)
    return Words(
        f"In {told.nl} heet het beleid onvermijdelijk; bij {contested.k} daarvan is juist dat"
        " bestreden.",
        f"{told.en} call the policy unavoidable; for {contested.k} of them just that is contested.",
    )

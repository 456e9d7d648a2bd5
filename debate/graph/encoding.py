"""Complete and stable labellings of some arguments as clauses for a SAT solver.

Each argument has two variables, *in* and *out*: it is IN exactly when all that attack it are OUT,
and OUT exactly when one of them is IN (the labelling encoding of Cerutti, Dunne, Giacomin and
Vallati 2014). Arguments outside, whose labels are told from case to case, have the same variables
and no clauses of their own.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

SOLVER = "cadical153"
CONFLICTS = 2_000  # between two looks at the clock

Expired = Callable[[], bool]


class Semantics(StrEnum):
    """Which labellings are asked for."""

    GROUNDED = "grounded"
    COMPLETE = "complete"
    PREFERRED = "preferred"
    STABLE = "stable"


class OutOfTime(Exception):  # noqa: N818
    """The deadline passed before the answer was there."""


@dataclass(frozen=True)
class Variables:
    """The variable that says *in* of each argument; the next one says *out*."""

    of: Mapping[int, int]

    def is_in(self, argument: int) -> int:
        """The literal for IN."""
        return self.of[argument]

    def is_out(self, argument: int) -> int:
        """The literal for OUT."""
        return self.of[argument] + 1


class Block:
    """A solver that knows when some arguments are labelled completely, or stably."""

    def __init__(
        self,
        arguments: Sequence[int],
        attackers: Mapping[int, Sequence[int]],
        semantics: Semantics,
        expired: Expired,
    ) -> None:
        self.arguments = arguments
        own = dict.fromkeys(arguments)
        told = dict.fromkeys(one for each in arguments for one in attackers[each])
        self.outside = [one for one in told if one not in own]
        numbered = (*arguments, *self.outside)
        self.variables = Variables({one: 2 * place + 1 for place, one in enumerate(numbered)})
        self._expired = expired
        self._fresh = 2 * len(numbered)
        from pysat.solvers import Solver  # a tenth of a second, which few commands need

        self._solver = Solver(name=SOLVER)
        for argument in arguments:
            if expired():
                raise OutOfTime
            self._solver.append_formula(self._clauses(argument, attackers[argument]))
            if semantics is Semantics.STABLE:
                self.add([self.variables.is_in(argument), self.variables.is_out(argument)])
        self._solver.set_phases([self.variables.is_in(one) for one in arguments])

    def _clauses(self, argument: int, attackers: Sequence[int]) -> list[list[int]]:
        is_in, is_out = self.variables.is_in, self.variables.is_out
        here, fallen = is_in(argument), is_out(argument)
        clauses = [[-here, -fallen]]
        clauses.append([here, *(-is_out(one) for one in attackers)])
        clauses.append([-fallen, *(is_in(one) for one in attackers)])
        for one in attackers:
            clauses += ([-here, is_out(one)], [fallen, -is_in(one)])
        return clauses

    def add(self, clause: Iterable[int]) -> None:
        """Ask that one of these literals holds."""
        self._solver.add_clause(list(clause))

    def fresh(self) -> int:
        """Give a variable that says nothing yet."""
        self._fresh += 1
        return self._fresh

    def solve(self, assumed: Sequence[int] = ()) -> set[int] | None:
        """Give the literals that hold in a labelling, None where there is none.

        Raises OutOfTime.
        """
        while True:
            if self._expired():
                raise OutOfTime
            self._solver.conf_budget(CONFLICTS)
            found = self._solver.solve_limited(assumptions=list(assumed))
            if found is not None:
                break
        return {one for one in self._solver.get_model() if one > 0} if found else None

    def those_in(self, model: set[int]) -> frozenset[int]:
        """Give the arguments that are IN in a labelling."""
        return frozenset(one for one in self.arguments if self.variables.is_in(one) in model)

    def widened(self, model: set[int], assumed: Sequence[int]) -> frozenset[int]:
        """Give those that are IN where as much is IN as can be, and no less than in this one."""
        while True:
            here = self.those_in(model)
            more = self.fresh()
            others = (self.variables.is_in(one) for one in self.arguments if one not in here)
            self.add([-more, *others])
            held = [self.variables.is_in(one) for one in self.arguments if one in here]
            wider = self.solve([*assumed, *held, more])
            self.add([-more])
            if wider is None:
                return here
            model = wider

    def close(self) -> None:
        """Free what the solver holds."""
        self._solver.delete()

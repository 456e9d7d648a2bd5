"""Whatever a reader or a writer of a format can say has its Dutch wording, with the same places."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import debate
from debate.text.language import catalogue

PACKAGE = Path(debate.__file__).parent
SAYING = ("formats", "sources", "commands")  # what reads a file or a page, and what takes it in
LOST = {
    **dict.fromkeys(("Loss", "detail", "part", "_lose", "Remark", "add"), (1, 2)),
    **dict.fromkeys(("lose", "unmake"), (0,)),
    **dict.fromkeys(("node", "edge"), (1,)),
}
REFUSED = {
    **dict.fromkeys(("MalformedFile", "InvalidInput", "LimitReached", "TooLarge", "Phrase"), (0,)),
    **dict.fromkeys(("refuse", "_wrong"), (1,)),
    **dict.fromkeys(("_refuse", "_error", "_warning"), (0, 1)),
}
"""Which arguments of a call are words for people, by the name of what is called."""

WHOSE = {"node": "ledger", "edge": "ledger", "add": "notices"}
"""Whose these are, where others call something else by the same name."""

OF_THE_FILE = {"text"}  # names of what comes from elsewhere


class Module:
    """One module, with what its names can be."""

    def __init__(self, path: Path) -> None:
        self.name = path.relative_to(PACKAGE).as_posix()
        self.tree = ast.parse(path.read_text("utf-8"))
        self.values: dict[str, list[ast.expr]] = {}
        for node in ast.walk(self.tree):
            targets = node.targets if isinstance(node, ast.Assign) else []
            for target in targets:
                names = [target.elts] if isinstance(target, ast.Tuple) else [[target]]
                for name in names[0]:
                    if isinstance(name, ast.Name) and isinstance(node, ast.Assign):
                        self.values.setdefault(name.id, []).append(node.value)

    def said(self, calls: Mapping[str, tuple[int, ...]]) -> Iterator[str]:
        """Everything that one of these calls gives out as words."""
        for node in ast.walk(self.tree):
            if not isinstance(node, ast.Call):
                continue
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            whose = getattr(node.func, "value", None)
            if WHOSE.get(called, "") not in ast.unparse(whose or node):
                continue
            places = (1,) if called == "_lose" and len(node.args) == 2 else calls.get(called, ())
            for place in places:
                if place < len(node.args):
                    yield from self.words(node.args[place])

    def words(self, node: ast.expr, depth: int = 0) -> Iterator[str]:
        """The words that an expression can be; a text put together on the spot has no wording."""
        if isinstance(node, ast.Constant):
            yield from [node.value] if isinstance(node.value, str) and " " in node.value else []
        elif isinstance(node, ast.JoinedStr):
            raise AssertionError(f"{self.name}:{node.lineno}: use Phrase, for the Dutch wording")
        elif isinstance(node, ast.IfExp):
            yield from self.words(node.body, depth)
            yield from self.words(node.orelse, depth)
        elif isinstance(node, ast.Dict | ast.Tuple):
            for one in node.values if isinstance(node, ast.Dict) else node.elts:
                yield from self.words(one, depth)
        elif isinstance(node, ast.Subscript):
            yield from self.words(node.value, depth)
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "get":
            for one in (getattr(node.func, "value", node), *node.args[1:]):
                yield from self.words(one, depth)
        elif isinstance(node, ast.Name) and node.id not in OF_THE_FILE and depth < 3:
            for value in self.values.get(node.id, ()):
                yield from self.words(value, depth + 1)


MODULES = [Module(path) for part in SAYING for path in sorted((PACKAGE / part).rglob("*.py"))]


@pytest.mark.parametrize(("calls", "part"), [(LOST, "losses"), (REFUSED, "*")])
def test_each_loss_and_each_refusal_is_said_in_dutch(
    calls: Mapping[str, tuple[int, ...]], part: str
) -> None:
    found = {said: module.name for module in MODULES for said in module.said(calls)}
    assert len(found) > 150
    known = catalogue(part).plain
    assert sorted((where, said) for said, where in found.items() if said not in known) == []

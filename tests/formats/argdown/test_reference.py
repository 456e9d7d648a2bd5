"""Our reading of Argdown against that of the reference implementation, case by case.

`reference.json` holds what `@argdown/core` 1.7.5 made of each text. Where that is installed
(`bench/argdown.py` says how), it is asked again.
"""

import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from debate.formats.argdown.derive import derive
from debate.formats.argdown.parser import parse
from debate.formats.argdown.reader import read

HERE = Path(__file__).parent
CASES = json.loads((HERE / "reference.json").read_text("utf-8"))
MODULES = HERE.parents[2] / ".bench" / "node_modules"
_NO_STEP = "It is not clear which step this undercuts"  # in a map an undercut denies a step
STRICTER = {
    "undercut on statement": _NO_STEP,
    "reverse undercut": _NO_STEP,
    "left signs": _NO_STEP,
    "second pcs": "has two structures",  # only the last would count, and nobody would know
    "title only": "Nothing stands behind the title",  # a claim needs a sentence
}
"""Where we refuse what the reference lets by, with what we say."""

_NODE = """
const { argdown } = require(process.argv[2]);
const cases = JSON.parse(require("fs").readFileSync(process.argv[3], "utf8"));
console.log(JSON.stringify(cases.map(({ name, text }) => {
    const request = { input: text, process: ["parse-input", "build-model"], logLevel: "silent" };
    let found;
    try { found = argdown.run(request); } catch { return { name, text, is_wrong: true }; }
    if (found.parserErrors.length + found.lexerErrors.length) return { name, text, is_wrong: true };
    const relations = {};
    for (const { relationType } of found.relations)
        relations[relationType] = (relations[relationType] || 0) + 1;
    return { name, text, is_wrong: false, statements: Object.keys(found.statements).length,
        arguments: Object.keys(found.arguments).length, relations };
})));
"""


@pytest.mark.parametrize("case", [one for one in CASES if one["name"] not in STRICTER],
                         ids=lambda one: one["name"])  # fmt: skip
def test_we_read_what_the_reference_reads(case: dict[str, object]) -> None:
    text = str(case["text"])
    assert bool(read(text).errors) == case["is_wrong"]
    if case["is_wrong"]:
        return
    document, _ = parse(text)
    found = derive(document)
    assert len(found.statements) == case["statements"]
    assert len(found.arguments) == case["arguments"]
    assert Counter(str(one.kind) for one in found.relations) == case["relations"]


@pytest.mark.parametrize("name", STRICTER)
def test_where_we_are_stricter_we_say_why(name: str) -> None:
    [case] = [one for one in CASES if one["name"] == name]
    assert not case["is_wrong"]
    assert STRICTER[name] in read(case["text"]).errors[0].sentence


@pytest.mark.campaign
def test_the_reference_still_says_so(tmp_path: Path) -> None:
    node, package = shutil.which("node"), MODULES / "@argdown" / "core"
    if node is None or not package.is_dir():
        pytest.skip("the reference implementation is not installed here")
    (tmp_path / "ask.cjs").write_text(_NODE, "utf-8")
    command = [node, tmp_path / "ask.cjs", package / "dist" / "argdown.js", HERE / "reference.json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == CASES

"""Argdown: text to map, against the reference implementation of the language on the same file.

One file of 10,000 statements is made and read by both in turn, several times; what counts is the
median of the ratios. The reference is measured inside node, after it has been loaded, and as a
whole process. It is no dependency: where node or the package is not there, this says so.

    mkdir -p .bench && cp bench/package.json .bench/ && npm install --prefix .bench
    python -m bench.argdown
"""

import json
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from debate.formats.argdown import parser, reader, writer

STATEMENTS = 10_000
ROUNDS = 7
MODULES = Path(__file__).resolve().parent.parent / ".bench" / "node_modules"
_WORDS = [
    *("de", "gemeente", "het", "wijkteam", "hulp", "in", "buurt", "moet", "kan", "eerder", "later"),
    *("vaak", "zelden", "volgens", "bewoners", "mensen", "die", "zorg", "vragen", "niet", "altijd"),
    *("krijgen", "wat", "zij", "nodig", "hebben", "omdat", "geld", "tijd", "en", "kennis"),
]


PICTURE = """
const { argdown } = require("@argdown/node/dist/argdown.js");
const input = require("fs").readFileSync(process.argv[2], "utf8");
const steps = ["parse-input", "build-model", "build-map", "transform-closed-groups", "colorize",
    "export-dot", "export-svg"];
const begin = process.cpuUsage();
argdown.runAsync({ input, process: steps, logLevel: "silent" }).then((response) => {
    const { user, system } = process.cpuUsage(begin);
    const seconds = (user + system) / 1e6;
    const nodes = (response.svg.match(/class="node"/g) || []).length;
    console.log(JSON.stringify({ seconds, nodes }));
});
"""
"""What draws a text as the reference does, and says how long that took."""

_NODE = """
const { argdown } = require("@argdown/core/dist/argdown.js");
const input = require("fs").readFileSync(process.argv[2], "utf8");
const request = () => ({ input, process: ["parse-input", "build-model"], logLevel: "silent" });
const times = [];
for (let round = 0; round < Number(process.argv[3]); round += 1) {
    const begin = process.hrtime.bigint();
    const response = argdown.run(request());
    times.push(Number(process.hrtime.bigint() - begin) / 1e9);
    if (response.parserErrors.length) throw new Error(response.parserErrors[0].message);
    if (round === 0) console.error(Object.keys(response.statements).length
        + Object.keys(response.arguments).length);
}
console.log(JSON.stringify(times));
"""


@dataclass(frozen=True)
class Round:
    """The seconds of one round: ours, the reference inside node, the reference as a process."""

    ours: float
    inside: float
    process: float


def text(statements: int = STATEMENTS, seed: int = 1) -> str:
    """Make a file of that many statements: nested relations, tags, data, and some arguments."""
    chance = random.Random(seed)
    parts = ["===\ntitle: Een groot debat\nslug: een-groot-debat\n===\n"]
    number = 0
    while number < statements:
        if number % 500 < 12:
            parts.append(f"# Deel {number // 500 + 1}\n")
        lines: list[str] = []
        number = _tree(lines, chance, number, statements)
        parts.append("\n".join(lines) + "\n")
        if chance.random() < 0.1:
            parts.append(_argument(chance, number))
    return "\n".join(parts)


def _tree(lines: list[str], chance: random.Random, number: int, most: int) -> int:
    """Add a statement with others under it, three levels deep; give how many there are now."""
    number += 1
    lines.append(_statement(chance, number))
    for _ in range(chance.randint(1, 5)):
        for depth in range(1, chance.randint(2, 4)):
            if number < most:
                number += 1
                sign = chance.choice("+-")
                lines.append("    " * depth + f"{sign} {_statement(chance, number)}")
    return number


def _statement(chance: random.Random, number: int) -> str:
    words = " ".join(chance.choices(_WORDS, k=chance.randint(8, 18))).capitalize()
    tag = f" #{chance.choice(_WORDS)}" if chance.random() < 0.1 else ""
    data = (
        f" {{weight: {number % 7}, by: {chance.choice(_WORDS)}}}" if chance.random() < 0.3 else ""
    )
    return f"[Stelling {number}]: {words}.{tag}{data.replace('by:', 'uit:')}"


def _argument(chance: random.Random, number: int) -> str:
    first, second, third = (chance.randint(1, number) for _ in range(3))
    return (
        f"<Stap {number}>\n\n(1) [Stelling {first}]\n(2) [Stelling {second}]\n----\n"
        f"(3) [Stelling {third}]\n"
    )


def reference(folder: Path) -> list[str]:
    """Give the command that runs the reference there; raises SystemExit where it cannot run."""
    node = shutil.which("node")
    package = MODULES / "@argdown" / "core"
    if node is None:
        raise SystemExit("Skipped: node is not on this machine.")
    if not package.is_dir():
        raise SystemExit("Skipped: the reference is not here; the top of this module says how.")
    script = MODULES / ".argdown.cjs"
    script.write_text(_NODE, "utf-8")
    return [node, str(script), str(folder / "debate.argdown")]


def measure(command: list[str], content: str) -> Round:
    """Read the file once by each."""
    begin = time.perf_counter()
    reader.load(content)
    ours = time.perf_counter() - begin
    begin = time.perf_counter()
    done = subprocess.run([*command, "1"], capture_output=True, text=True, check=True)
    process = time.perf_counter() - begin
    warm = subprocess.run([*command, "3"], capture_output=True, text=True, check=True)
    return Round(ours, min(json.loads(done.stdout) + json.loads(warm.stdout)), process)


def main() -> None:
    """Measure, and print the medians."""
    content = text()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "debate.argdown").write_text(content, "utf-8")
        try:
            command = reference(folder)
        except SystemExit as skipped:
            print(skipped)
            return
        rounds = [measure(command, content) for _ in range(ROUNDS)]
    ours = statistics.median(one.ours for one in rounds)
    print(f"{STATEMENTS:,} statements, {len(content):,} characters, {ROUNDS} rounds, medians")
    print(f"  ours, text to map             {ours:.3f} s")
    print(f"  reference, inside node        {statistics.median(r.inside for r in rounds):.3f} s")
    print(f"  reference, whole process      {statistics.median(r.process for r in rounds):.3f} s")
    inside = statistics.median(one.inside / one.ours for one in rounds)
    process = statistics.median(one.process / one.ours for one in rounds)
    print(f"  as fast as the reference      {inside:.2f} x inside, {process:.2f} x as a process")
    _print_parts(content)


def _print_parts(content: str) -> None:
    begin = time.perf_counter()
    parser.parse(content)
    parsed = time.perf_counter() - begin
    map_ = reader.load(content).map
    begin = time.perf_counter()
    writer.write(map_)
    print(f"  ours, parsing alone {parsed:.3f} s, writing {time.perf_counter() - begin:.3f} s")


if __name__ == "__main__":
    sys.exit(main())

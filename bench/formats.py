"""Formats: 100,000 claims written and read in each, as a chain, a star and a Kialo-like tree.

What counts is processor time, reading and writing apart, and the most memory that a process of its
own took. The aim is 10 s and 1 GB for each. Argdown of 3 MB with errors is read by the reference
parser too, in processor time as well, where node and the package are there (`bench/argdown.py` says
how); with a hundred errors, all of which we tell, and with ten times as many, of which we tell a
hundred and then stop.

    python -m bench.formats [format ...]
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from debate.formats import files
from debate.formats.catalogue import READABLE, WRITABLE
from debate.formats.files import Text

from . import argdown, shapes
from .measuring import paired, ratio, say

CLAIMS = 100_000
SHAPES = ("chain", "star", "kialo")
SECONDS, MEGABYTES = 10.0, 1_024
_ERROR = "[Stelling fout]: hier staat [iets] dat niet mag\n\n"
_NODE = """
const { argdown } = require("@argdown/core/dist/argdown.js");
const input = require("fs").readFileSync(process.argv[2], "utf8");
const begin = process.cpuUsage();
const found = argdown.run({ input, process: ["parse-input", "build-model"], logLevel: "silent" });
const { user, system } = process.cpuUsage(begin);
console.log((user + system) / 1e6);
console.error(found.parserErrors.length);
"""


def one(format_: str, shape: str) -> None:
    """Write and read a debate in this process, and print the figures as JSON."""
    map_ = shapes.debate(shape, CLAIMS)
    begin = time.process_time()
    written = files.write_map(map_, format_)
    text, losses = written.text, len(written.losses)
    writing = time.process_time() - begin
    del map_, written
    begin = time.process_time()
    found = files.look(Text(text, format_, format_)) if format_ in READABLE else None
    reading = time.process_time() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    claims = len(found.map.claims) if found else 0
    told = {"writing": writing, "reading": reading, "peak": peak, "claims": claims,
            "losses": losses, "size": len(text)}  # fmt: skip
    print(json.dumps(told))


def each(format_: str, shape: str) -> None:
    """Measure a format and a shape in a process of its own, and say how that went."""
    command = [sys.executable, "-m", "bench.formats", "--one", format_, shape]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        say(f"{format_}, {shape}", done.stderr.strip().splitlines()[-1][:60], "it works")
        return
    told = json.loads(done.stdout)
    figure = (
        f"write {told['writing']:.1f} s, read {told['reading']:.1f} s, {told['peak']} MB"
        f", {told['size'] / 1e6:.0f} MB of text, {told['claims']:,} claims"
    )
    is_met = max(told["writing"], told["reading"]) <= SECONDS and told["peak"] <= MEGABYTES
    say(f"{format_}, {shape}{'' if is_met else ' (not met)'}", figure, "10 s, 1 GB")


def with_errors(most: int) -> str:
    """Make 3 MB of Argdown with that many errors, from its beginning to its end."""
    blocks = argdown.text(28_000).split("\n\n")
    every = len(blocks) // most
    return "\n\n".join(
        _ERROR + block if number and number % every == 0 else block
        for number, block in enumerate(blocks)
    )


def errors_against_the_reference(most: int) -> None:
    """Read Argdown with errors by both, in turn."""
    text = with_errors(most)
    with tempfile.TemporaryDirectory() as name:
        try:
            node, script, path = argdown.reference(Path(name))
        except SystemExit as skipped:
            print(skipped)
            return
        Path(path).write_text(text, "utf-8")
        other = Path(script).with_name(".errors.cjs")
        other.write_text(_NODE, "utf-8")

        def ours() -> float:
            begin = time.process_time()
            files.look(Text(text, "errors", "argdown"))
            return time.process_time() - begin

        def theirs() -> float:
            done = subprocess.run([node, str(other), path], capture_output=True, check=True)
            return float(done.stdout)

        pairs = paired(ours, theirs, 5)
    least = min(mine for mine, _ in pairs), min(theirs_ for _, theirs_ in pairs)
    figure = f"{ratio(pairs)} x, {least[0]:.2f} and {least[1]:.2f} s"
    name = f"argdown, {len(text) / 1e6:.1f} MB, {most} errors, ours / reference"
    say(name, figure, "1 or less")


def main(chosen: tuple[str, ...] = WRITABLE) -> None:
    """Measure every format that is written, and Argdown with errors."""
    for format_ in chosen:
        for shape in SHAPES:
            each(format_, shape)
    for most in (95, 950):
        errors_against_the_reference(most)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(*sys.argv[2:4])
    else:
        main(tuple(sys.argv[1:]) or WRITABLE)

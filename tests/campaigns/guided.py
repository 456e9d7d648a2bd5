"""A fuzzer that follows the readers' branches: every format and detection, as long as one likes.

It needs atheris, which is no dependency of the tests. A text that makes a reader fail, hang or grow
is left in the folder as `crash-...`, and given again it fails again.

    pip install atheris
    python -m tests.campaigns.guided FOLDER -max_total_time=3600 -rss_limit_mb=800

The first byte of an input chooses the format, the last choice being what is guessed.
"""

import sys
import time
from contextlib import suppress
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["debate.formats", "debate.text"]):
    from debate.errors import DebateError
    from debate.formats import files, guess, report
    from debate.formats.catalogue import FORMATS, READABLE, WRITABLE

    for name in READABLE:  # they are loaded when first wanted: now, so that all are followed
        FORMATS[name].reader()
    for name in WRITABLE:
        FORMATS[name].writer()

SECONDS = 10
_WORDS = ("nodeID", "type", "text", "fromID", "toID", "AIF", "@graph", "premises", "conclusion",
          "source_id", "target_id", "relationType", "equivalence-class", "<node id=", "<edge ",
          "<adu id=", "<edu id=", "statement", "argument", "undercutter", "arg(", "att(", "p af ",
          "Discussion Title:", "Discussion Name:", "-> See ", "Sources:", "1.1. Pro: ", "1.1.",
          "===", "----", "--", "<_ ", "+> ", "><", "{id: ", "@[", "// ", "/*", "sep=;")  # fmt: skip


def seeds() -> list[bytes]:
    """Give the samples of every format, and a small map in each that is written, with its byte."""
    from tests.formats import samples

    small = samples.chain(4)
    written = [(name, files.write_map(small, name).text) for name in WRITABLE if name in READABLE]
    texts = [*samples.ALL, *((name, text) for name, text, _ in samples.MALFORMED), *written]
    return [
        bytes([READABLE.index(name)]) + text.encode("utf-8", "surrogatepass")
        for name, text in texts
        if len(text) < 10_000
    ]


def one_input(raw: bytes) -> None:
    """Read an input, write it again, and say of what takes too long that it does."""
    begin = time.process_time()
    with suppress(DebateError):
        through(raw)
    if time.process_time() - begin > SECONDS:
        raise TimeoutError(f"more than {SECONDS} s")


def through(raw: bytes) -> None:
    """Read as bytes are read from a file, and write what came in twice over."""
    chosen = raw[0] % (len(READABLE) + 1) if raw else 0
    format_ = READABLE[chosen] if chosen < len(READABLE) else ""
    guess.is_page(raw[1:])
    source = files.text_of(raw[1:], "x", format_)
    if source.format not in READABLE:
        return
    found = files.look(source)
    report.render(found.problems, source.text)
    found.refuse_errors()
    for other in (source.format, READABLE[len(raw) % len(READABLE)]):
        files.write_map(found.map, other).text.encode()


def main() -> None:
    """Lay down the seeds where there is nothing yet, and begin."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds()):
        (folder / f"seed-{number:03}").write_bytes(seed)
    words = folder.with_name(f"{folder.name}.words")
    words.write_text("".join(f'"{word}"\n' for word in _WORDS), "utf-8")
    more = [f"-artifact_prefix={folder}/", f"-dict={words}", "-timeout=60", "-max_len=20000"]
    atheris.Setup([*sys.argv, *more], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()

"""How everything here is measured: ours and the peer in turn, in one run, the ratio of each pair.

Machines differ and are noisy: what is quoted is the median of the ratios, with its range.
"""

import gzip
import re
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Ratio:
    """The median of the ratios of pairs, with the smallest and the largest."""

    median: float
    least: float
    most: float

    def __str__(self) -> str:
        return f"{self.median:.2f} ({self.least:.2f} to {self.most:.2f})"


def seconds(work: Callable[[], object]) -> float:
    """Tell how long one run takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def weight(get: Callable[[str], bytes], address: str) -> int:
    """Give the bytes of a page with its styles and scripts, each compressed as a server would."""
    body = get(address)
    waiting = re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js)[^"]*)"', body.decode())
    files: dict[str, bytes] = {}
    while waiting:
        name = waiting.pop()
        if name not in files:
            files[name] = get(name)
            near = name.partition("?")[0].rpartition("/")[0]
            found = re.findall(r'from "\./([^"]+)"', files[name].decode())
            waiting += [f"{near}/{each}" for each in found]
    return sum(len(gzip.compress(one, 6)) for one in (body, *files.values()))


def ratio(pairs: list[tuple[float, float]]) -> Ratio:
    """Give the ratio of the first to the second of each pair."""
    ratios = [ours / peers for ours, peers in pairs]
    return Ratio(statistics.median(ratios), min(ratios), max(ratios))


def paired(
    ours: Callable[[], float], peers: Callable[[], float], rounds: int
) -> list[tuple[float, float]]:
    """Measure both in turn, ours first and the peer first alternately."""
    pairs = []
    for number in range(rounds):
        first, second = (ours, peers) if number % 2 == 0 else (peers, ours)
        one, other = first(), second()
        pairs.append((one, other) if number % 2 == 0 else (other, one))
    return pairs


def say(name: str, figure: str, aim: str) -> None:
    """Print one line of the report."""
    print(f"{name:<52} {figure:<38} aim: {aim}", flush=True)

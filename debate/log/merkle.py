"""RFC 6962 Merkle trees: roots, inclusion and consistency proofs, and growing by appending.

Only full subtrees are stored, each under (level, index): level 0 holds leaf hashes, and node
(level, index) covers the entries [index * 2**level, (index + 1) * 2**level). Such a node never
changes, so a tree of a million entries is proved from about forty reads, at any earlier size too.

`read(level, index)` gives the stored hash.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256

from ..errors import InvalidInput

Read = Callable[[int, int], bytes]
Node = tuple[int, int, bytes]
"""A row to store: level, index, hash."""

EMPTY_ROOT = sha256(b"").digest()


def leaf_hash(entry: bytes) -> bytes:
    """Give the hash of a leaf (RFC 6962, 2.1): SHA256(0x00 || entry)."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Give the hash of an inner node (RFC 6962, 2.1): SHA256(0x01 || left || right)."""
    return sha256(b"\x01" + left + right).digest()


def root(entries: Iterable[bytes]) -> bytes:
    """Give the root of the tree over entries, keeping one hash a level.

    >>> root([b""]).hex()[:16]
    '6e340b9cffb37a98'
    """
    peaks = Peaks()
    for entry in entries:
        peaks.push(leaf_hash(entry))
    return peaks.root()


class Peaks:
    """The full subtrees of a growing tree, left to right: enough to give its root at any moment."""

    def __init__(self) -> None:
        self.size = 0
        self._hashes: list[bytes] = []

    def push(self, subtree: bytes, level: int = 0) -> None:
        """Add the root of a full subtree of 2**level leaves; the tree must be aligned to it."""
        if self.size & ((1 << level) - 1):
            raise InvalidInput(
                "A subtree of 2**{level} leaves cannot begin at leaf {size}.",
                level=level,
                size=self.size,
            )
        self.size += 1 << level
        while not (self.size >> level) & 1:
            subtree = node_hash(self._hashes.pop(), subtree)
            level += 1
        self._hashes.append(subtree)

    def root(self) -> bytes:
        """Give the root of what has been pushed."""
        return folded(self._hashes)


def append(read: Read, size: int, entries: Sequence[bytes]) -> list[Node]:
    """Give the nodes to store when entries are appended to a stored tree of `size` entries.

    Reads at most one stored node a level; works through n entries in O(n).
    """
    nodes: list[Node] = []
    level, first, hashes = 0, size, [leaf_hash(entry) for entry in entries]
    while hashes:
        nodes += [(level, first + offset, value) for offset, value in enumerate(hashes)]
        if first & 1:
            first -= 1
            hashes.insert(0, read(level, first))
        hashes = [
            node_hash(left, right) for left, right in zip(hashes[::2], hashes[1::2], strict=False)
        ]
        level, first = level + 1, first >> 1
    return nodes


def root_at(read: Read, size: int) -> bytes:
    """Give the root of the first `size` entries of a stored tree."""
    _refuse_unless(size >= 0, "A tree has 0 entries or more.")
    return _range_root(read, 0, size) if size else EMPTY_ROOT


def inclusion(read: Read, index: int, size: int) -> list[bytes]:
    """Prove that entry `index` is in the tree of `size` entries (RFC 6962, 2.1.1, PATH)."""
    _refuse_unless(0 <= index < size, "An inclusion proof needs an index below the tree's size.")
    path: list[bytes] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            path.append(_range_root(read, middle, end))
            end = middle
        else:
            path.append(_range_root(read, start, middle))
            start = middle
    return path[::-1]


def consistency(read: Read, old: int, new: int) -> list[bytes]:
    """Prove that the tree of `new` entries begins with the one of `old` (RFC 6962, 2.1.2, PROOF).

    Empty when the sizes are equal or old is 0: there is nothing to show.
    """
    _refuse_unless(0 <= old <= new, "A consistency proof goes from a tree to one as large or more.")
    if old in (0, new):
        return []
    path: list[bytes] = []
    start, end = 0, new
    while end != old:
        middle = start + _split(end - start)
        if old <= middle:
            path.append(_range_root(read, middle, end))
            end = middle
        else:
            path.append(_range_root(read, start, middle))
            start = middle
    if start:  # RFC 6962's b = false: the verifier does not hold this subtree yet
        path.append(_range_root(read, start, end))
    return path[::-1]


def verify_inclusion(
    root: bytes, size: int, index: int, entry: bytes, proof: Sequence[bytes]
) -> bool:
    """Say whether proof shows entry at `index` under `root` (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size or not _are_hashes(proof):
        return False
    node, last, value = index, size - 1, leaf_hash(entry)
    for sibling in proof:
        if last == 0:
            return False
        if node & 1 or node == last:
            value = node_hash(sibling, value)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            value = node_hash(value, sibling)
        node, last = node >> 1, last >> 1
    return last == 0 and value == root


def verify_consistency(
    old: int, old_root: bytes, new: int, new_root: bytes, proof: Sequence[bytes]
) -> bool:
    """Say whether proof shows that the old tree is the beginning of the new (RFC 9162, 2.1.4.2)."""
    if not 0 <= old <= new or not _are_hashes(proof):
        return False
    if old == new:
        return not proof and old_root == new_root
    if old == 0:
        return not proof and old_root == EMPTY_ROOT
    path = list(proof) if old & (old - 1) else [old_root, *proof]
    if not path:
        return False
    node, last = old - 1, new - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    old_value = new_value = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if node & 1 or node == last:
            old_value = node_hash(sibling, old_value)
            new_value = node_hash(sibling, new_value)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            new_value = node_hash(new_value, sibling)
        node, last = node >> 1, last >> 1
    return last == 0 and old_value == old_root and new_value == new_root


def gaps(size: int, indexes: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Give (level, index) of the fewest full subtrees that cover what `indexes` leave out.

    An export of one debate carries these hashes in place of the other debates' events, and so
    leads to the same root. `indexes` rise and are below `size`.

    >>> list(gaps(8, [2]))
    [(1, 0), (0, 3), (2, 1)]
    """
    start = 0
    for index in indexes:
        _refuse_unless(start <= index < size, "The indexes must rise and stay below the size.")
        yield from _cover(start, index)
        start = index + 1
    yield from _cover(start, size)


def _cover(start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give (level, index) of the fewest full subtrees over [start, end), left to right."""
    while start < end:
        level = (end - start).bit_length() - 1
        if start:
            level = min(level, (start & -start).bit_length() - 1)
        yield level, start >> level
        start += 1 << level


def _range_root(read: Read, start: int, end: int) -> bytes:
    return folded([read(level, index) for level, index in _cover(start, end)])


def folded(peaks: Sequence[bytes]) -> bytes:
    """Give the root of a tree from its full subtrees, left to right."""
    if not peaks:
        return EMPTY_ROOT
    value = peaks[-1]
    for left in reversed(peaks[:-1]):
        value = node_hash(left, value)
    return value


def _split(count: int) -> int:
    """Give the largest power of two below count: where RFC 6962 cuts a tree in two."""
    return 1 << ((count - 1).bit_length() - 1)


def _are_hashes(proof: Sequence[bytes]) -> bool:
    return all(len(value) == 32 for value in proof)


def _refuse_unless(holds: bool, sentence: str) -> None:
    if not holds:
        raise InvalidInput(sentence)

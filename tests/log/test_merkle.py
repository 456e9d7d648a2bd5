"""The tree, against the published roots and a recursive spelling of RFC 6962."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.errors import InvalidInput
from debate.log import merkle

ENTRIES = [
    bytes.fromhex(entry)
    for entry in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = {
    0: sha256(b"").hexdigest(),
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}
LARGEST = 40  # past two powers of two, so every shape of border occurs


class Stored:
    """Stored nodes that refuse to change and count how often they are read."""

    def __init__(self, *batches: list[bytes]) -> None:
        self.nodes: dict[tuple[int, int], bytes] = {}
        self.size = self.reads = 0
        for batch in batches:
            for level, index, value in merkle.append(self.read, self.size, batch):
                assert (level, index) not in self.nodes
                self.nodes[level, index] = value
            self.size += len(batch)
        self.reads = 0

    def read(self, level: int, index: int) -> bytes:
        self.reads += 1
        return self.nodes[level, index]


def entries(count: int) -> list[bytes]:
    return [b"entry %d" % number for number in range(count)]


def recursive_root(leaves: list[bytes]) -> bytes:
    """RFC 6962, 2.1, word for word."""
    if len(leaves) < 2:
        return sha256(b"\x00" + leaves[0] if leaves else b"").digest()
    k = 1
    while 2 * k < len(leaves):
        k *= 2
    return sha256(b"\x01" + recursive_root(leaves[:k]) + recursive_root(leaves[k:])).digest()


STORED = Stored(entries(LARGEST))
TRUE_ROOTS = [recursive_root(entries(size)) for size in range(LARGEST + 1)]


@pytest.mark.parametrize("size", ROOTS)
def test_published_roots_are_reached(size):
    stored = Stored(ENTRIES)
    assert merkle.root(ENTRIES[:size]).hex() == ROOTS[size]
    assert merkle.root_at(stored.read, size).hex() == ROOTS[size]


def test_every_earlier_size_has_its_root():
    for size, root in enumerate(TRUE_ROOTS):
        assert merkle.root_at(STORED.read, size) == root
        assert merkle.root(entries(size)) == root


@given(st.lists(st.lists(st.binary(max_size=3), max_size=9), max_size=9))
def test_a_tree_grown_in_batches_is_the_tree_made_at_once(batches):
    everything = [entry for batch in batches for entry in batch]
    assert Stored(*batches).nodes == Stored(everything).nodes
    assert merkle.root_at(Stored(*batches).read, len(everything)) == recursive_root(everything)


def test_every_inclusion_proof_holds_and_for_no_other_entry_or_index():
    for size in range(1, LARGEST + 1):
        for index in range(size):
            proof = merkle.inclusion(STORED.read, index, size)
            holds = [
                merkle.verify_inclusion(TRUE_ROOTS[size], size, other, b"entry %d" % index, proof)
                for other in range(size)
            ]
            assert holds == [other == index for other in range(size)]
            other_entry = b"entry %d" % (index + 1)
            assert not merkle.verify_inclusion(TRUE_ROOTS[size], size, index, other_entry, proof)


def test_every_consistency_proof_holds_and_for_no_other_root():
    for new in range(1, LARGEST + 1):
        for old in range(new + 1):
            proof = merkle.consistency(STORED.read, old, new)
            for shown, root in enumerate(TRUE_ROOTS[: new + 1]):
                holds = merkle.verify_consistency(old, root, new, TRUE_ROOTS[new], proof)
                assert holds == (shown == old)


@given(st.data())
def test_a_flipped_bit_breaks_an_inclusion_proof(data):
    size = data.draw(st.integers(2, LARGEST))
    index = data.draw(st.integers(0, size - 1))
    proof = merkle.inclusion(STORED.read, index, size)
    place = data.draw(st.integers(0, len(proof) - 1))
    proof[place] = bit_flipped(proof[place], data.draw(st.integers(0, 255)))
    entry = b"entry %d" % index
    assert not merkle.verify_inclusion(TRUE_ROOTS[size], size, index, entry, proof)


@given(st.data())
def test_a_flipped_bit_breaks_a_consistency_proof(data):
    new = data.draw(st.integers(2, LARGEST))
    old = data.draw(st.integers(1, new - 1))
    proof = merkle.consistency(STORED.read, old, new)
    place = data.draw(st.integers(0, len(proof) - 1))
    proof[place] = bit_flipped(proof[place], data.draw(st.integers(0, 255)))
    roots = TRUE_ROOTS[old], TRUE_ROOTS[new]
    assert not merkle.verify_consistency(old, roots[0], new, roots[1], proof)


@given(st.data())
def test_a_proof_that_is_cut_or_lengthened_is_refused(data):
    size = data.draw(st.integers(2, LARGEST))
    index = data.draw(st.integers(0, size - 1))
    proof = merkle.inclusion(STORED.read, index, size)
    entry = b"entry %d" % index
    for wrong in (proof[:-1], proof[1:], [*proof, bytes(32)], [*proof[:-1], proof[-1][:31]]):
        assert not merkle.verify_inclusion(TRUE_ROOTS[size], size, index, entry, wrong)
    old = data.draw(st.integers(1, size - 1))
    shown = merkle.consistency(STORED.read, old, size)
    for wrong in (shown[:-1], shown[1:], [*shown, bytes(32)]):
        roots = TRUE_ROOTS[old], TRUE_ROOTS[size]
        assert not merkle.verify_consistency(old, roots[0], size, roots[1], wrong)


def test_an_empty_tree_is_the_beginning_of_every_tree_and_no_other_root_is():
    new_root = TRUE_ROOTS[5]
    assert merkle.consistency(STORED.read, 0, 5) == []
    assert merkle.verify_consistency(0, merkle.EMPTY_ROOT, 5, new_root, [])
    assert not merkle.verify_consistency(0, bytes(32), 5, new_root, [])
    assert not merkle.verify_consistency(0, merkle.EMPTY_ROOT, 5, new_root, [new_root])


def test_a_tree_is_not_the_beginning_of_a_smaller_one():
    assert not merkle.verify_consistency(5, TRUE_ROOTS[5], 4, TRUE_ROOTS[4], [])


def test_an_answer_reads_a_few_nodes_of_a_large_tree():
    stored = Stored(entries(20_000))  # 15 levels
    for answer in (
        lambda: merkle.root_at(stored.read, 19_999),
        lambda: merkle.inclusion(stored.read, 1_234, 19_999),
        lambda: merkle.consistency(stored.read, 11_111, 19_999),
        lambda: merkle.append(stored.read, 20_000, [b"one more"] * 500),
    ):
        stored.reads = 0
        answer()
        assert stored.reads <= 30


@pytest.mark.parametrize(("index", "size"), [(-1, 4), (4, 4), (0, 0)])
def test_an_entry_outside_the_tree_has_no_proof(index, size):
    with pytest.raises(InvalidInput):
        merkle.inclusion(STORED.read, index, size)
    only = merkle.leaf_hash(b"")
    assert not merkle.verify_inclusion(only, size, index, b"", [])
    assert not merkle.verify_inclusion(only, 1, 1, b"", [])


def test_a_tree_of_less_than_nothing_has_no_root():
    with pytest.raises(InvalidInput):
        merkle.root_at(STORED.read, -1)


@pytest.mark.parametrize(("old", "new"), [(-1, 4), (5, 4)])
def test_sizes_that_shrink_have_no_proof(old, new):
    with pytest.raises(InvalidInput):
        merkle.consistency(STORED.read, old, new)


@given(st.integers(0, LARGEST), st.sets(st.integers(0, LARGEST - 1)))
def test_entries_and_the_subtrees_between_them_give_the_same_root(size, chosen):
    indexes = sorted(index for index in chosen if index < size)
    parts = [(index, 0, index) for index in indexes]
    parts += [(index << level, level, index) for level, index in merkle.gaps(size, indexes)]
    peaks = merkle.Peaks()
    for start, level, index in sorted(parts):
        assert start == peaks.size
        peaks.push(STORED.read(level, index), level)
    assert peaks.size == size
    assert peaks.root() == TRUE_ROOTS[size]


def test_indexes_that_do_not_rise_have_no_gaps():
    with pytest.raises(InvalidInput):
        list(merkle.gaps(8, [3, 3]))


def test_a_subtree_in_the_wrong_place_is_refused():
    peaks = merkle.Peaks()
    peaks.push(bytes(32))
    with pytest.raises(InvalidInput, match="cannot begin at leaf 1"):
        peaks.push(bytes(32), 1)


def bit_flipped(value: bytes, bit: int) -> bytes:
    changed = bytearray(value)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)

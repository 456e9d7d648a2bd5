"""Pure log mathematics: chain, Merkle tree, signed notes, tiles, receipts, proofs, export lines.

Nothing here knows a database, a clock or chance; the caller brings bytes, keys and salts.
"""

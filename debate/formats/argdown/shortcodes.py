"""The names of characters that are hard to type: `.->.` or `:->:` for an arrow, `:happy:` for a face."""

_CHARACTERS = """
    A ∀  E ∃  O 𝗢  P 𝗣  -> →  <-> ↔  ~ ¬  ^ ∧  v ∨  v_ ⊻  <> ◇  [] ◻
    happy 😀  smile ☺  smiley ☺  laugh 😆  lol 😆  rofl 🤣  joy 😂  heart ❤  ? ❓  question ❓  love 😍
    wink 😉  shush 🤫  meh 😐  eye-roll 🙄  sad 😢  disappointed 😞  scream 😱  +1 👍  up 👍  -1 👎
    down 👎  think 🤔  star ⭐  y ✔  agree ✔  n ❌  disagree ❌
""".split()

CHARACTERS = {
    f"{edge}{name}{edge}": character
    for name, character in zip(_CHARACTERS[::2], _CHARACTERS[1::2], strict=True)
    for edge in ".:"
}

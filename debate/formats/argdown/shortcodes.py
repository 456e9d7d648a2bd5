"""Names of characters that are hard to type: `.->.` or `:->:` an arrow, `:happy:` a face."""

_NAMES = {
    "∀": "A", "∃": "E", "𝗢": "O", "𝗣": "P", "→": "->", "↔": "<->", "¬": "~", "∧": "^", "∨": "v",
    "⊻": "v_", "◇": "<>", "◻": "[]", "😀": "happy", "☺": "smile smiley", "😆": "laugh lol",
    "🤣": "rofl", "😂": "joy", "❤": "heart", "❓": "? question", "😍": "love", "😉": "wink",
    "🤫": "shush", "😐": "meh", "🙄": "eye-roll", "😢": "sad", "😞": "disappointed",
    "😱": "scream", "👍": "+1 up", "👎": "-1 down", "🤔": "think", "⭐": "star", "✔": "y agree",
    "❌": "n disagree",
}  # fmt: skip

CHARACTERS = {
    f"{edge}{name}{edge}": character
    for character, names in _NAMES.items()
    for name in names.split(" ")
    for edge in ".:"
}

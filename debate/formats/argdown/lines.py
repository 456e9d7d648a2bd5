"""The kinds of lines, as patterns: what a line begins with says what it is.

`SIMPLE` takes a whole line of the usual kind at once: indentation, relation sign or number, title,
plain text, data. Whatever it does not take is read piece by piece: `OPENING` tells the kind,
`inline` the rest. Spaces and text are taken without going back (`*+`), so that no line takes more
than linear time.
"""

import re

_INDENT = r"([ \t]*+)"
_SIGN = r"\+>|->|<?\+|<?-(?!-)|><|_>|<_|_(?=[ \t\n])"
_PLAIN = r"[^\\@#*_\[\]<{/:.\n]*+"
_TEXT = rf"{_PLAIN}(?:(?:[.:](?=[ \t\n]|\Z)|/(?![/*])){_PLAIN})*+"
_BARE = r"(?=[ \t]*+(?:\{|\n|\Z))"  # a reference: only data may follow
_NOT_PLAIN = r"(?!--|===|[-+>]|[0-9]+\.[ \t\n]|\([0-9])"

SIMPLE = re.compile(
    _INDENT
    + rf"(?:({_SIGN})[ \t]*+|(\(\d++\))[ \t]*+)?"
    + rf"(?:\[([^\[\]\n-][^\[\]\n]*+)\](?:(:)|{_BARE})"
    + rf"|<([^<>\n!+_-][^<>\n]*+)>(?:(:)|{_BARE}))?"
    + rf"[ \t]*+{_NOT_PLAIN}({_TEXT})"
    + r"(\{[^{}\n]*+(?:\{[^{}\"'\n]*+\}[^{}\n]*+)*+\})?[ \t]*+(?:\n|\Z)"
)

PLAIN_WORDS = re.compile(rf"(?!.*={{3}}){_TEXT}")

OPENING = re.compile(
    rf"""
    {_INDENT}
    (?:
        (?P<blank>\n|\Z)
      | (?P<comment>//|/\*|<!--)
      | (?P<front>={{3,}})
      | (?P<rule>--)
      | (?P<sign>{_SIGN})
      | (?P<heading>\#++\ )
      | (?P<number>\(\d++\))
      | (?P<ordered>\d++\.(?=[ \t\n]|\Z))
      | (?P<bullet>\*(?=[ \t\n]|\Z))
      | (?P<words>(?=.))
    )
    """,
    re.VERBOSE,
)

FRONT = re.compile(r"[ \t\n]*+={3,}[ \t]*+\n")
FRONT_END = re.compile(r"^={3,}[ \t]*+$", re.MULTILINE)
SPACES = re.compile(r"[ \t]*+")
REST = re.compile(r"[ \t]*+(?:\n|\Z)")

# What a statement or an argument begins with: the shortest title that ends so.
STATEMENT_DEFINITION = re.compile(r"\[(.+?)\]:")
STATEMENT_REFERENCE = re.compile(r"\[([^-\n].*?)\]")
ARGUMENT_DEFINITION = re.compile(r"<(.+?)>:")
ARGUMENT_REFERENCE = re.compile(r"<([^-\n].*?)>")
LINK = re.compile(r"\[([^\]\n]++)\]\(([^)\n]++)\)")

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)

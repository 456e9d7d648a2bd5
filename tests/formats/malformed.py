"""Bad files of the formats that are text, of sheets and of our own, with what is said of each."""

_HEAD = "The first row names the columns"
_APX = r"neither arg\(a\)\. nor att\(a,b\)\."
_TGF = "There is no line with #"
_TWO = "two arguments: the attacker and the attacked"
_FIRST, _SECOND = "Discussion Title: T\n\n", "Discussion Name:\nT\n\n"
_OWN = '{"format": "tegengeluid", "version": 1, "topic": {"slug": "a", "title": "T"'
_ID = "c0a1b2c3d4e5f"


def _sheet(separator: str) -> list[tuple[str, str]]:
    rows = [
        ("", "This file is empty"), ("Een zin.", _HEAD), ("a,b\n1,2", _HEAD), ("text\nEen zin.", _HEAD),
        ("id,text", "There is no claim in this sheet"), ("id,text\n1,", "There is no claim"),
        ('id,text\n1,"Een', "opens in this row and never closes"),
        ('id,text\n1,"a"b"', "stands inside a cell"), ("id,text\n1,2,3", "more cells than"),
        ("id,id,text\n1,2,3", "Two columns mean the same: id, id"), ("from,to\na,b", "There is no claim"),
        ("id,text\n1,Een zin.\nkind,id,text\ndebat,a,T", "stands above those of its claims"),
    ]  # fmt: skip
    return [(text.replace(",", separator), said) for text, said in rows]


TEXTS: dict[str, list[tuple[str, str]]] = {
    "af": [
        ("", "begins with a line such as"), ("Een zin.", "begins with a line such as"),
        ("p af", "begins with a line such as"), ("p af -1", "begins with a line such as"),
        ("p cnf 3 2\n1 2", "begins with a line such as"), ("p af 99999999999", "Split the file"),
        ("p af 3\n1", "A line holds two numbers"), ("p af 3\n1 2 3", "A line holds two numbers"),
        ("p af 3\n1 4", "4 is no argument: they are the numbers from 1 to 3"),
        ("p af 3\n0 1", "0 is no argument"), ("p af 3\n-1 2", "-1 is no argument"),
        ("p af 3\na b", "a is no argument"), ("p af 2\n² 1", "² is no argument"),
        ("p af 3\n1 2\np af 3", "p is no argument"),
    ],
    "apx": [
        ("", "This file is empty"), ("Een zin.", _APX), ("arg(a)", _APX), ("arg().", _APX),
        ("att(a).", _APX), ("arg(a,b).", _APX), ("arg(a). att(a,a", _APX), ("arg(a)..", _APX),
        ("arg(a b).", _APX), ('arg("a).', _APX), ("ARG(a).", _APX),
        ("arg(a). att(a,b).", "The argument b attacks or is attacked here"),
    ],
    "tgf": [
        ("", _TGF), ("Een zin.", _TGF), ("a\nb", _TGF), ("a\n##\na a", _TGF), ("a\n#x\na a", _TGF),
        ("\n\n", _TGF), ("a\n#\na", _TWO), ("a\n#\n#\na a", _TWO),
        ("a\n#\na b", "The argument b attacks"), ("#\na a", "The argument a attacks"),
        ("a\n#\nb a", "The argument b attacks"),
    ],
    "kialo": [
        ("", "This file is empty"), ("Een zin.", "A Kialo export begins with"),
        ("discussion title: T", "A Kialo export begins with"), ("Discussion Title:", "has no title"),
        ("Discussion Title:\n\n1. Een zin.", "has no title"), (_FIRST, "There is no claim"),
        (_FIRST + "los", "stands before the first"), (_FIRST + "Pro: los", "stands before the first"),
        (_FIRST + "1 Een zin.", "stands before the first"), (_FIRST + "2. Zin.", "this one has `2.`"),
        (_FIRST + "1.1. Pro: Een zin.", "this one has `1.1.`"), (_FIRST + "0. Zin", "this one has `0.`"),
    ],
    "kialo2": [
        ("\n", "This file is empty"), ("Een zin.", "A Kialo export begins with"),
        ("Discussion Name:", "has no title"), ("Discussion Name:\n\n", "has no title"),
        (_SECOND, "There is no claim"), (_SECOND + "los", "stands before the first"),
        (_SECOND + "1. Foo:\nZin.", "`Foo` is none of"), (_SECOND + "2. Thesis:\nZin.", "has `2.`"),
        (_SECOND + "1.1. Pro:\nZin.", "has `1.1.`"), (_SECOND + "1. Thesis\nZin.", "stands before"),
        (_SECOND + "1. Thesis:\nZin.\n\n  1.1. Maar:\n  Zin.", "`Maar` is none of"),
        (_SECOND + "Sources:\n[1] x", "There is no claim"),
    ],
    "csv": _sheet(","),
    "tsv": _sheet("\t"),
    "argdown": [
        ("", "There is no statement"), ("[A]: Zo.\n+ [B]: Nee.", "does not stand under anything"),
        ("[A]: zie [noot] hier.", r"\[noot\] stands inside a text"), ("===\ntitle: x", "has no end"),
        ("[A]: Zo. {a: [}", "a value is missing|expected node content"), ("# ", "has no words"),
        ("<A>\n\n(1) Zo.\n", "ends without a conclusion"), ("(1) Zo.\n---\n(2) Dus.", "Three hyphens"),
        ("---\n[A]: x", "nothing to infer from"), ("[A]: Zo.\n  >< <B>: x", "between two statements"),
        ("[A]: Zo.\n _<B>", "needs a space"), ("\n  + [A]: x", "cannot begin with a relation"),
        ("[A]: **vet", "does not end"), ("[A]:", "Nothing stands behind the title"),
        ("[A]: Zo. {base: 7}", "not a value for base"), ("[A]: Zo.\0", r"U\+0000 cannot stand"),
    ],
    "argdown-json": [
        ("", "This file is empty"), ("[]", "Argdown's JSON has"), ("{}", "Argdown's JSON has"),
        ('{"statements": []}', r"\$\.statements: an object"), ('{"statements": {}}', "no statement and"),
        ('{"statements": {"a": 1}}', r"\$\.statements\.a: an object"),
        ('{"statements": {"a": {"members": {}}}}', r"members: a list"),
        ('{"statements": {"a": {"members": [1]}}}', r"members\[0\]: an object"),
        ('{"statements": {"a": {"members": [{"text": 3}]}}}', r"text: text is needed"),
        ('{"statements": {"a": {}}, "arguments": []}', r"\$\.arguments: an object"),
        ('{"statements": {"a": {}}, "relations": {}}', r"\$\.relations: a list"),
        ('{"statements": {"a": {}}, "relations": [{"relationType": 3}]}', "relationType: text"),
        ('{"statements": {"a": {}}, "arguments": {"x": {"pcs": [{"title": "a"}]}}}', "conclusion of"),
    ],
    "json": [
        ("", "This file is empty"), ("{}", "not a debate in our own JSON"), ("{", "This is not JSON"),
        ('{"format": "tegengeluid"}', r"\$\.version: a whole number is needed here, not null"),
        ('{"format": "tegengeluid", "version": 9}', "reads version 1, not version 9"),
        ('{"format": "tegengeluid", "version": 1}', 'the field "topic" is missing'),
        (_OWN.replace('"a"', '"A b"') + "}}", "a slug has lower-case letters"),
        (_OWN + ', "theses": ["' + _ID + '"]}}', "there is no claim " + _ID),
        (_OWN + '}, "claims": 3}', r"\$\.claims: a list is needed here, not a whole number"),
        (_OWN + '}, "claims": [{"id": "c1", "text": "x"}]}', "an id is the letter c"),
        (_OWN + '}, "claims": [{"id": "' + _ID + '", "text": "x"}]}', "has 3 to 500 characters"),
        (_OWN + '}, "relations": [{"id": "r0a1b2c3d4e5f", "kind": "?"}]}', "is missing|is none of"),
    ],
}  # fmt: skip
MALFORMED = [(name, text, said) for name, texts in TEXTS.items() for text, said in texts]

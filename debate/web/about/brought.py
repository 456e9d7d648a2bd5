"""Small examples of what somebody can bring: shown on a page, and each read by a test."""

from dataclasses import dataclass

from ...errors import Phrase


@dataclass(frozen=True)
class Example:
    """A file in a format, and what of such files comes along and what does not."""

    title: str  # a Phrase where it is no name
    format: str
    text: str
    comes: tuple[Phrase, ...]
    stays: tuple[Phrase, ...]
    how: Phrase


EXAMPLES = (
    Example(
        "Kialo",
        "kialo",
        "Discussion Title: Moet het zwembad open blijven?\n\n"
        "1. Het zwembad moet open blijven.\n"
        "1.1. Pro: Kinderen leren er [zwemmen](https://voorbeeld.nl/zwemles).\n"
        "1.2. Con: Het bad kost elk jaar meer.\n"
        "1.2.1. Con: Een dicht bad kost ook geld.\n"
        "1.2.2. Pro: -> See 1.1.\n",
        (Phrase("each claim, with Pro and Con as support and counterargument"),
         Phrase("links and footnotes as sources, with their quotations (version 2)"),
         Phrase("references to a claim that is there already (“See 1.1.”)"),
         Phrase("a question with more than one main claim")),
        (Phrase("votes, names and dates: they are not in Kialo’s file"),
         Phrase("references to another discussion")),
        Phrase("Export the discussion from Kialo as text. Both versions of that export are read."),
    ),
    Example(
        "Argdown",
        "argdown",
        "[Open]: Het zwembad moet open blijven.\n"
        "    + <Zwemles>: Kinderen leren er zwemmen.\n"
        "    - [Kosten]: Het bad kost elk jaar meer.\n"
        "        <- [Sluiten kost ook]: Een dicht bad kost ook geld.\n",
        (Phrase("claims and arguments, with their titles, headings and tags"),
         Phrase("lines of reasoning with premises and a conclusion, and objections to them"),
         Phrase("data between braces"),
         Phrase("the JSON that Argdown itself writes")),
        (Phrase("bold and italic letters, links and comments"),),
        Phrase("Send the file as it is. ‘debate check’ points out what is wrong."),
    ),
    Example(
        Phrase("A spreadsheet"),
        "csv",
        "stelling;relatie;conclusie;bron\n"
        "Het zwembad moet open blijven.;;;\n"
        "Kinderen leren er zwemmen.;steunt;Het zwembad moet open blijven.;https://voorbeeld.nl/a\n"
        "Het bad kost elk jaar meer.;tegen;Het zwembad moet open blijven.;\n",
        (Phrase("one row for each claim, with what it supports or contradicts"),
         Phrase("or two tables, one below the other: claims with an id, and relations from and to"),
         Phrase("notes, who says it, sources, headings and keywords"),
         Phrase("columns that we do not know: they are kept with the claim")),
        (Phrase("formatting, formulas and sheets"),
         Phrase("a relation with a word that we do not know: we do not guess")),
        Phrase("Save it as ‘CSV UTF-8’. Commas, semicolons and tabs will all do."),
    ),
    Example(
        "AIF",
        "aif",
        '{"nodes": [\n'
        ' {"nodeID": "1", "type": "I", "text": "Het zwembad moet open blijven."},\n'
        ' {"nodeID": "2", "type": "I", "text": "Kinderen leren er zwemmen."},\n'
        ' {"nodeID": "3", "type": "RA", "text": "Default Inference"},\n'
        ' {"nodeID": "4", "type": "L", "text": "Ann : Kinderen leren er zwemmen."},\n'
        ' {"nodeID": "5", "type": "YA", "text": "Asserting"}],\n'
        '"edges": [\n'
        ' {"fromID": "2", "toID": "3"}, {"fromID": "3", "toID": "1"},\n'
        ' {"fromID": "4", "toID": "5"}, {"fromID": "5", "toID": "2"}]}\n',
        (Phrase("claims, reasoning with several premises together, and objections to it"),
         Phrase("who says what, also word for word, from the utterances of a conversation"),
         Phrase("the passages of the text, from OVA and other programs with xAIF"),
         Phrase("fields that we do not know: they are kept, and go back again")),
        (Phrase("the order of a conversation, and the time of each utterance"),
         Phrase("steps without a premise or a conclusion: they stand in the report")),
        Phrase("Send the file of AIFdb or OVA. We see for ourselves whether it is AIF or xAIF."),
    ),
)  # fmt: skip

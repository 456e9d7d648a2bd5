"""Letters about decisions: the statement of reasons to who wrote it, and what came of a report.

They are written when they go, out of what the log then says, so that nothing of them is kept
meanwhile. Without a mail server, or for who left no address, the pages tell the same:
`/mijn-bijdragen` and `/meldingen`, each with a code.
"""

from flask import render_template

from ...errors import InvalidInput
from ...queries import accounts, decisions, topics
from ...queries.snapshot import Snapshot
from ...storage.letters import Owed, Sort
from ...text import addresses
from ...text.language import Wordings
from .. import session
from .mailing import Letter, whole

SUBJECTS = Wordings(
    {
        Sort.REASONS: "A decision about what you wrote",
        Sort.LIFTED: "A decision about what you wrote was taken back",
        Sort.DECIDED: "A decision about what you reported",
        Sort.DISMISSED: "What you reported stays",
        Sort.ANSWERED: "Your complaint has been decided",
        Sort.REPORTED: "Your report has arrived",
        Sort.COMPLAINED: "Your complaint has arrived",
    }
)
_TEMPLATES = {
    Sort.REASONS: "decision",
    Sort.LIFTED: "lifted",
    Sort.DECIDED: "reported_decision",
    Sort.DISMISSED: "dismissed",
    Sort.ANSWERED: "outcome",
    Sort.REPORTED: "confirmed",
    Sort.COMPLAINED: "confirmed",
}
_ABOUT_DECISIONS = (Sort.REASONS, Sort.LIFTED, Sort.DECIDED, Sort.ANSWERED)


def write(connection: Snapshot, owed: Owed) -> Letter | None:
    """Write one of these letters, None where there is nobody to write to any more."""
    name, email = accounts.named(connection, owed.account) if owed.account else ("", owed.email)
    try:
        to = addresses.email(email)
    except InvalidInput:  # an account whose address is gone
        return None
    told: dict[str, object] = dict(owed.told)
    if owed.sort in _ABOUT_DECISIONS:
        view = decisions.decision(connection, owed.about)
        told |= {"view": view, "title": topics.topic(connection, view.debate).topic.title}
    text = render_template(
        f"letters/{_TEMPLATES[owed.sort]}.txt",
        name=name,
        root=session.settings().address,
        whole=whole,
        thing=owed.about,
        is_complaint=owed.sort is Sort.COMPLAINED,
        **told,
    )
    return Letter(to, SUBJECTS[owed.sort], text)

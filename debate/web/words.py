"""What the parts of a debate are called on the page; no theory words, one name each."""

from ..commands.ending import OVER
from ..commands.mending import TAKEN_BACK
from ..commands.rights import GROUND
from ..council import ObjectKind
from ..graph.standing import Label
from ..graph.wrapping import width
from ..model import Frame, Kind, VoiceKind
from ..moderation.decision import Act
from ..queries.things import ClaimView
from ..roles import Role
from ..storage.letters import Outcome, Sort
from ..text import phrasing
from ..text.language import Wordings, gettext, pgettext

VOICES, SOURCES, LABELS = phrasing.VOICES, phrasing.SOURCES, phrasing.LABELS
SAYS, TOGETHER, SIGNS = phrasing.SAYS, phrasing.TOGETHER, phrasing.SIGNS
voice, whose, speaker = phrasing.voice, phrasing.whose, phrasing.speaker

# What somebody can say of himself in the form. A council member needs no box of his own before
# there are accounts that can vouch for one.
OWN_VOICES = Wordings(
    {
        VoiceKind.CITIZEN: "as a resident",
        VoiceKind.CLIENT: "as a client or somebody who asks for help",
        VoiceKind.PROFESSIONAL: "as a professional",
        VoiceKind.POLICYMAKER: "as a policymaker",
        VoiceKind.RESEARCHER: "as a researcher",
        VoiceKind.JOURNALIST: "as a journalist",
    }
)
ROLES = Wordings(
    {
        Role.GUEST: "visitor",
        Role.CONTRIBUTOR: "participant",
        Role.EDITOR: "editor",
        Role.COUNCIL: "council member",
        Role.MODERATOR: "moderator",
        Role.ADMINISTRATOR: "administrator",
        Role.OPERATOR: "administrator of the site",
    }
)
ROLES_MAY = Wordings(
    {
        Role.CONTRIBUTOR: "answers with an account",
        Role.EDITOR: "takes claims from texts",
        Role.COUNCIL: "makes dossiers",
        Role.MODERATOR: "keeps the debate in order",
        Role.ADMINISTRATOR: "is a moderator, and decides on rules and roles",
    }
)
# What is kept of a person, by table and field, on the page with one's own data.
KEPT = Wordings(
    {
        "account": "Your account",
        "account_email": "Your email address",
        "account_role": "What you may do here",
        "external_identity": "How another site knows you",
        "session": "Where you are signed in",
        "second_factor": "Your second step",
        "recovery_code": "Your recovery codes",
        "sign_in_token": "A link to sign in with",
        "role_change": "Roles that you got or lost",
        "role_change_by": "Roles that you gave or took",
        "frame_code": "How you coded frames",
        "member_work": "What you prepared for the council",
        "party_member": "Your party",
        "report": "Reports that you made",
        "complaint": "Complaints that you made",
        "queue_claim": "What you look at as a moderator",
        "follower": "Where you follow by email",
        "following": "What you follow by email",
        "digest_letter": "What a letter to a follower will say",
        "letter": "A letter that is on its way to you",
        "contribution_code": "Codes for your contributions",
        "actor": "Which contributions belong to your account",
        "ban": "That you may not write somewhere for a while",
        "new_voice": "How many new voices came from a network",
    }
)
# Letters by what they are for, and what became of them, on the page of the moderators.
LETTERS = Wordings(
    {
        Sort.REASONS: "Decision, to whoever wrote it",
        Sort.LIFTED: "Decision taken back, to whoever wrote it",
        Sort.DECIDED: "Decision, to whoever reported it",
        Sort.DISMISSED: "It stays, to whoever reported it",
        Sort.ANSWERED: "Answer to a complaint",
        Sort.REPORTED: "Confirmation of a report",
        Sort.COMPLAINED: "Confirmation of a complaint",
    }
)
OUTCOMES = Wordings(
    {
        Outcome.SENT: "sent",
        Outcome.REFUSED: "failed: the mail server refuses this address",
        Outcome.LATE: "failed: not accepted for too long, and given up",
        Outcome.NOBODY: "not sent: there is nobody left to write to",
    }
)
KEPT_FIELDS = Wordings(
    {
        **{"name": "name", "email": "email address", "role": "role", "earlier": "earlier role"},
        **{"debate": "debate", "device": "device", "created_ms": "since", "seen_ms": "last seen"},
        **{"item": "what", "ends_ms": "until", "language": "language"},
        **{"fields": "content", "is_shared": "shared with your party", "changed_ms": "changed"},
        **{"joined_ms": "since"},
        **{"expires_ms": "until", "proven_ms": "second step taken", "confirmed_ms": "confirmed"},
        **{"at_ms": "time", "codes": "number", "issuer": "site", "subject": "name there"},
        **{"claim": "claim", "frames": "frames", "relation": "relation", "question": "question"},
        **{"text": "text", "note": "note", "voice": "voice", "kind": "kind", "title": "title"},
        **{"premises": "premises", "conclusion": "conclusion", "reason": "reason"},
        **{"sort": "kind", "thing": "what", "rhythm": "how often", "told_ms": "latest letter"},
        **{"made_ms": "since", "begun_ms": "since", "refused": "refused", "about": "about"},
        **{"note_html": "note, formatted", "origin": "origin", "id": "identifier"},
    }
)
HAPPENINGS = Wordings(
    {
        "topic_opened": "Debate opened",
        "topic_described": "Description of the debate changed",
        "section_added": "Heading added or changed",
        "source_added": "Source added or updated",
        "source_text_stored": "Text of a source kept",
        "claim_posted": "Claim posted",
        "claim_revised": "Claim updated",
        "excerpt_anchored": "Another place where a claim is found",
        "excerpt_moved": "Place updated after a change in the text",
        "claim_worded": "Claim reworded",
        "claim_reviewed": "Claim read over",
        "claim_withdrawn": "Claim withdrawn",
        "frame_coded": "Frame settled",
        "claim_hidden": "Claim hidden",
        "claim_restored": "Claim put back",
        "rules_published": "House rules published",
        "decision_made": "Decision made",
        "decision_lifted": "Restriction lifted",
        "decision_ended": "Restriction ended",
        "notices_dismissed": "Reports looked at, nothing changes",
        "complaint_decided": "Decision on a complaint",
        "claims_merged": "Two claims merged",
        "relation_moved": "Relation moved to another claim",
        "relation_retyped": "Kind of relation changed",
        "premises_joined": "Premises joined into one line of reasoning",
        "premises_parted": "Premises of one line of reasoning parted",
        "claim_split": "Claim split",
        "branch_extracted": "Branch put under a heading of its own",
        "relation_posted": "Linked to the claim",
        "relation_revised": "Relation updated",
        "relation_withdrawn": "Relation withdrawn",
        "question_asked": "Question asked",
        "council_object_added": "Council paper added or updated",
        "council_link_made": "Claim linked to the council",
        "council_link_withdrawn": "Link to the council withdrawn",
        "snapshot_taken": "Snapshot taken",
        "erased": "Words erased",
        "reverted": "Act undone",
    }
)
ANSWERS = Wordings(
    {
        Kind.SUPPORT: "Argument",
        Kind.ATTACK: "Counterargument",
        Kind.UNDERCUT: "Objection to a line of reasoning",
    }
)
# What comes between the claim that an act on the structure is about and the others it names.
ONTO = Wordings(
    {
        "claims_merged": "with",
        "claim_split": "into",
        "relation_moved": "now stands with",
        "relation_retyped": "to",
        "premises_joined": "to",
        "premises_parted": "to",
    }
)
BETWEEN = Wordings({"claim_split": "and", "relation_moved": "and before that with"})
REASONED = frozenset(
    {
        *("claim_hidden", "claim_withdrawn", "claim_restored", "claim_worded", "claims_merged"),
        *("claim_split", "relation_withdrawn", "relation_moved", "relation_retyped"),
        *("premises_joined", "premises_parted", "branch_extracted", "reverted"),
        *("decision_lifted", "notices_dismissed", "complaint_decided", "council_link_withdrawn"),
    }
)
"""Acts of which the reason is told."""
TOWARDS = Wordings(
    {Kind.SUPPORT: "for", Kind.ATTACK: "against", Kind.UNDERCUT: "against the step from"}
)
IN_BULK = Wordings(
    {
        "section_added": "headings added or changed",
        "source_added": "sources added or updated",
        "source_text_stored": "texts of sources kept",
        "claim_posted": "claims added",
        "claim_revised": "claims updated",
        "excerpt_moved": "places updated after a change in the text",
        "relation_posted": "relations between claims made",
        "relation_revised": "relations between claims updated",
        "question_asked": "questions added",
    }
)
DECISIONS = Wordings(
    {
        Act.LABEL: "Marked as contested",
        Act.ASIDE: "Moved aside",
        Act.HIDE: "Hidden",
        Act.LOCK: "Locked",
        Act.SLOW: "Debate slowed down",
        Act.CLOSE: "Debate closed",
        Act.BAN: "Somebody may not write here for a while",
    }
)
REPEATED: Wordings[str] = Wordings(
    {
        Act.LABEL: "claims marked as contested",
        Act.ASIDE: "claims moved aside",
        Act.HIDE: "claims or relations hidden",
        "claim_hidden": "claims or relations hidden",
        "claim_reviewed": "claims read over",
        "notices_dismissed": "times reports looked at, nothing changes",
        "decision_ended": "restrictions ended",
        "decision_made": "decisions made",
    }
)
"""What was done to several things in one go, behind their number."""
DECIDING = Wordings(
    {
        Act.LABEL: "Mark the claim as contested",
        Act.ASIDE: "Move the claim aside",
        Act.HIDE: "Hide the words",
        Act.LOCK: "Lock the claim: nobody can answer it",
        Act.SLOW: "Slow the debate down",
        Act.CLOSE: "Close the debate",
        Act.BAN: "Stop the author from writing here for a while",
    }
)
# By whom an act was done that says nothing of it itself: only these roles may do it.
DOERS = Wordings(
    {
        "claim_posted": "the editors",
        "claim_revised": "the editors",
        "excerpt_anchored": "the editors",
        "excerpt_moved": "the editors",
        "claim_reviewed": "a moderator",
        "frame_coded": "the editors",
        "claim_hidden": "a moderator",
        "rules_published": "an administrator",
        "decision_made": "a moderator",
        "decision_lifted": "a moderator",
        "decision_ended": "the end date of the decision",
        "notices_dismissed": "a moderator",
        "complaint_decided": "another moderator",
        "claim_restored": "a moderator",
        "claims_merged": "a moderator",
        "relation_moved": "a moderator",
        "relation_retyped": "a moderator",
        "premises_joined": "a moderator",
        "premises_parted": "a moderator",
        "claim_split": "a moderator",
        "branch_extracted": "a moderator",
        "council_object_added": "a council member",
        "council_link_made": "a council member",
        "council_link_withdrawn": "a council member",
        "snapshot_taken": "a council member",
        "reverted": "a moderator",
        "erased": "the administrator",
    }
)
# What the colours of an overview tell, by tone.
TONES = Wordings(
    {
        "top": "main claim, or the beginning of a loose part",
        "for": "speaks for it in the end",
        "against": "speaks against it in the end",
        **{
            f"voice-{kind.value.replace('_', '-')}": said for kind, said in VOICES.sentences.items()
        },
        "age-0": "the oldest quarter",
        "age-1": "after that",
        "age-2": "later still",
        "age-3": "the newest quarter",
        "no-counter": "no counter-voice yet",
        "counter": "spoken against",
        "label-none": "without a verdict",
        "label-stands": "stands",
        "label-disputed": "contradicted",
        "label-open": "open",
        "section": "loose under a heading",
        "sum": "added up: too small to draw",
    }
)
FRAMES = Wordings(
    {
        Frame.NECESSITY: "necessity",
        Frame.DESIRABILITY: "desirability",
        Frame.ALTERNATIVE: "alternative",
    }
)
STATES = Wordings(
    {
        "hidden": "This claim is hidden",
        "withdrawn": "This claim is withdrawn",
        "erased": "This claim is erased",
        "split": "This claim is split",
    }
)
# The reasons that are ours, as the log has them: in Dutch.
REASONS = Wordings(
    {
        GROUND: "Removed at the request of whoever wrote it (GDPR, article 17).",
        TAKEN_BACK: "The author took it back.",
        OVER: "The last day of the decision is over.",
    }
)
# What a thing of the council is called.
COUNCIL = Wordings(
    {
        ObjectKind.AGENDA_ITEM: "agenda item",
        ObjectKind.MOTION: "motion",
        ObjectKind.AMENDMENT: "amendment",
        ObjectKind.QUESTION: "question",
        ObjectKind.ANSWER: "answer of the executive",
        ObjectKind.PROMISE: "promise",
        ObjectKind.SPEECH: "speech",
        ObjectKind.PROPOSAL: "proposal",
        ObjectKind.DECISION_PAPER: "decision paper",
        ObjectKind.INCOMING_PAPER: "incoming paper",
        ObjectKind.NOTICE: "notice",
    }
)


def label_width(label: Label) -> int:
    """Give how wide a label is in a drawing, with the sign before and a little air behind."""
    return 26 + round(width(LABELS[label], 13))


def editors() -> str:
    """Name those who took claims from texts."""
    return gettext("the editors")


def onward() -> str:
    """Say what comes between the two ends of a step."""
    return pgettext("from one claim", "to")


def aside() -> str:
    """Say what a picture or a feed says of a claim that moderators moved aside: its own page has
    the words, and why they did.
    """
    return gettext("Claim that was moved aside")


def below_aside() -> str:
    """Say the same of what stands below one."""
    return gettext("Below a claim that was moved aside")


def said(view: ClaimView) -> str:
    """Give a claim's words, or what became of them."""
    return view.claim.text if view.is_shown else STATES[view.status]

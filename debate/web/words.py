"""What the parts of a debate are called on the page; no theory words, one name each."""

from ..council import ObjectKind
from ..graph.standing import Label
from ..graph.wrapping import width
from ..model import Frame, Kind, VoiceKind
from ..moderation.decision import Act
from ..queries.things import ClaimView
from ..roles import Role
from ..storage.letters import Outcome, Sort
from ..text import dutch

VOICES, SOURCES, LABELS = dutch.VOICES, dutch.SOURCES, dutch.LABELS
SAYS, TOGETHER, SIGNS = dutch.SAYS, dutch.TOGETHER, dutch.SIGNS
voice, whose, speaker = dutch.voice, dutch.whose, dutch.speaker

# What somebody can say of himself in the form. A council member needs no box of his own before
# there are accounts that can vouch for one.
OWN_VOICES = {
    VoiceKind.CITIZEN: "als inwoner",
    VoiceKind.CLIENT: "als cliënt of hulpvrager",
    VoiceKind.PROFESSIONAL: "als professional",
    VoiceKind.POLICYMAKER: "als beleidsmaker",
    VoiceKind.RESEARCHER: "als onderzoeker",
    VoiceKind.JOURNALIST: "als journalist",
}
ROLES = {
    Role.GUEST: "bezoeker",
    Role.CONTRIBUTOR: "deelnemer",
    Role.EDITOR: "redacteur",
    Role.COUNCIL: "raadslid",
    Role.MODERATOR: "moderator",
    Role.ADMINISTRATOR: "beheerder",
    Role.OPERATOR: "beheerder van de site",
}
ROLES_MAY = {
    Role.CONTRIBUTOR: "antwoordt met een account",
    Role.EDITOR: "haalt stellingen uit teksten",
    Role.COUNCIL: "maakt dossiers",
    Role.MODERATOR: "houdt het debat op orde",
    Role.ADMINISTRATOR: "is moderator, en beslist over regels en rollen",
}
# What is kept of a person, by table and field, on the page with one's own data.
KEPT = {
    "account": "Uw account",
    "account_email": "Uw e-mailadres",
    "account_role": "Wat u hier mag",
    "external_identity": "Hoe een andere site u kent",
    "session": "Waar u bent aangemeld",
    "second_factor": "Uw tweede stap",
    "recovery_code": "Uw herstelcodes",
    "sign_in_token": "Een link om u aan te melden",
    "role_change": "Rollen die u kreeg of verloor",
    "role_change_by": "Rollen die u gaf of nam",
    "frame_code": "Hoe u kaders codeerde",
    "member_work": "Wat u voorbereidde voor de raad",
    "party_member": "Uw fractie",
    "report": "Meldingen die u deed",
    "complaint": "Klachten die u indiende",
    "queue_claim": "Waar u als moderator naar kijkt",
    "follower": "Waar u per mail volgt",
    "following": "Wat u per mail volgt",
    "digest_letter": "Wat er in een brief aan wie volgt komt te staan",
    "letter": "Een brief die naar u onderweg is",
    "contribution_code": "Codes voor uw bijdragen",
    "actor": "Welke bijdragen bij uw account horen",
    "ban": "Dat u ergens een tijd niet mag schrijven",
    "new_voice": "Hoeveel nieuwe stemmen er uit een netwerk kwamen",
}
# Letters by what they are for, and what became of them, on the page of the moderators.
LETTERS = {
    Sort.REASONS: "Besluit, aan wie het schreef",
    Sort.LIFTED: "Besluit teruggedraaid, aan wie het schreef",
    Sort.DECIDED: "Besluit, aan wie het meldde",
    Sort.DISMISSED: "Het blijft staan, aan wie het meldde",
    Sort.ANSWERED: "Antwoord op een bezwaar",
    Sort.REPORTED: "Bevestiging van een melding",
    Sort.COMPLAINED: "Bevestiging van een bezwaar",
}
OUTCOMES = {
    Outcome.SENT: "verstuurd",
    Outcome.REFUSED: "mislukt: de mailserver weigert dit adres",
    Outcome.LATE: "mislukt: te lang niet aangenomen, en opgegeven",
    Outcome.NOBODY: "niet verstuurd: er is niemand meer om aan te schrijven",
}
KEPT_FIELDS = {
    **{"name": "naam", "email": "e-mailadres", "role": "rol", "earlier": "eerdere rol"},
    **{"debate": "debat", "device": "apparaat", "created_ms": "sinds", "seen_ms": "laatst gezien"},
    **{"item": "wat", "ends_ms": "tot"},
    **{"fields": "inhoud", "is_shared": "gedeeld met uw fractie", "changed_ms": "gewijzigd"},
    **{"joined_ms": "sinds"},
    **{"expires_ms": "tot", "proven_ms": "tweede stap genomen", "confirmed_ms": "bevestigd"},
    **{"at_ms": "tijd", "codes": "aantal", "issuer": "site", "subject": "naam daar"},
    **{"claim": "stelling", "frames": "kaders", "relation": "verband", "question": "vraag"},
    **{"text": "tekst", "note": "toelichting", "voice": "stem", "kind": "soort", "title": "titel"},
    **{"premises": "gronden", "conclusion": "conclusie", "reason": "reden", "about": "over"},
    **{"sort": "soort", "thing": "wat", "rhythm": "hoe vaak", "told_ms": "laatste brief"},
    **{"made_ms": "sinds", "begun_ms": "sinds", "refused": "geweigerd"},
    **{"note_html": "toelichting, opgemaakt", "origin": "herkomst", "id": "nummer"},
}
# In a drawing, with the sign before and a little air behind.
LABEL_WIDTHS = {label: 26 + round(width(LABELS[label], 13)) for label in Label}
HAPPENINGS = {
    "topic_opened": "Debat geopend",
    "topic_described": "Omschrijving van het debat gewijzigd",
    "section_added": "Kopje toegevoegd of gewijzigd",
    "source_added": "Bron toegevoegd of bijgewerkt",
    "source_text_stored": "Tekst van een bron bewaard",
    "claim_posted": "Stelling geplaatst",
    "claim_revised": "Stelling bijgewerkt",
    "excerpt_anchored": "Nog een vindplaats bij een stelling",
    "excerpt_moved": "Vindplaats bijgewerkt na een wijziging in de tekst",
    "claim_worded": "Stelling anders verwoord",
    "claim_reviewed": "Stelling nagelezen",
    "claim_withdrawn": "Stelling ingetrokken",
    "frame_coded": "Kader vastgesteld",
    "claim_hidden": "Stelling verborgen",
    "claim_restored": "Stelling teruggezet",
    "rules_published": "Huisregels gepubliceerd",
    "decision_made": "Besluit genomen",
    "decision_lifted": "Beperking opgeheven",
    "decision_ended": "Beperking liep af",
    "notices_dismissed": "Meldingen bekeken, er verandert niets",
    "complaint_decided": "Besluit over een bezwaar",
    "claims_merged": "Twee stellingen samengevoegd",
    "relation_moved": "Verband verplaatst naar een andere stelling",
    "relation_retyped": "Soort verband gewijzigd",
    "premises_joined": "Gronden samengenomen tot één redenering",
    "premises_parted": "Gronden van één redenering los gemaakt",
    "claim_split": "Stelling gesplitst",
    "branch_extracted": "Tak onder een eigen kopje gezet",
    "relation_posted": "Verbonden met de stelling",
    "relation_revised": "Verband bijgewerkt",
    "relation_withdrawn": "Verband ingetrokken",
    "question_asked": "Vraag gesteld",
    "council_object_added": "Raadsstuk toegevoegd of bijgewerkt",
    "council_link_made": "Stelling gekoppeld aan de raad",
    "council_link_withdrawn": "Koppeling met de raad ingetrokken",
    "snapshot_taken": "Momentopname gemaakt",
    "erased": "Woorden gewist",
    "reverted": "Handeling ongedaan gemaakt",
}
ANSWERS = {
    Kind.SUPPORT: "Argument",
    Kind.ATTACK: "Tegenargument",
    Kind.UNDERCUT: "Bezwaar tegen een redenering",
}
# What comes between the claim that an act on the structure is about and the others it names.
ONTO = {
    "claims_merged": "met",
    "claim_split": "in",
    "relation_moved": "staat nu bij",
    "relation_retyped": "bij",
    "premises_joined": "bij",
    "premises_parted": "bij",
}
BETWEEN = {"claim_split": "en", "relation_moved": "en eerder bij"}
REASONED = frozenset(
    {
        *("claim_hidden", "claim_withdrawn", "claim_restored", "claim_worded", "claims_merged"),
        *("claim_split", "relation_withdrawn", "relation_moved", "relation_retyped"),
        *("premises_joined", "premises_parted", "branch_extracted", "reverted"),
        *("decision_lifted", "notices_dismissed", "complaint_decided", "council_link_withdrawn"),
    }
)
"""Acts of which the reason is told."""
TOWARDS = {Kind.SUPPORT: "voor", Kind.ATTACK: "tegen", Kind.UNDERCUT: "tegen de stap van"}
IN_BULK = {
    "section_added": "kopjes toegevoegd of gewijzigd",
    "source_added": "bronnen toegevoegd of bijgewerkt",
    "source_text_stored": "teksten van bronnen bewaard",
    "claim_posted": "stellingen toegevoegd",
    "claim_revised": "stellingen bijgewerkt",
    "excerpt_moved": "vindplaatsen bijgewerkt na een wijziging in de tekst",
    "relation_posted": "verbanden tussen stellingen gelegd",
    "relation_revised": "verbanden tussen stellingen bijgewerkt",
    "question_asked": "vragen toegevoegd",
}
DECISIONS = {
    Act.LABEL: "Als betwist gemerkt",
    Act.ASIDE: "Opzij gezet",
    Act.HIDE: "Verborgen",
    Act.LOCK: "Op slot gezet",
    Act.SLOW: "Debat gaat langzaam",
    Act.CLOSE: "Debat gesloten",
    Act.BAN: "Iemand mag hier een tijd niet schrijven",
}
REPEATED = {
    DECISIONS[Act.LABEL]: "stellingen als betwist gemerkt",
    DECISIONS[Act.ASIDE]: "stellingen opzij gezet",
    DECISIONS[Act.HIDE]: "stellingen of verbanden verborgen",
    "claim_hidden": "stellingen of verbanden verborgen",
    "claim_reviewed": "stellingen nagelezen",
    "notices_dismissed": "keer meldingen bekeken, er verandert niets",
    "decision_ended": "beperkingen liepen af",
    "decision_made": "besluiten genomen",
}
"""What was done to several things in one go, behind their number."""
DECIDING = {
    Act.LABEL: "Merk de stelling als betwist",
    Act.ASIDE: "Zet de stelling opzij",
    Act.HIDE: "Verberg de woorden",
    Act.LOCK: "Zet de stelling op slot: niemand kan erop antwoorden",
    Act.SLOW: "Laat het debat langzaam gaan",
    Act.CLOSE: "Sluit het debat",
    Act.BAN: "Laat wie dit schreef hier een tijd niet schrijven",
}
EDITORS = "de redactie"
# By whom an act was done that says nothing of it itself: only these roles may do it.
DOERS = {
    "claim_posted": EDITORS,
    "claim_revised": EDITORS,
    "excerpt_anchored": EDITORS,
    "excerpt_moved": EDITORS,
    "claim_reviewed": "een moderator",
    "frame_coded": EDITORS,
    "claim_hidden": "een moderator",
    "rules_published": "een beheerder",
    "decision_made": "een moderator",
    "decision_lifted": "een moderator",
    "decision_ended": "de einddatum van het besluit",
    "notices_dismissed": "een moderator",
    "complaint_decided": "een andere moderator",
    "claim_restored": "een moderator",
    "claims_merged": "een moderator",
    "relation_moved": "een moderator",
    "relation_retyped": "een moderator",
    "premises_joined": "een moderator",
    "premises_parted": "een moderator",
    "claim_split": "een moderator",
    "branch_extracted": "een moderator",
    "council_object_added": "een raadslid",
    "council_link_made": "een raadslid",
    "council_link_withdrawn": "een raadslid",
    "snapshot_taken": "een raadslid",
    "reverted": "een moderator",
    "erased": "de beheerder",
}
# What the colours of an overview tell, by tone.
TONES = {
    "top": "hoofdstelling, of begin van een los stuk",
    "for": "pleit er uiteindelijk voor",
    "against": "pleit er uiteindelijk tegen",
    **{f"voice-{kind.value.replace('_', '-')}": said for kind, said in VOICES.items()},
    "age-0": "het oudste kwart",
    "age-1": "daarna",
    "age-2": "nog later",
    "age-3": "het nieuwste kwart",
    "no-counter": "nog geen tegengeluid",
    "counter": "tegengesproken",
    "label-none": "zonder oordeel",
    "label-stands": "staat",
    "label-disputed": "weersproken",
    "label-open": "open",
    "section": "los onder een kopje",
    "sum": "opgeteld: te klein om te tekenen",
}
FRAMES = {
    Frame.NECESSITY: "noodzaak",
    Frame.DESIRABILITY: "wenselijkheid",
    Frame.ALTERNATIVE: "alternatief",
}
STATES = {
    "hidden": "Deze stelling is verborgen",
    "withdrawn": "Deze stelling is ingetrokken",
    "erased": "Deze stelling is gewist",
    "split": "Deze stelling is gesplitst",
}
ASIDE = "Opzij gezette stelling"
BELOW_ASIDE = "Onder een opzij gezette stelling"
"""What a picture or a feed says of a claim that moderators moved aside: its own page has the words,
and why they did.
"""
# What a thing of the council is called.
COUNCIL = {
    ObjectKind.AGENDA_ITEM: "agendapunt",
    ObjectKind.MOTION: "motie",
    ObjectKind.AMENDMENT: "amendement",
    ObjectKind.QUESTION: "vraag",
    ObjectKind.ANSWER: "antwoord van het college",
    ObjectKind.PROMISE: "toezegging",
    ObjectKind.SPEECH: "gesproken bijdrage",
    ObjectKind.PROPOSAL: "voorstel",
    ObjectKind.DECISION_PAPER: "besluitvormingsstuk",
    ObjectKind.INCOMING_PAPER: "ingekomen stuk",
    ObjectKind.NOTICE: "mededeling",
}


def said(view: ClaimView) -> str:
    """Give a claim's words, or what became of them."""
    return view.claim.text if view.is_shown else STATES[view.status]

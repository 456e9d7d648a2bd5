"""The address of each thing, by one function per thing.

Plain text instead of `url_for`: a page has hundreds of links, and a test holds every one of these
to the routes.
"""

from .address import address


def home() -> str:
    """The front page."""
    return "/"


def debate(slug: str, version: int = 0) -> str:
    """A debate, perhaps as it was at a version."""
    return address(f"/debatten/{slug}", v=version)


def section(slug: str, id_: str, after: int = 0, version: int = 0) -> str:
    """One section of a debate's outline, perhaps further on."""
    return address(f"/debatten/{slug}", onderdeel=id_, na=after, v=version)


def unread(slug: str) -> str:
    """What is new in a debate since the visitor's last visit."""
    return f"/debatten/{slug}?toon=nieuw"


def seen(slug: str) -> str:
    """Where a visitor says to have seen a debate."""
    return f"/debatten/{slug}/gezien"


def changes(slug: str, since: int | None = None) -> str:
    """What changed in a debate: since a version, or since the visitor's last visit."""
    return f"/debatten/{slug}/veranderd" + (f"?sinds={since}" if since is not None else "")


def voice(slug: str, name: str) -> str:
    """What somebody says in a debate."""
    return address(f"/debatten/{slug}", naam=name)


def growth(slug: str, by: str = "", version: int = 0) -> str:
    """How a debate grew."""
    return address(f"/debatten/{slug}/tijd", per=by, v=version)


def moment(slug: str) -> str:
    """Where a form leads to a debate as it was on a day."""
    return f"/debatten/{slug}/toen"


def sides(id_: str, after: int = 0, version: int = 0) -> str:
    """What speaks for a claim and what against it, in two columns."""
    return address(f"/stellingen/{id_}/voor-en-tegen", na=after, v=version)


def drawing(slug: str, version: int = 0) -> str:
    """The drawing of a debate."""
    return address(f"/debatten/{slug}/kaart", v=version)


def section_drawing(slug: str, id_: str, after: int = 0, version: int = 0) -> str:
    """The drawings of one section of a debate, perhaps further on."""
    return address(f"/debatten/{slug}/kaart", onderdeel=id_, na=after, v=version)


def overview(
    slug: str, top: str = "", colour: str = "kant", shape: str = "ijspegel", version: int = 0
) -> str:
    """A whole debate in one picture, perhaps from a claim or section on, otherwise coloured, or as
    it was at a version.
    """
    asked = _overview_part(top, colour, shape)
    return address(f"/debatten/{slug}/vogelvlucht", **asked, v=version)


def overview_picture(slug: str, top: str, colour: str, shape: str, drawn_form: str) -> str:
    """The same picture as a file of that form."""
    asked = _overview_part(top, colour, shape)
    return address(f"/debatten/{slug}/vogelvlucht/{drawn_form}", **asked)


def overview_points(slug: str) -> str:
    """Where every claim of a debate stands, for the street map; texts and hits are beside it."""
    return f"/debatten/{slug}/vogelvlucht/punten"


def _overview_part(top: str, colour: str, shape: str) -> dict[str, str]:
    usual = {"kleur": "kant", "vorm": "ijspegel"}
    asked = {"vanaf": top, "kleur": colour, "vorm": shape}
    return {name: value for name, value in asked.items() if value != usual.get(name)}


def questions(slug: str, after: int = 0) -> str:
    """The open questions of a debate, perhaps further on."""
    return address(f"/debatten/{slug}/vragen", na=after)


def silent(slug: str) -> str:
    """The claims of a debate that nobody spoke against."""
    return f"/debatten/{slug}/ontbreekt"


def room(slug: str) -> str:
    """How much room a debate leaves for the counter-voice."""
    return f"/debatten/{slug}/tegengeluid"


def indicator(slug: str, name: str, after: int = 0) -> str:
    """One figure of a debate's room with what is behind it, perhaps further on."""
    return address(f"/debatten/{slug}/tegengeluid/{name}", na=after)


def room_json(slug: str) -> str:
    """The figures of a debate's room, for programs."""
    return f"/debatten/{slug}/tegengeluid/json"


def room_csv(slug: str) -> str:
    """The figures of a debate's room, as a table."""
    return f"/debatten/{slug}/tegengeluid/csv"


def room_method() -> str:
    """How the room for the counter-voice is measured, with a worked example."""
    return "/hoe-het-werkt/tegengeluid"


def changes_between(slug: str, since: int, until: int) -> str:
    """What changed in a debate between two versions."""
    return f"/debatten/{slug}/veranderd?sinds={since}&tot={until}"


def frames(slug: str) -> str:
    """Where editors code the frames of a debate's claims."""
    return f"/redactie/debatten/{slug}/kaders"


def code_frames(slug: str) -> str:
    """Where a code is sent."""
    return f"/redactie/debatten/{slug}/kaders/codes"


def settle_frames(slug: str) -> str:
    """Where a settled code is sent."""
    return f"/redactie/debatten/{slug}/kaders/vastgesteld"


def codebook() -> str:
    """How frames are coded."""
    return "/hoe-het-werkt/kaders"


def sources(slug: str) -> str:
    """The sources of a debate."""
    return f"/debatten/{slug}/bronnen"


def debate_log(slug: str, before: int = 0, each: bool = False) -> str:
    """The public log of a debate, perhaps from an earlier version on, perhaps event by event."""
    return address(f"/debatten/{slug}/logboek", voor=before, elk=int(each))


def claim(id_: str) -> str:
    """A claim."""
    return f"/stellingen/{id_}"


def step(claim_id: str, relation: str) -> str:
    """A step, on the page of the claim that it speaks on."""
    return f"/stellingen/{claim_id}#{relation}"


def claim_drawing(id_: str, version: int = 0) -> str:
    """The drawing of what lies around a claim, perhaps as it was at a version of the debate."""
    return address(f"/stellingen/{id_}/kaart", v=version)


def claim_picture(id_: str, drawn_form: str) -> str:
    """That drawing to keep, as a file of that form."""
    return f"/stellingen/{id_}/kaart/{drawn_form}"


def sides_picture(id_: str, drawn_form: str) -> str:
    """What speaks for and against a claim, to keep."""
    return f"/stellingen/{id_}/voor-en-tegen/{drawn_form}"


def outline_picture(slug: str, drawn_form: str) -> str:
    """The beginning of a debate's outline, to keep."""
    return f"/debatten/{slug}/overzicht/{drawn_form}"


def room_picture(slug: str, picture: str, drawn_form: str) -> str:
    """A picture of the room that a debate leaves, to keep."""
    return f"/debatten/{slug}/tegengeluid/{picture}/{drawn_form}"


def claim_card(id_: str) -> str:
    """The picture that a shared link to a claim shows."""
    return f"/stellingen/{id_}/kaartje"


def debate_card(slug: str) -> str:
    """The picture that a shared link to a debate shows."""
    return f"/debatten/{slug}/kaartje"


def growth_picture(slug: str, by: str, drawn_form: str) -> str:
    """How a debate grew, to keep."""
    return address(f"/debatten/{slug}/tijd/{drawn_form}", per=by)


def answer(id_: str, choice: str = "") -> str:
    """The form to answer a claim, perhaps with one of its choices made."""
    return address(f"/stellingen/{id_}/antwoord", soort=choice)


def answers(id_: str) -> str:
    """Where the answer form of a claim is sent."""
    return f"/stellingen/{id_}/antwoorden"


def similar(id_: str) -> str:
    """Claims like one that somebody is writing, for the form."""
    return f"/stellingen/{id_}/vergelijkbaar"


def source(id_: str, paragraph: int = 0) -> str:
    """A source, perhaps at one of its paragraphs."""
    return f"/bronnen/{id_}" + (f"#alinea-{paragraph}" if paragraph else "")


def passages(id_: str) -> str:
    """The passages of a source, for programs."""
    return f"/bronnen/{id_}/passages"


def receipt(hash_: str, new: bool = False) -> str:
    """The receipt of the act that holds the event with this hash, perhaps just after the post."""
    return address(f"/ontvangstbewijzen/{hash_}", nieuw=int(new))


def receipt_json(hash_: str) -> str:
    """The signed receipt itself."""
    return f"/ontvangstbewijzen/{hash_}/json"


def receipt_proof(hash_: str, size: int = 0) -> str:
    """The offline proof that an event is in the signed tree, perhaps under the seal of a size."""
    return address(f"/ontvangstbewijzen/{hash_}/bewijs", zegel=size)


def log(before: int = 0, each: bool = False) -> str:
    """The public log, perhaps from an earlier place on, perhaps event by event."""
    return address("/logboek", voor=before, elk=int(each))


def search(text: str = "", slug: str = "", page: int = 1) -> str:
    """The search page, perhaps with words and a debate filled in, perhaps further on."""
    return address("/zoeken", q=text, debat=slug, pagina=page if page > 1 else 0)


def sign_in(token: str = "") -> str:
    """Where the button that signs in is sent; with a token, the link that shows the button."""
    return "/aanmelden" + (f"/{token}" if token else "")


def sign_out() -> str:
    """Where signing out is sent."""
    return "/afmelden"


def desk() -> str:
    """The desk of the editors."""
    return "/redactie"


def desk_debate(slug: str) -> str:
    """The texts of a debate, for its editors."""
    return f"/redactie/debatten/{slug}"


def desk_anchors(slug: str) -> str:
    """Whether the passages of a debate still stand where they were found."""
    return f"/redactie/debatten/{slug}/passages"


def desk_mend(slug: str) -> str:
    """Where passages that moved are given their new place."""
    return f"/redactie/debatten/{slug}/verplaatsingen"


def desk_text(id_: str, paragraph: int = 0, new: str = "") -> str:
    """A text on the desk, perhaps at a paragraph where a claim was just made or anchored."""
    at = f"#alinea-{paragraph}" if paragraph else ""
    return address(f"/redactie/bronnen/{id_}", nieuw=new) + at


def desk_pick(id_: str, place: str) -> str:
    """A text on the desk with the form for one of its passages."""
    return address(f"/redactie/bronnen/{id_}", plaats=place) + "#formulier"


def desk_source_claim(id_: str) -> str:
    """Where the form for a claim from a text is sent."""
    return f"/redactie/bronnen/{id_}/stellingen"


def desk_passages(id_: str) -> str:
    """The passages of a text with their words, for programs of editors."""
    return f"/redactie/bronnen/{id_}/passages"


def desk_claim(id_: str) -> str:
    """A claim on the desk."""
    return f"/redactie/stellingen/{id_}"


def desk_anchor(id_: str) -> str:
    """Where one more passage of a claim is sent."""
    return f"/redactie/stellingen/{id_}/passages"


def desk_detach(id_: str) -> str:
    """Where a passage that is taken away from a claim is sent."""
    return f"/redactie/stellingen/{id_}/losse-passages"


def desk_revise(id_: str) -> str:
    """Where a claim's new wording is sent."""
    return f"/redactie/stellingen/{id_}/versies"


def desk_relate(id_: str) -> str:
    """Where a claim's tie is sent."""
    return f"/redactie/stellingen/{id_}/verbanden"


def downloads(slug: str) -> str:
    """A debate in every format."""
    return f"/debatten/{slug}/downloads"


def download(slug: str, form: str) -> str:
    """A debate as a file."""
    return f"/debatten/{slug}/downloads/{form}"


def losses(slug: str, form: str) -> str:
    """What that file could not hold."""
    return f"/debatten/{slug}/downloads/{form}/verlies"


def schema() -> str:
    """The JSON Schema of our own JSON."""
    return "/formaten/tegengeluid"


def bringing() -> str:
    """What somebody can bring from other programs."""
    return "/hoe-het-werkt/meebrengen"


def desk_files(slug: str) -> str:
    """Where an editor sends a file with a map."""
    return f"/redactie/debatten/{slug}/bestanden"


def desk_file(slug: str, file: str) -> str:
    """What would come in from a file that waits."""
    return f"/redactie/debatten/{slug}/bestanden/{file}"

import assert from "node:assert/strict";
import { test } from "node:test";

import { result, shouldAsk, tidy } from "../../static/js/sentence.js";

test("a sentence gets one line and a full stop, as on the server", () => {
    assert.equal(tidy("  het fietspad\n is te smal,"), "het fietspad is te smal.");
    assert.equal(tidy("Klopt dat?"), "Klopt dat?");
    assert.equal(tidy("Hij zei: 'ja.'"), "Hij zei: 'ja.'");
    assert.equal(tidy(" \n "), "");
    assert.equal(tidy("wie betaalt dat", "?"), "wie betaalt dat?");
});

test("what results is the claim, the words between and the answer", () => {
    assert.deepEqual(
        result("Hulp komt laat.", "Dat klopt niet, want", "de wijkploeg is er").map((part) => part.text),
        ["Hulp komt laat.", "Dat klopt niet, want", "de wijkploeg is er."],
    );
});

test("an objection names what does not follow", () => {
    const parts = result("A.", "Dat kan kloppen, maar dit volgt er niet uit:", "c", "B.", ".", "want");
    assert.deepEqual(parts.map((part) => part.text).slice(2), ["B.", "want", "c."]);
});

test("nothing results while the choice or the sentence is missing", () => {
    assert.deepEqual(result("A.", "", "b"), []);
    assert.deepEqual(result("A.", "want", "  "), []);
});

test("the same is looked for once there is enough to look for, and never for a question", () => {
    assert.equal(shouldAsk("kort", "steun"), false);
    assert.equal(shouldAsk("dit is lang genoeg", "steun"), true);
    assert.equal(shouldAsk("dit is lang genoeg", "vraag"), false);
});

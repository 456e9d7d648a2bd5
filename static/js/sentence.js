// @ts-check
/** What a person's answer comes to, as sentences; no page in sight. */

export const SHORTEST = 12; // characters from which looking for the same is of use

/**
 * Clean a sentence as the server will: one line, no loose sign at the end, a full stop.
 *
 * @param {string} text
 * @param {string} [stop] what is added where closing punctuation is missing
 * @returns {string} '' where nothing is written
 */
export function tidy(text, stop = ".") {
    const line = text.replace(/\s+/gu, " ").trim().replace(/[\s,;:]+$/u, "");
    if (!line) {
        return "";
    }
    return /[.!?…][)\]"'”’»]*$/u.test(line) ? line : line + stop;
}

/**
 * Give the parts of what results: the claim, the words between, the answer.
 *
 * @param {string} claim
 * @param {string} joins
 * @param {string} text
 * @param {string} [second] what does not follow from the claim, for an objection
 * @param {string} [stop] what ends a sentence without a sign
 * @param {string} [because] the word between what does not follow and the answer
 * @returns {{role: string, text: string}[]} nothing while a choice or a sentence is missing
 */
export function result(claim, joins, text, second = "", stop = ".", because = "") {
    const written = tidy(text, stop);
    if (!joins || !written) {
        return [];
    }
    return [
        { role: "sentence", text: claim.trim() },
        { role: "joins", text: joins },
        ...(second ? [{ role: "sentence", text: second }, { role: "joins", text: because }] : []),
        { role: "sentence", text: written },
    ];
}

/**
 * Tell whether to look for claims that already say this.
 *
 * @param {string} text
 * @param {string} choice
 * @returns {boolean}
 */
export function shouldAsk(text, choice) {
    return choice !== "vraag" && tidy(text).length > SHORTEST;
}

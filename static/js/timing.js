// @ts-check
/** How long words take to say; no page in sight. The same sums as `debate/dossier/speech.py`. */

const WORD = /[\p{L}\p{N}_]+(?:[’'-][\p{L}\p{N}_]+)*/gu;

/**
 * Count the words of a text as they are spoken.
 *
 * @param {string} text
 * @returns {number}
 */
export function countWords(text) {
    return text.match(WORD)?.length ?? 0;
}

/**
 * Give how many seconds so many words take.
 *
 * @param {number} words
 * @param {number} pace words a minute
 * @returns {number}
 */
export function secondsFor(words, pace) {
    return Math.round((words * 60) / pace);
}

/**
 * Write a time as on a stopwatch.
 *
 * @param {number} seconds
 * @returns {string}
 */
export function clock(seconds) {
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/**
 * Read a number that a person typed, with a comma or a point; the other where it is none.
 *
 * @param {string} written
 * @param {number} other
 * @returns {number}
 */
export function readNumber(written, other) {
    const found = Number(written.trim().replace(",", "."));
    return found > 0 ? found : other;
}

/**
 * The sentences of the page for what is too long and what is not, the words for one word and for
 * several, and the language of these.
 *
 * @typedef {{over: string, left: string, one: string, many: string, lang: string}} Sentences
 */

/**
 * Say in one sentence how long so many words take, and how many are too many or fit still.
 *
 * @param {number} words
 * @param {number} minutes
 * @param {number} pace
 * @param {Sentences} sentences
 * @returns {{told: string, over: boolean, seconds: number, wanted: number}}
 */
export function timed(words, minutes, pace, sentences) {
    const seconds = secondsFor(words, pace);
    const wanted = Math.round(minutes * 60);
    const fits = Math.floor(minutes * pace);
    const over = words > fits;
    const told = (over ? sentences.over : sentences.left)
        .replace("{lasts}", clock(seconds))
        .replace("{wanted}", clock(wanted))
        .replace("{over}", clock(seconds - wanted))
        .replace("{words}", amount(Math.abs(fits - words), sentences));
    return { told, over, seconds, wanted };
}

/**
 * @param {number} words
 * @param {Sentences} sentences
 * @returns {string}
 */
function amount(words, sentences) {
    const count = new Intl.NumberFormat(sentences.lang).format(words);
    return `${count}\u00a0${words === 1 ? sentences.one : sentences.many}`;
}

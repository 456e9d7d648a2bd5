// @ts-check
/** Versions of a debate and when each came to be; no page in sight. */

/**
 * @typedef {{version: number, at: number}} Mark
 */

/**
 * Read marks as the page writes them: `version:milliseconds`, with spaces between.
 *
 * @param {string} written
 * @returns {Mark[]}
 */
export function readMarks(written) {
    return written.split(" ").filter(Boolean).map((one) => {
        const [version, at] = one.split(":").map(Number);
        return { version, at };
    });
}

/**
 * Give the last mark that is not after a version; the first one for a version before all.
 *
 * @param {Mark[]} marks in order
 * @param {number} version
 * @returns {Mark | undefined}
 */
export function markAt(marks, version) {
    return marks.filter((mark) => mark.version <= version).at(-1) ?? marks[0];
}

/**
 * Say a moment in the time of the Netherlands.
 *
 * @param {number} at milliseconds
 * @param {string} lang the language of the page
 * @returns {string}
 */
export function saidMoment(at, lang) {
    const style = /** @type {const} */ ({ dateStyle: "long", timeStyle: "short", timeZone: "Europe/Amsterdam" });
    return new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, style).format(at);
}

/**
 * Give the address of a view as it was at a version.
 *
 * @param {string} view
 * @param {number} version
 * @returns {string}
 */
export function addressAt(view, version) {
    return `${view}?v=${version}`;
}

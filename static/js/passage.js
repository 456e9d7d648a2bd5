// @ts-check
/** Places in a text as the server counts them: in code points; no page in sight. */

/**
 * Count the code points of the beginning of a text.
 *
 * @param {string} text
 * @param {number} units how long the beginning is, in UTF-16 units as a browser counts
 * @returns {number} a pair that is cut in two counts as not begun
 */
export function codePoints(text, units) {
    const last = text.charCodeAt(units - 1);
    const isCut = units > 0 && units < text.length && last >= 0xd800 && last <= 0xdbff;
    return [...text.slice(0, isCut ? units - 1 : units)].length;
}

/**
 * Give the place of a selection in its paragraph, without white space at its ends.
 *
 * @param {number} paragraph from 1
 * @param {string} text the whole paragraph
 * @param {number} start in UTF-16 units
 * @param {number} end in UTF-16 units
 * @returns {string} such as "3:10-74"; '' where nothing but white space is selected
 */
export function place(paragraph, text, start, end) {
    const chosen = text.slice(start, end);
    const from = start + chosen.length - chosen.trimStart().length;
    const to = end - (chosen.length - chosen.trimEnd().length);
    if (from >= to) {
        return "";
    }
    const [first, last] = [codePoints(text, from), codePoints(text, to)];
    return first < last ? `${paragraph}:${first}-${last}` : "";
}

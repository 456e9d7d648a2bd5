// @ts-check
/** The steps in which a drawing grows and shrinks. */

export const SCALES = [0.35, 0.5, 0.7, 1, 1.4, 2];

/**
 * Give the scale one step further; the last one stays.
 *
 * @param {number} scale
 * @param {number} direction 1 for larger, -1 for smaller
 * @returns {number}
 */
export function nextScale(scale, direction) {
    const here = SCALES.indexOf(scale);
    const next = Math.min(Math.max(here + direction, 0), SCALES.length - 1);
    return SCALES[next];
}

/**
 * Say a scale in words for people.
 *
 * @param {number} scale
 * @returns {string}
 */
export function percent(scale) {
    return `${Math.round(scale * 100)}%`;
}

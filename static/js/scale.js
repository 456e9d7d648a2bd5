// @ts-check
/** The steps in which a drawing grows and shrinks. */

export const SCALES = [0.35, 0.5, 0.7, 1, 1.4, 2];

/**
 * Give the next step above or below a scale, which may lie between two; the last one stays.
 *
 * @param {number} scale
 * @param {number} direction 1 for larger, -1 for smaller
 * @returns {number}
 */
export function nextScale(scale, direction) {
    const beyond = SCALES.filter((step) => (direction > 0 ? step > scale : step < scale));
    return (direction > 0 ? beyond[0] : beyond.at(-1)) ?? scale;
}

/**
 * Give the scale at which a drawing is as wide as its frame; never larger than drawn.
 *
 * @param {number} drawing
 * @param {number} frame
 * @returns {number}
 */
export function fittingScale(drawing, frame) {
    return drawing > 0 && frame > 0 ? Math.min(1, frame / drawing) : 1;
}

/**
 * Give how far a frame is scrolled after its drawing grew, so that a point of it stays in place.
 *
 * @param {number} before how far it was scrolled
 * @param {number} point where in the frame the point is
 * @param {number} growth
 * @returns {number}
 */
export function scrolled(before, point, growth) {
    return (before + point) * growth - point;
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

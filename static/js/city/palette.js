// @ts-check
/** The colours of the street map, as the style of the page has them. */

/**
 * @typedef {object} Palette
 * @property {string} paper
 * @property {string} ink
 * @property {string} quiet
 * @property {string} hair
 * @property {string} mark
 * @property {string} act
 * @property {string[]} strong of each tone, in the order of the legend
 * @property {string[]} plain the same, a little calmer, for lots without words
 * @property {string[]} soft the same with much paper in it, to have words on
 * @property {Uint32Array} pixels the plain ones as pixels
 * @property {string} font
 */

const PLAIN = 0.8;
const SOFT = 0.3;
const OPAQUE = 255;

/**
 * Read the palette off the page: the variables of the root, and `--tone` of each item of a legend.
 *
 * @param {Element[]} legend
 * @returns {Palette}
 */
export function paletteOf(legend) {
    const style = getComputedStyle(document.documentElement);

    /** @param {string} name */
    function said(name) {
        return style.getPropertyValue(name).trim();
    }

    const paper = said("--paper");
    const strong = legend.map((item) => getComputedStyle(item).getPropertyValue("--tone").trim());
    return {
        paper,
        ink: said("--ink"),
        quiet: said("--quiet"),
        hair: said("--hair"),
        mark: said("--mark"),
        act: said("--act"),
        strong,
        plain: strong.map((colour) => mixed(colour, paper, PLAIN)),
        soft: strong.map((colour) => mixed(colour, paper, SOFT)),
        pixels: Uint32Array.from(strong, (colour) => pixelOf(mixed(colour, paper, PLAIN))),
        font: said("--sans"),
    };
}

/**
 * @param {string} colour six hexadecimal digits
 * @returns {number[]}
 */
export function partsOf(colour) {
    return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

/**
 * Mix two colours.
 *
 * @param {string} one
 * @param {string} other
 * @param {number} part of the first
 * @returns {string}
 */
export function mixed(one, other, part) {
    const others = partsOf(other);
    const parts = partsOf(one).map((value, at) => Math.round(part * value + (1 - part) * others[at]));
    return `#${parts.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/**
 * Give a colour as a canvas keeps a pixel on a machine with the lowest byte first, as all are that
 * a browser runs on.
 *
 * @param {string} colour
 */
export function pixelOf(colour) {
    const [red, green, blue] = partsOf(colour);
    return ((OPAQUE << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

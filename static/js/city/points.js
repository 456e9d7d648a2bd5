// @ts-check
/** Where every claim stands, out of the bytes that debate/graph/points.py describes. */

const ANSWERED = 4;
const THESIS = 8;
const KIND = 16;

/** How a claim speaks on what is above it, by the number in its marks. */
export const SIGNS = ["", "+", "−", "⊣"];
const KINDS = ["", "support", "attack", "undercut"]; // in the order of SIGNS

/**
 * @typedef {object} District
 * @property {string} title
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 */

/**
 * @typedef {object} Points
 * @property {number} stand the version of the debate
 * @property {number} count
 * @property {number} width of the whole plane
 * @property {number} height
 * @property {District[]} districts
 * @property {Uint16Array} blocks x, y, width and height of each
 * @property {Uint32Array} parent numbers from 1; 0 at the top
 * @property {Uint16Array} x
 * @property {Uint16Array} y
 * @property {Uint16Array} w
 * @property {Uint16Array} h
 * @property {Uint8Array} marks
 * @property {Uint8Array} rank
 * @property {Uint8Array} voice
 * @property {Uint8Array} age
 * @property {Uint8Array} label
 */

/**
 * @param {ArrayBuffer} buffer
 * @returns {Points}
 */
export function decoded(buffer) {
    const size = new DataView(buffer).getUint32(0, true);
    const head = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, size)));
    const count = head.claims;
    let at = 4 + size;

    /** @param {number} bytes */
    function take(bytes) {
        at += bytes;
        return at - bytes;
    }

    return {
        stand: head.stand,
        count,
        width: head.width,
        height: head.height,
        districts: head.districts.map(districtOf),
        parent: new Uint32Array(buffer, take(4 * count), count),
        x: new Uint16Array(buffer, take(2 * count), count),
        y: new Uint16Array(buffer, take(2 * count), count),
        w: new Uint16Array(buffer, take(2 * count), count),
        h: new Uint16Array(buffer, take(2 * count), count),
        blocks: new Uint16Array(buffer, take(8 * head.blocks), 4 * head.blocks),
        marks: new Uint8Array(buffer, take(count), count),
        rank: new Uint8Array(buffer, take(count), count),
        voice: new Uint8Array(buffer, take(count), count),
        age: new Uint8Array(buffer, take(count), count),
        label: new Uint8Array(buffer, take(count), count),
    };
}

/**
 * @param {[string, number, number, number, number]} told
 * @returns {District}
 */
function districtOf([title, x, y, width, height]) {
    return { title, x, y, width, height };
}

/**
 * Give the tone of each claim, by its place in the legend of this colouring.
 *
 * @param {Points} points
 * @param {string} colour a word of the page's address
 * @returns {Uint8Array}
 */
export function tones(points, colour) {
    const columns = { stem: points.voice, leeftijd: points.age, label: points.label };
    if (colour in columns) {
        return columns[/** @type {keyof typeof columns} */ (colour)];
    }
    const tell = colour === "tegengeluid" ? isAnswered : sideOf;
    return points.marks.map((mark) => Number(tell(mark)));
}

/** @param {number} mark */
export function sideOf(mark) {
    return mark & 3;
}

/** @param {number} mark */
export function isAnswered(mark) {
    return (mark & ANSWERED) > 0;
}

/** @param {number} mark */
export function isThesis(mark) {
    return (mark & THESIS) > 0;
}

/** @param {number} mark */
export function signOf(mark) {
    return SIGNS[(mark / KIND) & 3];
}

/**
 * Name what a sign means.
 *
 * @param {number} mark
 */
export function kindOf(mark) {
    return KINDS[(mark / KIND) & 3];
}

/**
 * Give the numbers of the claims above one, the nearest first.
 *
 * @param {Points} points
 * @param {number} number
 * @param {number} most
 * @returns {number[]}
 */
export function pathFrom(points, number, most) {
    const way = [];
    for (let at = points.parent[number]; at > 0 && way.length < most; at = points.parent[at - 1]) {
        way.push(at - 1);
    }
    return way;
}

// @ts-check
/** Which words fit where: sentences inside lots with room for them, else along the largest blocks. */

/** @typedef {{left: number, top: number, width: number, height: number}} Rectangle on the screen */
/** @typedef {Rectangle & {number: number, rank: number}} Candidate */
/** @typedef {Rectangle & {number: number, lines: string[], isOver: boolean}} Label */
/** @typedef {{lines: string[], width: number}} Lines broken to fit, and the width of the widest */

export const LINE = 16;
export const PADDING = 6;
const NARROWEST = 80; // pixels of a lot with words in it
const WIDEST = 440;
const OVER = 130; // pixels of a block with words on a plate
const THINNEST = 3;
export const PLATE = 20; // pixels of a plate, with one line on it
const APART = 2; // pixels at least between the words of two lots
const CELL = 4; // what is taken is known by squares of so many pixels
const CELLS = 1024; // as many each way: more than any screen has

/**
 * Tell whether a lot has room for words in it.
 *
 * @param {number} width
 * @param {number} height
 */
export function isRoomy(width, height) {
    return width >= NARROWEST && height >= LINE;
}

/**
 * Tell whether a lot may have words, in it or on a plate along it.
 *
 * @param {number} width
 * @param {number} height
 */
export function mayHaveWords(width, height) {
    return isRoomy(width, height) || width >= OVER;
}

/**
 * Break a text into lines.
 *
 * @param {string} text
 * @param {number} room in pixels
 * @param {number} most lines; the last ends in an ellipsis where there is more
 * @param {(word: string) => number} measure
 * @returns {string[]}
 */
export function wrapped(text, room, most, measure) {
    const lines = [];
    const space = measure(" ");
    let [line, used] = ["", 0];
    for (const whole of text.split(" ")) {
        const word = cut(whole, room, measure);
        const width = measure(word);
        if (line && used + space + width > room) {
            if (lines.length + 1 === most) {
                return [...lines, ended(line, room, measure)];
            }
            lines.push(line);
            [line, used] = [word, width];
        } else {
            used += width + (line ? space : 0);
            line = line ? `${line} ${word}` : word;
        }
    }
    return [...lines, line];
}

/**
 * Shorten a word that is wider than a line.
 *
 * @param {string} word
 * @param {number} room
 * @param {(word: string) => number} measure
 */
function cut(word, room, measure) {
    let told = word;
    while (told.length > 2 && measure(told) > room) {
        told = `${told.slice(0, -2)}…`;
    }
    return told;
}

/**
 * @param {string} line
 * @param {number} room
 * @param {(word: string) => number} measure
 */
function ended(line, room, measure) {
    return line.endsWith("…") ? line : cut(`${line}…`, room, measure);
}

const taken = new Uint8Array(CELLS * CELLS);

/**
 * Place the words of as many lots as there is room for, the first ones first: inside a lot, or on a
 * plate along a block's claim where that is too thin for words. Nothing lies over anything else.
 *
 * @param {Candidate[]} candidates those with most under them first
 * @param {(number: number, room: number, most: number) => Lines} linesOf no lines where there are no words yet
 * @param {Rectangle[]} [before] what has its place already
 * @param {boolean} [onPlates] whether all words need paper behind them
 * @returns {Label[]}
 */
export function placed(candidates, linesOf, before = [], onPlates = false) {
    const labels = [];
    taken.fill(0);
    before.forEach(take);
    for (const one of candidates) {
        const isOver = onPlates || !isRoomy(one.width, one.height);
        if (isOver && (one.width < OVER || one.height < THINNEST)) {
            continue;
        }
        const most = isOver ? 1 : Math.max(1, Math.floor((one.height - 2) / LINE));
        const told = linesOf(one.number, Math.min(one.width, WIDEST) - 2 * PADDING, most);
        const places = isOver ? platesOf(one, told.width) : [insideOf(one, told)];
        const place = told.lines.length ? places.find(isFree) : undefined;
        if (place) {
            labels.push({ number: one.number, lines: told.lines, isOver, ...place });
            take(place);
        }
    }
    return labels;
}

/**
 * @param {Rectangle} lot
 * @param {Lines} told
 * @returns {Rectangle}
 */
function insideOf(lot, { lines, width }) {
    const top = lot.top + Math.min(4, (lot.height - LINE) / 2);
    return { left: lot.left + PADDING, top, width, height: lines.length * LINE };
}

/**
 * Give where a plate may stand: in the middle of a thin lot, or hanging from it.
 *
 * @param {Rectangle} lot
 * @param {number} width of its words
 * @returns {Rectangle[]}
 */
function platesOf(lot, width) {
    const plate = { left: lot.left, top: lot.top, width: width + 2 * PADDING, height: PLATE };
    return [{ ...plate, top: lot.top + (lot.height - PLATE) / 2 }, plate];
}

/** @param {Rectangle} one */
function isFree(one) {
    const [first, last, top, bottom] = cellsOf(one, APART);
    for (let y = top; y <= bottom; y += 1) {
        if (taken.subarray(y * CELLS + first, y * CELLS + last + 1).includes(1)) {
            return false;
        }
    }
    return true;
}

/** @param {Rectangle} one */
function take(one) {
    const [first, last, top, bottom] = cellsOf(one, 0);
    for (let y = top; y <= bottom; y += 1) {
        taken.fill(1, y * CELLS + first, y * CELLS + last + 1);
    }
}

/**
 * @param {Rectangle} one
 * @param {number} apart pixels around it
 * @returns {number[]} the first and the last column, the first and the last row
 */
function cellsOf({ left, top, width, height }, apart) {
    return [left - apart, left + width + apart, top - apart, top + height + apart].map((at) =>
        Math.min(CELLS - 1, Math.max(0, Math.floor(at / CELL))),
    );
}

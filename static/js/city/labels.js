// @ts-check
/** Which words fit where: sentences inside lots with room for them, else over the largest blocks. */

/** @typedef {{left: number, top: number, width: number, height: number}} Rectangle on the screen */
/** @typedef {Rectangle & {number: number, rank: number}} Candidate */
/** @typedef {{number: number, left: number, top: number, lines: string[], isOver: boolean}} Label */

export const LINE = 16;
export const PADDING = 6;
const NARROWEST = 80; // pixels of a lot with words in it
const WIDEST = 340;
const OVER = 150; // pixels of a block with words over it
const CELL = 12; // what is taken is known by squares of so many pixels

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
 * Tell whether a lot may have words, in it or over it.
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

/**
 * Place the words of as many lots as there is room for, those with most under them first.
 *
 * @param {Candidate[]} candidates
 * @param {(number: number) => string} textOf '' where it is not known yet
 * @param {(word: string) => number} measure
 * @param {Rectangle[]} [before] what has its place already
 * @returns {Label[]}
 */
export function placed(candidates, textOf, measure, before = []) {
    const labels = [];
    const taken = new Set();
    for (const one of before) {
        for (const cell of cells(one)) {
            taken.add(cell);
        }
    }
    for (const one of [...candidates].sort((a, b) => b.rank - a.rank || a.number - b.number)) {
        const isOver = !isRoomy(one.width, one.height);
        const text = isOver && one.width < OVER ? "" : textOf(one.number);
        const room = Math.min(one.width, WIDEST) - 2 * PADDING;
        const most = isOver ? 2 : Math.max(1, Math.floor((one.height - 2) / LINE));
        const lines = text ? wrapped(text, room, most, measure) : [];
        const left = one.left + PADDING;
        const top = isOver ? one.top + one.height + 2 : one.top + Math.min(4, (one.height - LINE) / 2);
        const asked = [...cells({ left, top, width: room, height: lines.length * LINE })];
        if (lines.length && !asked.some((cell) => taken.has(cell))) {
            labels.push({ number: one.number, left, top, lines, isOver });
            for (const cell of isOver ? asked : []) {
                taken.add(cell); // lots never lie over one another
            }
        }
    }
    return labels;
}

/** @param {Rectangle} one */
function* cells({ left, top, width, height }) {
    for (let y = Math.floor(top / CELL); y <= Math.floor((top + height) / CELL); y += 1) {
        for (let x = Math.floor(left / CELL); x <= Math.floor((left + width) / CELL); x += 1) {
            yield x * 4096 + y;
        }
    }
}

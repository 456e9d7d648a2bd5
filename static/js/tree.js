// @ts-check
/** Which boxes of a drawing are above, below and beside one another; no page in sight. */

/**
 * @typedef {{id: string, premises: string[], conclusion: string}} Line
 * @typedef {{up: Map<string, string>, down: Map<string, string[]>, order: string[]}} Tree
 */

/**
 * Read a drawing's lines as a tree: each claim is below what it speaks on, by its first line. An
 * objection against a line is below the last claim of that line.
 *
 * @param {string[]} boxes ids in the order in which they are read: left to right, top to bottom
 * @param {Line[]} lines
 * @returns {Tree}
 */
export function tree(boxes, lines) {
    const byId = new Map(lines.map((line) => [line.id, line]));
    const up = new Map();
    for (const line of lines) {
        const target = byId.get(line.conclusion);
        const above = target ? target.premises.at(-1) : line.conclusion;
        for (const premise of line.premises) {
            if (above && above !== premise && !up.has(premise) && !leadsTo(up, above, premise)) {
                up.set(premise, above);
            }
        }
    }
    const down = new Map();
    for (const box of boxes) {
        const above = up.get(box) ?? "";
        down.set(above, [...(down.get(above) ?? []), box]);
    }
    return { up, down, order: boxes };
}

/**
 * Give the box that an arrow key leads to: left to what a claim speaks on, right to what was said
 * on it, up and down to what stands beside it.
 *
 * @param {Tree} from
 * @param {string} box
 * @param {string} key
 * @returns {string | undefined}
 */
export function beside(from, box, key) {
    if (key === "ArrowLeft") {
        return from.up.get(box);
    }
    if (key === "ArrowRight") {
        return from.down.get(box)?.[0];
    }
    const row = from.down.get(from.up.get(box) ?? "") ?? from.order;
    const step = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
    return step ? row[row.indexOf(box) + step] : undefined;
}

/**
 * @param {Map<string, string>} up
 * @param {string} start
 * @param {string} end
 * @returns {boolean} whether the way up from one leads to the other: then they would go round
 */
function leadsTo(up, start, end) {
    let here = /** @type {string | undefined} */ (start);
    while (here !== undefined && here !== end) {
        here = up.get(here);
    }
    return here === end;
}

// @ts-check
/** What is in sight, in a sentence for those who do not see it. */

/**
 * @param {number} seen
 * @param {number} all
 * @param {string} focus the claim in the middle, '' where it is not known
 * @returns {string}
 */
export function statusOf(seen, all, focus) {
    const inView = seen >= all ? `Alle ${amount(all)} in beeld.` : `${amount(seen)} van de ${number(all)} in beeld.`;
    return focus ? `${inView} In het midden: ${focus}` : inView;
}

/** @param {number} count */
function amount(count) {
    return `${number(count)} ${count === 1 ? "stelling" : "stellingen"}`;
}

/** @param {number} count */
function number(count) {
    return String(count).replace(/\B(?=(\d{3})+$)/gu, ".");
}

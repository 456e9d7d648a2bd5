// @ts-check
/** What is in sight, in a sentence for those who do not see it. */

/**
 * The sentences of the page for all that is there, for a part of it and for what is in the middle,
 * the words for one claim and for several, and the language of these.
 *
 * @typedef {{all: string, some: string, middle: string, one: string, many: string, lang: string}} Sentences
 */

/**
 * @param {number} seen
 * @param {number} all
 * @param {string} focus the claim in the middle, '' where it is not known
 * @param {Sentences} sentences
 * @returns {string}
 */
export function statusOf(seen, all, focus, sentences) {
    const numbers = new Intl.NumberFormat(sentences.lang);
    const claims = `${numbers.format(seen)} ${seen === 1 ? sentences.one : sentences.many}`;
    const inView = (seen >= all ? sentences.all : sentences.some)
        .replace("{claims}", claims)
        .replace("{all}", numbers.format(all));
    return focus ? `${inView} ${sentences.middle.replace("{claim}", () => focus)}` : inView;
}

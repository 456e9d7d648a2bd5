// @ts-check
/** The list beside the street map: what is in sight, in words and with links. */

import { isThesis, kindOf, signOf } from "./points.js";
import { statusOf } from "./status.js";

/** @typedef {import("./points.js").Points} Points */
/** @typedef {import("./texts.js").Texts} Texts */

const LISTED = 10;

export class Beside {
    /**
     * @param {HTMLElement} city
     * @param {Points} points
     * @param {Texts} texts
     * @param {(number: number) => Element | undefined} toneOf what the legend says of a claim
     */
    constructor(city, points, texts, toneOf) {
        this.points = points;
        this.texts = texts;
        this.toneOf = toneOf;
        this.status = /** @type {HTMLElement} */ (city.querySelector("[data-status]"));
        this.list = /** @type {HTMLElement} */ (city.querySelector("[data-list]"));
        const { all = "", some = "", middle = "", one = "", many = "" } = this.status.dataset;
        this.sentences = { all, some, middle, one, many, lang: document.documentElement.lang };
    }

    /**
     * Tell what is in sight.
     *
     * @param {number} seen how many claims
     * @param {number} focus the one in the middle, -1 for none
     * @param {number[]} listed the most important first
     */
    tell(seen, focus, listed) {
        const inMiddle = this.texts.get(focus)?.text ?? "";
        const said = statusOf(seen, this.points.count, inMiddle, this.sentences);
        if (this.status.textContent !== said) {
            this.status.textContent = said;
        }
        const items = listed.slice(0, LISTED).flatMap((number) => this.itemOf(number, number === focus));
        const held = this.list.contains(document.activeElement) ? document.activeElement?.getAttribute("href") : null;
        this.list.replaceChildren(...items);
        if (held) {
            /** @type {HTMLElement | null} */ (this.list.querySelector(`[href="${held}"]`))?.focus();
        }
    }

    /**
     * @param {number} number
     * @param {boolean} isFocus
     * @returns {HTMLElement[]} empty where its words are not there yet
     */
    itemOf(number, isFocus) {
        const told = this.texts.get(number);
        if (!told) {
            return [];
        }
        const item = document.createElement("li");
        const link = document.createElement("a");
        const words = document.createElement("bdi");
        const about = document.createElement("span");
        const mark = this.points.marks[number];
        link.className = "claim";
        link.href = told.address;
        words.textContent = told.text;
        words.lang = told.lang;
        about.className = "about";
        const tone = isThesis(mark) ? this.list.dataset.thesis : (this.toneOf(number)?.textContent?.trim() ?? "");
        about.textContent = [...new Set([told.voice, tone])].join(" · ");
        link.append(words);
        item.append(...this.signed(mark), link, about);
        item.classList.toggle("focus", isFocus);
        return [item];
    }

    /**
     * The sign of what a claim does, and its word for those who hear it.
     *
     * @param {number} mark
     * @returns {Node[]} empty for what stands on its own
     */
    signed(mark) {
        if (!signOf(mark)) {
            return [];
        }
        const sign = document.createElement("span");
        const says = document.createElement("span");
        sign.setAttribute("aria-hidden", "true");
        sign.textContent = `${signOf(mark)} `;
        says.className = "out-of-sight";
        says.textContent = `${this.list.dataset[kindOf(mark)]}: `;
        return [sign, says];
    }
}

// @ts-check
/** Find while typing: a field with a list of claims under it. */

/** @typedef {import("./texts.js").Told} Told */

const PAUSE_MS = 180;
const SHORTEST = 3;

/**
 * @param {HTMLInputElement} field
 * @param {HTMLElement} list
 * @param {HTMLElement} count where it is told how many there are
 * @param {string} address where hits are
 * @param {(found: Told[]) => void} onFound the nearest first
 * @param {(one: Told) => void} onChosen
 */
export function find(field, list, count, address, onFound, onChosen) {
    /** @type {Told[]} */
    let found = [];
    let active = -1;
    let timer = 0;

    /** @param {Told[]} told */
    function show(told) {
        found = told;
        active = -1;
        list.replaceChildren(...told.map(optionOf));
        list.hidden = told.length === 0;
        mark();
    }

    function mark() {
        field.setAttribute("aria-expanded", String(!list.hidden));
        for (const [at, option] of [...list.children].entries()) {
            option.setAttribute("aria-selected", String(at === active));
        }
        const chosen = list.children[active];
        field.setAttribute("aria-activedescendant", chosen?.id ?? "");
        chosen?.scrollIntoView({ block: "nearest" });
    }

    function close() {
        list.hidden = true;
        mark();
    }

    /** @param {string} said seen too where there is no list */
    function tell(said) {
        count.textContent = said;
        count.classList.toggle("out-of-sight", !list.hidden);
    }

    async function ask() {
        const typed = field.value.trim();
        const query = new URLSearchParams({ q: typed });
        const answer = await fetch(`${address}?${query}`).catch(() => null);
        if (answer?.ok && typed === field.value.trim()) {
            const told = await answer.json();
            show(told.claims);
            tell(counted(told.claims.length, count.dataset));
            onFound(told.claims);
        }
    }

    field.addEventListener("input", () => {
        window.clearTimeout(timer);
        if (field.value.trim().length >= SHORTEST) {
            timer = window.setTimeout(ask, PAUSE_MS);
        } else {
            show([]);
            tell("");
            onFound([]);
        }
    });
    field.addEventListener("keydown", (event) => {
        if (event.key === "ArrowDown" || event.key === "ArrowUp") {
            active = stepped(active, event.key === "ArrowDown" ? 1 : -1, found.length);
            list.hidden = found.length === 0;
            mark();
        } else if (event.key === "Enter" && found.length) {
            onChosen(found[Math.max(0, active)]);
            close();
        } else if (event.key === "Escape" && !list.hidden) {
            close();
        } else {
            return;
        }
        event.preventDefault();
    });
    field.addEventListener("blur", close);
    list.addEventListener("mousedown", (event) => event.preventDefault()); // or the list goes before the click
    list.addEventListener("click", (event) => {
        const option = /** @type {Element} */ (event.target).closest("[role=option]");
        const at = option ? [...list.children].indexOf(option) : -1;
        if (found[at]) {
            onChosen(found[at]);
            close();
        }
    });
}

/**
 * Say how many were found.
 *
 * @param {number} count
 * @param {DOMStringMap} sentences of the page, for some and for none
 */
function counted(count, { some = "", none = "" }) {
    return count ? some.replace("{count}", String(count)) : none;
}

/**
 * Step through a list, round and round; -1 is none.
 *
 * @param {number} at
 * @param {number} step
 * @param {number} count
 */
export function stepped(at, step, count) {
    return count ? (Math.max(at, step > 0 ? -1 : 0) + step + count) % count : -1;
}

/**
 * @param {Told} told
 * @param {number} at
 */
function optionOf(told, at) {
    const option = document.createElement("li");
    const words = document.createElement("bdi");
    option.id = `gevonden-${at}`;
    option.setAttribute("role", "option");
    words.textContent = told.text;
    words.lang = told.lang;
    option.append(words);
    return option;
}

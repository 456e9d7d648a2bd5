// @ts-check
/**
 * Speaking notes while one writes: the time runs along, and points are dragged to their place. Without
 * this the buttons do the same.
 */

import { clock, countWords, readNumber, secondsFor, timed } from "./timing.js";

const form = document.querySelector("form.work");
const list = document.querySelector("[data-points]");

/** @returns {{minutes: number, pace: number}} */
function pace() {
    const value = (/** @type {string} */ name) => {
        const field = form?.querySelector(`[name="${name}"]`);
        return field instanceof HTMLInputElement ? field.value : "";
    };
    return { minutes: readNumber(value("minuten"), 3), pace: readNumber(value("tempo"), 130) };
}

/** Count all that is spoken anew, and say how long it takes. */
function tell() {
    const wanted = pace();
    let words = 0;
    for (const field of form?.querySelectorAll("textarea[data-spoken]") ?? []) {
        if (!(field instanceof HTMLTextAreaElement)) continue;
        const count = countWords(field.value.trim() || field.dataset.else || "");
        words += count;
        const lasts = field.closest("[data-point]")?.querySelector("[data-lasts]");
        if (lasts) lasts.textContent = `${clock(secondsFor(count, wanted.pace))} min`;
    }
    const told = form?.querySelector("[data-told]");
    const meter = form?.querySelector("[data-meter]");
    if (!(told instanceof HTMLElement)) return;
    const { over = "", left = "", one = "", many = "" } = told.dataset;
    const lang = document.documentElement.lang;
    const found = timed(words, wanted.minutes, wanted.pace, { over, left, one, many, lang });
    told.textContent = found.told;
    told.classList.toggle("over", found.over);
    if (meter instanceof HTMLMeterElement) {
        meter.max = Math.max(found.wanted, found.seconds);
        meter.high = found.wanted;
        meter.value = found.seconds;
    }
}

/** Let each point be taken by its grip. */
function allowDragging() {
    for (const point of list?.querySelectorAll("[data-point]") ?? []) {
        const grip = document.createElement("span");
        grip.className = "grip";
        grip.textContent = "⠿";
        grip.title = list instanceof HTMLElement ? (list.dataset.grip ?? "") : "";
        grip.setAttribute("aria-hidden", "true");
        grip.addEventListener("pointerdown", (event) => begin(point, event));
        point.append(grip);
    }
}

/**
 * Follow the pointer until it lets go, and put the point where it is.
 *
 * @param {Element} point
 * @param {PointerEvent} event
 */
function begin(point, event) {
    event.preventDefault();
    point.classList.add("held");
    const follow = (/** @type {PointerEvent} */ now) => place(point, now.clientY);
    const end = () => {
        point.classList.remove("held");
        document.removeEventListener("pointermove", follow);
        document.removeEventListener("pointerup", end);
        document.removeEventListener("pointercancel", end);
        tellEnds();
    };
    document.addEventListener("pointermove", follow); // the grip itself leaves the page as it moves
    document.addEventListener("pointerup", end);
    document.addEventListener("pointercancel", end);
}

/** Let the first point go no higher, and the last one no lower. */
function tellEnds() {
    const points = [...(list?.querySelectorAll("[data-point]") ?? [])];
    for (const [at, point] of points.entries()) {
        const [up, down] = point.querySelectorAll("button");
        up.disabled = at === 0;
        down.disabled = at === points.length - 1;
    }
}

/**
 * Put a point before the first one whose middle lies below this height.
 *
 * @param {Element} point
 * @param {number} height
 */
function place(point, height) {
    const others = [...(list?.querySelectorAll("[data-point]") ?? [])].filter((one) => one !== point);
    const next = others.find((one) => {
        const box = one.getBoundingClientRect();
        return height < box.top + box.height / 2;
    });
    if (next ? point.nextElementSibling !== next : list?.lastElementChild !== point) {
        list?.insertBefore(point, next ?? null);
    }
}

form?.addEventListener("input", tell);
allowDragging();

// @ts-check
/** The door to the street map of a debate: fetches the points when somebody wants to see it. */

import { find } from "./city/find.js";
import { listen } from "./city/hands.js";
import { decoded } from "./city/points.js";
import { HASH, StreetMap } from "./city/street_map.js";

/** @type {StreetMap | undefined} */
let map;
const whole = /** @type {HTMLElement | null} */ (document.querySelector("[data-city]"));
if (whole) {
    whole.hidden = false;
    part(whole, "[data-open]").addEventListener("click", () => open(whole));
    if (location.hash.startsWith(HASH)) {
        open(whole);
    }
}

/**
 * @param {HTMLElement} within
 * @param {string} selector
 * @returns {HTMLElement}
 */
function part(within, selector) {
    return /** @type {HTMLElement} */ (within.querySelector(selector));
}

/**
 * Show the map, fetching its points the first time.
 *
 * @param {HTMLElement} city
 */
async function open(city) {
    const door = part(city, "[data-open]");
    part(city, "[data-map]").hidden = false;
    part(city, "[data-plane]").focus(); // before the door goes, with which the focus would be lost
    door.hidden = true;
    map ??= await made(city);
    if (!map) {
        close(city);
    }
}

/**
 * @param {HTMLElement} city
 * @returns {Promise<StreetMap | undefined>}
 */
async function made(city) {
    const address = city.dataset.city ?? "";
    const answer = await fetch(address).catch(() => null);
    part(city, "[data-trouble]").hidden = Boolean(answer?.ok);
    if (!answer?.ok) {
        return undefined;
    }
    const points = decoded(await answer.arrayBuffer());
    const base = address.replace(/punten$/u, "");
    const legend = [...document.querySelectorAll(".tones li:not(.sum)")];
    const drawn = new StreetMap(city, points, legend, `${base}teksten`, () => close(city));
    connect(city, drawn, `${base}gevonden`);
    return drawn;
}

/** @param {HTMLElement} city */
function close(city) {
    part(city, "[data-map]").hidden = true;
    part(city, "[data-open]").hidden = false;
    part(city, "[data-open]").focus();
}

/**
 * Let hands, buttons and the field to find move the map.
 *
 * @param {HTMLElement} city
 * @param {StreetMap} drawn
 * @param {string} hits the address where hits are
 */
function connect(city, drawn, hits) {
    listen(drawn.plane, drawn);
    part(city, "[data-nearer]").addEventListener("click", () => drawn.zoomMiddle(1.6));
    part(city, "[data-further]").addEventListener("click", () => drawn.zoomMiddle(1 / 1.6));
    part(city, "[data-whole]").addEventListener("click", () => drawn.lookAtAll());
    part(city, "[data-close]").addEventListener("click", () => drawn.close());
    find(
        /** @type {HTMLInputElement} */ (part(city, "[data-find]")),
        part(city, "[data-found]"),
        part(city, "[data-count]"),
        hits,
        (found) => drawn.showFound(found),
        (one) => {
            drawn.fly(one.number);
            drawn.plane.focus();
        },
    );
}

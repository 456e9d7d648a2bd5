// @ts-check
/** The street map in the page: its camera, what it draws when, and where it leads. */

import { Beside } from "./beside.js";
import * as looks from "./camera.js";
import { Flight } from "./flight.js";
import { timed } from "./frames.js";
import { nearest } from "./grid.js";
import { paletteOf } from "./palette.js";
import { tones } from "./points.js";
import { drawScene, sceneOf } from "./scene.js";
import { Texts } from "./texts.js";

export const HASH = "#plattegrond";
const REST_MS = 180;
const FINGER = 3; // pixels beside a lot that still are that lot
const MIDDLE = 0.3; // of the screen, around its middle: where the claim in the middle is looked for

export class StreetMap {
    /**
     * @param {HTMLElement} city
     * @param {import("./points.js").Points} points
     * @param {Element[]} legend
     * @param {string} address where the words of claims are
     * @param {() => void} onClose
     */
    constructor(city, points, legend, address, onClose) {
        this.onClose = onClose;
        this.plane = /** @type {HTMLElement} */ (city.querySelector("[data-plane]"));
        this.canvas = /** @type {HTMLCanvasElement} */ (this.plane.querySelector("canvas"));
        const context = this.canvas.getContext("2d", { alpha: false });
        this.context = /** @type {CanvasRenderingContext2D} */ (context);
        this.flight = new Flight();
        this.texts = new Texts(address, points.stand, (isStale) => this.hear(isStale));
        this.seen = 0;
        /** @type {number[]} */
        this.wanted = [];
        [this.isDue, this.resting] = [false, 0];
        const told = tones(points, city.dataset.column ?? "");
        this.scene = sceneOf(points, told, paletteOf(legend), (number) => this.texts.get(number)?.text ?? "");
        this.beside = new Beside(city, points, this.texts, (number) => legend[told[number]]);
        window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
            this.scene.palette = paletteOf(legend);
            this.scene.layer = undefined;
            this.look(this.scene.camera);
        });
        this.resize(); // at once: a key may come before the observer does
        new ResizeObserver(() => this.resize()).observe(this.plane);
    }

    get all() {
        return looks.fitted(this.scene.plane, this.scene.screen);
    }

    get isAtAll() {
        const { all, scene } = this;
        const aside = Math.abs(scene.camera.x - all.x) + Math.abs(scene.camera.y - all.y);
        return scene.camera.scale <= 1.01 * all.scale && aside * all.scale < 2;
    }

    /** Fit the canvas to its place; the first time look where the address says. */
    resize() {
        const { scene, plane, canvas } = this;
        if (!plane.clientWidth) {
            return; // it is closed
        }
        const wasAtAll = this.isAtAll;
        const ratio = window.devicePixelRatio || 1;
        scene.screen = { width: plane.clientWidth, height: Math.max(1, plane.clientHeight) };
        canvas.width = Math.round(scene.screen.width * ratio);
        canvas.height = Math.round(scene.screen.height * ratio);
        this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
        const asked = location.hash.slice(HASH.length + 1);
        const start = this.seen === 0 ? looks.read(asked, scene.plane, scene.screen) : null;
        this.look(start ?? (wasAtAll ? this.all : scene.camera));
    }

    /** @param {looks.Camera} camera */
    look(camera) {
        this.scene.camera = looks.kept(camera, this.scene.plane, this.scene.screen);
        this.scene.isMoving = true;
        this.draw();
        window.clearTimeout(this.resting);
        this.resting = window.setTimeout(() => this.rest(), REST_MS);
    }

    draw() {
        if (!this.isDue) {
            this.isDue = true;
            window.requestAnimationFrame(() => {
                this.isDue = false;
                timed(() => this.paint());
            });
        }
    }

    paint() {
        const { scene } = this;
        const { x, y } = looks.middle(scene.camera, scene.screen);
        const reach = MIDDLE * Math.min(scene.screen.width, scene.screen.height);
        const near = Math.min(reach / scene.camera.scale, 3 * scene.plane.lot);
        scene.focus = nearest(scene.points, scene.grid, x, y, near, scene.seen);
        const drawn = drawScene(this.context, scene);
        [this.seen, this.wanted] = [drawn.count, drawn.wanted];
    }

    /** When nothing moves any more: draw sharply, fetch words, tell what is in sight, keep the place. */
    rest() {
        const { scene } = this;
        scene.isMoving = false;
        this.draw();
        this.texts.want(this.listed());
        this.beside.tell(this.seen, scene.focus, this.listed());
        this.keep(`${HASH}=${looks.written(scene.camera, scene.plane, scene.screen)}`);
    }

    /**
     * Show words that arrived; where the debate has grown since, begin anew.
     *
     * @param {boolean} isStale
     */
    hear(isStale) {
        if (isStale) {
            window.location.reload();
            return;
        }
        this.draw();
        this.beside.tell(this.seen, this.scene.focus, this.listed());
    }

    listed() {
        return [...new Set([this.scene.focus, ...this.wanted])].filter((number) => number >= 0);
    }

    /**
     * @param {number} right in pixels
     * @param {number} down
     */
    move(right, down) {
        this.flight.end();
        this.look(looks.moved(this.scene.camera, right, down));
    }

    /**
     * @param {number} factor
     * @param {number} left
     * @param {number} top
     */
    zoom(factor, left, top) {
        this.flight.end();
        this.look(looks.zoomed(this.scene.camera, factor, left, top));
    }

    /** @param {number} factor */
    zoomMiddle(factor) {
        this.zoom(factor, this.scene.screen.width / 2, this.scene.screen.height / 2);
    }

    lookAtAll() {
        this.look(this.all);
    }

    /** @param {number} number */
    fly(number) {
        const { points, plane, screen, camera } = this.scene;
        const lot = { x: points.x[number], y: points.y[number], w: points.w[number], h: points.h[number] };
        const to = looks.above(lot, plane, screen);
        this.flight.begin((part) => this.look(looks.between(camera, to, part, screen)));
    }

    /** @param {import("./texts.js").Told[]} found the nearest first */
    showFound(found) {
        this.texts.keep(found);
        this.scene.found = found.map((one) => one.number);
        if (found.length) {
            this.fly(found[0].number);
        } else {
            this.draw();
        }
    }

    /**
     * @param {number} left
     * @param {number} top
     */
    lotAt(left, top) {
        const { camera, points, grid, seen } = this.scene;
        const reach = FINGER / camera.scale;
        return nearest(points, grid, camera.x + left / camera.scale, camera.y + top / camera.scale, reach, seen);
    }

    /**
     * Tell what is under the pointer.
     *
     * @param {number} left
     * @param {number} top
     */
    point(left, top) {
        const number = this.lotAt(left, top);
        this.plane.title = this.scene.textOf(number);
        this.plane.classList.toggle("on-a-claim", number >= 0);
    }

    /**
     * @param {number} left
     * @param {number} top
     */
    choose(left, top) {
        return this.go(this.lotAt(left, top));
    }

    open() {
        return this.go(this.scene.focus);
    }

    /**
     * Go to the page of a claim.
     *
     * @param {number} number
     */
    async go(number) {
        const told = number >= 0 ? await this.texts.one(number) : undefined;
        if (told) {
            window.location.assign(told.address);
        }
    }

    /** Step back to all of it, and from there out of the map. */
    leave() {
        if (this.isAtAll) {
            this.close();
        } else {
            this.lookAtAll();
        }
    }

    /** Forget the place in the address, and give the page back. */
    close() {
        this.flight.end();
        window.clearTimeout(this.resting);
        this.keep("");
        this.onClose();
    }

    /**
     * Keep a place in the address, and in those of the other colours and shapes.
     *
     * @param {string} place
     */
    keep(place) {
        history.replaceState(null, "", location.pathname + location.search + place);
        for (const link of document.querySelectorAll(".glance-choices a")) {
            /** @type {HTMLAnchorElement} */ (link).hash = place;
        }
    }
}

// @ts-check
/** A movement from here to there; at once for those who want no movement. */

const LASTS_MS = 600;

export class Flight {
    constructor() {
        this.calm = window.matchMedia("(prefers-reduced-motion: reduce)");
        this.frame = 0;
    }

    /**
     * Fly, giving up any flight under way.
     *
     * @param {(part: number) => void} move told how much of the way is gone, in the end 1
     */
    begin(move) {
        const start = performance.now();
        const step = () => {
            const part = this.calm.matches ? 1 : Math.min(1, (performance.now() - start) / LASTS_MS);
            move(part);
            if (part < 1) {
                this.frame = window.requestAnimationFrame(step);
            }
        };
        this.end();
        step();
    }

    end() {
        window.cancelAnimationFrame(this.frame);
    }
}

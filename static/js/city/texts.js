// @ts-check
/** The words of claims, fetched in lots when they come into sight, and kept. */

/** @typedef {{number: number, address: string, text: string, lang: string, voice: string}} Told */

const LOT = 200;
const PAUSE_MS = 60;

export class Texts {
    /**
     * @param {string} address where the words are
     * @param {number} stand the version of the debate that the numbers belong to
     * @param {(isStale: boolean) => void} onArrival
     */
    constructor(address, stand, onArrival) {
        this.address = address;
        this.stand = stand;
        this.onArrival = onArrival;
        /** @type {Map<number, Told>} */
        this.known = new Map();
        /** @type {number[]} */
        this.wanted = [];
        this.timer = 0;
        this.isAsking = false;
    }

    /**
     * @param {number} number
     * @returns {Told | undefined}
     */
    get(number) {
        return this.known.get(number);
    }

    /** @param {Told[]} told */
    keep(told) {
        for (const one of told) {
            this.known.set(one.number, one);
        }
    }

    /**
     * Ask for the words of these claims soon; what was asked for before and not fetched yet is given
     * up, because it is out of sight.
     *
     * @param {number[]} numbers the most wanted first
     */
    want(numbers) {
        this.wanted = numbers.filter((number) => !this.known.has(number));
        window.clearTimeout(this.timer);
        if (this.wanted.length && !this.isAsking) {
            this.timer = window.setTimeout(() => this.fetchLot(), PAUSE_MS);
        }
    }

    /** Fetch the first lot of what is wanted, and go on while there is more. */
    async fetchLot() {
        const lot = this.wanted.splice(0, LOT).sort((a, b) => a - b);
        this.isAsking = true;
        const told = await this.fetched(lot).catch(() => null);
        this.isAsking = false;
        if (!told) {
            return;
        }
        this.keep(told.claims);
        this.onArrival(told.stand !== this.stand);
        if (this.wanted.length) {
            this.want(this.wanted);
        }
    }

    /**
     * @param {number[]} numbers
     * @returns {Promise<{stand: number, claims: Told[]} | null>}
     */
    async fetched(numbers) {
        const answer = await fetch(`${this.address}?nr=${numbers.join(",")}`);
        return answer.ok ? answer.json() : null;
    }

    /**
     * Give one claim, fetching it where it is not known.
     *
     * @param {number} number
     * @returns {Promise<Told | undefined>}
     */
    async one(number) {
        if (!this.known.has(number)) {
            this.keep((await this.fetched([number]))?.claims ?? []);
        }
        return this.known.get(number);
    }
}

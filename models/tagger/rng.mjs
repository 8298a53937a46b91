// Random numbers that are the same on every machine: xoshiro128**, seeded by splitmix32.

export class Rng {
    constructor(seed) {
        let x = seed >>> 0;
        this.s = [0, 0, 0, 0].map(() => {
            x = (x + 0x9e3779b9) >>> 0;
            let z = x;
            z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
            z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
            return (z ^ (z >>> 15)) >>> 0;
        });
    }

    next() {
        const s = this.s;
        const rotl = (v, k) => (v << k) | (v >>> (32 - k));
        const ret = Math.imul(rotl(Math.imul(s[1], 5), 7), 9) >>> 0;
        const t = s[1] << 9;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = rotl(s[3], 11);
        return ret;
    }

    // 0 … n-1
    below(n) {
        return Math.floor((this.next() / 2 ** 32) * n);
    }

    range(low, high) {
        return low + this.below(high - low + 1);
    }

    chance(p) {
        return this.next() / 2 ** 32 < p;
    }

    pick(list) {
        return list[this.below(list.length)];
    }

    shuffle(list) {
        for (let i = list.length - 1; i > 0; i--) {
            const j = this.below(i + 1);
            [list[i], list[j]] = [list[j], list[i]];
        }
        return list;
    }
}

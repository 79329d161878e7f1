import { describe, expect, it } from '@jest/globals';
import { coverHistory, emptyCoverage, listUnlisted } from './coverage.ts';
import { sites } from './faults/call-sites.ts';
import type { Focus } from './faults/focus.ts';
import { foci } from './mutants/foci.ts';
import { playHistory } from './play-history.ts';
import { readOptions } from './read-options.ts';

/** `SEEDS=2000 npm test -- test/simulation` looks longer; `npm run simulate` looks longest. */
const seeds = Number(process.env.SEEDS ?? 80);

describe('the simulation', () => {
  it(
    'keeps every promise in every history, and knows all call sites that it reaches',
    async () => {
      const coverage = emptyCoverage();
      for (let seed = 0; seed < seeds; seed += 1) {
        const history = await playHistory(seed, { sites });
        coverHistory(coverage, history);
        expect({ seed, broken: history.broken }).toEqual({ seed, broken: undefined });
      }
      expect(listUnlisted(coverage)).toEqual([]);
      expect(Object.keys(coverage.faults).length).toBeGreaterThan(15);
    },
    60_000 + seeds * 1_000,
  );

  it('plays a seed again to the byte', async () => {
    for (let seed = 0; seed < 8; seed += 1) {
      const first = await playHistory(seed, { sites });
      const again = await playHistory(seed, { sites, isTraced: true });
      expect(again.digest).toBe(first.digest);
    }
  }, 120_000);

  // Windows that misfortunes closed amid the evidence ended otherwise than in the plain telling.
  it.each([
    [90, foci['buyers of several orders']],
    [44, { story: 'evidence-first', mishaps: ['asked-to-close'] }],
    [25, { story: 'evidence-first', mishaps: ['walked-again'] }],
  ] satisfies [number, Focus][])(
    'comes to the same as its plain telling, whoever asks for closes too often: seed %i',
    async (seed, focus) => {
      const { broken } = await playHistory(seed, { sites, focus });
      expect(broken).toBeUndefined();
    },
    60_000,
  );

  it('plays other histories for other seeds', async () => {
    const histories = await Promise.all([1, 2, 3].map((seed) => playHistory(seed, { sites })));
    expect(new Set(histories.map(({ digest }) => digest)).size).toBe(3);
  });
});

describe('readOptions', () => {
  it('reads which seeds to play', () => {
    expect(readOptions(['--seeds', '10', '--from', '7'])).toMatchObject({ from: 7, seeds: 10 });
  });

  it.each([[[]], [['--seeds', 'many']], [['--seeds', '1', '--fast']]])('refuses %j', (args) => {
    expect(() => readOptions(args)).toThrow();
  });
});

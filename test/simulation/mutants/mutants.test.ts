import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { callSites } from '../faults/call-sites.ts';
import type { Focus } from '../faults/focus.ts';
import { applyEdits } from './apply-edits.ts';
import { foci } from './foci.ts';
import { mutants } from './mutants.ts';

const root = join(import.meta.dirname, '../../..');
const run = promisify(execFile);

describe('the mutants', () => {
  it.each(mutants.map((mutant) => [mutant.name, mutant] as const))(
    'finds its place: %s',
    (_, mutant) => {
      for (const file of new Set(mutant.edits.map((edit) => edit.file))) {
        const text = readFileSync(join(root, file), 'utf8');
        expect(applyEdits(mutant, file, text)).not.toBe(text);
      }
    },
  );

  it('are at least forty-five, and no two are called the same', () => {
    expect(mutants.length).toBeGreaterThanOrEqual(45);
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
  });

  it.each(Object.entries<Focus>(foci))(
    'are looked for among %s, at call sites that exist',
    (_, { slow = [], faults = [] }) => {
      for (const site of [...slow, ...faults.map((fault) => fault.site)]) {
        expect(callSites).toContain(site);
      }
    },
  );

  it('say so when the code that they change is not there', () => {
    const edits = [{ file: 'a.ts', find: 'guard', replace: '' }];
    expect(() => applyEdits({ name: 'It', edits }, 'a.ts', 'no such')).toThrow(RangeError);
    expect(() => applyEdits({ name: 'It', edits }, 'a.ts', 'guard guard')).toThrow(RangeError);
  });

  it.each([
    'The legs of a close are not written with it',
    'New legs are not relayed',
    'A restatement repeats the whole amount',
  ])(
    'are found by the simulation, which finds nothing without them: %s',
    async (name) => {
      const { stdout } = await run(
        process.execPath,
        [
          '--disable-warning=ExperimentalWarning',
          'test/simulation/mutants/simulate-mutants.ts',
          name,
        ],
        { cwd: root, env: { ...process.env, NODE_OPTIONS: '', MAX_SEEDS: '20' } },
      );
      expect(stdout).toMatch(/\| None \| any history \| \d+ \| not found \|/);
      expect(stdout).toContain('1 of 1 mistakes were found.');
    },
    120_000,
  );
});

import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findAssembly } from '../../local/assembly.ts';

const program = fileURLToPath(new URL('../../bin/tributary.js', import.meta.url));
const expectedScreen = readFileSync(new URL('./demo-screen.txt', import.meta.url), 'utf8');

describe('tributary demo --json', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-demo-test-'));
  let lines: readonly string[];
  let progress: string;

  beforeAll(async () => {
    await findAssembly();
    const run = promisify(execFile)(process.execPath, [program, 'demo', '--json'], { cwd: folder });
    const { stdout, stderr } = await run;
    lines = stdout.trimEnd().split('\n');
    progress = stderr;
  }, 600_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('shows the same figures on every run', () => {
    expect(lines.slice(0, -1).join('\n')).toBe(expectedScreen.trimEnd());
  });

  it('ends with one line of JSON', () => {
    const { seconds, paid, ...result } = JSON.parse(lines.at(-1) ?? '');

    expect(result).toEqual({
      orders: 158,
      touches: 422,
      conversions: { estimated: 160, closed: 156, restated: 9 },
      files: [
        '.tributary/demo/2026-q1-csv-JPY-1.csv',
        '.tributary/demo/2026-q1-csv-USD-1.csv',
        '.tributary/demo/2026-q1-sepa-EUR-1.xml',
      ],
      ledger: { entries: 482, violations: 0 },
    });
    expect(seconds).toBeGreaterThan(0);
    expect(paid).toHaveLength(11);
    expect(paid).toContainEqual({ creator: 'yuki-tanaka', amount: '46614', currency: 'JPY' });
  });

  it('writes the files that it names', () => {
    const [yen, dollars, euros] = JSON.parse(lines.at(-1) ?? '').files.map((file: string) =>
      readFileSync(join(folder, file), 'utf8'),
    );

    expect(yen).toContain('yuki-tanaka');
    expect(dollars).toContain('harper-quinn');
    expect(euros).toContain('urn:iso:std:iso:20022:tech:xsd:pain.001.001.09');
  });

  it('reports its progress, and no fault', () => {
    expect(progress).toMatch(/2026-04-03 {2}every window but one is over/);
    expect(progress.split('\n').filter((line) => /error|fail/i.test(line))).toEqual([]);
  });
});

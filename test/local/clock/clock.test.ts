import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openClock } from '../../../local/clock/clock.ts';
import { installClock } from '../../../local/clock/install-clock.ts';
import { DamagedDataError } from '../../../local/damaged-data-error.ts';

const dayMs = 86_400_000;
const preload = fileURLToPath(new URL('../../../local/clock/preload.ts', import.meta.url));
let dataFolder: string;

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'tributary-clock-'));
});

afterEach(async () => {
  await rm(dataFolder, { recursive: true });
});

/** What a program prints in a process of its own, whose clock is preloaded. */
async function runShifted(program: string, offsetMs: number): Promise<unknown> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', preload, '--input-type=module', '--eval', program],
    { env: { LOCAL_CLOCK_OFFSET_MS: String(offsetMs), TZ: 'UTC' } },
  );
  return JSON.parse(stdout);
}

describe('the clock', () => {
  it('runs with real time, as far ahead as it was advanced', () => {
    const clock = openClock();

    clock.advanceTo(clock.now() + 30 * dayMs);

    const ahead = clock.now() - Date.now();
    expect(ahead).toBeGreaterThanOrEqual(30 * dayMs - 5);
    expect(ahead).toBeLessThan(30 * dayMs + 1_000);
    expect(Number.isSafeInteger(clock.offsetMs)).toBe(true);
  });

  it('never goes back', () => {
    const clock = openClock();
    clock.advanceTo(clock.now() + dayMs);
    const { offsetMs } = clock;

    clock.advanceTo(clock.now() - dayMs);

    expect(clock.offsetMs).toBe(offsetMs);
  });

  it('goes on after a restart where it was', () => {
    const clock = openClock({ dataFolder });
    clock.advanceTo(clock.now() + dayMs);

    expect(openClock({ dataFolder }).offsetMs).toBe(clock.offsetMs);
  });

  it('starts at a given instant the first time, and only then', () => {
    const first = openClock({ dataFolder, startAt: Date.UTC(2026, 0, 1) });
    const second = openClock({ dataFolder, startAt: Date.UTC(2030, 0, 1) });

    expect(new Date(first.now()).toISOString()).toMatch(/^2026-01-01T00:00:0/);
    expect(second.offsetMs).toBe(first.offsetMs);
  });

  it('refuses to start from an offset that it cannot read', async () => {
    await writeFile(join(dataFolder, 'clock.json'), '{"offsetMs":"soon"}');

    expect(() => openClock({ dataFolder })).toThrow(DamagedDataError);
    expect(await readFile(join(dataFolder, 'clock.json'), 'utf8')).toBe('{"offsetMs":"soon"}');
  });

  it("moves this process's dates while it is installed", () => {
    const clock = openClock();
    const realYear = new Date().getUTCFullYear();
    const uninstall = installClock(clock);

    clock.advanceTo(clock.now() + 400 * dayMs);
    const shiftedYear = new Date().getUTCFullYear();
    uninstall();

    expect(shiftedYear).toBeGreaterThan(realYear);
    expect(new Date().getUTCFullYear()).toBe(realYear);
  });
});

describe('the preloaded clock', () => {
  it('shifts every way to ask for the date, and leaves given dates and durations alone', async () => {
    const seen = await runShifted(
      `
      const ahead = (instant) => Math.round((instant - (performance.timeOrigin + performance.now())) / 86400000);
      const year = String(new Date().getFullYear());
      const began = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 20));
      const { mtime } = (await import('node:fs')).statSync(process.execPath);
      console.log(JSON.stringify({
        now: ahead(Date.now()),
        constructed: ahead(new Date().getTime()),
        called: ahead(Date.parse(Date())),
        constructorOfDate: ahead(new (new Date(0).constructor)().getTime()),
        formatted: new Intl.DateTimeFormat('en').format().endsWith(year),
        parts: new Intl.DateTimeFormat('en').formatToParts().find(({ type }) => type === 'year').value === year,
        given: new Date(0).toISOString() + new Intl.DateTimeFormat('en').format(0),
        utc: Date.UTC(2026, 0, 1),
        platformDateIsDate: mtime instanceof Date && new Date() instanceof Date,
        timerIsReal: performance.now() - began < 5000,
      }));`,
      1_000 * dayMs,
    );

    expect(seen).toEqual({
      now: 1_000,
      constructed: 1_000,
      called: 1_000,
      constructorOfDate: 1_000,
      formatted: true,
      parts: true,
      given: '1970-01-01T00:00:00.000Z1/1/1970',
      utc: Date.UTC(2026, 0, 1),
      platformDateIsDate: true,
      timerIsReal: true,
    });
  });

  it('is moved on through its well-known key', async () => {
    const moved = await runShifted(
      `
      const before = Date.now();
      globalThis[Symbol.for('tributary.local.clock')].setOffset(5 * 86400000);
      console.log(Math.round((Date.now() - before) / 86400000));`,
      2 * dayMs,
    );

    expect(moved).toBe(3);
  });
});

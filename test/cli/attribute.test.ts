import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { generateJourneys } from '../../bench/generate-journeys.ts';
import { type Attribution, describeAttribution } from '../../cli/attribute/describe-attribution.ts';
import { jsonPieces } from '../../cli/attribute/json-pieces.ts';
import { type ReadingProgress, readPathFile } from '../../cli/attribute/read-path-file.ts';
import { renderAttribution } from '../../cli/attribute/render-attribution.ts';
import { run } from '../../cli/attribute.ts';
import { main } from '../../cli/main.ts';
import type { PathCredits } from '../../core/attribution/paths/index.ts';

const header = 'path,total_conversions,total_conversion_value,total_null';
/** Two journeys over a and b convert and one does not, one over b converts. */
const journeys = `${header}\na > Direct > b,2,10,1\nb,1,5.5,0\n`;

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tributary-attribute-'));
  file = await write('journeys.csv', journeys);
});
afterAll(() => rm(folder, { recursive: true }));

async function write(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function attribute(...argv: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
  const code = await main(['attribute', ...argv], io);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const near = (figure: number) => expect.closeTo(figure, 12);

/** Conversions by channel. */
async function creditsOf(...argv: string[]): Promise<Record<string, number>> {
  const { out } = await attribute(file, '--json', ...argv);
  const { credits } = JSON.parse(out) as { credits: { channel: string; conversions: number }[] };
  return Object.fromEntries(credits.map(({ channel, conversions }) => [channel, conversions]));
}

describe('tributary attribute', () => {
  it('prints what a rule makes of a file as one line of JSON', async () => {
    const { code, out, err } = await attribute(file, '--model', 'linear', '--json');

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).not.toContain('\n');
    expect(Object.keys(JSON.parse(out))).toEqual(
      'model order journeys conversions value credits'.split(' '),
    );
    expect(JSON.parse(out)).toEqual({
      model: 'linear',
      order: null,
      journeys: 4,
      conversions: 3,
      value: 15.5,
      credits: [
        { channel: 'a', conversions: near(2 / 3), value: near(10 / 3) },
        { channel: 'Direct', conversions: near(2 / 3), value: near(10 / 3) },
        { channel: 'b', conversions: near(5 / 3), value: near(5.5 + 10 / 3) },
      ],
    });
  });

  it('adds to Markov its removal effects, its chain and the chance to convert', async () => {
    const { out } = await attribute(file, '--model', 'markov', '--json');

    const result = JSON.parse(out);

    expect(result).toMatchObject({ model: 'markov', order: 1, conversionProbability: 0.75 });
    expect(result.removalEffects).toContainEqual({ channel: 'b', conversions: 1, value: 1 });
    expect(result.transitions).toContainEqual({ from: '(start)', to: 'a', probability: 0.75 });
    expect(result.transitions).toContainEqual({ from: 'b', to: '(conversion)', probability: 0.75 });
    expect(result.transitions).toContainEqual({ from: 'b', to: '(null)', probability: 0.25 });
  });

  it('leaves null paths out of the chain if asked, and remembers as many touches as asked', async () => {
    const { out } = await attribute(file, '--model=markov', '--no-null', '--order=2', '--json');

    const { order, journeys: all, conversionProbability, transitions } = JSON.parse(out);

    expect({ order, all, conversionProbability }).toEqual({
      order: 2,
      all: 4,
      conversionProbability: 1,
    });
    expect(transitions).toContainEqual({ from: 'a > Direct', to: 'Direct > b', probability: 1 });
  });

  it('tells where in the journey a channel earns, for ordered Shapley', async () => {
    const { out } = await attribute(file, '--model', 'shapley-ordered', '--json');

    const { byPosition } = JSON.parse(out);

    expect(byPosition[2].channel).toBe('b');
    expect(byPosition[2].conversions[0]).toBeCloseTo(1, 12);
    expect(byPosition[2].conversions[2]).toBeCloseTo(2 / 3, 12);
  });

  it('lists the places of a channel only as far as it stands in them', async () => {
    const longest = 10_000;
    const singles = Array.from({ length: 2_000 }, (_, index) => `channel-${index},1,1,0\n`);
    const long = `${'long > '.repeat(longest)},1,1,0\n`;
    const path = await write('places.csv', `${header}\n${singles.join('')}${long}none,0,0,1\n`);

    const { out } = await attribute(path, '--model', 'shapley-ordered', '--json');

    const { byPosition } = JSON.parse(out);
    expect(byPosition[0]).toEqual({ channel: 'channel-0', conversions: [1] });
    expect(byPosition.at(-2).conversions).toHaveLength(longest);
    expect(byPosition.at(-1)).toEqual({ channel: 'none', conversions: [] });
  });

  it('prints a line that is too long for one text piece by piece, and still as one line', async () => {
    const touches = Array.from({ length: 4_200 }, (_, index) => `channel-${index}`);
    const path = await write('long-line.csv', `${header}\n${touches.join('>')},1,1,0\n`);
    const pieces: string[] = [];
    const stream = new Writable({
      decodeStrings: false,
      write: (piece, _, next) => {
        pieces.push(piece);
        setImmediate(next);
      },
    });
    const out: string[] = [];

    const code = await run(
      [path, '--model', 'shapley-ordered', '--json'],
      { out: (line) => out.push(line), err: () => {} },
      stream,
    );

    const text = pieces.join('');
    expect({ code, out }).toEqual({ code: 0, out: [] });
    expect(text.indexOf('\n')).toBe(text.length - 1);
    expect(JSON.parse(text).byPosition).toHaveLength(touches.length);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(200_000);
  }, 30_000);

  it('is content if its reader has seen enough of a long line', async () => {
    const touches = Array.from({ length: 4_200 }, (_, index) => `channel-${index}`);
    const path = await write('enough.csv', `${header}\n${touches.join('>')},1,1,0\n`);
    const stream = new Writable({
      write: (_piece, _encoding, next) =>
        next(Object.assign(new Error('closed'), { code: 'EPIPE' })),
    });
    const io = { out: () => {}, err: () => {} };

    expect(await run([path, '--model', 'shapley-ordered', '--json'], io, stream)).toBe(0);
  }, 30_000);

  it('lists the steps of a chain only for JSON', () => {
    const found: PathCredits = {
      credits: [],
      get transitions(): never {
        throw new Error('Somebody read the transitions.');
      },
    };
    const totals = { journeys: 0, conversions: 0, value: 0 };

    const result = describeAttribution(
      { model: 'markov', order: 1, useNulls: true },
      totals,
      found,
    );

    expect(renderAttribution(result)).toContain('markov of order 1');
    expect(() => JSON.stringify(result)).toThrow('Somebody read');
  });

  it.each([[[]], [['--no-null']]])(
    'shares out the value of rows without a conversion too, with %j',
    async (options) => {
      const path = await write('worth-only.csv', `${header}\nA>B,1,3,0\nA>B,0,7,3\n`);

      const { out } = await attribute(path, '--model', 'markov', '--json', ...options);

      const { value, credits } = JSON.parse(out) as Attribution;
      expect(value).toBe(10);
      expect(credits.reduce((sum, credit) => sum + credit.value, 0)).toBeCloseTo(value, 12);
    },
  );

  it.each([[[]], [['--order', '2']], [['--no-null']]])(
    'answers 2 to numbers that Markov with %j cannot compute with',
    async (options) => {
      const path = await write('tiny.csv', `${header}\nA>B,5e-324,1,0\n`);

      const { code, out, err } = await attribute(path, '--model', 'markov', '--json', ...options);

      expect({ code, out, err }).toEqual({
        code: 2,
        out: '',
        err: 'Markov computes with 0 and numbers from 1e-30 to 1e+30, not with 5e-324.',
      });
    },
  );

  it.each([
    [['first-touch', 'first', 'FIRST_TOUCH'], { a: 2, Direct: 0, b: 1 }],
    [['last-touch', 'last', 'last_click'], { a: 0, Direct: 0, b: 3 }],
    [['position-based', 'position', 'u-shaped', 'u_shape'], { a: 0.8, Direct: 0.4, b: 1.8 }],
    [['w-shaped', 'w-shape'], { a: 0.9, Direct: 0.2, b: 1.9 }],
    [['position-decay'], { a: 2 / 6, Direct: 4 / 6, b: 2 }],
    [['shapley', 'shapley-ordered'], { a: 2 / 3, Direct: 2 / 3, b: 5 / 3 }],
    [['counterfactual'], { a: 2 / 3, Direct: 2 / 3, b: 5 / 3 }],
  ])('knows the model %s', async (names, expected) => {
    for (const name of names) {
      const credits = await creditsOf('--model', name);

      expect(Object.keys(credits)).toEqual(Object.keys(expected));
      for (const [channel, conversions] of Object.entries(expected)) {
        expect(credits).toHaveProperty([channel], near(conversions));
      }
    }
  });

  it.each([
    ['time-decay', ['--half-life', '24h'], { a: 2 / 7, Direct: 4 / 7, b: 8 / 7 + 1 }],
    [
      'time-decay',
      ['--half-life', '1d', '--spacing', '2d'],
      { a: 2 / 21, Direct: 8 / 21, b: 32 / 21 + 1 },
    ],
    ['time-decay', ['--half-life', '2d', '--stepped'], { a: 2 / 5, Direct: 4 / 5, b: 4 / 5 + 1 }],
    ['time-decay', [], { a: 2 / (1 + 2 ** (1 / 7) + 2 ** (2 / 7)) }],
    ['position-based', ['--weights', '10/80/10'], { a: 0.2, Direct: 1.6, b: 1.2 }],
    ['w-shaped', ['--weights', '1/2/1/0', '--lead-position', '2'], { a: 0.5, Direct: 1, b: 1.5 }],
    ['custom', ['--weights', '1,3/0/4'], { a: 0.25, Direct: 0.75, b: 2 }],
    ['custom', ['--weights', '/0/1,3'], { a: 0, Direct: 1.5, b: 1.5 }],
    ['last-non-direct', ['--direct', 'B'], { a: 0, Direct: 2, b: 1 }],
    ['last-non-direct', [], { a: 0, Direct: 0, b: 3 }],
  ])('gives %s the options %j', async (model, options, expected) => {
    const credits = await creditsOf('--model', model, ...options);

    for (const [channel, conversions] of Object.entries(expected)) {
      expect(credits).toHaveProperty([channel], near(conversions));
    }
  });

  it('prints a table for people, most conversions first', async () => {
    const { out } = await attribute(file, '--model', 'markov');

    expect(out.split('\n')).toEqual([
      'markov of order 1: 4 journeys, 3 conversions (75.0 %), worth 15.50',
      '',
      expect.stringMatching(/^channel +conversions +share +value +share +removal$/),
      expect.stringMatching(/^b +1\.\d\d .* 100\.0 % {2}█{20}$/),
      expect.stringMatching(/^a .*█/),
      expect.stringMatching(/^Direct .*█/),
      expect.stringMatching(/^total +3\.00 +100\.0 % +15\.50 +100\.0 %$/),
    ]);
  });

  it('shows no control character of a name to the terminal', async () => {
    const path = await write('hostile.csv', `${header}\n\u001b[2Jx,1,1,0\n`);

    const { out } = await attribute(path, '--model', 'last');

    expect(out).not.toContain('\u001b');
  });

  it('makes nothing of a file without rows', async () => {
    const path = await write('no-rows.csv', header);

    const { code, out } = await attribute(path, '--model', 'markov', '--json');

    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ journeys: 0, conversions: 0, credits: [] });
  });

  it('reads standard input, in pieces, as it reads a file', async () => {
    const text = [...generateJourneys({ journeys: 20_000, channels: 9, seed: 1 })].join('');
    const path = await write('generated.csv', text);
    const launcher = fileURLToPath(new URL('../../bin/tributary.js', import.meta.url));
    const argv = ['attribute', '-', '--model', 'linear', '--json'];

    const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...argv], {
      input: text,
      encoding: 'utf8',
    });

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.trimEnd()).toBe((await attribute(path, '--model', 'linear', '--json')).out);
    expect(JSON.parse(stdout).journeys).toBe(20_000);
  });

  it('reads a large file in pieces, and says how far it is', async () => {
    const text = [...generateJourneys({ journeys: 20_000, channels: 9, seed: 1 })].join('');
    const path = await write('large.csv', text);
    const steps: ReadingProgress[] = [];

    await readPathFile(
      path,
      () => {},
      (progress) => steps.push(progress),
    );

    expect(text.length).toBeGreaterThan(2 ** 20);
    expect(steps).toEqual([
      { bytes: 2 ** 20, totalBytes: text.length, rows: expect.any(Number) },
      { bytes: text.length, totalBytes: text.length, rows: 20_000 },
    ]);
    expect(steps[0]?.rows).toBeGreaterThan(10_000);
  });

  it('names the file, the line and the reason of a malformed row', async () => {
    const path = await write('malformed.csv', `${journeys}a,1,NA,0\n`);

    const { code, out, err } = await attribute(path, '--model', 'linear', '--json');

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toBe(
      `${path}, line 4: total_conversion_value is "NA"; it must be a decimal number, finite and not negative.`,
    );
  });

  it.each([
    ['a file that is not there', () => join(folder, 'none.csv'), /There is no file .*none\.csv/],
    [
      'sums beyond all numbers',
      () => write('huge.csv', `${header}\na,1,1e308,0\na,1,1e308,0\n`),
      /too large/,
    ],
    ['a folder', () => folder, /is a folder/],
    ['an empty file', () => write('empty.csv', ''), /line 1: The file is empty/],
    ['a compressed file', () => write('a.csv.gz', gzipSync(journeys)), /decompress it first/],
    [
      'UTF-16',
      () => write('16.csv', Buffer.from(`\ufeff${journeys}`, 'utf16le')),
      /save it as UTF-8/,
    ],
  ])('answers 2 to %s, and says what to do', async (_, pathOf, message) => {
    const { code, err } = await attribute(await pathOf(), '--model', 'linear');

    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(message) });
  });

  it.each([
    ['no file', ['--model', 'linear'], 'FILE is missing'],
    ['two files', ['a', 'b', '--model', 'linear'], 'One FILE at a time, not also b.'],
    ['no model', ['a'], '--model is missing: one of first-touch, '],
    [
      'an unknown model',
      ['a', '--model', 'best'],
      'There is no model "best": one of first-touch, ',
    ],
    ['an unknown option', ['a', '--model', 'linear', '--fast'], "'--fast'"],
    [
      'an option of another model',
      ['a', '--model', 'linear', '--half-life', '7d'],
      'The model linear does not use --half-life; time-decay would.',
    ],
    [
      'weights without a use',
      ['a', '--model', 'markov', '--weights', '1/2/3'],
      'position-based, w-shaped, custom-weights would.',
    ],
    [
      'an order beyond four',
      ['a', '--model', 'markov', '--order', '5'],
      '--order must be 1, 2, 3 or 4, not "5".',
    ],
    [
      'a half-life that is none',
      ['a', '--model', 'time-decay', '--half-life', 'soon'],
      '--half-life must be a duration',
    ],
    ['a half-life of nothing', ['a', '--model', 'time-decay', '--half-life', '0d'], 'half-life'],
    [
      'too few weights',
      ['a', '--model', 'position-based', '--weights', '40/60'],
      '--weights must be numbers first/middle/last',
    ],
    [
      'weights that are none',
      ['a', '--model', 'w-shaped', '--weights', '1/1/x/1'],
      '--weights must be numbers first/lead/last/others',
    ],
    ['no weight above zero', ['a', '--model', 'position-based', '--weights', '0/0/0'], 'positive'],
    [
      'custom weights that are missing',
      ['a', '--model', 'custom'],
      'custom-weights needs --weights',
    ],
    [
      'custom weights in another form',
      ['a', '--model', 'custom', '--weights', '1/2,3/4'],
      '--weights must be FIRST',
    ],
    [
      'a lead before the first touch',
      ['a', '--model', 'w-shaped', '--lead-position', '0'],
      '--lead-position must be a whole number',
    ],
  ])('answers 2 to %s', async (_, argv, message) => {
    const { code, out, err } = await attribute(...argv);

    expect({ code, out, err }).toEqual({ code: 2, out: '', err: expect.stringContaining(message) });
  });

  it('writes the same JSON in pieces as at once', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.option(fc.jsonValue(), { nil: undefined })),
        (object) => {
          expect([...jsonPieces(object)].join('')).toBe(JSON.stringify(object));
        },
      ),
    );
  });

  it('explains itself', async () => {
    const { code, out } = await attribute('--help');

    expect(code).toBe(0);
    for (const told of ['usage: tributary attribute FILE', 'shapley-ordered', '--half-life 7d']) {
      expect(out).toContain(told);
    }
  });
});

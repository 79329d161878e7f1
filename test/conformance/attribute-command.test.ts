import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { main } from '../../cli/main.ts';

const vectors = new URL('../../../shared/vectors/attribution/', import.meta.url);
const pathOf = (name: string) => fileURLToPath(new URL(name, vectors));
const readVector = (name: string) => JSON.parse(readFileSync(pathOf(name), 'utf8'));

type Figures = Readonly<Record<string, number>>;
type Credit = {
  readonly channel: string;
  readonly conversions: number;
  readonly value: number;
};

/** What the command prints for the vectors' path file, which is the one that they were made from. */
async function attribute(vector: { input: { sha256?: string } }, ...argv: string[]) {
  const file = pathOf('PathData.csv');
  if (vector.input.sha256 !== undefined) {
    const digest = createHash('sha256').update(readFileSync(file)).digest('hex');
    expect(digest).toBe(vector.input.sha256);
  }
  const lines: string[] = [];
  const io = { out: (line: string) => lines.push(line), err: (line: string) => lines.push(line) };
  expect(await main(['attribute', file, '--json', ...argv], io)).toBe(0);
  return JSON.parse(lines.join('\n'));
}

function pick(credits: readonly Credit[], kind: 'conversions' | 'value'): Figures {
  return Object.fromEntries(credits.map((credit) => [credit.channel, credit[kind]]));
}

function expectNear(actual: Figures, expected: Figures, toleranceOf: (figure: number) => number) {
  expect(Object.keys(actual).toSorted()).toEqual(Object.keys(expected).toSorted());
  for (const [name, figure] of Object.entries(expected)) {
    const distance = Math.abs((actual[name] as number) - figure);
    expect({ name, isNear: distance <= toleranceOf(figure) }).toEqual({ name, isNear: true });
  }
}

describe('tributary attribute, on the path data of the vectors', () => {
  it.each([
    ['first-touch', 'first_touch'],
    ['last-touch', 'last_touch'],
    ['linear', 'linear_touch'],
  ])('agrees on %s', async (model, key) => {
    const vector = readVector('pathdata_heuristics.json');
    const expected: Record<string, Figures> = vector.expected;

    const { credits, journeys, conversions, value } = await attribute(vector, '--model', model);

    expect({ journeys, conversions }).toEqual({ journeys: 88_387, conversions: 19_785 });
    expect(value).toBeCloseTo(74_802.97158721073, 6);
    for (const kind of ['conversions', 'value'] as const) {
      const figures = Object.entries(expected).map(([name, each]) => [
        name,
        each[`${key}_${kind}`],
      ]);
      expectNear(pick(credits, kind), Object.fromEntries(figures), () => vector.tolerance.abs);
    }
  });

  it.each([
    ['pathdata_markov_order1_null.json', []],
    ['pathdata_markov_order2_nonull.json', ['--no-null']],
  ])('agrees on Markov: %s', async (name, options) => {
    const vector = readVector(name);
    const { expected, order, transition_matrix: matrix } = vector;
    const near = (figure: number) => Math.abs(figure) * 1e-9;

    const result = await attribute(vector, '--model', 'markov', '--order', `${order}`, ...options);

    expect(result).toMatchObject({ model: 'markov', order });
    expectNear(pick(result.credits, 'conversions'), expected.conversions, near);
    expectNear(pick(result.credits, 'value'), expected.value, near);
    expectNear(pick(result.removalEffects, 'conversions'), expected.removal_effects, near);
    expectNear(pick(result.removalEffects, 'value'), expected.removal_effects_value, near);
    expect(result.conversionProbability).toBeCloseTo(expected.p_conversion, 9);
    if (matrix !== undefined) expectNear(nameSteps(result.transitions), nameSteps(matrix), near);
  });

  it.each(['shapley', 'shapley-ordered'])('agrees on %s', async (model) => {
    const vector = readVector('pathdata_shapley.json');

    const { credits } = await attribute(vector, '--model', model);

    for (const kind of ['conversions', 'value'] as const) {
      expectNear(pick(credits, kind), vector.expected[kind], () => vector.tolerance.abs);
    }
  });
});

type Step = { from: string; to: string; probability: number } | [string, string, number];

function nameSteps(steps: readonly Step[]): Figures {
  return Object.fromEntries(
    steps.map((step) => {
      const [from, to, probability] = Array.isArray(step)
        ? step
        : [step.from, step.to, step.probability];
      return [`${from} -> ${to}`, probability];
    }),
  );
}

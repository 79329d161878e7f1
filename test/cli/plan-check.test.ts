import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sampleSeedFile } from '../../cli/demo/open-demo-system.ts';
import { main } from '../../cli/main.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plan-check-'));
});
afterAll(() => rm(folder, { recursive: true }));

let files = 0;
async function check(content: string, ...options: readonly string[]) {
  files += 1;
  const path = join(folder, `plan-${files}.yaml`);
  await writeFile(path, content);
  const { code, out, err } = await call(path, ...options);
  const short = (text: string) => text.replaceAll(path, 'plan.yaml');
  return { code, out: short(out), err: short(err) };
}

async function call(...argv: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
  const code = await main(['plan', 'check', ...argv], io);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const sound = `versionId: v1
rules:
  - ruleId: stove
    when: { product: ["7300000000007"] }
    rewards: [{ kind: flat-per-order, amount: { amount: "8.00", currency: USD } }]
  - ruleId: rest
    rewards: [{ kind: percent, rate: "5" }]
`;
const wrong = `versionId: v1
rules:
  - ruleId: rest
    rewards: [{ kind: percent, rate: "105" }]
  - ruleId: stove
    when: { product: ["1"] }
    rewards:
      - kind: flat-per-order
        amount: { amount: "8.00", currency: EURO }
`;

describe('tributary plan check', () => {
  it('says a valid plan in plain English', async () => {
    expect(await check(sound)).toEqual({
      code: 0,
      err: '',
      out: [
        'version v1:',
        '  1. stove: product 7300000000007 earns 8.00 USD per order, prorated after refunds',
        '  2. rest: everything else earns 5 %',
        '  - amounts of money are exchanged for orders in other currencies, at the reference rate',
        '',
        '1 version, 0 errors, 0 warnings.',
      ].join('\n'),
    });
  });

  it('names what is wrong with its line, its column and its rule', async () => {
    const { code, out } = await check(sound.replace('rate: "5"', 'rate: "105"'));

    expect(code).toBe(1);
    expect(out).toBe(
      'plan.yaml:7:15: error: Rule rest: the rate of 105 % is above 100 % of the base.\n1 version, 1 error, 0 warnings.',
    );
  });

  it('names a form that is wrong as it names a sense that is wrong', async () => {
    const { code, out } = await check(wrong);

    expect(code).toBe(1);
    expect(out).toContain(
      'plan.yaml:9:9: error: Rule stove: "EURO" is not an ISO 4217 currency, such as USD.',
    );
  });

  it('says what terms of periods promise', async () => {
    const { code, out } = await check(
      `${sound}periodTerms:\n  - { kind: cap, termId: top, period: month, most: { amount: "500.00", currency: USD } }\n`,
    );

    expect(code).toBe(0);
    expect(out).toContain('  - top: no creator earns more than 500.00 USD a month');
    expect(out).toMatch(/1 version, 0 errors, 0 warnings\.$/);
  });

  it('checks the plans of a seed file, whenever they take effect', async () => {
    const { code, out } = await call(sampleSeedFile);

    expect(code).toBe(0);
    expect(out).toContain('Plan us, version us-2026-2:');
    expect(out).toContain('2. new-customers: a new customer earns 15 %');
    expect(out).toMatch(/0 errors, 0 warnings\.$/);
  });

  it('finds nothing wrong with the plans of its page', async () => {
    const page = await readFile(new URL('../../docs/plans.md', import.meta.url), 'utf8');
    const plans = [...page.matchAll(/^```yaml\n(.*?)^```/gms)].map(([, plan = '']) => plan);

    expect(plans).not.toEqual([]);
    for (const plan of plans) expect(await check(plan)).toMatchObject({ code: 0 });
  });

  it('prints one line of JSON, with what is wrong', async () => {
    const { code, out } = await check(sound.replace('"5"', '"0"'), '--json');

    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      file: 'plan.yaml',
      valid: false,
      versions: [
        {
          planId: null,
          versionId: 'v1',
          line: 1,
          problems: [
            {
              severity: 'error',
              ruleId: 'rest',
              path: ['rules', 1, 'rewards', 0],
              line: 7,
              column: 15,
              message: expect.stringContaining('reward of nothing'),
            },
          ],
          rules: [],
          besides: [],
        },
      ],
    });
  });

  it('prints one line of JSON, with what the plan says', async () => {
    const { code, out } = await check(`[${JSON.stringify({ rules: [] })}]`, '--json');
    const fine = await check(sound, '--json');

    expect([code, JSON.parse(out).valid]).toEqual([1, false]);
    expect([fine.code, JSON.parse(fine.out).versions[0].rules]).toEqual([
      0,
      [
        'stove: product 7300000000007 earns 8.00 USD per order, prorated after refunds',
        'rest: everything else earns 5 %',
      ],
    ]);
  });

  it('finds two versions of one plan with one id, but not of two plans', async () => {
    const version = '{ versionId: v1, rules: [{ ruleId: none, rewards: [] }] }';

    expect(await check(`- ${version}\n- ${version}\n`)).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^plan\.yaml:2:5: error: Another version before it has the id v1/),
    });
    expect((await check(`plans:\n  a: [${version}]\n  b: [${version}]\n`)).code).toBe(0);
  });

  it.each([
    ['no file', []],
    ['two files', ['a', 'b']],
    ['a file that is not there', ['/nowhere/plan.yaml']],
    ['an option that there is not', ['a', '--paint']],
  ])('answers 2 to %s', async (_, argv) => {
    const { code, out, err } = await call(...argv);

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).not.toBe('');
  });

  it.each([
    ['no YAML', 'rules: [\n', /^plan\.yaml: .*line 2/],
    ['no plan', 'merchant: { merchantId: acme }\nplans: {}\n', /^plan\.yaml: There is no plan/],
  ])('answers 2 to a file that is %s', async (_, content, message) => {
    expect(await check(content)).toEqual({
      code: 2,
      out: '',
      err: expect.stringMatching(message),
    });
  });

  it('says how it is used', async () => {
    expect(await call('--help')).toMatchObject({ code: 0, out: expect.stringContaining('FILE') });
  });
});

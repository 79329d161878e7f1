import { describe, expect, it } from '@jest/globals';
import { readPlanFile } from '../../../adapters/documents/read-plan-file.ts';

const version = `versionId: v1
rules:
  - ruleId: tents
    when: { product: ["1"] }
    rewards:
      - kind: percent
        rate: "10"
  - ruleId: rest
    rewards: []
`;

function read(text: string) {
  const file = readPlanFile(text);
  if (file.kind === 'unreadable') throw new Error(file.message);
  return file.versions;
}

describe('readPlanFile', () => {
  it('reads one version, and knows where everything in it stands', () => {
    const [only] = read(version);

    expect(only).toMatchObject({
      place: 0,
      read: { kind: 'version', version: { versionId: 'v1' } },
    });
    expect(only?.locate([])).toEqual({ line: 1, column: 1 });
    expect(only?.locate(['rules', 0])).toEqual({ line: 3, column: 5 });
    expect(only?.locate(['rules', 0, 'rewards', 0, 'rate'])).toEqual({ line: 7, column: 9 });
    expect(only?.locate(['rules', 1, 'ruleId'])).toEqual({ line: 8, column: 5 });
  });

  it('leads to what is nearest where a path leads to nothing', () => {
    const [only] = read(version);

    expect(only?.locate(['rules', 1, 'when', 'all', 3])).toEqual({ line: 8, column: 5 });
    expect(only?.locate(['periodTerms', 0])).toEqual({ line: 1, column: 1 });
  });

  it('reads a list of versions in their order', () => {
    const versions = read('- { versionId: a, rules: [] }\n- { versionId: b, rules: [] }\n');

    expect(versions.map(({ place }) => place)).toEqual([0, 1]);
    expect(versions[1]?.locate(['rules'])).toEqual({ line: 2, column: 19 });
  });

  it('reads JSON', () => {
    const [only] = read('{\n\t"versionId": "a",\n\t"rules": [\n\t\t{ "ruleId": "x" }\n\t]\n}\n');

    expect(only?.read).toMatchObject({
      kind: 'invalid',
      problems: [{ ruleId: 'x', path: ['rules', 0, 'rewards'] }],
    });
    expect(only?.locate(['rules', 0, 'rewards'])).toEqual({ line: 4, column: 3 });
  });

  it('reads the plans of a seed file, and nothing else of it', () => {
    const versions = read(
      'merchant: { merchantId: acme }\nplans:\n  us:\n    - { versionId: a, rules: [] }\n  eu:\n    - { versionId: b, rules: [] }\n    - { versionId: c, rule: [] }\n',
    );

    expect(versions.map(({ planId, place }) => [planId, place])).toEqual([
      ['us', 0],
      ['eu', 0],
      ['eu', 1],
    ]);
    expect(versions[2]?.read).toMatchObject({
      problems: [{ path: ['rules'] }, { path: ['rule'] }],
    });
    expect(versions[2]?.locate(['rule'])).toEqual({ line: 7, column: 23 });
  });

  it('finds its way through anchors and aliases', () => {
    const [, second] = read(
      '- rules: &rules\n    - ruleId: a\n      rewards: [{ kind: percent, rate: 5 }]\n- rules: *rules\n',
    );

    expect(second?.read).toMatchObject({
      problems: [{ path: ['rules', 0, 'rewards', 0, 'rate'] }],
    });
    expect(second?.locate(['rules', 0, 'rewards', 0, 'rate'])).toEqual({ line: 3, column: 34 });
  });

  it.each<[string, string, RegExp]>([
    ['what is no YAML', 'rules: [\n', /line 2/],
    ['a field twice', 'rules: []\nrules: []\n', /unique.*line 2/],
    ['an alias of nothing', 'rules: *there\n', /there/],
    ['nothing', '', /no plan/],
    ['a text', 'a plan', /no plan/],
    ['an empty list', '[]', /no plan/],
    ['plans that are no lists', 'plans: { us: { rules: [] } }', /no plan/],
    ['no plans', 'plans: {}', /no plan/],
    ['lists without end', '['.repeat(10_000), /./],
    [
      'aliases that multiply',
      `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n`,
      /alias/,
    ],
  ])('cannot read %s', (_, text, message) => {
    expect(readPlanFile(text)).toEqual({
      kind: 'unreadable',
      message: expect.stringMatching(message),
    });
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { parse } from 'yaml';
import { planJsonSchema } from '../../../adapters/documents/plan-json-schema.ts';
import { readPlanVersion } from '../../../adapters/documents/read-plan-version.ts';
import { toPlanVersionDocument } from '../../../adapters/documents/to-plan-version-document.ts';
import { parseInstant } from '../../../core/time/parse-instant.ts';
import { somePlanVersion } from '../../support/arbitrary-plan-versions.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

const written = JSON.parse(read('docs/plan.schema.json'));
const validator = new Ajv2020({
  formats: { 'date-time': (text: string) => parseInstant(text) !== undefined },
  // Which fields an amount has decides which others it must have, and all stand in one list.
  strictRequired: false,
  strictTypes: false,
}).compile(written);

/** The YAML blocks of a page. */
const blocksOf = (page: string) =>
  [...read(page).matchAll(/^```yaml\n(.*?)^```/gms)].map(([, block = '']) => block);

describe('docs/plan.schema.json', () => {
  it('is what the schemas that read plans say', () => {
    expect(written).toEqual(JSON.parse(JSON.stringify(planJsonSchema())));
  });

  it('describes every field', () => {
    const { $defs } = written;
    const bare: string[] = [];
    const look = (schema: unknown, name: string): void => {
      if (typeof schema !== 'object' || schema === null) return;
      const { properties = {} } = schema as { properties?: Record<string, Described> };
      for (const [field, property] of Object.entries(properties)) {
        const target = $defs[property.$ref?.split('/').at(-1) ?? ''] as Described | undefined;
        if ((property.description ?? target?.description) === undefined)
          bare.push(`${name}.${field}`);
      }
      for (const [key, part] of Object.entries(schema)) look(part, `${name}/${key}`);
    };

    look(written, '');

    expect(bare).toEqual([]);
  });

  it.each([
    ['examples/sample-shop.yaml', () => plansOf(parse(read('examples/sample-shop.yaml')))],
    [
      'docs/seed-file.md',
      () => blocksOf('docs/seed-file.md').flatMap((block) => plansOf(parse(block))),
    ],
    ['docs/plans.md', () => blocksOf('docs/plans.md').map((block) => parse(block))],
  ])('accepts the plans in %s', (_, list) => {
    const plans = list();

    expect(plans).not.toEqual([]);
    for (const plan of plans) {
      expect({ plan, valid: validator(plan), errors: validator.errors }).toMatchObject({
        valid: true,
      });
    }
  });

  it('accepts every document that a version can have', () => {
    fc.assert(
      fc.property(somePlanVersion, (version) => {
        const { planId: _, publishedAt: __, ...document } = toPlanVersionDocument(version);

        expect(validator(JSON.parse(JSON.stringify(document)))).toBe(true);
      }),
    );
  });

  it.each<[string, object]>([
    ['no rules', {}],
    ['a field that there is not', { rules: [], rule: [] }],
    ['a rate that is a number', { rules: [{ ruleId: 'a', rewards: [percent(5)] }] }],
    ['a rate with its sign', { rules: [{ ruleId: 'a', rewards: [percent('5 %')] }] }],
    ['two tests in one', { rules: [ruleWhen({ tag: ['a'], link: ['b'] })] }],
    ['no test', { rules: [ruleWhen({})] }],
    ['a nested test that there is not', { rules: [ruleWhen({ all: [{ not: { moon: [] } }] })] }],
    ['no currency', { rules: [flat({ amount: '5.00' })] }],
    ['two amounts in one', { rules: [flat({ points: '5', amount: '5.00', currency: 'USD' })] }],
    ['no pieces', { rules: [flat({ product: 'TENT' })] }],
    ['a time without offset', { effectiveFrom: '2026-03-01T00:00:00', rules: [] }],
  ])('refuses %s, as reading does', (_, document) => {
    expect(validator(document)).toBe(false);
    expect(readPlanVersion(document).kind).toBe('invalid');
  });
});

type Described = { readonly description?: string; readonly $ref?: string };

function plansOf(seed: { readonly plans?: Readonly<Record<string, unknown>> }): unknown[] {
  return Object.values(seed.plans ?? {});
}

function percent(rate: unknown) {
  return { kind: 'percent', rate };
}

function ruleWhen(when: object) {
  return { ruleId: 'a', when, rewards: [] };
}

function flat(amount: object) {
  return { ruleId: 'a', rewards: [{ kind: 'flat-per-order', amount }] };
}

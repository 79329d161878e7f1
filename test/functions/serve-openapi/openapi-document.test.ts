import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { buildSync } from 'esbuild';
import { closeRefusals } from '../../../functions/record-facts/close-early.ts';
import { describedRoutes } from '../../../functions/serve-openapi/described-routes.ts';
import { openApiDocument } from '../../../functions/serve-openapi/openapi-document.ts';
import { operations, type Response } from '../../support/contract/api-document.ts';
import { validatorAt } from '../../support/contract/check-contract.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const read = (path: string) => readFileSync(`${root}/${path}`, 'utf8');

const written = JSON.parse(read('docs/openapi.json'));
const { version } = JSON.parse(read('package.json')) as { version: string };

const sources = readdirSync(`${root}/functions`, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !/-descriptions\.ts$|openapi\//.test(path))
  .map((path) => read(`functions/${path}`));

const problemTypes = (text: string) =>
  [...text.matchAll(/'(\/problems\/[a-z-]+)'/g)].map(([, type = '']) => type);

const placeOf = (route: string) => {
  const [method = '', path = ''] = route.split(' ');
  return ['paths', path, method.toLowerCase()];
};

describe('the OpenAPI document', () => {
  it('is one of version 3.1, by the schema that the OpenAPI Initiative publishes', async () => {
    const validator = new Validator();

    expect(await validator.validate(structuredClone(written))).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('is in docs/openapi.json as the schemas of the endpoints say it', () => {
    expect(written).toEqual(JSON.parse(JSON.stringify(openApiDocument({ version }))));
  });

  it('points to nothing that it does not have', () => {
    const text = JSON.stringify(written);
    const pointers = [...text.matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)];
    const missing = pointers.filter(
      ([, kind = '', name = '']) => !written.components[kind]?.[name],
    );

    expect(pointers.length).toBeGreaterThan(500);
    expect(text.match(/"\$ref":"(?!#\/components\/)/g)).toBeNull();
    expect(missing).toEqual([]);
  });

  it('names every problem that the endpoints answer, and no other', () => {
    const known = sources.flatMap(problemTypes);
    const refused = closeRefusals.map((refusal) => `/problems/${refusal}`);
    const named = [
      ...JSON.stringify(written.components.responses).matchAll(/\/problems\/[a-z-]+/g),
    ];
    const inPlace = [...JSON.stringify(written.paths).matchAll(/\/problems\/[a-z-]+/g)];

    expect([...new Set([...named, ...inPlace].map(([type]) => type))].toSorted()).toEqual(
      [...new Set([...known, ...refused])].toSorted(),
    );
  });

  it('lets answers say more in a later version, and requests not', () => {
    const { schemas } = written.components;

    expect(schemas.Payee).not.toHaveProperty('additionalProperties');
    expect(schemas.Rule).toMatchObject({ additionalProperties: false });
  });

  it.each(
    describedRoutes.flatMap(({ route, body, example }) =>
      body === undefined ? [] : [[route, body, example] as const],
    ),
  )('%s: has an example of its body that is taken in', (route, body, example) => {
    const validate = validatorAt(
      ...[...placeOf(route), 'requestBody', 'content', 'application/json', 'schema'],
    );

    expect(body.safeParse(example)).toMatchObject({ success: true });
    expect({ valid: validate(example), errors: validate.errors }).toEqual({
      valid: true,
      errors: null,
    });
  });

  it.each(
    operations.flatMap(({ route, operation }) =>
      Object.entries(operation.responses).flatMap(([status, response]) => {
        const { example } = (response as Response).content?.['application/json'] ?? {};
        return example === undefined
          ? []
          : [[`${route} ${status}`, route, status, example] as const];
      }),
    ),
  )('%s: has an example that an answer can be', (_, route, status, example) => {
    const place = [...placeOf(route), 'responses', status, 'content', 'application/json', 'schema'];
    const validate = validatorAt(...place);

    expect({ valid: validate(example), errors: validate.errors }).toEqual({
      valid: true,
      errors: null,
    });
  });

  it('adds nothing to any function', () => {
    const names = readdirSync(`${root}/functions`).filter((name) => name !== 'shared');
    const { metafile } = buildSync({
      absWorkingDir: root,
      entryPoints: names.map((name) => `functions/${name}/handler.ts`),
      ...{ outdir: 'cdk.out', write: false, bundle: true, platform: 'node', format: 'esm' },
      ...{ packages: 'external', metafile: true, logLevel: 'error' },
    });
    const inputs = Object.keys(metafile.inputs);

    expect(inputs).toContain('functions/serve-openapi/endpoint.ts');
    expect(inputs.filter((path) => /-descriptions\.ts$|\/openapi\//.test(path))).toEqual([]);
  });
});

import type * as z from 'zod';
import { pathParameters } from '../shared/openapi/path-parameters.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { describedRoutes } from './described-routes.ts';
import { problemSchemas } from './problem-response.ts';
import { securitySchemes } from './security.ts';
import { tags } from './tags.ts';
import { type JsonSchemas, toJsonSchemas } from './to-json-schemas.ts';
import { type RouteSchemas, toOperation } from './to-operation.ts';

export type OpenApiDocument = {
  readonly openapi: string;
  readonly info: { readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, object>>>>;
};

export type OpenApiOptions = {
  /** Of the release. */
  readonly version: string;
  /** Whether answers may have no other fields than those described: for tests. Default: they may. */
  readonly closesAnswers?: boolean;
};

/** The OpenAPI 3.1 document of the whole API, made of what lies beside the endpoints. */
export function openApiDocument({
  version,
  closesAnswers = false,
}: OpenApiOptions): OpenApiDocument {
  const { schemas, components } = toJsonSchemas(nameSchemas(), closesAnswers);
  const responses: Record<string, object> = {};
  const paths: Record<string, Record<string, object>> = {};
  for (const route of describedRoutes) {
    const [method = '', path = ''] = route.route.split(' ');
    const operations = paths[path] ?? {};
    paths[path] = operations;
    operations[method.toLowerCase()] = toOperation(route, pickSchemas(route, schemas), responses);
  }
  return {
    openapi: '3.1.0',
    info: describeApi(version),
    ...{ servers: [{ url: '/', description: 'Where this document was fetched from.' }], tags },
    paths,
    components: {
      schemas: { ...components, ...closeProblems(closesAnswers) },
      responses,
      parameters: { IdempotencyKey: idempotencyKey },
      securitySchemes,
    },
  };
}

function describeApi(version: string) {
  return {
    title: 'Tributary',
    version,
    summary: 'Attribution of sales to creators, with commissions settled to the cent.',
    description: [
      'Errors are problem documents (RFC 9457) with a stable `type`. Unknown fields are refused.',
      'Amounts are decimal texts with their currency, times RFC 3339 in UTC, days `YYYY-MM-DD` in UTC.',
      'Lists are read page by page: `cursor` is the `next` of the page before, and there is none on the last page.',
      'POSTs that move or hold money need an `Idempotency-Key`; a repetition gets the stored answer.',
    ].join('\n'),
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  };
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description:
    '1 to 128 visible ASCII characters. The same request again under the same key gets the stored answer.',
  schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,128}$' },
} as const;

function nameSchemas(): Record<string, z.ZodType> {
  return Object.fromEntries(
    describedRoutes.flatMap((each) => [
      ...placeholdersOf(each).map((name) => [`${each.route} {${name}}`, parameterOf(each, name)]),
      ...(each.query === undefined ? [] : [[`${each.route} query`, each.query]]),
      ...(each.body === undefined ? [] : [[`${each.route} body`, each.body]]),
      ...Object.entries(each.answers).flatMap(([status, { document }]) =>
        document === undefined ? [] : [[`${each.route} ${status}`, document]],
      ),
    ]),
  );
}

function pickSchemas(each: RouteDescription, schemas: JsonSchemas['schemas']): RouteSchemas {
  const { route } = each;
  return {
    path: Object.fromEntries(
      placeholdersOf(each).map((name) => [name, schemas[`${route} {${name}}`] ?? {}]),
    ),
    query: schemas[`${route} query`],
    body: schemas[`${route} body`],
    answers: Object.fromEntries(
      Object.keys(each.answers).flatMap((status) => {
        const schema = schemas[`${route} ${status}`];
        return schema === undefined ? [] : [[status, schema]];
      }),
    ),
  };
}

function placeholdersOf({ route }: RouteDescription): string[] {
  return [...route.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

function parameterOf({ route, parameters = {} }: RouteDescription, name: string): z.ZodType {
  const schema = parameters[name] ?? pathParameters[name];
  if (schema === undefined) throw new Error(`Nothing says what {${name}} of ${route} is.`);
  return schema;
}

function closeProblems(closes: boolean): Record<string, object> {
  if (!closes) return problemSchemas;
  return Object.fromEntries(
    Object.entries(problemSchemas).map(([name, schema]) => [
      name,
      { ...schema, additionalProperties: false },
    ]),
  );
}

import type { AnswerDescription, RouteDescription } from '../shared/openapi/route-description.ts';
import { listProblems } from './list-problems.ts';
import { nameOfResponse, problemResponse } from './problem-response.ts';
import { securityOf } from './security.ts';
import type { JsonSchema } from './to-json-schemas.ts';

/** The schemas of one route. */
export type RouteSchemas = {
  readonly path: Readonly<Record<string, JsonSchema>>;
  readonly query: JsonSchema | undefined;
  readonly body: JsonSchema | undefined;
  readonly answers: Readonly<Record<string, JsonSchema>>;
};

type Responses = Record<string, object>;

/**
 * The operation of a route.
 *
 * @param shared takes in the answers that it has in common with others.
 */
export function toOperation(route: RouteDescription, schemas: RouteSchemas, shared: Responses) {
  const parameters = [
    ...pathParameters(schemas),
    ...queryParameters(schemas),
    ...keyParameter(route),
  ];
  const requestBody = toRequestBody(route, schemas);
  return {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    ...(route.description === undefined ? {} : { description: route.description }),
    security: securityOf(route.access),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(requestBody === undefined ? {} : { requestBody }),
    responses: toResponses(route, schemas, shared),
  };
}

function pathParameters({ path }: RouteSchemas) {
  return Object.entries(path).map(([name, schema]) => ({
    ...{ name, in: 'path', required: true },
    ...splitDescription(schema),
  }));
}

type QuerySchema = {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
};

function queryParameters({ query }: RouteSchemas) {
  const { properties = {}, required = [] } = (query ?? {}) as QuerySchema;
  return Object.entries(properties).map(([name, schema]) => ({
    ...{ name, in: 'query', required: required.includes(name) },
    ...splitDescription(schema),
  }));
}

function keyParameter({ isIdempotent }: RouteDescription): object[] {
  return isIdempotent ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : [];
}

/** What a parameter is stands beside its schema. */
function splitDescription({ description, ...schema }: JsonSchema) {
  return { ...(description === undefined ? {} : { description }), schema };
}

function toRequestBody({ takes, example }: RouteDescription, { body }: RouteSchemas) {
  if (takes !== undefined) {
    const { contentType, description } = takes;
    return {
      description,
      required: true,
      content: { [contentType]: toContent({ type: 'string' }, example) },
    };
  }
  if (body === undefined) return undefined;
  return { required: true, content: { 'application/json': toContent(body, example) } };
}

function toContent(schema: JsonSchema, example: unknown) {
  return { schema, ...(example === undefined ? {} : { example }) };
}

function toResponses(route: RouteDescription, schemas: RouteSchemas, shared: Responses): Responses {
  const good = Object.entries(route.answers).map(
    ([status, answer]) => [status, toResponse(answer, schemas.answers[status])] as const,
  );
  const { properties = {} } = (schemas.query ?? {}) as QuerySchema;
  const bad = [...listProblems(route, Object.keys(properties))].map(([status, problems]) => {
    const response = problemResponse(status, problems);
    const name = nameOfResponse(status, problems);
    if (name === undefined) return [`${status}`, response] as const;
    shared[name] = response;
    return [`${status}`, { $ref: `#/components/responses/${name}` }] as const;
  });
  return Object.fromEntries([...good, ...bad]);
}

function toResponse(
  { description, text, headers, example }: AnswerDescription,
  document: JsonSchema | undefined,
) {
  const content = {
    ...(document === undefined ? {} : { 'application/json': toContent(document, example) }),
    ...(text === undefined ? {} : { [text.contentType]: toContent(toText(text), example) }),
  };
  return {
    description,
    ...(headers === undefined ? {} : { headers: toHeaders(headers) }),
    ...(Object.keys(content).length === 0 ? {} : { content }),
  };
}

function toText({ description }: NonNullable<AnswerDescription['text']>): JsonSchema {
  return { type: 'string', description };
}

function toHeaders(headers: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(headers).map(([name, description]) => [
      name,
      { description, schema: { type: 'string' } },
    ]),
  );
}

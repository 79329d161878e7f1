import { Ajv, type ValidateFunction } from 'ajv';
import { readSample } from '../samples.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/**
 * The schema of a request's body in an OpenAPI document, closed: what it does not name is refused, in every object in it, which
 * neither the documents nor prism do.
 */
export function requestSchema(
  document: string,
  path: string,
  contentType: string,
): ValidateFunction {
  return compile(document, [path, 'post', 'requestBody', 'content', contentType, 'schema']);
}

/** The schema of an answer, closed as well: what a fake answers is what the API would. */
export function answerSchema(
  document: string,
  path: string,
  [method, status]: readonly ['get' | 'post', '200' | '201'],
): ValidateFunction {
  return compile(document, [path, method, 'responses', status, 'content', json, 'schema']);
}

const json = 'application/json';

function compile(document: string, names: readonly string[]): ValidateFunction {
  const api = JSON.parse(readSample(document).toString('utf8')) as Json;
  const schema = ['paths', ...names].reduce((node: Json, name) => step(node, name), api);
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  return ajv.compile(close(api, schema) as object);
}

function step(node: Json, name: string): Json {
  const next = isObject(node) ? node[name] : undefined;
  if (next === undefined) throw new Error(`The document has no ${name} there.`);
  return next;
}

/** With what it refers to in place, without which `additionalProperties` beside a `$ref` would say nothing. */
function close(api: Json, schema: Json): Json {
  if (Array.isArray(schema)) return schema.map((each) => close(api, each));
  if (!isObject(schema)) return schema;
  const { $ref, ...own } = schema;
  if (typeof $ref === 'string') {
    const target = $ref.slice(2).split('/').reduce(step, api);
    return close(api, { ...(isObject(target) ? target : {}), ...own });
  }
  const closed = Object.fromEntries(
    Object.entries(schema).map(([name, part]) => [name, close(api, part)]),
  );
  const hasFields = isObject(closed.properties) && closed.additionalProperties === undefined;
  return hasFields ? { ...closed, additionalProperties: false } : closed;
}

function isObject(node: Json | undefined): node is { [name: string]: Json } {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}

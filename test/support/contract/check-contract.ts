import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { parseInstant } from '../../../core/time/parse-instant.ts';
import { apiDocument, findOperation, type NamedOperation, responseOf } from './api-document.ts';

/** A request with its answer, as it came over the wire. */
export type Exchange = {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** As it was sent, if it was JSON. */
  readonly body?: unknown;
  readonly status: number;
  /** Absent where nobody looked. */
  readonly contentType?: string | null | undefined;
  readonly text: string;
};

const ajv = new Ajv2020({
  allErrors: true,
  strict: false,
  formats: {
    'date-time': (text: string) => parseInstant(text) !== undefined,
    date: /^\d{4}-\d{2}-\d{2}$/,
    email: true,
  },
});
ajv.addSchema(apiDocument, 'api');

const validators = new Map<string, ValidateFunction>();

/** The validator of the schema at a place of the document; `undefined` if it is none of ours. */
export function validatorAt(...place: readonly string[]): ValidateFunction {
  const pointer = place.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
  const known = validators.get(pointer);
  if (known !== undefined) return known;
  const made = ajv.compile({ $ref: `api#/${encodeURI(pointer)}` });
  validators.set(pointer, made);
  return made;
}

/**
 * Holds a request and its answer against the API document: the status is declared, the content type and the
 * body are as it says, and what was taken in is what it allows.
 *
 * @throws Error that names what is described wrongly. What no route answers is nobody's contract.
 */
export function checkContract(exchange: Exchange): void {
  const [path = ''] = exchange.path.split('?');
  const found = findOperation(exchange.method, path);
  if (found === undefined) return;
  checkAnswer(found, exchange);
  if (exchange.status < 300 && exchange.body !== undefined) checkBody(found, exchange);
}

function checkAnswer(found: NamedOperation, exchange: Exchange): void {
  const { status, text, contentType } = exchange;
  const response = responseOf(found.operation, status);
  if (response === undefined) throw contradicted(found, exchange, 'does not declare this status');
  const content = response.content ?? {};
  const isEmpty = text === '' || Object.keys(content).length === 0;
  if (isEmpty) return;

  const media = mediaOf(content, contentType, text);
  if (media === undefined) throw contradicted(found, exchange, `knows no answer of ${contentType}`);
  if (!media.endsWith('json')) return;
  const validate = validatorAt(...placeOf(found, status), 'content', media, 'schema');
  if (!validate(JSON.parse(text))) throw contradicted(found, exchange, explain(validate));
}

/** Which of the declared content types an answer has; if nobody looked, the one that it looks like. */
function mediaOf(
  content: Readonly<Record<string, unknown>>,
  contentType: string | null | undefined,
  text: string,
): string | undefined {
  const looksLike = /^\{.*"type":/.test(text) ? 'application/problem+json' : 'application/json';
  const [written = ''] = (contentType ?? looksLike).split(';');
  return [written.trim(), '*/*'].find((media) => Object.hasOwn(content, media));
}

function placeOf({ route, operation }: NamedOperation, status: number): string[] {
  const [method = '', path = ''] = route.split(' ');
  const response = operation.responses[status];
  return response !== undefined && '$ref' in response
    ? ['components', 'responses', response.$ref.split('/').at(-1) ?? '']
    : ['paths', path, method.toLowerCase(), 'responses', `${status}`];
}

function checkBody(found: NamedOperation, exchange: Exchange): void {
  const { requestBody } = found.operation;
  if (requestBody?.content['application/json'] === undefined) return;
  const [method = '', path = ''] = found.route.split(' ');
  const place = ['paths', path, method.toLowerCase(), 'requestBody', 'content'];
  const validate = validatorAt(...place, 'application/json', 'schema');
  if (validate(exchange.body)) return;
  throw contradicted(found, exchange, `refuses a body that was taken in: ${explain(validate)}`);
}

function explain({ errors }: ValidateFunction): string {
  const told = (errors ?? []).slice(0, 8).map(({ instancePath, message, params }) => {
    return `${instancePath || '/'} ${message} ${JSON.stringify(params)}`;
  });
  return told.join('; ');
}

function contradicted({ route }: NamedOperation, exchange: Exchange, what: string): Error {
  const { path, status, text, body } = exchange;
  const asked = body === undefined ? '' : ` of ${JSON.stringify(body).slice(0, 500)}`;
  return new Error(
    `The API document ${what}\n  ${route} (${path}${asked})\n  answered ${status}: ${text.slice(0, 2_000)}`,
  );
}

import type { Problems } from './list-problems.ts';

const meanings: Readonly<Record<number, string>> = {
  400: 'The request cannot be read.',
  401: 'Nobody known is calling.',
  403: 'The caller may not do this.',
  404: 'There is no such thing here; what is another merchant’s answers the same.',
  409: 'What is stored forbids it.',
  410: 'It was there, and has ended.',
  413: 'The body is too large.',
  414: 'The address is too long.',
  415: 'The body has another content type.',
  422: 'The request breaks a rule; the issues name the fields.',
  429: 'Too many requests; try again later.',
  500: 'A fault of ours.',
  502: 'A service that was asked did not answer as it should.',
  503: 'A service that this needs is not available; try again later.',
};

const retried = [429, 503];

/** The answer of one status to what went wrong. */
export function problemResponse(status: number, { types, isOfGateway }: Problems) {
  const named = types.filter((type) => type !== 'about:blank').map((type) => `\`${type}\``);
  const meaning = meanings[status] ?? 'An error.';
  return {
    description: named.length === 0 ? meaning : `${meaning} Types: ${named.join(', ')}.`,
    ...(retried.includes(status) ? { headers: { 'retry-after': retryAfter } } : {}),
    content: {
      ...(types.length === 0 ? {} : { 'application/problem+json': { schema: one(status, types) } }),
      ...(isOfGateway
        ? { 'application/json': { schema: { $ref: '#/components/schemas/GatewayMessage' } } }
        : {}),
    },
  };
}

/** By which answers that are alike are one component; nothing for what is too long for a name. */
export function nameOfResponse(status: number, { types, isOfGateway }: Problems) {
  const names = types.map((type) => type.replace('/problems/', '').replace(':', '-'));
  const name = [status, ...names, ...(isOfGateway ? ['gateway'] : [])].join('.');
  return name.length <= 100 ? name : undefined;
}

function one(status: number, types: readonly string[]) {
  return {
    allOf: [{ $ref: '#/components/schemas/Problem' }],
    properties: { type: { enum: types }, status: { const: status } },
  };
}

const retryAfter = {
  description: 'Seconds after which it may succeed; problem documents have it.',
  schema: { type: 'string', pattern: '^\\d+$' },
};

/** The documents of everything that went wrong. */
export const problemSchemas = {
  Problem: {
    description: 'A problem document (RFC 9457).',
    type: 'object',
    properties: {
      type: {
        type: 'string',
        description:
          'A stable name for programs to branch on; about:blank says no more than the status.',
      },
      title: { type: 'string', description: 'A sentence: what happened, and what to do.' },
      status: { type: 'integer' },
      issues: {
        type: 'array',
        description:
          'What is wrong where, as path and message; or what else keeps it from being done.',
        items: { type: 'object' },
      },
    },
    required: ['type', 'title', 'status'],
  },
  GatewayMessage: {
    description: 'An answer of the gateway, before or instead of any function.',
    type: 'object',
    properties: { message: orNothing() },
    required: ['message'],
  },
} as const;

function orNothing() {
  return { type: ['string', 'null'] } as const;
}

import type { ProblemType, RouteDescription } from '../shared/openapi/route-description.ts';

/** What an error of one status can be. */
export type Problems = {
  /** Of a problem document. */
  readonly types: readonly (ProblemType | 'about:blank')[];
  /** The gateway itself may answer so, with a message of its own. */
  readonly isOfGateway: boolean;
};

type Cause = readonly [status: number, type: ProblemType | 'about:blank' | 'gateway'];

/** The gateway answers these whatever a function does. */
const always: readonly Cause[] = [
  [429, 'gateway'],
  [500, 'gateway'],
  [503, 'gateway'],
];

const ofKeys: readonly Cause[] = [
  [401, 'gateway'],
  [403, 'gateway'],
  [403, '/problems/missing-scope'],
  [500, 'about:blank'],
  [503, '/problems/dependency-unavailable'],
];

const ofJson: readonly Cause[] = [
  [400, '/problems/malformed-json'],
  [413, 'gateway'],
  [415, '/problems/unsupported-media-type'],
  [422, '/problems/invalid-request'],
];

const ofOtherBodies: readonly Cause[] = [
  [413, 'gateway'],
  [413, '/problems/body-too-large'],
  [415, '/problems/unsupported-media-type'],
  [422, '/problems/invalid-request'],
];

const ofPages: readonly Cause[] = [
  [400, '/problems/invalid-limit'],
  [400, '/problems/invalid-cursor'],
];

const ofIdempotency: readonly Cause[] = [
  [400, '/problems/idempotency-key-missing'],
  [409, '/problems/idempotency-key-in-use'],
  [422, '/problems/idempotency-key-reused'],
];

/**
 * Every error that a route can answer, by status: what all routes of its kind have in common, and what its
 * description adds.
 *
 * @param queryNames the names of its query's parameters.
 */
export function listProblems(
  route: RouteDescription,
  queryNames: readonly string[],
): ReadonlyMap<number, Problems> {
  const never = route.never ?? [];
  const own = Object.entries(route.problems ?? {}).flatMap(([status, types]) =>
    types.map((type): Cause => [Number(status), type]),
  );
  const causes = [...causesOfKind(route, queryNames), ...own].filter(
    ([status]) => !never.includes(status),
  );
  const statuses = [...new Set(causes.map(([status]) => status))].toSorted((a, b) => a - b);
  return new Map(statuses.map((status) => [status, gather(causes, status)]));
}

function causesOfKind(
  { route, access, body, takes, isIdempotent }: RouteDescription,
  queryNames: readonly string[],
): readonly Cause[] {
  const isKeyed = typeof access !== 'string';
  return [
    ...always,
    ...(isKeyed ? ofKeys : []),
    ...(isKeyed && route.includes('{') ? [[404, '/problems/not-found'] as const] : []),
    ...(isKeyed && body !== undefined ? ofJson : []),
    ...(isKeyed && takes !== undefined ? ofOtherBodies : []),
    ...(isKeyed && queryNames.length > 0 ? [[422, '/problems/invalid-request'] as const] : []),
    ...(queryNames.includes('cursor') ? ofPages : []),
    ...(isIdempotent ? ofIdempotency : []),
  ];
}

function gather(causes: readonly Cause[], status: number): Problems {
  const found = causes.filter((cause) => cause[0] === status).map(([, type]) => type);
  const types = [...new Set(found)].filter((type) => type !== 'gateway');
  return { types, isOfGateway: found.includes('gateway') };
}

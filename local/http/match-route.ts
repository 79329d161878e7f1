import type { PlannedRoute } from '../plan.ts';

export type RouteMatch = {
  readonly route: PlannedRoute;
  readonly pathParameters: Readonly<Record<string, string>>;
};

type CompiledRoute = {
  readonly route: PlannedRoute;
  /** A method, `ANY`, or undefined for `$default`. */
  readonly method?: string;
  readonly segments: readonly string[];
};

/** Finds the route of a request as the HTTP API does; undefined is a 404. */
export type RouteMatcher = (method: string, path: string) => RouteMatch | undefined;

/**
 * Prepares the routes of an API for matching.
 *
 * The most specific path wins, segment by segment: a literal before a `{parameter}` before a greedy
 * `{parameter+}`; on one path a method wins before `ANY`; `$default` takes the rest. A `HEAD` request
 * is not a `GET` request here: it needs its own route.
 */
export function makeRouteMatcher(routes: readonly PlannedRoute[]): RouteMatcher {
  const compiled = routes.map(compile).toSorted(bySpecificity);

  return (method, path) => {
    const segments = path.split('/');
    for (const candidate of compiled) {
      if (!acceptsMethod(candidate, method)) continue;
      const pathParameters = matchSegments(candidate, segments);
      if (pathParameters) return { route: candidate.route, pathParameters };
    }
    return undefined;
  };
}

function compile(route: PlannedRoute): CompiledRoute {
  if (route.routeKey === '$default') return { route, segments: [] };
  const [method = '', path = ''] = route.routeKey.split(' ');

  return { route, method, segments: path.split('/') };
}

function acceptsMethod({ method }: CompiledRoute, asked: string): boolean {
  return method === undefined || method === 'ANY' || method === asked;
}

function matchSegments(
  { method, segments: pattern }: CompiledRoute,
  segments: readonly string[],
): Record<string, string> | undefined {
  if (method === undefined) return {};
  const isGreedy = isGreedySegment(pattern.at(-1));
  if (isGreedy ? segments.length < pattern.length : segments.length !== pattern.length) {
    return undefined;
  }
  const parameters: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const actual = segments[index] ?? '';
    const [, name, plus] = /^\{([^}+]+)(\+)?\}$/.exec(expected) ?? [];
    if (name === undefined ? actual !== expected : actual === '') return undefined;
    if (name !== undefined) {
      const matched = plus === undefined ? actual : segments.slice(index).join('/');
      parameters[name] = decodePath(matched);
    }
  }

  return parameters;
}

/** The gateway hands paths over decoded; one that is not well encoded stays as it is. */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function isGreedySegment(segment: string | undefined): boolean {
  return segment?.endsWith('+}') ?? false;
}

function bySpecificity(a: CompiledRoute, b: CompiledRoute): number {
  if (a.method === undefined || b.method === undefined) {
    return Number(a.method === undefined) - Number(b.method === undefined);
  }
  for (let index = 0; index < Math.min(a.segments.length, b.segments.length); index += 1) {
    const difference = rank(a.segments[index]) - rank(b.segments[index]);
    if (difference !== 0) return difference;
  }

  return Number(a.method === 'ANY') - Number(b.method === 'ANY');
}

function rank(segment: string | undefined): number {
  if (isGreedySegment(segment)) return 2;

  return segment?.startsWith('{') ? 1 : 0;
}

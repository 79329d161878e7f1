import { describe, expect, it } from '@jest/globals';
import { makeEndpoint as manageBooks } from '../../../functions/manage-books/endpoint.ts';
import { makeEndpoint as manageGrowth } from '../../../functions/manage-growth/endpoint.ts';
import { makeEndpoint as manageHolds } from '../../../functions/manage-holds/endpoint.ts';
import { makeEndpoint as manageOwnInvoices } from '../../../functions/manage-own-invoices/endpoint.ts';
import { makeEndpoint as managePayouts } from '../../../functions/manage-payouts/endpoint.ts';
import { makeEndpoint as managePrivacy } from '../../../functions/manage-privacy/endpoint.ts';
import { makeEndpoint as managePrograms } from '../../../functions/manage-programs/endpoint.ts';
import { makeEndpoint as manageRailAccounts } from '../../../functions/manage-rail-accounts/endpoint.ts';
import { makeEndpoint as manageShopCodes } from '../../../functions/manage-shop-codes/endpoint.ts';
import { makeEndpoint as manageShopTopics } from '../../../functions/manage-shop-topics/endpoint.ts';
import { makeEndpoint as manageSocial } from '../../../functions/manage-social/endpoint.ts';
import { makeEndpoint as manageTax } from '../../../functions/manage-tax/endpoint.ts';
import { makeEndpoint as manageWeights } from '../../../functions/manage-weights/endpoint.ts';
import { makeEndpoint as readAccounts } from '../../../functions/read-accounts/endpoint.ts';
import { makeEndpoint as readOwnAccount } from '../../../functions/read-own-account/endpoint.ts';
import { makeEndpoint as readStatements } from '../../../functions/read-statements/endpoint.ts';
import { makeEndpoint as recordFacts } from '../../../functions/record-facts/endpoint.ts';
import { describedRoutes } from '../../../functions/serve-openapi/described-routes.ts';
import type { JsonRequest, JsonRoute } from '../../../functions/shared/http/json-endpoint.ts';
import { ProblemError } from '../../../functions/shared/http/problem-error.ts';
import { apiRows } from '../../support/api-rows.ts';
import { findOperation, operations } from '../../support/contract/api-document.ts';
import { spelledOut } from '../../support/contract/spelled-out.ts';

/** Stands for any port: whatever is asked of it is such a thing again, and at once. */
const anything: unknown = new Proxy(() => anything, {
  get: (_, name) => (name === 'then' ? undefined : anything),
});

const ports = anything as never;
const endpoints: readonly { readonly routes: readonly JsonRoute[] }[] = [
  manageGrowth(ports, ports),
  manageHolds(ports, ports),
  manageOwnInvoices(ports, ports),
  managePayouts(ports, ports),
  managePrivacy(ports, ports),
  managePrograms(ports, ports),
  manageRailAccounts(ports),
  manageShopCodes(ports),
  manageShopTopics(ports),
  manageSocial(ports),
  manageTax(ports, ports),
  manageBooks(ports, ports),
  manageWeights(ports, ports),
  readAccounts(ports, ports),
  readOwnAccount(ports, ports),
  readStatements(ports, ports),
  recordFacts(ports, ports),
];
const routes = endpoints.flatMap((endpoint) => [...endpoint.routes]);
const nameOf = ({ method, path }: JsonRoute) => `${method} ${path}`;

const described = (route: JsonRoute) => spelledOut[nameOf(route)] ?? [nameOf(route)];
const cases = routes.flatMap((route) => described(route).map((name) => [name, route] as const));

const descriptionOf = (name: string) => describedRoutes.find(({ route }) => route === name);

/** What a route answers to a request without an `Idempotency-Key`, if it gets as far as to ask for one. */
async function askWithoutKey({ method, handle }: JsonRoute): Promise<string | undefined> {
  const request: JsonRequest = {
    ...{ method, path: '/v1/anything', origin: 'https://go.example', requestId: 'request-1' },
    caller: { kind: 'key', merchantId: 'acme', keyId: 'key-1', scopes: ['manage', 'payouts'] },
    ...{ parameters: {}, query: {}, headers: {}, body: {} },
  };
  try {
    await handle(request);
  } catch (error) {
    return error instanceof ProblemError ? error.problem.type : undefined;
  }
  return undefined;
}

describe('what describes the routes of the API', () => {
  it('is of every route of the endpoints that people and back ends call, and of no other', () => {
    const paths = new Set(cases.map(([name]) => name));
    const claimed = describedRoutes
      .filter(({ access }) => typeof access !== 'string')
      .map(({ route }) => route)
      .filter((route) => !['POST /v1/events', 'POST /v1/handles'].includes(route));

    expect(paths.size).toBeGreaterThan(90);
    expect(claimed.toSorted()).toEqual([...paths].toSorted());
  });

  it.each(cases)('%s: names the scopes that let a caller in', (name, { scopes }) => {
    expect(descriptionOf(name)?.access).toEqual(expect.arrayContaining([...scopes]));
    expect(descriptionOf(name)?.access).toHaveLength(scopes.length);
  });

  it.each(cases)('%s: says whether it needs an Idempotency-Key', async (name, route) => {
    const isAskedFor = (await askWithoutKey(route)) === '/problems/idempotency-key-missing';

    expect(descriptionOf(name)?.isIdempotent === true).toBe(isAskedFor);
  });

  it.each(cases)('%s: has a body where it takes one, of the same kind', (name, route) => {
    const { body, takes } = descriptionOf(name) ?? {};

    const hasBody = route.method === 'POST' || route.method === 'PUT';
    expect(body !== undefined || takes !== undefined).toBe(hasBody);
    const kind = route.method === 'GET' ? undefined : route.takes;
    expect(takes?.contentType).toBe(kind);
  });

  it.each(apiRows.map((row) => [row.route, row] as const))(
    '%s: lets in who does get in when it is called',
    (route, { scopes }) => {
      const names = spelledOut[route] ?? [route];
      const [method = '', path = ''] = (names[0] ?? '').split(' ');
      const found = findOperation(method, path);
      const expected = [
        ...scopes.map((scope) =>
          scope === 'operator' ? { operatorKey: [] } : { apiKey: [scope] },
        ),
        // The rows are not called from pages, from which a publishable key counts.
        ...(['POST /v1/events', 'POST /v1/handles'].includes(route)
          ? [{ publishableKey: [] }]
          : []),
      ];

      expect(found?.operation.security.toSorted(byText)).toEqual(expected.toSorted(byText));
    },
  );

  it('has a name of its own for each operation, and a summary of some words', () => {
    const names = operations.map(({ operation }) => operation.operationId);

    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBe(describedRoutes.length);
    for (const { summary } of describedRoutes) {
      expect(summary).toMatch(/^[A-Z].{5,90}[^.]$/);
    }
  });
});

function byText(one: object, other: object): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}

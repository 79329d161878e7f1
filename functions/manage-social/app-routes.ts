import { readApiAddress } from '../../adapters/http/read-api-address.ts';
import type { SocialApp } from '../../core/social/accounts/index.ts';
import type { SocialPlatform } from '../../core/social/platform.ts';
import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { noParametersSchema } from '../shared/http/no-parameters-schema.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { invalid, notFound } from '../shared/http/problem-error.ts';
import { placeOfApp } from '../shared/social/open-app.ts';
import type { ManageSocialPorts } from './ports.ts';
import { appSchema, platformSchema } from './social-schema.ts';

const path = '/v1/social/apps/{platform}';

/** `PUT` and `GET /v1/social/apps/{platform}`: the merchant's own app at a platform. */
export function appRoutes(ports: ManageSocialPorts): JsonRoute[] {
  return [
    {
      ...{ method: 'PUT', path, scopes: ['manage'], audit: 'social-app.saved' },
      handle: async (request) => {
        const app = await readApp(ports, request);
        await ports.accounts.saveApp(app);
        return json(200, describeApp(app));
      },
    },
    {
      ...{ method: 'GET', path, scopes: ['manage', 'read'] },
      handle: async ({ caller, parameters, query }) => {
        const { merchantId } = requireKey(caller);
        parseRequest(noParametersSchema, query);
        const app = await ports.accounts.findApp(merchantId, platformOf(parameters));
        if (app === undefined) throw notFound();
        return json(200, describeApp(app));
      },
    },
  ];
}

function platformOf({ platform }: JsonRequest['parameters']): SocialPlatform {
  const read = platformSchema.safeParse(platform);
  if (!read.success) throw notFound();
  return read.data;
}

async function readApp(
  { accounts, openSeal, policy }: ManageSocialPorts,
  { caller, parameters, body }: JsonRequest,
): Promise<SocialApp> {
  const { merchantId } = requireKey(caller);
  const platform = platformOf(parameters);
  const { clientId, clientSecret, appToken, monthlyBudgetUsd, address, ...brand } = parseRequest(
    appSchema,
    body,
  );
  const known = await accounts.findApp(merchantId, platform);
  const seal = await openSeal();
  const sealed = (text: string | undefined, before: string | undefined) =>
    text === undefined ? before : seal.seal(placeOfApp(merchantId, platform), text);
  return dropAbsent({
    ...{ merchantId, platform, clientId, ...brand },
    clientSecret: sealed(clientSecret, known?.clientSecret),
    appToken: sealed(appToken, known?.appToken),
    monthlyBudgetMicros: monthlyBudgetUsd,
    address: address === undefined ? undefined : requireLocal(address, policy),
  });
}

/** The app's secret and creators' tokens are sent there: of other machines only the platform's own will do. */
function requireLocal(address: string, policy: ManageSocialPorts['policy']): string {
  const isLocal = policy.allowsLoopback && URL.parse(address)?.protocol === 'http:';
  const read = isLocal ? readApiAddress(address, policy) : undefined;
  if (read !== undefined) return read;
  const message = 'Only a system on one machine takes an address, and only one of that machine.';
  throw invalid([{ path: ['address'], message }]);
}

/** Of secrets nobody is told more than that they are there. */
function describeApp(app: SocialApp) {
  const { merchantId: _, clientSecret, appToken, monthlyBudgetMicros, ...shown } = app;
  return {
    ...shown,
    ...{ hasClientSecret: clientSecret !== undefined, hasAppToken: appToken !== undefined },
    ...(monthlyBudgetMicros === undefined
      ? {}
      : { monthlyBudgetUsd: formatMicros(monthlyBudgetMicros) }),
  };
}

function formatMicros(micros: bigint): string {
  const places = String(micros % 1_000_000n).padStart(6, '0');
  return `${micros / 1_000_000n}.${places.replace(/0{1,4}$/, '')}`;
}

function dropAbsent<Fields extends object>(fields: Fields): SocialApp {
  const told = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(told) as unknown as SocialApp;
}

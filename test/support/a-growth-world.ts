import { hmacSha256 } from '../../adapters/crypto/mac.ts';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import type { Program } from '../../core/programs/program.ts';
import { makeEndpoint as makeInvitations } from '../../functions/accept-invitation/endpoint.ts';
import { makeCaptureHandle } from '../../functions/capture-handle/capture-handle.ts';
import { makeEndpoint as makeCapture } from '../../functions/capture-handle/endpoint.ts';
import { makeEndpoint as makeGrowth } from '../../functions/manage-growth/endpoint.ts';
import { makeEndpoint as makeStorefronts } from '../../functions/serve-storefront/endpoint.ts';
import type { HttpEvent, HttpResponse } from '../../functions/shared/http/http.ts';
import { polledEvidence } from '../../functions/shared/social/polled-evidence.ts';
import { aPrivacyWorld, hashesOf } from './a-privacy-world.ts';
import { anHttpEvent } from './an-http-event.ts';
import { callerOf } from './call-endpoint.ts';
import { checkedEndpoint } from './contract/checked-endpoint.ts';
import { aConnection, aMerchant, aProgram } from './factories/a-program.ts';
import { inMemoryAuditLog } from './in-memory-audit-log.ts';
import { inMemoryProgramDirectory } from './in-memory-program-directory.ts';
import { inMemoryRequestMeter } from './in-memory-request-meter.ts';
import { inMemorySocialPolls } from './social/in-memory-social.ts';

/** What the shop's back end proves its customers with. */
export const identifySecret = 'an-identify-secret';

export const publishable = {
  merchantId: 'acme',
  keyId: 'page-1',
  scopes: 'browser',
  allowedOrigins: 'https://acme.example',
  requestsPerMinute: '5',
};
export const backEnd = { merchantId: 'acme', keyId: 'key-9', scopes: 'events' };

export const anEnrolment: NonNullable<Program['enrolment']> = {
  mode: 'open',
  destination: 'https://acme.example/shop',
  codePattern: '{FIRSTNAME}{N}',
};

/** Everything by which customers become creators, over an in-memory DynamoDB and the factories' merchant. */
export function aGrowthWorld(enrolment: Program['enrolment'] = anEnrolment) {
  const world = aPrivacyWorld();
  const directory = inMemoryProgramDirectory({
    merchants: [aMerchant()],
    programs: [aProgram(enrolment === undefined ? {} : { enrolment })],
    connections: [aConnection({ connectionId: 'acme.shop' })],
  });
  const audit = inMemoryAuditLog();
  const polls = inMemorySocialPolls();
  const faults: unknown[] = [];
  const now = () => world.clock.at;
  let ids = 0;
  const keys = { current: 't1', keys: { t1: 'a-token-key' } };
  const ports = {
    ...{ directory, registry: directory, audit, sha256, now, mac: hmacSha256 },
    ...{ prospects: world.prospects, storefronts: world.storefronts, evidence: world.evidence },
    ...{ history: world.history, conversions: world.conversions },
    polled: polledEvidence({ accounts: world.socialAccounts, polls, now }),
    readTokenKeys: async () => keys,
    newId: () => {
      ids += 1;
      return `invitation-${ids}`;
    },
    loadPseudonymiser: async () => ({
      hashesOf: (_: string, { emails, customer }: Parameters<typeof world.hashPersonalKeys>[1]) =>
        emails[0] === undefined
          ? hashesOf('nobody', customer?.id)
          : hashesOf(emails[0], customer?.id),
    }),
    readIdentifySecrets: async () => [identifySecret],
  };
  const logError = (error: unknown) => void faults.push(error);
  const capture = callerOf(
    makeCapture(
      {
        ...{ captureHandle: makeCaptureHandle(ports), meter: inMemoryRequestMeter() },
        ...{ findApiKey: directory.findApiKey, now, sha256 },
      },
      logError,
    ),
  );
  const invitations = checkedEndpoint(makeInvitations(ports, logError));
  const storefronts = checkedEndpoint(makeStorefronts(ports, logError));
  const post = (form: string): HttpEvent =>
    anHttpEvent({
      ...{ method: 'POST', path: '/invitations', body: form },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  return {
    ...world,
    ...{ programs: directory, audit, faults, capture, polls },
    call: callerOf(makeGrowth(ports, logError)),
    look: (token: string) =>
      invitations(anHttpEvent({ path: '/invitations', query: `t=${token}` })),
    accept: (token: string): Promise<HttpResponse> => invitations(post(`t=${token}`)),
    visit: (slug: string): Promise<HttpResponse> =>
      storefronts(anHttpEvent({ path: `/s/${slug}`, parameters: { slug } })),
  };
}

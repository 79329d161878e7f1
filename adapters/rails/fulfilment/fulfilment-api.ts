import type { Instant } from '../../../core/time/instant.ts';
import { type ApiAnswer, apiHttp } from '../../http/api-http.ts';
import type { HttpPatience } from '../../http/patient-ky.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { fieldsOf } from '../../shops/unwrap.ts';
import { readStandardSecret } from '../../webhooks/read-standard-secret.ts';
import { signStandardWebhook } from '../../webhooks/sign-standard-webhook.ts';
import type { FulfilmentAccess } from './fulfilment-access.ts';

/** The merchant's own endpoint, every call to which is signed after Standard Webhooks. */
export interface FulfilmentApi {
  /** @param id the same for every call for a payout. */
  order(id: string, body: string): Promise<ApiAnswer & { readonly status: number }>;
  /** What became of a payout; `undefined`: the endpoint itself says that it knows of none. */
  find(id: string, payoutId: string): Promise<ApiAnswer | undefined>;
}

/** @throws ApiError, by its subclasses, from both calls. */
export function fulfilmentApi(
  { address, signingSecret }: FulfilmentAccess,
  now: () => Instant,
  patience?: HttpPatience,
): FulfilmentApi {
  const { origin, pathname } = new URL(address);
  const path = pathname.replace(/^\/+/, '');
  const http = apiHttp({
    ...{ address: origin, headers: {}, saysNotFound: saysUnknown },
    ...(patience === undefined ? {} : { patience }),
  });
  const key = readStandardSecret(signingSecret) ?? new Uint8Array();
  const sign = (id: string, text: string) =>
    signStandardWebhook({ id, body: Buffer.from(text), at: now() }, key);
  return {
    order: (id, body) =>
      http.send({
        ...{ method: 'POST', path, headers: sign(id, body), text: body, waitsItsTurn: true },
      }),
    find: (id, payoutId) =>
      http.get(`${path}/${encodeURIComponent(payoutId)}`.replace(/^\/+/, ''), {}, sign(id, '')),
  };
}

/** A 404 of whatever else may stand at the address says nothing: to believe it would be to hand out twice. */
function saysUnknown(answer: LosslessJson): boolean {
  return fieldsOf(answer)?.state === 'unknown';
}

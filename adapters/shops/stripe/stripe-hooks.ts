import * as z from 'zod';
import type { Sha256 } from '../../../core/encoding/hashing.ts';
import type { HookChange, ShopHook, ShopHooks, WantedTopic } from '../../../core/topics/index.ts';
import { ApiAnswerError, ApiUnavailableError } from '../../http/api-error.ts';
import { type ApiHttp, apiHttp } from '../../http/api-http.ts';
import type { HttpPatience } from '../../http/patient-ky.ts';
import { readAnswer } from '../../http/read-answer.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import type { RegisteredSecret, RegisteredSecretKeeper } from '../../secrets/registered-secrets.ts';
import { judgeChange } from '../topics/judge-change.ts';
import { fieldsOf } from '../unwrap.ts';
import type { StripeAccess } from './stripe-access.ts';

/** What a shop on Stripe tells of; `payment_intent.succeeded` only makes orders of payments that say they are one. */
const wanted: readonly WantedTopic[] = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'invoice.finalized',
  'invoice.paid',
  'invoice.payment_failed',
  'invoice.voided',
  'invoice.marked_uncollectible',
  'invoice_payment.paid',
  'payment_intent.succeeded',
  'charge.refunded',
  'charge.updated',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
].map((topic) => ({ topic }));

/** Events come in this version, whatever the account's own is: it is one that is understood. */
const apiVersion = '2025-09-30.clover';

const path = 'webhook_endpoints';

/** Says of an endpoint that it was made from here. */
const mark = 'tributary';

/** The most that a page may have; an account has sixteen. */
const pageSize = '100';
const pagesMax = 10;

const endpointSchema = z.object({
  id: z.string(),
  url: z.string(),
  status: z.string(),
  enabled_events: z.array(z.string()),
  metadata: z.record(z.string(), z.string()).nullish(),
});
type Endpoint = z.output<typeof endpointSchema>;

export type StripeHooksSettings = {
  /** Where the secret is kept that Stripe tells when an endpoint is made, and never again. */
  readonly keeper: RegisteredSecretKeeper;
  readonly sha256: Sha256;
  readonly patience?: HttpPatience;
};

/**
 * The webhook endpoints of an account: all of them, whoever made them. The restricted key needs *write* for webhook endpoints.
 *
 * An endpoint is made under an idempotency key that names the one before it: asked for again after a lost answer, or by two
 * at once, Stripe answers with the same endpoint and its secret, for a day.
 */
export function stripeHooks(
  { restrictedKey, address = 'https://api.stripe.com' }: StripeAccess,
  { keeper, sha256, patience }: StripeHooksSettings,
): ShopHooks {
  const http = apiHttp({
    address: `${address}/v1`,
    headers: { authorization: `Bearer ${restrictedKey}`, 'stripe-version': apiVersion },
    ...(patience === undefined ? {} : { patience }),
    saysNotFound: () => false,
  });
  return {
    ...{ wanted, topicsPerHook: 'all' },
    async list() {
      const [endpoints, kept] = await Promise.all([listEndpoints(http), keeper.read()]);
      return endpoints.map((endpoint) => toHook(endpoint, kept));
    },
    add: async (topics, url) => addEndpoint(http, keeper, writeForm(topics, url), sha256),
    async mend({ hookId, topics: had }, topics) {
      const events = had.includes('*') ? had : [...new Set([...had, ...topics])];
      const form = { ...writeEvents(events), disabled: 'false' };
      const answer = await http.send({ method: 'POST', path: `${path}/${hookId}`, form });
      return judgeChange(answer.status, messageOf(answer.json));
    },
    async remove({ hookId }) {
      const answer = await http.send({ method: 'DELETE', path: `${path}/${hookId}` });
      const isGone = errorOf(answer.json)?.code === 'resource_missing';
      const outcome = isGone ? 'gone' : judgeChange(answer.status, messageOf(answer.json));
      if (outcome !== 'gone' && outcome.kind === 'refused') return outcome;
      const kept = await keeper.read();
      // Its id stays: the next endpoint is made after it.
      if (kept.hookId === hookId) await keeper.save({ hookId, webhook: [] });
      return { kind: 'done' };
    },
  };
}

async function addEndpoint(
  http: ApiHttp,
  keeper: RegisteredSecretKeeper,
  form: Readonly<Record<string, string>>,
  sha256: Sha256,
): Promise<HookChange> {
  const before = await keeper.read();
  const { hookId, failures = 0 } = before;
  const named = sha256(JSON.stringify([form, hookId ?? null, failures]));
  const headers = { 'idempotency-key': `tributary-${named}` };
  const answer = await sendOnce(http, keeper, before, { form, headers });
  if (answer.status >= 300) return judgeChange(answer.status, messageOf(answer.json));
  const schema = z.object({ id: z.string(), secret: z.string().min(1) });
  const { id, secret } = readAnswer(path, schema, answer.json);
  // The one before may still be sent to, at another address.
  const older = before.webhook.filter((each) => each !== secret).slice(0, 1);
  await keeper.save({ hookId: id, webhook: [secret, ...older] });
  return { kind: 'done' };
}

type Sending = {
  readonly form: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
};

/** Stripe answers with the same failure for a day, too, so after one it is to be asked under another key. */
async function sendOnce(
  http: ApiHttp,
  keeper: RegisteredSecretKeeper,
  before: RegisteredSecret,
  sending: Sending,
) {
  const countFailure = async () => {
    // Somebody else may have made one meanwhile.
    if ((await keeper.read()).hookId !== before.hookId) return;
    await keeper.save({ ...before, failures: (before.failures ?? 0) + 1 });
  };
  try {
    const answer = await http.send({ method: 'POST', path, ...sending });
    if (answer.status >= 300) await countFailure();
    return answer;
  } catch (error) {
    if (error instanceof ApiUnavailableError && error.status !== undefined) await countFailure();
    throw error;
  }
}

function writeForm(topics: readonly string[], url: string): Readonly<Record<string, string>> {
  return {
    ...{ url, api_version: apiVersion, description: 'Tributary' },
    ...{ [`metadata[${mark}]`]: 'registered', ...writeEvents(topics) },
  };
}

function writeEvents(topics: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(topics.map((topic, index) => [`enabled_events[${index}]`, topic]));
}

async function listEndpoints(http: ApiHttp): Promise<Endpoint[]> {
  const endpoints: Endpoint[] = [];
  const schema = z.object({ data: z.array(endpointSchema), has_more: z.boolean() });
  for (let page = 1; page <= pagesMax; page += 1) {
    const last = endpoints.at(-1)?.id;
    const from = last === undefined ? undefined : { starting_after: last };
    const answer = await http.get(path, { limit: pageSize, ...from });
    const { data, has_more: hasMore } = readAnswer(path, schema, answer?.json);
    endpoints.push(...data);
    if (!hasMore) return endpoints;
  }
  throw new ApiAnswerError(path, `answered more than ${pagesMax} pages`);
}

function toHook(
  { id, url, status, enabled_events: topics, metadata }: Endpoint,
  kept: RegisteredSecret,
): ShopHook {
  const isKept = kept.hookId === id && kept.webhook.length > 0;
  const maker = metadata?.[mark] === undefined ? 'elsewhere' : 'here';
  return {
    ...{ hookId: id, topics, address: url },
    ...(status === 'enabled' ? {} : { isDisabled: true }),
    ...(isKept ? {} : { secretUnknown: maker }),
  };
}

function errorOf(json: LosslessJson | undefined) {
  return fieldsOf(fieldsOf(json)?.error);
}

function messageOf(json: LosslessJson | undefined): LosslessJson | undefined {
  return errorOf(json)?.message;
}

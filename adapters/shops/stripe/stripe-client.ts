import { ApiAnswerError } from '../../http/api-error.ts';
import { type ApiHttp, apiHttp } from '../../http/api-http.ts';
import type { HttpPatience } from '../../http/patient-ky.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { readContent } from '../read-content.ts';
import type { FetchedOrder, ShopClient, Telling } from '../shop-client.ts';
import { fieldsOf } from '../unwrap.ts';
import type { StripeAccess } from './stripe-access.ts';
import { tellSession } from './tell-session.ts';

/** The most that a page may have. */
const pageSize = 100;
const pagesMax = 10;

/** The checkout sessions of an account, with their lines: events have neither the lines nor what they are of. */
export function stripeClient(
  { restrictedKey, address = 'https://api.stripe.com' }: StripeAccess,
  patience?: HttpPatience,
): ShopClient {
  const http = apiHttp({
    address: `${address}/v1`,
    headers: { authorization: `Bearer ${restrictedKey}` },
    ...(patience === undefined ? {} : { patience }),
    // Sessions do not go away: one that is not there is another account's, or of the other mode, and so is the key.
    saysNotFound: () => false,
  });
  return {
    fetchOrder: (sessionId, telling) => readContent(() => fetchSession(http, sessionId, telling)),
  };
}

/**
 * The session as it is now, with its lines, as the next version after the event that told of it: the event's own has
 * one line for everything, and this one replaces it.
 */
async function fetchSession(
  http: ApiHttp,
  sessionId: string,
  { toldAt, topic = 'checkout.session' }: Telling,
): Promise<FetchedOrder> {
  const path = `checkout/sessions/${sessionId}`;
  const answer = await http.get(path);
  const session = fieldsOf(answer?.json);
  if (session?.id !== sessionId) throw new ApiAnswerError(path, 'answered another object');
  const data = await listLines(http, `${path}/line_items`);
  const facts = tellSession({
    ...{ role: 'orders', topic, at: toldAt, test: session.livemode === false, previous: {} },
    object: { ...session, line_items: { data, has_more: false } },
  });
  return { kind: 'facts', facts: facts.map((fact) => ({ ...fact, ...afterEvent(fact) })) };
}

/** Stripe's versions are whole seconds, so nothing else comes between. */
function afterEvent({ factId, sourceVersion }: { factId: string; sourceVersion: number }) {
  return { factId: `${factId}+lines`, sourceVersion: sourceVersion + 1 };
}

async function listLines(http: ApiHttp, path: string): Promise<LosslessJson[]> {
  const lines: LosslessJson[] = [];
  for (let page = 1; page <= pagesMax; page += 1) {
    const last = fieldsOf(lines.at(-1))?.id;
    const from = typeof last === 'string' ? { starting_after: last } : undefined;
    const answer = await http.get(path, { limit: String(pageSize), ...from });
    const { data, has_more: hasMore } = fieldsOf(answer?.json) ?? {};
    if (!Array.isArray(data)) throw new ApiAnswerError(path, 'answered no list');
    lines.push(...(data as readonly LosslessJson[]));
    if (hasMore !== true) return lines;
  }
  throw new ApiAnswerError(path, `answered more than ${pagesMax} pages`);
}

import { type FakeAnswer, serveFakeApi } from './serve-fake-api.ts';
import type { StripeObject } from './stripe-objects.ts';

export const stripeKey = 'rk_live_1a2b3c';

/** The largest page of the fake, whatever is asked for, so that a few lines have several. */
const pageSize = 2;

/** The checkout sessions of one Stripe account, with their lines, over HTTP. */
export async function startFakeStripeCheckouts() {
  const sessions = new Map<string, StripeObject>();
  const linesOf = new Map<string, readonly StripeObject[]>();

  const api = await serveFakeApi({
    isAllowed: ({ authorization }) => authorization === `Bearer ${stripeKey}`,
    answer({ pathname, searchParams }): FakeAnswer {
      const [, id = '', list] =
        /^\/v1\/checkout\/sessions\/(\w+)(\/line_items)?$/.exec(pathname) ?? [];
      const session = sessions.get(id);
      if (session === undefined)
        return { status: 404, body: { error: { code: 'resource_missing' } } };
      if (list === undefined) return { status: 200, body: session };
      return pageAfter(linesOf.get(id) ?? [], searchParams.get('starting_after'));
    },
  });

  return {
    ...api,
    /** Keeps a session as it is now. */
    keep(session: StripeObject, lines: readonly StripeObject[]): void {
      sessions.set(String(session.id), session);
      linesOf.set(String(session.id), lines);
    },
  };
}

function pageAfter(lines: readonly StripeObject[], after: string | null): FakeAnswer {
  const start = lines.findIndex(({ id }) => id === after) + 1;
  const data = lines.slice(start, start + pageSize);
  const hasMore = start + pageSize < lines.length;
  return { status: 200, body: { object: 'list', data, has_more: hasMore } };
}

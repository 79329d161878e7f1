import type { ParsedDelivery, ShopAdapter } from '../../adapters/shops/shop-adapter.ts';
import { findShopAdapter } from '../../adapters/shops/shop-adapters.ts';
import type { Connection } from '../../core/programs/program.ts';
import { findContradiction } from '../shared/facts/find-contradiction.ts';
import { keepFacts } from '../shared/facts/keep-told.ts';
import type { EventIssue, EventResult } from './event-reading.ts';
import type { ConversionEvent } from './events-schema.ts';
import type { EventContext, EventPorts } from './receive-events.ts';

type Ports = Pick<
  EventPorts,
  'directory' | 'loadSealing' | 'conversions' | 'references' | 'sendAll' | 'now'
>;

/**
 * What the merchant's back end tells of an order, as the webhook of its connection would have told it: the
 * same facts, so that both may be sent.
 */
export async function readConversion(
  { conversions: store, ...others }: Ports,
  { merchantId, path }: EventContext,
  { connectionId, event }: ConversionEvent,
): Promise<EventResult> {
  const ports: Parameters<typeof keepFacts>[0] & typeof others & { readonly store: typeof store } =
    {
      ...others,
      store,
      sendSiblings: (of, siblings) => others.sendAll([{ merchantId: of, siblings }]),
    };
  const connection = await ports.directory.findConnection(merchantId, connectionId);
  const adapter = connection && findAdapter(connection);
  if (connection === undefined || adapter === undefined) {
    const message =
      'There is no such connection of orders whose provider is generic or standard-webhooks.';
    return [{ path: [...path, 'connectionId'], message }];
  }
  const eventPath = [...path, 'event'];
  const unsafe = findUnsafeNumbers(event, eventPath);
  if (unsafe.length > 0) return unsafe;

  const parsed = adapter.parse(new TextEncoder().encode(JSON.stringify(event)), undefined);
  if (parsed.kind !== 'facts') return issuesOf(parsed, eventPath);
  const contradiction = await findContradiction(ports, connection, parsed);
  if (contradiction !== undefined) {
    const detail = `${contradiction.factId} is known with another content; a later version needs a later time.`;
    return { kind: 'conflict', type: '/problems/fact-known', detail };
  }
  return {
    messages: [],
    async record() {
      await keepFacts(ports, connection, parsed.facts);
    },
  };
}

/** Of our own events only: what a shop system signs, its own webhook must tell. */
function findAdapter({ kind, provider, closedAt }: Connection): ShopAdapter | undefined {
  const adapter =
    kind === 'payments' || kind === 'payouts' || closedAt !== undefined
      ? undefined
      : findShopAdapter(provider);
  return adapter?.tellsFaults === true ? adapter : undefined;
}

/** A number that no float holds was another one when it was sent. */
function findUnsafeNumbers(value: unknown, path: readonly (string | number)[]): EventIssue[] {
  if (typeof value === 'number') {
    const isUnsafe = Number.isInteger(value) && !Number.isSafeInteger(value);
    const message = 'Here ids beyond 2^53 are written as texts, in quotes.';
    return isUnsafe ? [{ path, message }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => findUnsafeNumbers(part, [...path, name]));
}

function issuesOf(
  parsed: Exclude<ParsedDelivery, { readonly kind: 'facts' }>,
  path: readonly (string | number)[],
): EventIssue[] {
  if (parsed.kind === 'not-parseable') return [{ path, message: parsed.detail }];
  if (parsed.kind !== 'rejected') return [{ path, message: 'This event says nothing.' }];
  const { detail, issues } = parsed.rejection;
  const told = (issues ?? [{ path: [], message: detail }]) as readonly EventIssue[];
  return told.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
}

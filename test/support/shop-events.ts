import { genericAdapter } from '../../adapters/shops/standard-webhooks/generic-adapter.ts';
import { orderOf, refundOf } from './parsed-facts.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A paid order of two tents for 200.00 USD, as the data of an event. */
export function anOrderData(changes: Fields = {}): Fields {
  return {
    orderId: '1001',
    placedAt: '2026-03-02T10:00:00Z',
    updatedAt: '2026-03-02T10:00:00Z',
    currency: 'USD',
    status: 'paid',
    lines: [aLineData()],
    ...changes,
  };
}

export function aLineData(changes: Fields = {}): Fields {
  return { lineId: '1', quantity: 2, amount: '200.00', ...changes };
}

/** 100.00 of the order given back. */
export function aRefundData(changes: Fields = {}): Fields {
  return {
    refundId: 'r-1',
    orderId: '1001',
    refundedAt: '2026-03-03T10:00:00Z',
    currency: 'USD',
    total: '100.00',
    ...changes,
  };
}

export function aDisputeData(changes: Fields = {}): Fields {
  return {
    disputeId: 'd-1',
    orderId: '1001',
    kind: 'chargeback',
    status: 'opened',
    openedAt: '2026-03-05T10:00:00Z',
    amount: '100.00',
    currency: 'USD',
    ...changes,
  };
}

export function parseEvent(event: unknown) {
  const text = typeof event === 'string' ? event : JSON.stringify(event);
  return genericAdapter.parse(Buffer.from(text), undefined);
}

export const parseOrderEvent = (changes: Fields = {}) =>
  orderOf(parseEvent({ type: 'order', data: anOrderData(changes) }));
export const parseRefundEvent = (changes: Fields = {}) =>
  refundOf(parseEvent({ type: 'refund', data: aRefundData(changes) }));

/** The issues of an event that is not valid: each field, and what is wrong with it. */
export function issuesOf(
  event: unknown,
): readonly { readonly path: string; readonly message: string }[] {
  const parsed = parseEvent(event);
  if (parsed.kind !== 'rejected') return [];
  const issues = (parsed.rejection.issues ?? []) as {
    path: (string | number)[];
    message: string;
  }[];
  return issues.map(({ path, message }) => ({ path: path.join('.'), message }));
}

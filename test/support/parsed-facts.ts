import type { ParsedDelivery, ParsedFact } from '../../adapters/shops/shop-adapter.ts';

/** The one fact of a delivery. */
export function onlyFact(parsed: ParsedDelivery): ParsedFact {
  const [fact, ...others] = parsed.kind === 'facts' ? parsed.facts : [];
  if (fact === undefined || others.length > 0) {
    throw new Error(`Expected one fact, got ${JSON.stringify(parsed, printBigint)}.`);
  }
  return fact;
}

/** The order of which a delivery's one fact tells. */
export function orderOf(parsed: ParsedDelivery) {
  const { content } = onlyFact(parsed);
  if (content.kind !== 'order') throw new Error(`Expected an order, got a ${content.kind}.`);
  return content.order;
}

/** The refund of which a delivery's one fact tells. */
export function refundOf(parsed: ParsedDelivery) {
  const { content } = onlyFact(parsed);
  if (content.kind !== 'refund') throw new Error(`Expected a refund, got a ${content.kind}.`);
  return content.refund;
}

/** Why a delivery is rejected. */
export function reasonOf(parsed: ParsedDelivery): string | undefined {
  return parsed.kind === 'rejected' ? parsed.rejection.reason : undefined;
}

function printBigint(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

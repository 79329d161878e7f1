import type { ParsedFact, UnsealedOrder } from '../../adapters/shops/shop-adapter.ts';
import { stripeAdapter } from '../../adapters/shops/stripe/stripe-adapter.ts';

/** What Stripe's adapter makes of a body, as a shop or as payments. */
export function parseStripe(body: string, role: 'orders' | 'payments' = 'orders') {
  const parse = role === 'orders' ? stripeAdapter.parse : stripeAdapter.parsePayments;
  return parse?.(Buffer.from(body), undefined) ?? { kind: 'ignored' as const };
}

/** @throws Error if the body does not become facts. */
export function factsOfStripe(body: string, role?: 'orders' | 'payments'): readonly ParsedFact[] {
  const parsed = parseStripe(body, role);
  if (parsed.kind === 'facts') return parsed.facts;
  throw new Error(`The body became no facts: ${JSON.stringify(parsed)}`);
}

/** @throws Error if the body does not become one order. */
export function orderOfStripe(body: string): UnsealedOrder {
  const [fact] = factsOfStripe(body);
  if (fact?.content.kind === 'order') return fact.content.order;
  throw new Error(`The body became no order: ${JSON.stringify(fact?.content.kind)}`);
}

/** Why a body is refused; nothing if it is not. */
export function refusalOfStripe(body: string, role?: 'orders' | 'payments'): string | undefined {
  const parsed = parseStripe(body, role);
  return parsed.kind === 'rejected' ? parsed.rejection.reason : undefined;
}

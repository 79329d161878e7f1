import type { PayoutRail, RailOrder, RailReport } from '../../core/payouts/payout-rail.ts';
import type { CalledRails } from './a-payout-world.ts';
import { aPayoutConnection } from './factories/a-program.ts';

const msPerDay = 86_400_000;

/** What a rail answers of each payment of an order. */
type Answer = (payoutId: string) => Partial<RailReport> & Pick<RailReport, 'finding'>;

/**
 * Stripe, answering as it is told, with keys that live for a day; it remembers every order that it was handed.
 */
export function aCalledRail(multiples: Readonly<Record<string, bigint>> = {}) {
  const sent: RailOrder[] = [];
  const lookedUp: RailOrder[] = [];
  const say = { onSubmit: sayOfAll('paid'), onLookUp: sayOfAll('paid') };
  const report = (order: RailOrder, answer: Answer): RailReport[] =>
    order.payments.map(({ payoutId }) => ({ payoutId, evidence: 'test', ...answer(payoutId) }));
  const rail: PayoutRail = {
    limits: {
      ...{ rail: 'stripe', maxPaymentsPerOrder: 100, idempotencyMs: msPerDay },
      ...{ decimals: {}, multiples },
    },
    async submit(order) {
      sent.push(order);
      return report(order, say.onSubmit);
    },
    async lookUp(order) {
      lookedUp.push(order);
      return report(order, say.onLookUp);
    },
  };
  const rails: CalledRails = {
    connections: [aPayoutConnection()],
    railLimits: { stripe: rail.limits },
    openRail: async () => rail,
  };
  return { rails, sent, lookedUp, say };
}

/** The same of every payment. */
export function sayOfAll(finding: RailReport['finding']): Answer {
  return (payoutId) => ({ finding, reference: `tr-of-${payoutId}` });
}

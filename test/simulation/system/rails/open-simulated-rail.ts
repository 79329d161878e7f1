import type {
  CalledRail,
  PayoutRail,
  RailOrder,
  RailPayment,
  RailReport,
} from '../../../../core/payouts/payout-rail.ts';
import { receiverOf } from '../../../../core/payouts/receiver-of.ts';
import type { Instant } from '../../../../core/time/instant.ts';
import { simulatedLimits } from './rail-limits.ts';
import {
  type RailPaid,
  reportOf,
  type SimulatedRail,
  type WantedPayment,
} from './simulated-rail.ts';

/** Makes a call over the network: it takes effect and answers when, and if, somebody lets it. */
export type CallRail = <Answer>(what: string, execute: () => Answer) => Promise<Answer>;

/**
 * The clients of the simulated rails, each as the real one's manner is: Stripe is called for each payment with a key of its own, PayPal
 * for all at once under the batch's name, and Wise twice for each payment, of which only the second call moves money.
 */
export function openSimulatedRail(
  server: SimulatedRail,
  call: CallRail,
  now: () => Instant,
): PayoutRail {
  return {
    limits: simulatedLimits[server.name],
    submit: (order) => submitters[server.name](server, call, now, order),
    lookUp: async (order) => {
      const find = () =>
        order.payments.map(({ payoutId }) => server.find(order.merchantId, payoutId).map(copy));
      const found = await orUnclear(() => call(`Look up ${server.name}`, find));
      return order.payments.map(({ payoutId }, place) =>
        found === undefined ? unclear(payoutId) : describe(server, payoutId, found[place] ?? []),
      );
    },
  };
}

type Submit = (
  server: SimulatedRail,
  call: CallRail,
  now: () => Instant,
  order: RailOrder,
) => Promise<RailReport[]>;

/** A call for each payment, with a key of its own. */
async function payEach(
  server: SimulatedRail,
  call: CallRail,
  now: () => Instant,
  order: RailOrder,
): Promise<RailReport[]> {
  const reports: RailReport[] = [];
  for (const payment of order.payments) {
    const key = `${order.merchantId} ${order.batchId} ${payment.payoutId}`;
    const pay = () => server.pay(key, [toWanted(order, payment)], now()).paid.map(copy);
    const paid = await orUnclear(() => call(`Pay ${server.name}`, pay));
    reports.push(paid?.[0] === undefined ? unclear(payment.payoutId) : reportOf(paid[0]));
  }
  return reports;
}

const submitters: Readonly<Record<CalledRail, Submit>> = {
  stripe: payEach,
  fulfilment: payEach,
  'shopify-gift-card': payEach,

  async paypal(server, call, now, order) {
    const key = `${order.merchantId} ${order.batchId}`;
    const wanted = order.payments.map((payment) => toWanted(order, payment));
    const pay = () => {
      const { isNew, paid } = server.pay(key, wanted, now());
      // A name that is taken is refused, and says nothing of what became of the first.
      return isNew ? paid.map(copy) : [];
    };
    const paid = await orUnclear(() => call('Pay paypal', pay));
    return order.payments.map(({ payoutId }) => {
      const own = paid?.find((each) => each.payoutId === payoutId);
      return own === undefined ? unclear(payoutId) : reportOf(own);
    });
  },

  async wise(server, call, now, order) {
    const reports: RailReport[] = [];
    for (const payment of order.payments) {
      const key = `${order.merchantId} ${order.batchId} ${payment.payoutId}`;
      const made = await orUnclear(() => call('Make wise', () => ({ key })));
      const fund = () => server.pay(key, [toWanted(order, payment)], now()).paid.map(copy);
      const paid = made && (await orUnclear(() => call('Fund wise', fund)));
      reports.push(paid?.[0] === undefined ? unclear(payment.payoutId) : reportOf(paid[0]));
    }
    return reports;
  },
};

function describe(server: SimulatedRail, payoutId: string, found: readonly RailPaid[]): RailReport {
  const [first, ...more] = found.filter(({ state }) => state !== 'refused');
  if (more.length > 0) return { payoutId, finding: 'contradicted', evidence: 'There are several.' };
  const one = first ?? found[0];
  if (one !== undefined) return reportOf(one);
  return server.isAuthoritative
    ? { payoutId, finding: 'never-seen', evidence: 'There is none in the list.' }
    : unclear(payoutId);
}

function toWanted({ merchantId, batchId }: RailOrder, payment: RailPayment): WantedPayment {
  const { payoutId, minorUnits, receiver } = payment;
  return { merchantId, batchId, payoutId, minorUnits, receiver: receiverOf(receiver) };
}

/** An answer says what was so when it was given. */
const copy = (payment: RailPaid): RailPaid => ({ ...payment });

const unclear = (payoutId: string): RailReport => ({
  payoutId,
  finding: 'unclear',
  evidence: 'There was no answer.',
});

/** What the network does to a call is a finding, and no error. */
async function orUnclear<Answer>(call: () => Promise<Answer>): Promise<Answer | undefined> {
  return call().catch(() => undefined);
}

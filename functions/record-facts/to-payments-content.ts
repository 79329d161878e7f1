import type { FactContent, Refund } from '../../core/assessment/order-facts.ts';
import type { Money } from '../../core/money/money.ts';
import { invalid } from '../shared/http/problem-error.ts';
import type { WantedPaymentFact } from './payment-fact-schema.ts';

/** What a fact of payments is about and what it says; ids are made the connection's own. */
export type PaymentsContent = { readonly about: string; readonly content: FactContent };

/** @throws ProblemError 422 for amounts of several currencies in one refund. */
export function toPaymentsContent(wanted: WantedPaymentFact): PaymentsContent {
  const topic = wanted.kind;
  const idOf = (id: string) => `${wanted.connection}_${id}`;
  switch (wanted.kind) {
    case 'refund': {
      const { refund, currency } = toRefund(wanted, idOf(wanted.refundId));
      const content = { kind: 'refund', topic, refund } as const;
      return {
        about: wanted.refundId,
        content: currency === undefined ? content : { ...content, currency },
      };
    }
    case 'refunded-total': {
      const total = { paymentId: idOf(wanted.paymentId), ...wanted.amount };
      return { about: wanted.paymentId, content: { kind: wanted.kind, topic, total } };
    }
    case 'dispute': {
      const { type, status, openedAt, endedAt, amount } = wanted;
      const dispute = {
        disputeId: idOf(wanted.disputeId),
        ...{ kind: type, status, openedAt },
        ...(endedAt === undefined ? {} : { endedAt }),
        ...amount,
      };
      return { about: wanted.disputeId, content: { kind: 'dispute', topic, dispute } };
    }
    case 'payment': {
      const { at, status } = wanted;
      const payment = { paymentId: idOf(wanted.paymentId), status, at };
      return { about: wanted.paymentId, content: { kind: 'payment', payment } };
    }
  }
}

function toRefund(
  wanted: Extract<WantedPaymentFact, { kind: 'refund' }>,
  refundId: string,
): { readonly refund: Refund; readonly currency: string | undefined } {
  const { at, refundedAt = at, lines, goods, beyondGoods, payment } = wanted;
  const amounts = [
    goods,
    beyondGoods,
    payment,
    ...lines.flatMap((line) => [line.amount, line.tax]),
  ];
  const currencies = new Set(amounts.filter(isAmount).map(({ currency }) => currency));
  if (currencies.size > 1) {
    throw invalid([{ path: [], message: 'A refund has one currency.' }]);
  }
  const refund: Refund = {
    refundId,
    processedAt: refundedAt,
    lines: lines.map(({ lineId, quantity, amount, tax }) => ({
      lineId,
      quantity,
      ...(amount === undefined ? {} : { minorUnits: amount.minorUnits }),
      ...(tax === undefined ? {} : { taxMinorUnits: tax.minorUnits }),
    })),
    unallocatedMinorUnits: (goods ?? payment)?.minorUnits ?? 0n,
    ...(beyondGoods === undefined ? {} : { beyondGoodsMinorUnits: beyondGoods.minorUnits }),
    ...(payment === undefined ? {} : { ofPayment: true }),
  };
  return { refund, currency: [...currencies][0] };
}

function isAmount(amount: Money | undefined): amount is Money {
  return amount !== undefined;
}

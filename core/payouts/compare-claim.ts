import type { RailPayment, RailReport } from './payout-rail.ts';
import type { RailNews } from './rail-news.ts';
import { receiverOf } from './receiver-of.ts';

type ReportedNews = Extract<RailNews, { kind: 'report' }>;

/**
 * What news of a payment report once they are held against the payment as it was frozen: of another amount or receiver they
 * contradict it, whatever else they say.
 *
 * @throws RangeError if the news are of another payout.
 */
export function compareClaim({ report, claim }: ReportedNews, payment: RailPayment): RailReport {
  if (report.payoutId !== payment.payoutId) {
    throw new RangeError(`The news are of ${report.payoutId}, not of ${payment.payoutId}.`);
  }
  const { amount, receiver } = claim;
  const isAmount = amount.currency === payment.currency && amount.minorUnits === payment.minorUnits;
  if (isAmount && receiver.toLowerCase() === receiverOf(payment.receiver).toLowerCase())
    return report;
  const what = isAmount ? 'for another receiver' : 'of another amount';
  return { ...report, finding: 'contradicted', evidence: `${report.evidence} It is ${what}.` };
}

import { toMoneyDocument } from '../../../core/money/money-document.ts';
import { describeAdjustment } from '../../../core/plans/periods/describe-adjustment.ts';
import type { PeriodAccount } from '../../../core/settlement/periods/period-account.ts';
import { formatInstant } from '../../../core/time/format-instant.ts';

/** What the terms of a creator's period have come to, in the form of the API: each with the sentence that explains it. */
export function describePeriod(account: PeriodAccount) {
  const { programId, period, currency, statement, stated, updatedAt } = account;
  const toDocument = (minorUnits: bigint) => toMoneyDocument({ minorUnits, currency });
  return {
    programId,
    period: period.key,
    currency,
    total: toDocument(statement.totalMinorUnits),
    ...(stated === undefined ? {} : { statedAt: formatInstant(stated.at) }),
    terms: statement.adjustments.map((adjustment) => ({
      termId: adjustment.termId,
      kind: adjustment.kind,
      amount: toDocument(adjustment.minorUnits),
      explanation: describeAdjustment(adjustment, currency),
    })),
    updatedAt: formatInstant(updatedAt),
  };
}

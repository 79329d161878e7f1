import { toUnitDocument } from '../../../core/assessment/explanation/amount-document.ts';
import type { Entry, PeriodReference } from '../../../core/ledger/entry.ts';
import { formatInstant } from '../../../core/time/format-instant.ts';

/** An entry in the form of the API. Amounts of postings are signed: debits positive, credits negative. */
export function describeEntry(entry: Entry) {
  const { sequence, kind, cause, eventAt, postedAt, postings, legs, period } = entry;
  const { previousHash, hash } = entry;
  return {
    sequence,
    kind,
    cause,
    eventAt: formatInstant(eventAt),
    postedAt: formatInstant(postedAt),
    postings: postings.map(({ account, owner, unit, minorUnits }) => ({
      account,
      owner,
      amount: toUnitDocument(minorUnits, unit),
    })),
    legs: legs.map(({ conversionId, revision, unit, minorUnits, heldMinorUnits }) => ({
      conversionId,
      revision,
      amount: toUnitDocument(minorUnits, unit),
      ...(heldMinorUnits === undefined ? {} : { held: toUnitDocument(heldMinorUnits, unit) }),
    })),
    ...(period === undefined ? {} : { period: describePeriod(period) }),
    previousHash,
    hash,
  };
}

function describePeriod({ programId, period, currency, minorUnits }: PeriodReference) {
  return { programId, period, amount: toUnitDocument(minorUnits, currency) };
}

import { toUnitDocument } from '../../../core/assessment/explanation/amount-document.ts';
import type { Entry, PeriodReference } from '../../../core/ledger/entry.ts';
import type { PayoutPart } from '../../../core/payees/payout-part.ts';
import { toConversionDocument } from '../../../core/payouts/describe-conversion.ts';
import { formatInstant } from '../../../core/time/format-instant.ts';
import { describeDivision } from './describe-division.ts';

/** An entry in the form of the API. Amounts of postings are signed: debits positive, credits negative. */
export function describeEntry(entry: Entry) {
  const { sequence, kind, cause, eventAt, postedAt, postings, legs, period } = entry;
  const { division, withholding, conversion, setAside, invoice, previousHash, hash } = entry;
  const currency = postings[0]?.unit ?? '';
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
    ...(division === undefined ? {} : { division: describeDivision(division, currency) }),
    ...(withholding === undefined ? {} : { withholding }),
    ...(invoice === undefined ? {} : { invoice }),
    ...(entry.indirectTaxMinorUnits === undefined
      ? {}
      : { indirectTax: toUnitDocument(entry.indirectTaxMinorUnits, currency) }),
    ...(conversion === undefined ? {} : { conversion: toConversionDocument(conversion) }),
    ...(setAside === undefined ? {} : { setAside: describePart(setAside, currency) }),
    previousHash,
    hash,
  };
}

function describePart({ minorUnits, ...whose }: PayoutPart, currency: string) {
  return { ...whose, amount: toUnitDocument(minorUnits, currency) };
}

function describePeriod({ programId, period, currency, minorUnits }: PeriodReference) {
  return { programId, period, amount: toUnitDocument(minorUnits, currency) };
}

import { formatMoneyWithCurrency } from '../money/format-money-with-currency.ts';
import { addParts } from './add-parts.ts';
import { dividePayable } from './divide-payable.ts';
import type { Division } from './division.ts';
import { formatBasisPoints } from './format-basis-points.ts';
import type { PayeeTerms } from './payee-assignment.ts';
import type { PayoutPart } from './payout-part.ts';

/** Who got what of an account when a part of it was reserved, and why, in sentences. */
export function explainDivision(division: Division, currency: string): string[] {
  const say = (minorUnits: bigint) => formatMoneyWithCurrency({ minorUnits, currency });
  const { payeeId, payableMinorUnits, dividedMinorUnits, terms, parts } = division;
  const { waitingMinorUnits = 0n } = division;
  const newly = dividePayable(dividedMinorUnits, [], terms);
  const before = addParts([...parts, ...newly.map(negate)]);
  const own = parts.find((part) => part.payeeId === payeeId)?.minorUnits ?? 0n;
  return [
    `${say(payableMinorUnits)} were payable, ${say(own)} of it to ${nameOf(payeeId)}.`,
    ...(waitingMinorUnits === 0n ? [] : [`${say(waitingMinorUnits)} more were not due yet.`]),
    ...(dividedMinorUnits === 0n ? [] : [explainTerms(say, dividedMinorUnits, terms, newly)]),
    ...before.map(
      (part) => `${say(part.minorUnits)} were set aside before for ${nameOf(part.payeeId)}.`,
    ),
  ];
}

const nameOf = (payeeId: string | undefined): string => payeeId ?? 'the creator';

const negate = ({ minorUnits, ...whose }: PayoutPart) => ({ ...whose, minorUnits: -minorUnits });

function explainTerms(
  say: (minorUnits: bigint) => string,
  dividedMinorUnits: bigint,
  terms: PayeeTerms | undefined,
  newly: readonly PayoutPart[],
): string {
  const of = `Of ${say(dividedMinorUnits)} that were not divided before,`;
  if (terms === undefined) return `${of} all are the creator’s, who has no payee.`;
  const { payeeId, cutBasisPoints, remainderTo } = terms;
  const cut = formatBasisPoints(cutBasisPoints);
  if (remainderTo === 'payee') {
    return `${of} all are paid to ${payeeId}, which keeps ${cut} and passes the rest on.`;
  }
  const partOf = (whose: string | undefined) =>
    say(newly.find((part) => part.payeeId === whose)?.minorUnits ?? 0n);
  return `${of} ${payeeId} has ${cut} (${partOf(payeeId)}) and the creator the rest (${partOf(undefined)}).`;
}

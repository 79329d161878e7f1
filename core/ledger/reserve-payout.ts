import type { Sha256 } from '../encoding/hashing.ts';
import type { Money } from '../money/money.ts';
import { dividePayable } from '../payees/divide-payable.ts';
import type { Division } from '../payees/division.ts';
import type { PayeeTerms } from '../payees/payee-assignment.ts';
import { sumParts } from '../payees/sum-parts.ts';
import { convertPayout, type ExchangeTerms } from '../payouts/convert-payout.ts';
import type { Payout } from '../payouts/payout.ts';
import { kindOfUnit } from '../plans/kind-of-unit.ts';
import type { PayoutMethod } from '../programs/program.ts';
import type { FairValue } from '../tax/fair-value.ts';
import type { PayoutWithholding } from '../tax/payout-withholding.ts';
import { changeTaxYear, type TaxYearTotal } from '../tax/tax-year-total.ts';
import type { Instant } from '../time/instant.ts';
import type { AccountHead } from './account-head.ts';
import { balancesOf } from './balances.ts';
import { conversionOf } from './conversion-of.ts';
import type { EntryDraft, Posting } from './entry.ts';
import { indirectTaxPart } from './indirect-tax-part.ts';
import { isCash } from './is-cash.ts';
import type { AccountWrite } from './ledger-store.ts';
import { postToAccount } from './post-to-account.ts';

/** What is to be paid, to whom, and where it belongs. */
export type PayoutOrder = {
  readonly currency: string;
  readonly runId: string;
  readonly batchId: string;
  readonly method: PayoutMethod;
  readonly at: Instant;
  /** On which terms the account is divided with a payee on the day of the run. Absent: it is not. */
  readonly terms?: PayeeTerms;
  /** At most so much of it, in minor units: some rails pay round amounts only. Absent: all. */
  readonly minorUnitsMax?: bigint;
  /** What of it is not due yet, and stays payable undivided. Absent: nothing. */
  readonly waitingMinorUnits?: bigint;
  /** Whose part is paid; absent: the creator's own, which of an account that is not divided is all of it. */
  readonly payeeId?: string;
  /** What is withheld of it, and what the receiver was paid in the tax year before. Absent: the merchant withholds none. */
  readonly tax?: { readonly withholding: PayoutWithholding; readonly total: TaxYearTotal };
  /** Of no cash: what it counts as in the tax year, and what that came to before. Absent: in none. */
  readonly inKind?: { readonly fairValue: FairValue; readonly total: TaxYearTotal };
  /** At which rate what is moved is exchanged: after the withholding, which is of the ledger's currency. Absent: it is not. */
  readonly exchange?: ExchangeTerms;
};

/**
 * Reserves everything payable and due of one currency (as far as its rail can pay it) for a payout, and writes the payout down with it. Of an
 * account that is divided it reserves one's part, and what is the others' is set aside for them.
 *
 * The payout's id derives from the entry, `<creator>-<currency>-<sequence>` (of no cash with the kind of its unit), so one entry can never
 * become two payouts.
 *
 * Indirect tax goes first, to the creator alone, and nothing is withheld of it.
 * What is withheld for tax leaves `payable`, too, and the rest is what the payout moves; that may be nothing.
 *
 * @throws RangeError if nothing is payable (or nothing of it is for the receiver), for a unit that nobody knows, for one that is no
 *   cash to be taxed or divided, if the tax was judged on another amount, or if nothing would come of what is exchanged.
 */
export function reservePayout(
  head: AccountHead,
  order: PayoutOrder,
  sha256: Sha256,
): AccountWrite & { readonly payout: { readonly next: Payout; readonly expected: undefined } } {
  const { creatorId: owner } = head;
  const { currency: unit, at, waitingMinorUnits = 0n } = order;
  requireMovable(order);
  const payable = balancesOf(head.balances, unit).payable - waitingMinorUnits;
  if (payable <= 0n) throw new RangeError(`Nothing is payable to ${owner} in ${unit}.`);

  const division = divide(head, order, payable);
  const own = division === undefined ? payable : partOf(division);
  const { minorUnitsMax = own } = order;
  const gross = minorUnitsMax < own ? minorUnitsMax : own;
  if (gross <= 0n) throw new RangeError(`No part of it can be paid to ${owner} in ${unit}.`);
  const indirectTax = order.payeeId === undefined ? indirectTaxPart(head, unit, gross) : 0n;
  const withheld = withheldOf(order, gross - indirectTax, gross);
  const taxed = withIndirectTax(indirectTax);
  const payout = { ...describePayout(head, order, gross - withheld, division), ...taxed };
  const posted = postToAccount(
    head,
    {
      kind: 'reserve',
      cause: `reserve/${payout.payoutId}`,
      eventAt: at,
      postedAt: at,
      postings: [
        { account: 'payable', owner, unit, minorUnits: gross },
        ...creditPayout(owner, unit, payout.minorUnits, withheld),
      ],
      legs: [],
      ...(division === undefined ? {} : { division }),
      ...taxed,
      ...describeWithholding(order),
      ...conversionOf(payout),
    },
    sha256,
  );
  return {
    ...posted,
    legs: [],
    payout: { next: payout, expected: undefined },
    ...countInTaxYear(order),
  };
}

/** What is no cash is handed out whole: nothing is withheld in kind, and it is the creator's, whoever the cash is divided with. */
function requireMovable({ currency: unit, tax, inKind, terms, payeeId }: PayoutOrder): void {
  if (isCash(unit) ? inKind !== undefined : kindOfUnit(unit) === undefined) {
    throw new RangeError(`No payout moves ${unit} so.`);
  }
  const isCut = tax !== undefined || terms !== undefined || payeeId !== undefined;
  if (!isCash(unit) && isCut) throw new RangeError(`${unit} is neither taxed nor divided.`);
}

function countInTaxYear({ tax, inKind }: PayoutOrder): Pick<AccountWrite, 'taxYear'> {
  if (tax !== undefined) return { taxYear: changeTaxYear(tax.total, tax.withholding, 1n) };
  if (inKind === undefined) return {};
  return { taxYear: changeTaxYear(inKind.total, inKind.fairValue, 1n) };
}

function withheldOf({ tax }: PayoutOrder, earned: bigint, reserved: bigint): bigint {
  if (tax === undefined) return 0n;
  const { grossMinorUnits, withheldMinorUnits } = tax.withholding;
  if (grossMinorUnits !== earned || withheldMinorUnits < 0n || withheldMinorUnits > reserved) {
    throw new RangeError(`The tax is of ${grossMinorUnits}, and ${earned} are reserved.`);
  }
  return withheldMinorUnits;
}

const withIndirectTax = (indirectTaxMinorUnits: bigint) =>
  indirectTaxMinorUnits === 0n ? {} : { indirectTaxMinorUnits };

function creditPayout(owner: string, unit: string, net: bigint, withheld: bigint): Posting[] {
  const postings: Posting[] = [
    { account: 'in-payout', owner, unit, minorUnits: -net },
    { account: 'tax-withheld', owner, unit, minorUnits: -withheld },
  ];
  return postings.filter(({ minorUnits }) => minorUnits !== 0n);
}

function describeWithholding({ tax }: PayoutOrder): Pick<EntryDraft, 'withholding'> {
  if (tax === undefined) return {};
  const { ruleId, day, taxYear } = tax.withholding;
  return { withholding: { ruleId, day, taxYear } };
}

/** `undefined` if the account is the creator's alone, and always was as far as it is payable. */
function divide(
  head: AccountHead,
  { currency, terms, payeeId, waitingMinorUnits = 0n }: PayoutOrder,
  payableMinorUnits: bigint,
): Division | undefined {
  const setAside = head.setAside?.[currency] ?? [];
  if (terms === undefined && payeeId === undefined && setAside.length === 0) return undefined;
  const indirectTax = indirectTaxPart(head, currency, payableMinorUnits);
  return {
    ...(payeeId === undefined ? {} : { payeeId }),
    payableMinorUnits,
    ...(waitingMinorUnits === 0n ? {} : { waitingMinorUnits }),
    dividedMinorUnits: payableMinorUnits - indirectTax - sumParts(setAside),
    ...(terms === undefined ? {} : { terms }),
    ...withIndirectTax(indirectTax),
    parts: dividePayable(payableMinorUnits, setAside, terms, indirectTax),
  };
}

/** At most what is payable: another may have had too much, and what is missing for it comes later. */
function partOf({ payeeId, payableMinorUnits, parts }: Division): bigint {
  const own = parts.find((part) => part.payeeId === payeeId)?.minorUnits ?? 0n;
  if (own <= 0n) throw new RangeError(`Nothing of it is for ${payeeId ?? 'the creator'}.`);
  return own < payableMinorUnits ? own : payableMinorUnits;
}

function describePayout(
  head: AccountHead,
  { currency, runId, batchId, method, at, tax, inKind, exchange }: PayoutOrder,
  minorUnits: bigint,
  division: Division | undefined,
): Payout {
  const { merchantId, creatorId, sequence, reversalSequence } = head;
  return {
    merchantId,
    payoutId: `${creatorId}-${kindOfUnit(currency) ?? currency.toLowerCase()}-${sequence + 1}`,
    creatorId,
    currency,
    minorUnits,
    state: 'intended',
    runId,
    batchId,
    method,
    ...(division === undefined ? {} : { division }),
    ...(tax === undefined ? {} : { withholding: tax.withholding }),
    ...(inKind === undefined ? {} : { fairValue: inKind.fairValue }),
    ...exchangeAt(at, { minorUnits, currency }, exchange),
    coversUpToSequence: sequence,
    reversalSequence,
    history: [{ state: 'intended', at, evidence: `run ${runId}` }],
  };
}

/** Of what is withheld whole nothing moves, so nothing is exchanged. */
function exchangeAt(
  at: Instant,
  moved: Money,
  exchange: ExchangeTerms | undefined,
): Pick<Payout, 'conversion'> {
  if (exchange === undefined || moved.minorUnits === 0n) return {};
  const conversion = convertPayout(moved, exchange, at);
  if (conversion.to.minorUnits > 0n) return { conversion };
  throw new RangeError(
    `Nothing comes of ${moved.minorUnits} ${moved.currency} in ${conversion.to.currency}.`,
  );
}

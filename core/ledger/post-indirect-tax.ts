import type { Sha256 } from '../encoding/hashing.ts';
import type { Instant } from '../time/instant.ts';
import type { AccountHead } from './account-head.ts';
import { balancesOf } from './balances.ts';
import { creditPayable } from './credit-payable.ts';
import type { AccountWrite } from './ledger-store.ts';
import { postToAccount } from './post-to-account.ts';

/** VAT or GST that an invoice asks for on top of what was earned. */
export type IndirectTaxClaim = {
  /** Names the claim among all of the account: one is posted once. */
  readonly claim: string;
  /** The number of the invoice or credit note. */
  readonly invoice: string;
  readonly currency: string;
  /** Signed: of a credit note it is negative. */
  readonly minorUnits: bigint;
};

/**
 * Makes the tax of an invoice payable beside what was earned, or takes that of a credit note back: beyond what is payable it
 * is a debt, as with any reversal.
 *
 * @throws RangeError if there is no tax: there is no entry for that.
 */
export function postIndirectTax(
  head: AccountHead,
  { claim, invoice, currency: unit, minorUnits }: IndirectTaxClaim,
  { at, sha256 }: { readonly at: Instant; readonly sha256: Sha256 },
): AccountWrite {
  if (minorUnits === 0n) throw new RangeError(`The invoice ${invoice} asks for no tax.`);
  const owner = head.creatorId;
  const posted = postToAccount(
    head,
    {
      kind: 'indirect-tax',
      cause: indirectTaxCause(claim),
      ...{ eventAt: at, postedAt: at },
      postings: [
        { account: 'indirect-tax', owner, unit, minorUnits },
        ...creditPayable(owner, unit, balancesOf(head.balances, unit), minorUnits),
      ],
      ...{ legs: [], invoice },
    },
    sha256,
  );
  const reversed = minorUnits < 0n ? 1 : 0;
  return {
    head: { ...posted.head, reversalSequence: head.reversalSequence + reversed },
    entry: posted.entry,
    legs: [],
  };
}

/** The cause of the entry of a claim. */
export function indirectTaxCause(claim: string): string {
  return `indirect-tax/${claim}`;
}

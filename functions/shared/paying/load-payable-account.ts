import type { InvoicingAccount } from '../../../core/invoices/own/invoicing-account.ts';
import type { AccountHead } from '../../../core/ledger/account-head.ts';
import type { LedgerStore } from '../../../core/ledger/ledger-store.ts';
import type { Payee } from '../../../core/payees/payee.ts';
import type { PayeeTerms } from '../../../core/payees/payee-assignment.ts';
import { termsAt } from '../../../core/payees/terms-at.ts';
import { coolsOffUntil, type PaidParty } from '../../../core/payouts/account-change.ts';
import type { AccountHold } from '../../../core/payouts/account-holds.ts';
import type { PayableAccount } from '../../../core/payouts/payable-account.ts';
import type { Creator, Enrolment, Program } from '../../../core/programs/program.ts';
import type { ProgramDirectory } from '../../../core/programs/program-directory.ts';
import { formatDay } from '../../../core/time/format-instant.ts';
import type { Instant } from '../../../core/time/instant.ts';

export type PayableAccountPorts = {
  readonly ledger: Pick<LedgerStore, 'readHead' | 'readInvoicing'>;
  readonly directory: Pick<
    ProgramDirectory,
    'findBilling' | 'findCreator' | 'findEnrolment' | 'findPayee'
  >;
};

/**
 * Reads what decides whether a creator is paid: the account, the way of payment, the programs; and, of an
 * account that is divided, how its payees are paid.
 *
 * @param at the moment whose payee it is: the beginning of the run, for every look at the account.
 */
export async function loadPayableAccount(
  { ledger, directory }: PayableAccountPorts,
  programs: readonly Program[],
  merchantId: string,
  creatorId: string,
  at: Instant,
): Promise<PayableAccount> {
  const [head, creator, enrolments] = await Promise.all([
    ledger.readHead(merchantId, creatorId),
    directory.findCreator(merchantId, creatorId),
    Promise.all(
      programs.map(({ programId }) => directory.findEnrolment(merchantId, programId, creatorId)),
    ),
  ]);
  // Behind the head: the tax of an invoice that is replaced meanwhile moves it, and nothing is reserved by the old one.
  const invoicing = await findInvoicing({ ledger, directory }, merchantId, creatorId, at);
  const joined = programs.filter((_, index) => enrolments[index] !== undefined);
  const terms = termsAt(creator?.payees, at);
  const payees = await readPayees(directory, merchantId, listPayees(head, terms));
  const holds = listHolds(creator, payees, at);
  const hasLeft = hasLeftAll(enrolments, creator, at);
  const isPaused = joined.some(({ paused }) => paused?.payouts !== undefined);
  return {
    head,
    method: creator?.payoutMethod,
    ...(creator?.rewardMethod === undefined ? {} : { rewardMethod: creator.rewardMethod }),
    settings: joined.map(({ payouts }) => payouts),
    ...(isPaused ? { paused: true } : {}),
    ...(hasLeft ? { left: true } : {}),
    ...(invoicing === undefined ? {} : { invoicing }),
    ...(terms === undefined ? {} : { terms }),
    ...(payees.length === 0 ? {} : { payeeMethods: methodsOf(payees) }),
    ...(holds.length === 0 ? {} : { holds }),
  };
}

/** Whoever was in a program and is in none any more, or of whom nothing is known any more. */
function hasLeftAll(
  enrolments: readonly (Enrolment | undefined)[],
  creator: Creator | undefined,
  at: Instant,
): boolean {
  if (creator?.erasedAt !== undefined) return true;
  const known = enrolments.filter((enrolment) => enrolment !== undefined);
  return known.length > 0 && known.every(({ leftAt = at + 1 }) => leftAt <= at);
}

/** What a creator has invoiced who writes invoices by now. */
async function findInvoicing(
  { ledger, directory }: PayableAccountPorts,
  merchantId: string,
  creatorId: string,
  at: Instant,
): Promise<InvoicingAccount | undefined> {
  const billing = await directory.findBilling(merchantId, creatorId);
  if (billing?.kind !== 'invoices' || formatDay(at) < billing.from) return undefined;
  return ledger.readInvoicing(merchantId, creatorId);
}

/** The one of today, and those of before for whom something is set aside. */
export function listPayees(
  { setAside = {} }: AccountHead,
  terms: PayeeTerms | undefined,
): string[] {
  const waiting = Object.values(setAside).flatMap((parts) =>
    parts.flatMap(({ payeeId }) => (payeeId === undefined ? [] : [payeeId])),
  );
  return [...new Set([...(terms === undefined ? [] : [terms.payeeId]), ...waiting])];
}

type KnownPayee = { readonly payeeId: string; readonly payee: Payee | undefined };

function readPayees(
  directory: Pick<ProgramDirectory, 'findPayee'>,
  merchantId: string,
  payeeIds: readonly string[],
): Promise<KnownPayee[]> {
  return Promise.all(
    payeeIds.map(async (payeeId) => ({
      payeeId,
      payee: await directory.findPayee(merchantId, payeeId),
    })),
  );
}

function methodsOf(payees: readonly KnownPayee[]): PayableAccount['payeeMethods'] {
  return Object.fromEntries(payees.map(({ payeeId, payee }) => [payeeId, payee?.payoutMethod]));
}

/** Whose account took another one's place so short a time ago that nobody is paid to it. */
function listHolds(
  creator: PaidParty | undefined,
  payees: readonly KnownPayee[],
  at: Instant,
): AccountHold[] {
  const holdOf = (party: PaidParty | undefined): AccountHold[] => {
    const until = party && coolsOffUntil(party, at);
    return until === undefined ? [] : [{ reason: 'cooling-off', until }];
  };
  return [
    ...holdOf(creator),
    ...payees.flatMap(({ payeeId, payee }) => holdOf(payee).map((hold) => ({ ...hold, payeeId }))),
  ];
}

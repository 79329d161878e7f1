import type { LedgerStore } from '../../../core/ledger/ledger-store.ts';
import type { Payee } from '../../../core/payees/payee.ts';
import type { PayeeAssignment } from '../../../core/payees/payee-assignment.ts';
import type { PayoutPart } from '../../../core/payees/payout-part.ts';
import type { Creator, Enrolment, Program } from '../../../core/programs/program.ts';
import type { ProgramDirectory } from '../../../core/programs/program-directory.ts';
import { listDays } from '../../../core/reports/list-days.ts';
import {
  type AccountCurrency,
  type AccountInKind,
  reportAccount,
} from '../../../core/reports/report-account.ts';
import type { ConversionStore } from '../../../core/settlement/conversion-store.ts';
import { addDays } from '../../../core/time/add-days.ts';
import { formatDay } from '../../../core/time/format-instant.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { DayRange } from '../http/day-range.ts';
import { findEnrolments } from './find-enrolments.ts';
import { loadOrdersOfDays } from './load-orders-of-days.ts';

export type ReadAccountPorts = {
  readonly directory: Pick<
    ProgramDirectory,
    'findCreator' | 'findEnrolment' | 'findPayee' | 'listPrograms'
  >;
  readonly conversions: Pick<ConversionStore, 'listOfDay'>;
  readonly ledger: Pick<LedgerStore, 'readHead'>;
  readonly now: () => Instant;
};

export type CreatorAccount = {
  readonly creator: Creator;
  readonly enrolments: readonly { readonly program: Program; readonly enrolment: Enrolment }[];
  /** The days on which the orders behind each `recentOrders` were placed. */
  readonly recentOrdersPlaced: DayRange;
  readonly currencies: readonly AccountCurrency[];
  readonly inKind: readonly AccountInKind[];
  /** Who is paid for the creator, if it is not the creator, as it is said now. */
  readonly payee?: { readonly assignment: PayeeAssignment; readonly payee: Payee | undefined };
  /** Whose parts of what is payable are known already. */
  readonly setAside: readonly (PayoutPart & { readonly currency: string })[];
};

/** Orders older than this are closed or expired under any usual hold, so they are not looked at. */
const recentDays = 120;

/**
 * A creator's account: the balances, and what is pending or held with orders of the last 120 days of
 * the programs in which the creator is or was enrolled. `undefined` if there is no such creator.
 */
export async function readAccount(
  ports: ReadAccountPorts,
  merchantId: string,
  creatorId: string,
): Promise<CreatorAccount | undefined> {
  const { directory, conversions, ledger } = ports;
  const creator = await directory.findCreator(merchantId, creatorId);
  if (creator === undefined) return undefined;

  const now = ports.now();
  const placed = { from: formatDay(addDays(now, 1 - recentDays)), to: formatDay(now) };
  const enrolments = await findEnrolments(directory, merchantId, creatorId);
  const programIds = enrolments.map(({ program }) => program.programId);
  const days = listDays(placed.from, placed.to);
  const orders = await loadOrdersOfDays(conversions, merchantId, programIds, days);
  const head = await ledger.readHead(merchantId, creatorId);
  return {
    creator,
    enrolments,
    recentOrdersPlaced: placed,
    ...reportAccount(head, orders),
    ...(await readPayee(directory, creator, now)),
    setAside: Object.entries(head.setAside ?? {}).flatMap(([currency, parts]) =>
      parts.map((part) => ({ ...part, currency })),
    ),
  };
}

async function readPayee(
  directory: Pick<ProgramDirectory, 'findPayee'>,
  { merchantId, payees }: Creator,
  now: Instant,
): Promise<Pick<CreatorAccount, 'payee'>> {
  const assignment = payees?.findLast(({ from }) => from <= now);
  if (assignment?.terms === undefined) return {};
  const payee = await directory.findPayee(merchantId, assignment.terms.payeeId);
  return { payee: { assignment, payee } };
}

import { calendarOf } from '../../core/programs/calendar-of.ts';
import type { Creator } from '../../core/programs/program.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { StatementStore } from '../../core/statements/statement-store.ts';
import type { Calendar } from '../../core/time/month-span.ts';
import { type BillCreatorPorts, billCreator } from './bill-creator.ts';
import { findLastMonth } from './find-last-month.ts';
import { type IssueForCreatorPorts, issueForCreator } from './issue-for-creator.ts';
import { type IssueForPayeePorts, issueForPayee } from './issue-for-payee.ts';
import type { IssueStep } from './issue-step.ts';

export type IssueStatementsPorts = Omit<IssueForCreatorPorts, keyof BillCreatorPorts> &
  Omit<BillCreatorPorts, 'statements' | 'directory'> &
  Pick<IssueForPayeePorts, 'payeeStatements' | 'payouts' | 'texts'> & {
    readonly ledger: IssueForCreatorPorts['ledger'] & BillCreatorPorts['ledger'];
    readonly statements: Pick<StatementStore, 'add' | 'find' | 'findNewest' | 'list'>;
    readonly directory: Pick<
      ProgramDirectory,
      'findCreator' | 'findMerchant' | 'listCreators' | 'listMerchantIds'
    >;
    /** Whether there is time for another account. */
    readonly hasTime: () => boolean;
    /** Goes on in other runs, each with one of these steps. */
    readonly continueWith: (steps: readonly IssueStep[]) => Promise<void>;
    readonly reportFailure: (account: string, error: unknown) => void;
  };

/**
 * Issues the statements of the months that are over, account by account. A run that is out of time hands on where it
 * stopped; an account that fails is tried again by itself, so that it holds up nobody else. Every step may run twice.
 *
 * @returns how many statements were issued in this run.
 */
export function makeIssueStatements(ports: IssueStatementsPorts) {
  return async (step: IssueStep): Promise<number> => {
    if (step.of === 'all') {
      const merchantIds = await ports.directory.listMerchantIds();
      await ports.continueWith(
        merchantIds.map((merchantId) => ({ of: 'merchant', merchantId }) as const),
      );
      return 0;
    }
    const months = await readMonths(ports, step.merchantId);
    if (step.of === 'payee') return issueForPayee(ports, payeeOf(step), months);
    if (step.of === 'creator') return issueAndBill(ports, accountOf(step), months);
    return issueForMerchant(ports, step, months);
  };
}

type Months = { readonly calendar: Calendar; readonly lastMonth: string };

const accountOf = ({ merchantId, creatorId }: { merchantId: string; creatorId: string }) => ({
  merchantId,
  creatorId,
});

const payeeOf = ({ merchantId, payeeId }: { merchantId: string; payeeId: string }) => ({
  merchantId,
  payeeId,
});

async function readMonths(
  { directory, now }: IssueStatementsPorts,
  merchantId: string,
): Promise<Months> {
  const calendar = calendarOf(await directory.findMerchant(merchantId));
  return { calendar, lastMonth: findLastMonth(now(), calendar) };
}

/** Statements first: invoices bill them. A run that ends between the two is made good by the next. */
async function issueAndBill(
  ports: IssueStatementsPorts,
  account: { readonly merchantId: string; readonly creatorId: string },
  months: Months,
): Promise<number> {
  const issued = await issueForCreator(ports, account, months);
  await billCreator(ports, account);
  return issued;
}

async function issueForMerchant(
  ports: IssueStatementsPorts,
  { merchantId, after = '' }: Extract<IssueStep, { of: 'merchant' }>,
  months: Months,
): Promise<number> {
  const creators = await ports.directory.listCreators(merchantId);
  const ids = creators
    .map(({ creatorId }) => creatorId)
    .filter((creatorId) => creatorId > after)
    .toSorted();
  let issued = 0;
  for (const [place, creatorId] of ids.entries()) {
    if (!ports.hasTime()) {
      const done = ids[place - 1] ?? after;
      await ports.continueWith([{ of: 'merchant', merchantId, ...(done && { after: done }) }]);
      return issued;
    }
    try {
      issued += await issueAndBill(ports, { merchantId, creatorId }, months);
    } catch (error) {
      ports.reportFailure(`${merchantId}/${creatorId}`, error);
      await ports.continueWith([{ of: 'creator', merchantId, creatorId }]);
    }
  }
  await ports.continueWith(
    listPayeesOf(creators).map((payeeId) => ({ of: 'payee', merchantId, payeeId }) as const),
  );
  return issued;
}

/** Whoever is paid for a creator, or ever was. */
function listPayeesOf(creators: readonly Pick<Creator, 'payees'>[]): string[] {
  const ids = creators.flatMap(({ payees = [] }) =>
    payees.flatMap(({ terms }) => (terms === undefined ? [] : [terms.payeeId])),
  );
  return [...new Set(ids)].toSorted();
}

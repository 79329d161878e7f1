import { canonicalJson } from '../../core/encoding/canonical-json.ts';
import type { PayoutStore } from '../../core/payouts/payout-store.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import { cutPayeeStatement, type PayeeSource } from '../../core/statements/cut-payee-statement.ts';
import type { IssuedStatement } from '../../core/statements/issued-statement.ts';
import type { PayeeStatementStore } from '../../core/statements/payee-statement-store.ts';
import type { StatementStore, StatementTexts } from '../../core/statements/statement-store.ts';
import { type Calendar, monthSpan, nextMonth, zoneOf } from '../../core/time/month-span.ts';
import { readIssuedText } from '../shared/reading/read-issued-text.ts';
import { type IssueForCreatorPorts, issueForCreator } from './issue-for-creator.ts';

export type IssueForPayeePorts = Omit<IssueForCreatorPorts, 'statements' | 'texts'> & {
  readonly directory: Pick<ProgramDirectory, 'listCreators'>;
  readonly statements: Pick<StatementStore, 'add' | 'find' | 'findNewest' | 'list'>;
  readonly texts: StatementTexts;
  readonly payouts: Pick<PayoutStore, 'listPayoutsOfCreator'>;
  readonly payeeStatements: PayeeStatementStore;
};

type Payee = { readonly merchantId: string; readonly payeeId: string };

/** As many statements as a page of a list may have. */
const monthsPerPage = 100;

/**
 * Issues a payee's statements of all months up to one that have none yet, oldest first: the parts that were paid to it for its
 * creators, taken from the creators' statements, which are issued before. A month in which nothing was paid gets none. Run again,
 * it issues nothing more.
 */
export async function issueForPayee(
  ports: IssueForPayeePorts,
  payee: Payee,
  { calendar, lastMonth }: { readonly calendar: Calendar; readonly lastMonth: string },
): Promise<number> {
  const { merchantId, payeeId } = payee;
  const through = await ports.payeeStatements.findThrough(merchantId, payeeId);
  if (through !== undefined && through >= lastMonth) return 0;

  const creatorIds = await listCreatorsOf(ports, payee);
  for (const creatorId of creatorIds) {
    // Nobody's part may be missing in a month that is stated.
    await issueForCreator(ports, { merchantId, creatorId }, { calendar, lastMonth });
  }
  const first =
    through === undefined
      ? await findFirstMonth(ports, merchantId, creatorIds)
      : nextMonth(through);
  let issued = 0;
  for (let month = first; month !== undefined && month <= lastMonth; month = nextMonth(month)) {
    if (await issueMonth(ports, payee, creatorIds, month, calendar)) issued += 1;
  }
  await ports.payeeStatements.noteThrough(merchantId, payeeId, lastMonth);
  return issued;
}

/** Who is paid through the payee, or ever was. */
async function listCreatorsOf(
  { directory }: IssueForPayeePorts,
  { merchantId, payeeId }: Payee,
): Promise<string[]> {
  const creators = await directory.listCreators(merchantId);
  return creators
    .filter(({ payees = [] }) => payees.some(({ terms }) => terms?.payeeId === payeeId))
    .map(({ creatorId }) => creatorId)
    .toSorted();
}

async function findFirstMonth(
  { statements }: IssueForPayeePorts,
  merchantId: string,
  creatorIds: readonly string[],
): Promise<string | undefined> {
  let first: string | undefined;
  for (const creatorId of creatorIds) {
    for (let after: string | undefined, isFirst = true; isFirst || after !== undefined; ) {
      isFirst = false;
      const page = await statements.list(merchantId, creatorId, {
        limit: monthsPerPage,
        ...(after === undefined ? {} : { after }),
      });
      const oldest = page.items.at(-1)?.month;
      if (oldest !== undefined && (first === undefined || oldest < first)) first = oldest;
      after = page.next;
    }
  }
  return first;
}

async function issueMonth(
  ports: IssueForPayeePorts,
  payee: Payee,
  creatorIds: readonly string[],
  month: string,
  calendar: Calendar,
): Promise<boolean> {
  const span = monthSpan(month, calendar);
  if (span === undefined) throw new RangeError(`"${month}" is not a month.`);
  const sources = await readSources(ports, payee.merchantId, creatorIds, month);
  const timeZone = zoneOf(span.from, calendar);
  const statement = cutPayeeStatement(payee, { month, timeZone, ...span }, sources);
  if (statement === undefined) return false;

  const text = canonicalJson(statement);
  const { number } = statement;
  const record = {
    ...{ ...payee, number, month, timeZone, ...span },
    ...{ sha256: ports.sha256(text), issuedAt: ports.now() },
  };
  // First the text under its digest, then the record that names it.
  await ports.texts.put(record, text);
  return (await ports.payeeStatements.add(record)) === 'added';
}

async function readSources(
  ports: IssueForPayeePorts,
  merchantId: string,
  creatorIds: readonly string[],
  month: string,
): Promise<PayeeSource[]> {
  const sources: PayeeSource[] = [];
  for (const creatorId of creatorIds) {
    const record = await ports.statements.find(merchantId, creatorId, month);
    if (record === undefined) continue;
    const statement = JSON.parse(await readIssuedText(ports, record)) as IssuedStatement;
    const payouts = await ports.payouts.listPayoutsOfCreator(merchantId, creatorId);
    const payees = new Map(
      payouts.map(({ payoutId, division }) => [payoutId, division?.payeeId] as const),
    );
    sources.push({ statement, sha256: record.sha256, payeeOf: (id) => payees.get(id) });
  }
  return sources;
}

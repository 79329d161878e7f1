import { canonicalJson } from '../../core/encoding/canonical-json.ts';
import type { Sha256 } from '../../core/encoding/hashing.ts';
import type { AccountHead } from '../../core/ledger/account-head.ts';
import type { Entry } from '../../core/ledger/entry.ts';
import type { LedgerStore } from '../../core/ledger/ledger-store.ts';
import { type CutStatement, cutStatement } from '../../core/statements/cut-statement.ts';
import { describeStatement } from '../../core/statements/describe-statement.ts';
import type {
  StatementRecord,
  StatementStore,
  StatementTexts,
} from '../../core/statements/statement-store.ts';
import type { Instant } from '../../core/time/instant.ts';
import { type Calendar, monthOf, nextMonth } from '../../core/time/month-span.ts';
import { readAllEntries } from '../shared/reading/read-all-entries.ts';
import { type GatherReferencesPorts, gatherReferences } from './gather-references.ts';

export type IssueForCreatorPorts = GatherReferencesPorts & {
  readonly ledger: Pick<LedgerStore, 'readHead' | 'listEntries'>;
  readonly statements: Pick<StatementStore, 'add' | 'findNewest'>;
  readonly texts: Pick<StatementTexts, 'put'>;
  readonly sha256: Sha256;
  readonly now: () => Instant;
};

type Account = { readonly merchantId: string; readonly creatorId: string };

/**
 * Issues a creator's statements of all months up to one that have none yet, oldest first. A month in which nothing
 * happened gets one as long as something is owed. Run again, it issues nothing more.
 *
 * It costs two reads for an account in which nothing happened, and otherwise the whole journal once.
 */
export async function issueForCreator(
  ports: IssueForCreatorPorts,
  account: Account,
  { calendar, lastMonth }: { readonly calendar: Calendar; readonly lastMonth: string },
): Promise<number> {
  const { merchantId, creatorId } = account;
  const newest = await ports.statements.findNewest(merchantId, creatorId);
  if (newest !== undefined && newest.month >= lastMonth) return 0;
  if (isIdle(await ports.ledger.readHead(merchantId, creatorId), newest)) return 0;

  const entries = await readAllEntries(ports.ledger, merchantId, creatorId);
  let through = newest?.throughSequence;
  let issued = 0;
  for (
    let month = firstMonth(entries, newest, calendar);
    month !== undefined && month <= lastMonth;
    month = nextMonth(month)
  ) {
    const cut = cutStatement(month, calendar, entries, through);
    if (!isWorthIssuing(cut)) continue;
    await issue(ports, account, cut);
    through = cut.throughSequence;
    issued += 1;
  }
  return issued;
}

/** Nothing happened since the last statement, and nothing is owed on either side. */
function isIdle({ sequence, balances }: AccountHead, newest: StatementRecord | undefined): boolean {
  if (sequence > (newest?.throughSequence ?? 0)) return false;
  return Object.values(balances).every(
    ({ payable, held, inPayout, debt }) =>
      payable === 0n && held === 0n && inPayout === 0n && debt === 0n,
  );
}

function firstMonth(
  entries: readonly Entry[],
  newest: StatementRecord | undefined,
  calendar: Calendar,
): string | undefined {
  if (newest !== undefined) return nextMonth(newest.month);
  const [first] = entries;
  return first && monthOf(first.postedAt, calendar);
}

function isWorthIssuing({ units, afterSequence, throughSequence }: CutStatement): boolean {
  return (
    throughSequence > afterSequence || units.some(({ closingMinorUnits: owed }) => owed !== 0n)
  );
}

/** First the text under its digest, then the record that names it: a record never names what is not there. */
async function issue(
  ports: IssueForCreatorPorts,
  account: Account,
  cut: CutStatement,
): Promise<void> {
  const references = await gatherReferences(ports, account, cut);
  const statement = describeStatement(account, cut, references);
  const text = canonicalJson(statement);
  const { from, until, month, zone: timeZone, throughSequence } = cut;
  const record: StatementRecord = {
    ...account,
    number: statement.number,
    ...{ month, timeZone, from, until, throughSequence },
    sha256: ports.sha256(text),
    issuedAt: ports.now(),
  };
  await ports.texts.put(record, text);
  await ports.statements.add(record);
}

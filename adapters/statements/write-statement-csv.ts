import type {
  IssuedStatement,
  StatedLine,
  StatedUnit,
} from '../../core/statements/issued-statement.ts';
import { type CsvCell, writeCsv } from '../rails/csv.ts';
import { describeLine } from './describe-line.ts';
import type { StatementNames } from './statement-names.ts';

const columns = [
  'statement',
  'period',
  'creatorId',
  'creatorName',
  'unit',
  'kind',
  'postedAt',
  'entry',
  'description',
  'conversionId',
  'orderName',
  'revision',
  'rules',
  'restates',
  'payoutId',
  'payeeId',
  'reference',
  'amount',
  'movedAmount',
  'movedCurrency',
] as const;

type Cells = Readonly<Partial<Record<(typeof columns)[number], CsvCell>>>;

/**
 * A statement as RFC 4180: a row for what each unit opens with, one for each line, and one for what it closes with.
 * Amounts are signed, so that those of a unit's rows but the last add up to the last.
 */
export function writeStatementCsv(statement: IssuedStatement, names: StatementNames): string {
  const { number, period, creatorId } = statement;
  const common: Cells = {
    ...{ statement: number, period, creatorId, creatorName: names.creator },
  };
  const rows = statement.units.flatMap((unit) => rowsOf(statement, unit, names));
  return writeCsv([
    columns,
    ...rows.map((row) => columns.map((column) => ({ ...common, ...row })[column] ?? '')),
  ]);
}

function rowsOf(
  { from, until }: IssuedStatement,
  { unit, opening, closing, lines }: StatedUnit,
  names: StatementNames,
): Cells[] {
  return [
    { unit, kind: 'opening', postedAt: from, amount: opening },
    ...lines.map((line) => ({ unit, ...cellsOf(line, names) })),
    { unit, kind: 'closing', postedAt: until, amount: closing },
  ];
}

function cellsOf(line: StatedLine, names: StatementNames): Cells {
  const { kind, postedAt, entry, revision, rules = [], amount, ...rest } = line;
  return {
    ...{ kind, postedAt, entry: `${entry}`, description: describeLine(line, names) },
    ...given(rest.conversionId, 'conversionId'),
    ...given(rest.orderName, 'orderName'),
    ...(revision === undefined ? {} : { revision: `${revision}` }),
    rules: rules
      .map(({ planId, versionId, ruleId }) => `${planId}/${versionId}/${ruleId}`)
      .join(' '),
    ...given(rest.restates, 'restates'),
    ...given(rest.payoutId, 'payoutId'),
    ...given(rest.payeeId, 'payeeId'),
    ...given(rest.reference ?? rest.invoice ?? rest.cause, 'reference'),
    amount,
    ...(rest.conversion === undefined ? {} : movedOf(rest.conversion)),
  };
}

/** What the receiver got of a payout that was exchanged. */
function movedOf({ amount }: NonNullable<StatedLine['conversion']>): Cells {
  return { movedAmount: { amount: amount.amount }, movedCurrency: amount.currency };
}

function given(text: string | undefined, column: (typeof columns)[number]): Cells {
  return text === undefined ? {} : { [column]: text };
}

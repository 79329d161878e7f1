import { formatMoney } from '../money/format-money.ts';
import { toMoneyDocument } from '../money/money-document.ts';
import { parseMoney } from '../money/parse-money.ts';
import { formatInstant } from '../time/format-instant.ts';
import type { Span } from '../time/month-span.ts';
import type { IssuedStatement, StatedLine } from './issued-statement.ts';
import {
  type PayeeCurrency,
  type PayeeLine,
  type PayeeStatement,
  payeeStatementNumber,
} from './payee-statement.ts';

/** An issued statement of a creator, and who was paid by each payout that it can name. */
export type PayeeSource = {
  readonly statement: IssuedStatement;
  readonly sha256: string;
  /** Who received a payout; `undefined`: the creator. */
  readonly payeeOf: (payoutId: string) => string | undefined;
};

/**
 * Cuts a payee's statement of a month from the statements of its creators of the same month: the parts that were paid to it, and what
 * was withheld of them. `undefined` if there was nothing.
 *
 * @throws RangeError if an amount of a statement cannot be read: then it is none of ours.
 */
export function cutPayeeStatement(
  payee: { readonly merchantId: string; readonly payeeId: string },
  month: Span & { readonly month: string; readonly timeZone: string },
  sources: readonly PayeeSource[],
): PayeeStatement | undefined {
  const found = sources
    .toSorted((a, b) => (a.statement.creatorId < b.statement.creatorId ? -1 : 1))
    .map((source) => ({ source, lines: listLines(payee.payeeId, source) }))
    .filter(({ lines }) => lines.length > 0);
  if (found.length === 0) return undefined;
  const byCurrency = Map.groupBy(
    found.flatMap(({ lines }) => lines),
    ({ amount }) => amount.currency,
  );
  return {
    format: 'tributary-payee-statement/1',
    number: payeeStatementNumber(payee.payeeId, month.month),
    ...payee,
    ...{ period: month.month, timeZone: month.timeZone },
    ...{ from: formatInstant(month.from), until: formatInstant(month.until) },
    sources: found.map(({ source: { statement, sha256 } }) => ({
      ...{ creatorId: statement.creatorId, statement: statement.number, sha256 },
    })),
    currencies: [...byCurrency]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([currency, lines]) => sumUp(currency, lines)),
  };
}

function listLines(payeeId: string, { statement, payeeOf }: PayeeSource): PayeeLine[] {
  return statement.units.flatMap(({ lines }) =>
    lines.flatMap((line) => {
      const { payoutId, kind } = line;
      if (payoutId === undefined || (kind !== 'payout' && kind !== 'withholding')) return [];
      if (payeeOf(payoutId) !== payeeId) return [];
      return [toLine(statement.creatorId, payoutId, kind, line)];
    }),
  );
}

/** What leaves the creator's account comes to the payee. */
function toLine(
  creatorId: string,
  payoutId: string,
  kind: PayeeLine['kind'],
  line: StatedLine,
): PayeeLine {
  const { postedAt, entry, reference } = line;
  const { minorUnits, currency } = readAmount(line);
  return {
    ...{ kind, creatorId, payoutId, postedAt, entry },
    amount: toMoneyDocument({ minorUnits: -minorUnits, currency }),
    ...(reference === undefined ? {} : { reference }),
  };
}

function readAmount({ amount: document }: Pick<StatedLine, 'amount'>) {
  const { amount } = document;
  const currency = 'currency' in document ? document.currency : '';
  const money = parseMoney(amount.replace(/^-/, ''), currency);
  if (money === undefined) throw new RangeError(`"${amount} ${currency}" is not an amount.`);
  return amount.startsWith('-') ? { ...money, minorUnits: -money.minorUnits } : money;
}

function sumUp(currency: string, lines: readonly PayeeLine[]): PayeeCurrency {
  const sumOf = (...kinds: readonly PayeeLine['kind'][]) => {
    const minorUnits = lines
      .filter(({ kind }) => kinds.includes(kind))
      .reduce((sum, line) => sum + readAmount(line).minorUnits, 0n);
    return { amount: formatMoney({ minorUnits, currency }), currency };
  };
  return {
    currency,
    received: sumOf('payout'),
    withheld: sumOf('withholding'),
    gross: sumOf('payout', 'withholding'),
    lines,
  };
}

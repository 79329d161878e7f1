import { toUnitDocument } from '../assessment/explanation/amount-document.ts';
import { toConversionDocument } from '../payouts/describe-conversion.ts';
import { formatInstant } from '../time/format-instant.ts';
import type { Instant } from '../time/instant.ts';
import type { AccountLine } from './account-line.ts';
import type { CutStatement, UnitStatement } from './cut-statement.ts';
import type { IssuedStatement, StatedLine, StatedRule, StatedUnit } from './issued-statement.ts';
import { statementNumber } from './statement-number.ts';

/** What a line can say of an order beyond its id. */
export type OrderReference = {
  readonly orderName?: string;
  /** By revision and unit: the rules that gave the creator something. */
  readonly rulesOf: (revision: number, unit: string) => readonly StatedRule[];
};

/** What is known of what lines refer to. */
export type StatementReferences = {
  readonly orders: ReadonlyMap<string, OrderReference>;
  /** By payout: what shows that its money arrived or came back at a moment. */
  readonly payouts: ReadonlyMap<string, (at: Instant) => string | undefined>;
};

/** A cut statement in the form in which it is issued. */
export function describeStatement(
  account: { readonly merchantId: string; readonly creatorId: string },
  cut: CutStatement,
  references: StatementReferences,
): IssuedStatement {
  const { merchantId, creatorId } = account;
  return {
    format: 'tributary-statement/1',
    number: statementNumber(creatorId, cut.month),
    ...{ merchantId, creatorId },
    period: cut.month,
    timeZone: cut.zone,
    from: formatInstant(cut.from),
    until: formatInstant(cut.until),
    entries: { after: cut.afterSequence, through: cut.throughSequence, lastHash: cut.lastHash },
    units: cut.units.map((unit) => describeUnit(creatorId, unit, references)),
  };
}

function describeUnit(
  creatorId: string,
  part: UnitStatement,
  references: StatementReferences,
): StatedUnit {
  const { unit, lines } = part;
  const write = (minorUnits: bigint) => toUnitDocument(minorUnits, unit);
  const sumOf = (...kinds: readonly AccountLine['kind'][]) =>
    write(
      lines
        .filter(({ kind }) => kinds.includes(kind))
        .reduce((sum, { minorUnits }) => sum + minorUnits, 0n),
    );
  return {
    unit,
    opening: write(part.openingMinorUnits),
    earned: sumOf('order', 'terms'),
    ...indirectTaxOf(lines, write),
    withheld: sumOf('withholding'),
    paid: sumOf('payout'),
    other: sumOf('other'),
    closing: write(part.closingMinorUnits),
    closingBalances: Object.fromEntries(
      Object.entries(part.closingBalances).map(([name, minorUnits]) => [name, write(minorUnits)]),
    ),
    lines: lines.map((line) => describeLine(creatorId, unit, line, references)),
  };
}

/** Where there is none, a statement is what it was before there was any. */
function indirectTaxOf<Document>(
  lines: readonly AccountLine[],
  write: (minorUnits: bigint) => Document,
): { readonly indirectTax?: Document } {
  const taxes = lines.filter(({ kind }) => kind === 'indirect-tax');
  if (taxes.length === 0) return {};
  return { indirectTax: write(taxes.reduce((sum, { minorUnits }) => sum + minorUnits, 0n)) };
}

function describeLine(
  creatorId: string,
  unit: string,
  line: AccountLine,
  references: StatementReferences,
): StatedLine {
  const { kind, postedAt, sequence, minorUnits } = line;
  return {
    kind,
    postedAt: formatInstant(postedAt),
    entry: sequence,
    amount: toUnitDocument(minorUnits, unit),
    ...referenceOf(creatorId, unit, line, references),
  };
}

function referenceOf(
  creatorId: string,
  unit: string,
  line: AccountLine,
  { orders, payouts }: StatementReferences,
): Partial<StatedLine> {
  switch (line.kind) {
    case 'order': {
      const { conversionId, revision, firstMonth } = line;
      const { orderName, rulesOf = () => [] } = orders.get(conversionId) ?? {};
      return {
        ...{ conversionId, revision },
        ...(orderName === undefined ? {} : { orderName }),
        rules: rulesOf(revision, unit),
        ...(firstMonth === undefined ? {} : { restates: statementNumber(creatorId, firstMonth) }),
      };
    }
    case 'terms':
      return { programId: line.programId, period: line.period };
    case 'payout': {
      const { payoutId, payeeId, postedAt, conversion } = line;
      const reference = payouts.get(payoutId)?.(postedAt);
      return {
        payoutId,
        ...(payeeId === undefined ? {} : { payeeId }),
        ...(conversion === undefined ? {} : { conversion: toConversionDocument(conversion) }),
        ...(reference === undefined ? {} : { reference }),
      };
    }
    case 'indirect-tax':
      return { invoice: line.invoice };
    case 'withholding':
      return { payoutId: line.payoutId };
    case 'other':
      return { account: line.account, cause: line.cause };
  }
}

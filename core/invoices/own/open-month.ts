import { isCash } from '../../ledger/is-cash.ts';
import type { StatedUnit } from '../../statements/issued-statement.ts';
import { readAmount } from '../read-amount.ts';
import type { AmountsByCurrency, InvoicedMonth, InvoicingAccount } from './invoicing-account.ts';

/** A statement that was issued, and whether its month is one for which the creator writes an invoice. */
export type StatedMonth = Pick<InvoicedMonth, 'month' | 'statement' | 'day'> & {
  readonly units: readonly StatedUnit[];
  readonly isInvoiced: boolean;
};

/**
 * Takes the next statement of a creator in. What was earned in it is to be invoiced, less what earlier months lost beyond what
 * they earned; of a month that lost more than it earned nothing is invoiced, and the loss is carried on. So the invoices come to
 * what was earned in all.
 *
 * What no invoice is needed for is free: what was earned in months before, and what changed a balance without having been
 * earned.
 *
 * @throws RangeError if the month was taken in already: a month that counts twice would be invoiced twice.
 */
export function openMonth(account: InvoicingAccount, stated: StatedMonth): InvoicingAccount {
  if (account.through !== undefined && stated.month <= account.through) {
    throw new RangeError(`The statement of ${stated.month} was taken in already.`);
  }
  const opened = stated.units
    .filter(({ unit }) => isCash(unit))
    .reduce((before, unit) => openUnit(before, stated, unit), account);
  return { ...opened, version: account.version + 1, through: stated.month };
}

function openUnit(
  account: InvoicingAccount,
  { month, statement, day, isInvoiced }: StatedMonth,
  unit: StatedUnit,
): InvoicingAccount {
  const { unit: currency } = unit;
  const earned = readAmount(unit.earned as { amount: string; currency: string });
  const other = readAmount(unit.other as { amount: string; currency: string });
  const before = account.free[currency] ?? earnedBefore(unit);
  const free = before + other + (isInvoiced ? 0n : earned);
  const net = earned + (account.carried[currency] ?? 0n);
  const next = { ...account, free: set(account.free, currency, free) };
  if (!isInvoiced) return next;
  const carried = set(account.carried, currency, net < 0n ? net : 0n);
  if (net <= 0n) return { ...next, carried };
  const opened = { month, currency, statement, day, netMinorUnits: net };
  return { ...next, carried, months: [...account.months, opened] };
}

/** What was earned before the first statement in a currency: where statements began later than the account. */
function earnedBefore({ closingBalances, earned, indirectTax, other }: StatedUnit): bigint {
  const balance = (name: string) => {
    const amount = closingBalances[name];
    return amount === undefined ? 0n : readAmount(amount as { amount: string; currency: string });
  };
  const places = ['payable', 'held', 'inPayout', 'paid', 'taxWithheld'];
  const credits = places.reduce((sum, name) => sum + balance(name), 0n);
  const read = (amount: StatedUnit['earned'] | undefined) =>
    amount === undefined ? 0n : readAmount(amount as { amount: string; currency: string });
  return credits - balance('debt') - read(earned) - read(indirectTax) - read(other);
}

const set = (amounts: AmountsByCurrency, currency: string, minorUnits: bigint) => ({
  ...amounts,
  [currency]: minorUnits,
});

import type { Invoice } from './invoice.ts';
import { readAmount } from './read-amount.ts';

/** What is credited of an invoice, by what it billed; all are positive. */
export type CreditedItems = ReadonlyMap<string, bigint>;

/** What is left to credit of invoices, the newest first. */
export type OpenCredits = {
  /** Credits something on the invoices that billed it; answers how much of it could be. */
  take(key: string, wanted: bigint): bigint;
  /** Credits on whatever is left of any invoice. */
  takeAny(wanted: bigint): bigint;
  /** What was taken, the oldest invoice first. */
  list(): { readonly invoice: Invoice; readonly items: CreditedItems }[];
};

/** Begins with what documents billed and credited. @param documents the oldest first. */
export function openCredits(documents: readonly Invoice[]): OpenCredits {
  const invoices = documents.filter(({ kind }) => kind === 'invoice').toReversed();
  const left = leftOf(documents);
  const taken = new Map<string, Map<string, bigint>>();

  // All that is left of an invoice bounds each of its items: some of it may have been lowered.
  function takeFrom({ number }: Invoice, key: string, wanted: bigint): bigint {
    const items = left.get(number) ?? new Map<string, bigint>();
    const whole = [...items.values()].reduce((sum, each) => sum + each, 0n);
    const part = wanted < whole ? wanted : whole;
    if (part <= 0n) return 0n;
    addTo(items, key, -part);
    const ofInvoice = taken.get(number) ?? new Map<string, bigint>();
    addTo(ofInvoice, key, part);
    taken.set(number, ofInvoice);
    return part;
  }

  function takeOver(key: string, wanted: bigint, limitOf: (invoice: Invoice) => bigint): bigint {
    let sum = 0n;
    for (const invoice of invoices) {
      const limit = limitOf(invoice);
      const rest = wanted - sum;
      sum += takeFrom(invoice, key, limit < rest ? limit : rest);
    }
    return sum;
  }

  return {
    take: (key, wanted) => takeOver(key, wanted, ({ number }) => left.get(number)?.get(key) ?? 0n),
    takeAny: (wanted) => takeOver('adjustment', wanted, () => wanted),
    list: () =>
      invoices.toReversed().flatMap((invoice) => {
        const items = taken.get(invoice.number);
        return items === undefined ? [] : [{ invoice, items }];
      }),
  };
}

/** By invoice and item what was billed less what was credited. */
function leftOf(documents: readonly Invoice[]): Map<string, Map<string, bigint>> {
  const left = new Map<string, Map<string, bigint>>();
  for (const { kind, number, credits, lines } of documents) {
    const sign = kind === 'invoice' ? 1n : -1n;
    const of = credits?.number ?? number;
    const items = left.get(of) ?? new Map<string, bigint>();
    for (const { key, amount } of lines.flatMap((line) => line.items)) {
      addTo(items, key, sign * readAmount(amount));
    }
    left.set(of, items);
  }
  return left;
}

function addTo(items: Map<string, bigint>, key: string, minorUnits: bigint): void {
  items.set(key, (items.get(key) ?? 0n) + minorUnits);
}

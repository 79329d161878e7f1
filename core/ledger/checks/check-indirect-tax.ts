import type { AccountHead } from '../account-head.ts';
import type { Entry } from '../entry.ts';
import { foldIndirectTax } from '../fold-indirect-tax.ts';
import { indirectTaxPart } from '../indirect-tax-part.ts';
import type { Violation } from './violation.ts';

type IndirectTax = AccountHead['indirectTax'];

/**
 * Tax on top is asked for by invoices alone and once by each, goes into payouts before what was earned and to nobody but the
 * creator, and the head says how much of it is open.
 *
 * @param ordered the account's whole journal, by sequence.
 */
export function checkIndirectTax(
  where: string,
  head: Pick<AccountHead, 'indirectTax'>,
  ordered: readonly Entry[],
): Violation[] {
  const causes = new Set<string>();
  let tax: IndirectTax;
  const mistakes = ordered.flatMap((entry) => {
    const found = [...findWrongReserve(tax, entry), ...findStray(entry, causes)];
    causes.add(entry.cause);
    tax = foldIndirectTax(tax, entry);
    const place = `${where}#${entry.sequence}`;
    return found.map((detail): Violation => ({ invariant: 'I2', where: place, detail }));
  });
  return [...mistakes, ...checkHead(where, head.indirectTax, tax)];
}

function findWrongReserve(tax: IndirectTax, entry: Entry): string[] {
  const reserved = entry.postings.find(({ account }) => account === 'payable');
  if (entry.kind !== 'reserve' || reserved === undefined) return [];
  const isOfPayee = entry.division?.payeeId !== undefined;
  const { unit, minorUnits } = reserved;
  const part = isOfPayee
    ? 0n
    : indirectTaxPart({ ...(tax && { indirectTax: tax }) }, unit, minorUnits);
  const said = entry.indirectTaxMinorUnits ?? 0n;
  return said === part ? [] : [`It reserves ${said} of indirect tax, and ${part} are due.`];
}

function findStray(
  { kind, cause, invoice, postings }: Entry,
  causes: ReadonlySet<string>,
): string[] {
  const isPosted = postings.some(({ account }) => account === 'indirect-tax');
  if (kind !== 'indirect-tax') return isPosted ? ['It posts indirect tax by no invoice.'] : [];
  return [
    ...(isPosted && invoice !== undefined ? [] : ['It names no invoice, or no tax of it.']),
    ...(causes.has(cause) ? [`The tax of ${invoice} was asked for before.`] : []),
  ];
}

function checkHead(where: string, said: IndirectTax, found: IndirectTax): Violation[] {
  const currencies = new Set([...Object.keys(said ?? {}), ...Object.keys(found ?? {})]);
  return [...currencies].toSorted().flatMap((currency): Violation[] => {
    const [ofHead, ofEntries] = [show(said, currency), show(found, currency)];
    if (ofHead === ofEntries) return [];
    const detail = `The head says of indirect tax ${ofHead} ${currency}, the entries ${ofEntries}.`;
    return [{ invariant: 'I9', where, detail }];
  });
}

function show(tax: IndirectTax, currency: string): string {
  const { openMinorUnits = 0n, reservedMinorUnits = 0n } = tax?.[currency] ?? {};
  return `${openMinorUnits} open and ${reservedMinorUnits} in payouts`;
}

import {
  type Invoice,
  invoiceNumber,
  planBilling,
  type SelfBillingAgreement,
  writeCreditNote,
  writeInvoice,
} from '../../../core/invoices/index.ts';
import type { IssuedStatement, StatedLine, StatedUnit } from '../../../core/statements/index.ts';

export const anAgreement = (changed: Partial<SelfBillingAgreement> = {}): SelfBillingAgreement => ({
  ...{ kind: 'self-billing', from: '2026-01-01', prefix: 'SB', evidence: 'contract 12' },
  ...{ supplier: { name: 'Mia Müller & Co' }, registration: 'registered' },
  ...changed,
});

const base = { postedAt: '2026-04-16T12:00:00.000Z', entry: 1 };

export const anOrderLine = (
  conversionId: string,
  amount: string,
  changed: Partial<StatedLine> = {},
): StatedLine => ({
  ...base,
  ...{ kind: 'order', conversionId, amount: { amount, currency: 'EUR' } },
  rules: [{ planId: 'standard', versionId: 'v1', ruleId: 'everything' }],
  ...changed,
});

export const aTermsLine = (period: string, amount: string): StatedLine => ({
  ...base,
  ...{ kind: 'terms', programId: 'main', period, amount: { amount, currency: 'EUR' } },
});

const zero = { amount: '0.00', currency: 'EUR' };

/** A month in euros, of which bills look at nothing but the lines. */
export const aUnit = (...lines: readonly StatedLine[]): StatedUnit => ({
  ...{ unit: 'EUR', opening: zero, earned: zero, withheld: zero, paid: zero, other: zero },
  ...{ closing: zero, closingBalances: {}, lines },
});

const statementOf = (period: string, unit: StatedUnit): IssuedStatement => ({
  ...{ format: 'tributary-statement/1', number: `mia-${period}`, merchantId: 'acme' },
  ...{ creatorId: 'mia', period, timeZone: 'UTC' },
  ...{ from: `${period}-01T00:00:00.000Z`, until: '2026-12-31T00:00:00.000Z' },
  entries: { after: 0, through: 1, lastHash: '00' },
  units: [unit],
});

type Sides = Pick<Invoice, 'supplier' | 'customer' | 'tax'>;

export const domesticSides: Sides = {
  supplier: { id: 'mia', name: 'Mia Müller & Co', country: 'DE', taxNumber: 'DE123456789' },
  customer: { id: 'acme', name: 'Acme <GmbH>', country: 'DE', taxNumber: 'DE987654321' },
  tax: { category: 'S', percent: '19', source: 'UStG §12' },
};

/** What a month is billed by, behind the documents of earlier months. */
export function billMonth(
  period: string,
  unit: StatedUnit,
  earlier: readonly Invoice[] = [],
  sides: Sides = domesticSides,
): Invoice[] {
  const { lines, credits } = planBilling(unit, earlier);
  const document = (place: number) => ({
    ...{ number: invoiceNumber('SB-2026', earlier.length + place), issuedOn: `${period}-28` },
    ...{ statement: statementOf(period, unit), currency: 'EUR', agreement: anAgreement() },
    ...{ periodFrom: `${period}-01`, periodThrough: `${period}-28` },
  });
  const invoices = lines.length === 0 ? [] : [writeInvoice(document(1), sides, lines)];
  const notes = credits.map((credit, place) =>
    writeCreditNote(document(invoices.length + place + 1), credit),
  );
  return [...invoices, ...notes];
}

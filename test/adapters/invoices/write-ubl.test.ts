import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { writeUbl } from '../../../adapters/invoices/write-ubl.ts';
import { formatMoney } from '../../../core/money/format-money.ts';
import { checkEn16931 } from '../../support/check-en16931.ts';
import {
  anOrderLine,
  aTermsLine,
  aUnit,
  billMonth,
  domesticSides,
} from '../../support/factories/an-invoice.ts';

const { supplier, customer } = domesticSides;
const { taxNumber: _supplierNumber, ...unregistered } = supplier;
const { taxNumber: _customerNumber, ...unnamed } = customer;
const reverse = {
  supplier,
  customer: { ...customer, country: 'FR', taxNumber: 'FR12345678901' },
  tax: { category: 'AE', reason: 'Reverse charge' },
} as const;
const outside = {
  ...{ supplier: unregistered, customer: unnamed },
  tax: { category: 'O', reason: 'The supplier is not registered for VAT or GST.' },
} as const;

describe('writeUbl', () => {
  it.each([
    { what: 'a rate', sides: domesticSides },
    { what: 'a reverse charge', sides: reverse },
    { what: 'nobody registered', sides: outside },
  ])('writes what the rules of EN 16931 ask of $what', ({ sides }) => {
    const cents = fc.integer({ min: 1, max: 10_000_000 });
    fc.assert(
      fc.property(fc.array(cents, { minLength: 1, maxLength: 5 }), cents, (earned, lost) => {
        const write = (amount: number) =>
          formatMoney({ minorUnits: BigInt(amount), currency: 'EUR' });
        const lines = earned.map((amount, place) => anOrderLine(`order-${place}`, write(amount)));
        const first = billMonth('2026-01', aUnit(...lines), [], sides);
        const restates = { restates: 'mia-2026-01' };
        const second = billMonth(
          '2026-02',
          aUnit(
            anOrderLine('order-0', write(-lost), restates),
            anOrderLine('later', write(lost + 1)),
            aTermsLine('2026-02', write(-lost)),
          ),
          first,
          sides,
        );

        expect(second.map(({ kind }) => kind)).toEqual(['invoice', 'credit-note']);
        for (const invoice of [...first, ...second]) {
          expect(checkEn16931(writeUbl(invoice))).toEqual([]);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('names the credited invoice, and writes names as they are', () => {
    const first = billMonth('2026-01', aUnit(anOrderLine('a', '10.00')));
    const lost = anOrderLine('a', '-4.00', { restates: 'mia-2026-01' });
    const [note] = billMonth('2026-02', aUnit(lost), first);
    const xml = note === undefined ? '' : writeUbl(note);

    expect(xml).toContain('<cbc:CreditNoteTypeCode>261</cbc:CreditNoteTypeCode>');
    expect(xml).toMatch(
      /<cac:InvoiceDocumentReference>\s*<cbc:ID>SB-2026-000001<\/cbc:ID>\s*<cbc:IssueDate>2026-01-28</,
    );
    expect(xml).toContain('<cbc:RegistrationName>Acme &lt;GmbH&gt;</cbc:RegistrationName>');
  });
});

describe('checkEn16931', () => {
  const xmlOf = (sides = domesticSides) =>
    billMonth('2026-01', aUnit(anOrderLine('a', '10.00')), [], sides)
      .map(writeUbl)
      .join('');

  it.each([
    { rule: 'BR-CO-15', from: />11\.90</, to: '>11.91<' },
    { rule: 'BR-CO-10', from: /10\.00<\/cbc:LineExt/, to: '10.01</cbc:LineExt' },
    { rule: 'BR-CO-17', from: />19</, to: '>20<' },
    { rule: 'BR-S-02', from: /DE123456789/, to: '' },
    { rule: 'BR-02', from: /SB-2026-000001/, to: '' },
    { rule: 'BR-DEC', from: />1\.90</, to: '>1.900<' },
  ])('finds a document that breaks $rule', ({ rule, from, to }) => {
    expect(checkEn16931(xmlOf())).toEqual([]);
    expect(checkEn16931(xmlOf().replace(from, to))).toContain(rule);
  });
});

import { describe, expect, it } from '@jest/globals';
import { readEInvoice } from '../../../adapters/invoices/read-e-invoice.ts';
import { writeUbl } from '../../../adapters/invoices/write-ubl.ts';
import { anOrderLine, aUnit, billMonth } from '../../support/factories/an-invoice.ts';

const [issued] = billMonth('2026-04', aUnit(anOrderLine('a', '100.00')));
const ubl = issued === undefined ? '' : writeUbl(issued);

const cii = `<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
  xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
  xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
  <rsm:ExchangedDocument>
    <ram:ID>2026-17</ram:ID><ram:TypeCode>380</ram:TypeCode>
    <ram:IssueDateTime><udt:DateTimeString format="102">20260503</udt:DateTimeString></ram:IssueDateTime>
  </rsm:ExchangedDocument>
  <rsm:SupplyChainTradeTransaction>
    <ram:ApplicableHeaderTradeSettlement>
      <ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
      <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
        <ram:LineTotalAmount>100.00</ram:LineTotalAmount>
        <ram:TaxBasisTotalAmount>100</ram:TaxBasisTotalAmount>
        <ram:TaxTotalAmount currencyID="EUR">19.0000</ram:TaxTotalAmount>
        <ram:TaxTotalAmount currencyID="SEK">210.00</ram:TaxTotalAmount>
        <ram:GrandTotalAmount>119.0</ram:GrandTotalAmount>
        <ram:DuePayableAmount>119.00</ram:DuePayableAmount>
      </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
    </ram:ApplicableHeaderTradeSettlement>
  </rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>`;

const figures = {
  ...{ currency: 'EUR', netMinorUnits: 10_000n, taxMinorUnits: 1_900n, grossMinorUnits: 11_900n },
};

describe('readEInvoice', () => {
  it('reads the figures of UBL', () => {
    expect(readEInvoice(ubl)).toEqual({
      ...{ number: 'SB-2026-000001', issuedOn: '2026-04-28' },
      ...figures,
    });
  });

  it('reads the figures of CII, and only the tax in the invoice’s own currency', () => {
    expect(readEInvoice(cii)).toEqual({ number: '2026-17', issuedOn: '2026-05-03', ...figures });
  });

  it('takes an invoice that states no tax for one without', () => {
    const without = ubl.replace(/<cac:TaxTotal>.*?<\/cac:TaxTotal>/s, '');

    expect(readEInvoice(without)).toMatchObject({ taxMinorUnits: 0n });
  });

  it.each([
    { what: 'half a document', text: ubl.slice(0, 300), said: 'not well-formed' },
    { what: 'a page', text: '<html><body/></html>', said: 'The document is html' },
    {
      what: 'a credit note of UBL',
      text: ubl.replaceAll('Invoice', 'CreditNote'),
      said: 'The document is CreditNote',
    },
    {
      what: 'a credit note of CII',
      text: cii.replace('>380<', '>381<'),
      said: 'This is a credit note.',
    },
    { what: 'no number', text: cii.replace('2026-17', ''), said: 'no ExchangedDocument/ID' },
    { what: 'no day', text: cii.replace('20260503', '20260231'), said: 'which is no day' },
    {
      what: 'parts of cents',
      text: cii.replace('19.0000', '19.0010'),
      said: 'tax is "19.0010", which is no amount in EUR',
    },
    {
      what: 'a negative total',
      text: cii.replace('119.0<', '-119.0<'),
      said: 'GrandTotalAmount is "-119.0"',
    },
    {
      what: 'a document that defines entities',
      text: `<!DOCTYPE x [<!ENTITY a "b">]>${cii.split('\n').slice(1).join('\n')}`,
      said: 'not well-formed',
    },
  ])('refuses $what', ({ text, said }) => {
    expect(() => readEInvoice(text)).toThrow(said);
  });
});

/** A standard rate of VAT or GST. */
export type VatRate = {
  readonly country: string;
  /** `25.5`. */
  readonly percent: string;
  /** In which an invoice with it is written; in another one it would have to state the tax in this one, too. */
  readonly currency: string;
  /** The first day for which the rate was looked up, which may be later than the day it came into force. */
  readonly validFrom: string;
  readonly validTo?: string;
  readonly source: string;
};

/** Member states whose rate has been the same since before 2025. */
const unchanged = {
  AT: ['20', 'EUR'],
  BE: ['21', 'EUR'],
  CY: ['19', 'EUR'],
  CZ: ['21', 'CZK'],
  DE: ['19', 'EUR'],
  DK: ['25', 'DKK'],
  ES: ['21', 'EUR'],
  FI: ['25.5', 'EUR'],
  FR: ['20', 'EUR'],
  GR: ['24', 'EUR'],
  HR: ['25', 'EUR'],
  HU: ['27', 'HUF'],
  IE: ['23', 'EUR'],
  IT: ['22', 'EUR'],
  LT: ['21', 'EUR'],
  LU: ['17', 'EUR'],
  LV: ['21', 'EUR'],
  MT: ['18', 'EUR'],
  NL: ['21', 'EUR'],
  PL: ['23', 'PLN'],
  PT: ['23', 'EUR'],
  SE: ['25', 'SEK'],
  SI: ['22', 'EUR'],
} as const;

const union = 'Directive 2006/112/EC art. 96; European Commission, Taxes in Europe Database';

/**
 * Standard rates, by the day on which a billed month ends. A change is a new row. Canada's depend on the province, so
 * there is none: it is held. India's has a row, but whether it is CGST and SGST or IGST depends on the state, so it is held.
 */
export const vatRates: readonly VatRate[] = [
  ...Object.entries(unchanged).map(([country, [percent, currency]]) => ({
    ...{ country, percent, currency, validFrom: '2025-01-01', source: union },
  })),
  row('BG', '20', 'BGN', '2025-01-01', union, '2025-12-31'),
  // The euro: Council Regulation (EU) 2025/1408.
  row('BG', '20', 'EUR', '2026-01-01', union),
  row('EE', '22', 'EUR', '2025-01-01', 'Käibemaksuseadus §15, as of 2024', '2025-06-30'),
  row('EE', '24', 'EUR', '2025-07-01', 'Käibemaksuseadus §15, as of 2025-07-01'),
  row('RO', '19', 'RON', '2025-01-01', 'Codul fiscal art. 291, as of 2017', '2025-07-31'),
  row('RO', '21', 'RON', '2025-08-01', 'Legea 141/2025'),
  row('SK', '23', 'EUR', '2025-01-01', 'Zákon 222/2004 §27, as of 2025-01-01'),
  row('GB', '20', 'GBP', '2011-01-04', 'Value Added Tax Act 1994 s.2'),
  row('AU', '10', 'AUD', '2000-07-01', 'A New Tax System (Goods and Services Tax) Act 1999 s.9-70'),
  row('IN', '18', 'INR', '2017-07-01', 'CGST Act 2017 s.9; IGST Act 2017 s.5'),
];

function row(
  country: string,
  percent: string,
  currency: string,
  validFrom: string,
  source: string,
  validTo?: string,
): VatRate {
  const rate = { country, percent, currency, validFrom, source };
  return validTo === undefined ? rate : { ...rate, validTo };
}

/** The standard rate of a country on a day; `undefined` if the table has none. */
export function findVatRate(country: string, day: string): VatRate | undefined {
  return vatRates.find(
    (rate) =>
      rate.country === country &&
      rate.validFrom <= day &&
      (rate.validTo === undefined || day <= rate.validTo),
  );
}

/** Member states of the Union, as ISO 3166-1 writes them. */
export const memberStates: ReadonlySet<string> = new Set([
  ...Object.keys(unchanged),
  ...['BG', 'EE', 'RO', 'SK'],
]);

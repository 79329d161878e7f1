/** Currencies by their number of decimal places. */
const codesByDigits: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2: `
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN
    BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN
    ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES
    KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK
    MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR
    SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD
    TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG
  `,
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

/**
 * The decimal places of every ISO 4217 currency: USD 2, JPY 0, KWD 3, CLF 4.
 *
 * Source: ISO 4217 list one, with the currencies withdrawn since 2025 (ANG, BGN, CUC), whose orders
 * are still restated. The runtime's own `Intl` table differs (HUF, IDR and MGA have 2 places in the
 * standard). Units without places (gold, test codes) are no money here.
 */
export const minorUnitDigits: Readonly<Record<string, number>> = Object.assign(
  // Without a prototype, so that a "currency" such as `constructor` is as unknown as any other.
  Object.create(null),
  ...Object.entries(codesByDigits).map(([digits, codes]) =>
    Object.fromEntries(
      codes
        .trim()
        .split(/\s+/)
        .map((code) => [code, Number(digits)]),
    ),
  ),
);

/** What a column of the template holds. */
export type IrisField = (typeof columns)[number][0];

/** A column: its field, its title, and the first tax year whose template has it. */
type Column = readonly [field: string, title: string, sinceTaxYear?: number];

const party = <Side extends 'payer' | 'recipient', Title extends string>(side: Side, of: Title) =>
  [
    [`${side}TinType`, `${of} TIN Type`],
    [`${side}Tin`, `${of} Taxpayer ID Number`],
    [`${side}NameType`, `${of} Name Type`],
    [`${side}BusinessName`, `${of} Business or Entity Name Line 1`],
    [`${side}BusinessName2`, `${of} Business or Entity Name Line 2`],
    [`${side}FirstName`, `${of} First Name`],
    [`${side}MiddleName`, `${of} Middle Name`],
    [`${side}LastName`, `${of} Last Name (Surname)`],
    [`${side}Suffix`, `${of} Suffix`],
    [`${side}Country`, `${of} Country`],
    [`${side}Address`, `${of} Address Line 1`],
    [`${side}Address2`, `${of} Address Line 2`],
    [`${side}City`, `${of} City/Town`],
    [`${side}State`, `${of} State/Province/Territory`],
    [`${side}PostalCode`, `${of} ZIP/Postal Code`],
  ] as const;

const state = <Number extends 1 | 2>(number: Number) =>
  [
    [`state${number}`, `State ${number}`],
    [`state${number}Withheld`, `State ${number} - State Tax Withheld`],
    [`state${number}PayerNumber`, `State ${number} - State/Payer state number`],
    [`state${number}Income`, `State ${number} - State income`],
    [`state${number}Local`, `State ${number} - Local income tax withheld`],
    [`state${number}Special`, `State ${number} - Special Data Entries`],
  ] as const;

const columns = [
  ['formType', 'Form Type'],
  ['taxYear', 'Tax Year'],
  ...party('payer', 'Payer'),
  ['payerPhoneType', 'Payer Phone Type'],
  ['payerPhone', 'Payer Phone'],
  ['payerEmail', 'Payer Email Address'],
  ...party('recipient', 'Recipient'),
  ['officeCode', 'Office Code'],
  ['accountNumber', 'Form Account Number'],
  ['secondTinNotice', '2nd TIN Notice'],
  ['box1', 'Box 1 - Nonemployee Compensation'],
  [
    'box2',
    'Box 2 - Payer made direct sales totaling $5000 or more of consumer products to a recipient for resale',
  ],
  ['box3', 'Box 3 - Excess golden parachute payments', 2025],
  ['box4', 'Box 4 - Federal income tax withheld'],
  ['combinedFiling', 'Combined Federal/State Filing'],
  ...state(1),
  ...state(2),
] as const satisfies readonly Column[];

/**
 * The titles of the 1099-NEC template of the IRS's Information Returns Intake System (IRIS, Taxpayer Portal), in their order.
 *
 * Source: the IRS gives the template to those who have signed in only. These are its titles for 2023 and 2024 as three independent
 * programs that write it have them, and box 3 as one that reads the template of 2025 has it. Not compared with the template
 * itself: whoever files names that one, see `placeTitles`.
 */
export function irisTitles(taxYear: number): string[] {
  return columns
    .filter(([, , since = 0]: Column) => taxYear >= since)
    .map(([, title]: Column) => title);
}

/**
 * Which field each title of a template holds; `undefined` for one that nobody here knows. Case, signs and the star of what is
 * required do not count, and since 2026 the first box of the form is called 1a.
 */
export function placeTitles(titles: readonly string[]): (IrisField | undefined)[] {
  const known = new Map<string, IrisField>(
    columns.map(([field, title]) => [simplify(title), field]),
  );
  return titles.map((title) => known.get(simplify(title)));
}

function simplify(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .replace(/^box1a/, 'box1');
}

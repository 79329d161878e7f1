import * as z from 'zod';
import type { IrisAddress, IrisName, IrisTin } from '../../adapters/returns/iris-return.ts';
import { isTaxNumber, tidyTaxNumber } from '../../core/tax/tax-number.ts';

const text = z.string().trim().max(100);
const needed = text.min(1, 'This is missing.');

/** No message says what was written: a mistyped number is nearly one. */
export const irisTinSchema = z
  .strictObject({
    kind: z.enum(['EIN', 'SSN', 'ITIN']),
    number: z.string().max(40).transform(tidyTaxNumber),
  })
  .refine(({ kind, number }) => isTaxNumber(numberKinds[kind], number), {
    path: ['number'],
    message: 'The number has not the form of its kind.',
  });

/** What our tax profiles call these kinds of numbers. */
export const numberKinds = { EIN: 'ein', SSN: 'ssn', ITIN: 'itin' } as const satisfies Record<
  IrisTin['kind'],
  string
>;

export const irisNameSchema: z.ZodType<IrisName> = z.union(
  [
    z.strictObject({ businessName: needed, businessName2: text.min(1).exactOptional() }),
    z.strictObject({
      firstName: needed,
      middleName: text.min(1).exactOptional(),
      lastName: needed,
      suffix: text.min(1).exactOptional(),
    }),
  ],
  { error: 'A name is businessName (and businessName2), or firstName and lastName.' },
);

export const irisAddressSchema: z.ZodType<IrisAddress> = z
  .strictObject({
    country: z.string().regex(/^[A-Z]{2}$/, 'A country is written like US.'),
    address: needed,
    address2: text.min(1).exactOptional(),
    city: needed,
    state: text,
    postalCode: text,
  })
  .superRefine(({ country, state, postalCode }, context) => {
    const report = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (country !== 'US') return;
    if (!/^[A-Z]{2}$/.test(state)) report('state', 'A state is written like CA.');
    if (!/^\d{5}(?:-?\d{4})?$/.test(postalCode)) {
      report('postalCode', 'A ZIP code has five or nine digits.');
    }
  });

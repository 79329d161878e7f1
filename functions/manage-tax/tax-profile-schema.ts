import * as z from 'zod';
import { endingOf } from '../../core/privacy/sealed-text.ts';
import { isTaxNumber, type TaxNumberKind, tidyTaxNumber } from '../../core/tax/tax-number.ts';
import type { TaxForm, TaxNumber, TaxProfile } from '../../core/tax/tax-profile.ts';
import type { TaxReceiver } from '../../core/tax/tax-receiver.ts';
import { payeeKinds } from '../../core/tax/withholding-rule.ts';
import { parseDay } from '../../core/time/parse-day.ts';

const countrySchema = z.string().regex(/^[A-Z]{2}$/, 'A country is written like DE.');

const daySchema = z
  .string()
  .refine((written) => parseDay(written) !== undefined, 'This is not a day as YYYY-MM-DD.')
  .meta({ format: 'date' });

const dates = {
  from: daySchema.describe('The day on which it was signed, or put on file.'),
  until: daySchema.describe('The last day, if it ends earlier than by law.').optional(),
  evidence: z.string().trim().min(1).max(200).describe('Where the document lies; no number.'),
};

/** No message says what was written: a mistyped number is nearly one. */
const numberSchema = z.string().max(40).transform(tidyTaxNumber);

const withNumber = <Kind extends TaxForm['kind']>(kind: Kind) =>
  z.strictObject({ kind: z.literal(kind), ...dates, number: numberSchema });

const usNumberKinds = z.enum(['ssn', 'itin', 'ein']);
const foreignForm = <Kind extends 'W-8BEN' | 'W-8BEN-E'>(kind: Kind) =>
  z.strictObject({
    kind: z.literal(kind),
    ...dates,
    numberKind: z.enum(['foreign', 'ssn', 'itin', 'ein']).optional(),
    number: numberSchema.optional(),
    treaty: z.boolean().describe('Whether it claims the rate of a treaty.').optional(),
  });

const formSchema = z.discriminatedUnion('kind', [
  withNumber('W-9').extend({ numberKind: usNumberKinds }),
  foreignForm('W-8BEN'),
  foreignForm('W-8BEN-E'),
  withNumber('pan'),
  withNumber('npwp'),
  withNumber('abn'),
  withNumber('utr'),
  withNumber('vat'),
  z.strictObject({ kind: z.literal('dgt'), ...dates }),
  z.strictObject({ kind: z.literal('hobby'), ...dates }),
]);

type FormBody = z.output<typeof formSchema>;

/** The body of `PUT …/tax-profile`; it replaces what was there, so it repeats all numbers. */
export const taxProfileSchema = z
  .strictObject({
    country: countrySchema.describe('Where they live for tax.'),
    kind: z.enum(payeeKinds),
    servicesPerformedIn: countrySchema.describe('Where they work.').optional(),
    forms: z.array(formSchema).max(20),
  })
  .superRefine(({ kind, forms }, context) => {
    for (const [place, form] of forms.entries()) {
      const mistake = findMistake(form, kind);
      if (mistake === undefined) continue;
      const [field, message] = mistake;
      context.addIssue({ code: 'custom', path: ['forms', place, field], message });
    }
  });

export type TaxProfileBody = z.output<typeof taxProfileSchema>;

function findMistake(
  form: FormBody,
  kind: TaxProfile['kind'],
): [field: string, message: string] | undefined {
  const wanted = { 'W-8BEN': 'individual', 'W-8BEN-E': 'company' } as const;
  if ((form.kind === 'W-8BEN' || form.kind === 'W-8BEN-E') && wanted[form.kind] !== kind) {
    return ['kind', 'Individuals sign a W-8BEN, companies a W-8BEN-E.'];
  }
  if (form.until !== undefined && form.until < form.from) {
    return ['until', 'It ends before it begins.'];
  }
  const number = numberOf(form);
  if (number !== undefined && !isTaxNumber(number.kind, number.number)) {
    return ['number', 'The number has another form, or its check digit is wrong.'];
  }
  return undefined;
}

function numberOf(form: FormBody): Pick<TaxNumber, 'kind' | 'number'> | undefined {
  if (!('number' in form) || form.number === undefined) return undefined;
  return { kind: numberKindOf(form), number: form.number };
}

function numberKindOf(form: Extract<FormBody, { number?: unknown }>): TaxNumberKind {
  if (form.kind === 'W-9') return form.numberKind;
  if (form.kind === 'W-8BEN' || form.kind === 'W-8BEN-E') return form.numberKind ?? 'foreign';
  return form.kind;
}

/** What a body says, with its numbers taken out of it. */
export function toTaxProfile(
  merchantId: string,
  receiver: TaxReceiver,
  { country, kind, servicesPerformedIn, forms }: TaxProfileBody,
): { readonly profile: TaxProfile; readonly numbers: readonly TaxNumber[] } {
  const profile = {
    ...{ merchantId, receiver, country, kind },
    ...(servicesPerformedIn === undefined ? {} : { servicesPerformedIn }),
    forms: forms.map(toForm),
  };
  const numbers = forms.flatMap((form) => {
    const number = numberOf(form);
    return number === undefined ? [] : [{ form: form.kind, from: form.from, ...number }];
  });
  return { profile, numbers };
}

function toForm(form: FormBody): TaxForm {
  const number = numberOf(form);
  return {
    ...{ kind: form.kind, from: form.from, evidence: form.evidence },
    ...(form.until === undefined ? {} : { until: form.until }),
    ...(number === undefined
      ? {}
      : { number: { kind: number.kind, ending: endingOf(number.number) } }),
    ...('treaty' in form && form.treaty === true ? { treaty: true } : {}),
  };
}

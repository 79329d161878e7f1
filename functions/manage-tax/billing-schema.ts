import * as z from 'zod';
import { parseDay } from '../../core/time/parse-day.ts';

const daySchema = z
  .string()
  .refine((written) => parseDay(written) !== undefined, 'This is not a day as YYYY-MM-DD.')
  .meta({ format: 'date' });

const lineSchema = z.string().trim().min(1).max(120);

/** The body of `PUT /v1/creators/{creatorId}/billing`; it replaces what was there. */
export const billingSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('self-billing'),
      from: daySchema.describe('The first day on which a billed month may end.'),
      until: daySchema.describe('The last such day; absent: it does not end.').optional(),
      prefix: z
        .string()
        .regex(/^[A-Z0-9](?:[A-Z0-9-]{0,18}[A-Z0-9])?$/, 'A prefix is written like SB-MIA.')
        .describe('Begins the numbers. Receivers of one prefix share one series.'),
      evidence: lineSchema.describe('Where the signed agreement lies.'),
      supplier: z
        .strictObject({
          name: lineSchema.describe('The legal name. It stays on issued invoices.'),
          street: lineSchema.optional(),
          city: lineSchema.optional(),
          postalCode: lineSchema.optional(),
        })
        .describe('The receiver as the agreement names them.'),
      registration: z
        .enum(['registered', 'not-registered'])
        .describe('Whether the receiver says to be registered for VAT or GST.'),
    }),
    z.strictObject({
      kind: z.literal('invoices').describe('The receiver writes them; none is issued here.'),
      from: daySchema.describe('The first day on which an invoiced month may end.'),
      registration: z
        .enum(['registered', 'not-registered'])
        .describe(
          'Whether the receiver is registered for VAT or GST; absent: as the tax profile shows.',
        )
        .optional(),
    }),
  ])
  .refine((body) => body.kind === 'invoices' || (body.until ?? '9999-12-31') >= body.from, {
    path: ['until'],
    message: 'It ends before it begins.',
  });

type BillingBody = z.output<typeof billingSchema>;

const toOwnInvoices = ({ registration, ...rest }: Extract<BillingBody, { kind: 'invoices' }>) =>
  registration === undefined ? rest : { ...rest, registration };

/** The same without fields that are absent. */
export function toBilling(body: BillingBody) {
  if (body.kind === 'invoices') return toOwnInvoices(body);
  const { until, supplier, ...rest } = body;
  const { name, street, city, postalCode } = supplier;
  return {
    ...rest,
    ...(until === undefined ? {} : { until }),
    supplier: {
      name,
      ...(street === undefined ? {} : { street }),
      ...(city === undefined ? {} : { city }),
      ...(postalCode === undefined ? {} : { postalCode }),
    },
  };
}

import * as z from 'zod';

/*
 * What answers are made of. They are no schemas that anything is parsed with: tests hold every answer that they
 * get against the document. Objects are open in the document, because a later version may say more, and closed
 * in the tests.
 */

/** A moment as the API writes it. */
export const time = z.string().meta({
  description: 'An RFC 3339 time in UTC.',
  format: 'date-time',
});

/** A UTC day, `YYYY-MM-DD`. */
export const day = z.string().meta({ description: 'A UTC day.', format: 'date' });

const decimal = z
  .string()
  .regex(/^-?\d+(?:\.\d+)?$/)
  .describe('A decimal with all places of its currency or unit.');

/** An amount of money; negative where it takes back. */
export const money = z
  .object({ amount: decimal, currency: z.string().regex(/^[A-Z]{3}$/) })
  .meta({ id: 'Amount', description: 'An amount of money, exact.' });

/** What is owed besides cash. */
export const inKind = z
  .object({
    amount: decimal,
    unit: z
      .string()
      .regex(/^(?:points|(?:store-credit|discount|product|sample):.+)$/)
      .describe('Such as points, store-credit:USD or product:TENT-2.'),
  })
  .meta({ id: 'AmountInKind', description: 'An amount of what is no cash.' });

export const anyAmount = z.union([money, inKind]);

/** An id of one of our own things. */
export const id = z.string();

/** Something that exists or not, written as `null` where it does not. */
export const orNull = <Schema extends z.ZodType>(schema: Schema) => z.union([schema, z.null()]);

/** A creator with the name by which people know one. */
export const namedCreator = { creatorId: id, creatorName: z.string() };

/** A page of a list. */
export const pageOf = (item: z.ZodType) =>
  z.object({
    items: z.array(item),
    next: z.string().describe('The cursor of the next page; absent on the last one.').optional(),
  });

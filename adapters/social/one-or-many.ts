import * as z from 'zod';

/** A list, of which some calls answer the only item without the list around it. */
export function oneOrMany<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(schema));
}

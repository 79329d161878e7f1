import * as z from 'zod';

export { idSchema } from '../../../adapters/documents/id-schema.ts';

export const slugSchema = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/,
    'This is not a slug: A-Z, a-z, 0-9, "_" and "-", at most 64.',
  );

/** Shops compare codes without case, so here they are upper case. */
export const codeSchema = z
  .string()
  .toUpperCase()
  .regex(/^[A-Z0-9_-]{1,64}$/, 'This is not a code: A-Z, 0-9, "_" and "-", at most 64.')
  .meta({ pattern: '^[A-Za-z0-9_-]{1,64}$' });

/** A channel that is no creator's, such as `paid-search`, `email` or `direct`. */
export const channelSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'A channel is written like paid-search.');

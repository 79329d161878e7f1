import * as z from 'zod';

/** Merchants, programs, plans, creators and connection names: they appear in keys, tokens and addresses. */
export const idSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'This is not an id: a-z, 0-9 and "-", at most 64.');

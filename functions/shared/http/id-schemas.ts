import * as z from 'zod';

const pattern = (expression: RegExp, what: string) =>
  z.string().regex(expression, `This is not ${what}.`);

/** Merchants, programs, plans, creators and connection names: they appear in keys, tokens and addresses. */
export const idSchema = pattern(/^[a-z0-9][a-z0-9-]{0,63}$/, 'an id: a-z, 0-9 and "-", at most 64');

export const slugSchema = pattern(
  /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/,
  'a slug: A-Z, a-z, 0-9, "_" and "-", at most 64',
);

/** Shops compare codes without case, so here they are upper case. */
export const codeSchema = z
  .string()
  .toUpperCase()
  .regex(/^[A-Z0-9_-]{1,64}$/, 'This is not a code: A-Z, 0-9, "_" and "-", at most 64.');

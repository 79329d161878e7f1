import * as z from 'zod';
import { id, time } from './answer-fields.ts';

/** An account of which only the end is shown. */
export const shownAccountAnswer = z.object({ rail: z.string(), accountEnding: z.string() });

/** When an account took another one's place. */
export const accountChangeAnswer = z
  .object({
    at: time,
    from: shownAccountAnswer,
    to: shownAccountAnswer,
    paidFrom: time.describe('Before it nobody is paid to the new account.'),
  })
  .meta({ id: 'AccountChange', description: 'The last time that an account replaced another.' });

/** Who is paid to an account. */
export const accountOwnerAnswer = z.object({ kind: z.enum(['creator', 'payee']), id });

/** What somebody may want to look at. */
export const accountSignalsAnswer = z.array(
  z.object({
    name: z.literal('duplicate-payout-account'),
    owners: z.array(accountOwnerAnswer).describe('Who is paid to the same account.'),
  }),
);

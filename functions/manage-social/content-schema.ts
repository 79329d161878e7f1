import * as z from 'zod';
import { knownCurrencySchema } from '../../adapters/documents/known-currency-schema.ts';
import { idSchema } from '../shared/http/id-schemas.ts';

const contentId = z.string().min(1).max(500).describe('As the list of posts has it.');

/** The body of `POST …/attestations`. */
export const attestationSchema = z.strictObject({
  contentId,
  disclosed: z.boolean().describe('Whether the post says that it is paid for.'),
  medium: z
    .enum(['text', 'spoken', 'shown'])
    .describe('In writing beside it, aloud, or in the picture itself.'),
  evidence: z
    .string()
    .trim()
    .min(1)
    .max(2_000)
    .describe('Where it can be looked up: a recording or a picture, with the second where it is.'),
});

/** The body of `POST …/approvals`. */
export const approvalSchema = z.strictObject({
  contentId,
  programId: idSchema.describe('Whose plan pays for approved content.'),
  currency: knownCurrencySchema.describe('In which it pays.'),
});

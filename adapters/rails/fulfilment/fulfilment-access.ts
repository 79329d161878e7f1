import * as z from 'zod';
import { readStandardSecret } from '../../webhooks/read-standard-secret.ts';

/** Less could be guessed. */
const keyBytesMin = 24;

/** What opens a merchant's own endpoint for what is no cash: where it is, and what calls to it are signed with. */
export const fulfilmentAccessSchema = z.strictObject({
  address: z.string().min(1).max(500),
  signingSecret: z
    .string()
    .max(200)
    .refine(
      (secret) => (readStandardSecret(secret)?.length ?? 0) >= keyBytesMin,
      'This is no secret of Standard Webhooks: whsec_ and base64 of at least 24 bytes after it.',
    ),
});

export type FulfilmentAccess = z.output<typeof fulfilmentAccessSchema>;

import * as z from 'zod';
import type { ApiKey } from '../../core/programs/program.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import { textSchema } from './text-schema.ts';

/** The body of `POST /v1/api-keys` of a merchant. */
export const apiKeySchema = z
  .strictObject({
    name: textSchema,
    scopes: z
      .array(z.enum(['manage', 'read', 'events', 'payouts', 'me']))
      .min(1)
      .max(5)
      .refine(isWithoutRepetition, 'A scope is named once.'),
    creatorId: idSchema.optional(),
    /** Seconds until the key opens nothing any more; absent: it stays valid. */
    lifeSeconds: z.int().min(60).max(31_536_000).optional(),
  })
  .refine(isAboutOneCreatorOrNone, {
    path: ['creatorId'],
    message: 'A key with the scope "me" belongs to a creator, and has no other scope.',
  });

function isWithoutRepetition(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}

function isAboutOneCreatorOrNone({
  scopes,
  creatorId,
}: {
  readonly scopes: readonly string[];
  readonly creatorId?: string | undefined;
}): boolean {
  const isOwn = scopes.includes('me');
  return isOwn ? creatorId !== undefined && scopes.length === 1 : creatorId === undefined;
}

/** A key without its text, which is shown once and kept nowhere. */
export function toApiKeyDocument(apiKey: ApiKey) {
  const { keyId, name, scopes, creatorId, createdAt, expiresAt } = apiKey;
  return {
    keyId,
    name,
    scopes,
    creatorId,
    createdAt: formatInstant(createdAt),
    ...(expiresAt === undefined ? {} : { expiresAt: formatInstant(expiresAt) }),
  };
}

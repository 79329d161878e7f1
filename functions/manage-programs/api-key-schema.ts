import * as z from 'zod';
import type { ApiKey } from '../../core/programs/program.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import { textSchema } from './text-schema.ts';

/** What all browsers with a publishable key may send together, unless the key says otherwise. */
export const defaultRequestsPerMinute = 3_000;

/** An origin exactly as a browser writes it in the header `Origin`; plain HTTP on this machine only. */
const originSchema = z.string().max(300).refine(isOrigin, {
  message:
    'This is not an origin such as https://shop.example, without a path or slash at its end.',
});

/** The body of `POST /v1/api-keys` of a merchant. */
export const apiKeySchema = z
  .strictObject({
    name: textSchema,
    scopes: z
      .array(z.enum(['manage', 'read', 'events', 'payouts', 'me', 'browser']))
      .min(1)
      .max(5)
      .refine(isWithoutRepetition, 'A scope is named once.'),
    creatorId: idSchema.optional(),
    /** The pages from which a publishable key counts. */
    allowedOrigins: z
      .array(originSchema)
      .min(1)
      .max(20)
      .refine(isWithoutRepetition, 'An origin is named once.')
      .optional(),
    requestsPerMinute: z.int().min(60).max(60_000).optional(),
    /** Seconds until the key opens nothing any more; absent: it stays valid. */
    lifeSeconds: z.int().min(60).max(31_536_000).optional(),
  })
  .refine(isAboutOneCreatorOrNone, {
    path: ['creatorId'],
    message: 'A key with the scope "me" belongs to a creator, and has no other scope.',
  })
  .refine(isPublishableOrSecret, {
    path: ['allowedOrigins'],
    message: 'A key with the scope "browser" names its allowedOrigins, and has no other scope.',
  })
  .refine(isLimitedOnlyIfPublishable, {
    path: ['requestsPerMinute'],
    message: 'Only a key with the scope "browser" is limited by itself.',
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

type Wanted = {
  readonly scopes: readonly string[];
  readonly allowedOrigins?: readonly string[] | undefined;
  readonly requestsPerMinute?: number | undefined;
};

function isPublishableOrSecret({ scopes, allowedOrigins }: Wanted): boolean {
  const isPublishable = scopes.includes('browser');
  return isPublishable
    ? allowedOrigins !== undefined && scopes.length === 1
    : allowedOrigins === undefined;
}

function isLimitedOnlyIfPublishable({ scopes, requestsPerMinute }: Wanted): boolean {
  return requestsPerMinute === undefined || scopes.includes('browser');
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { origin, protocol, hostname } = new URL(text);
  const isLocal = protocol === 'http:' && (hostname === 'localhost' || hostname === '127.0.0.1');
  return origin === text && (protocol === 'https:' || isLocal);
}

/** A key without its text, which is shown once and kept nowhere. */
export function toApiKeyDocument(apiKey: ApiKey) {
  const { keyId, name, scopes, creatorId, publishable, createdAt, expiresAt } = apiKey;
  return {
    keyId,
    name,
    scopes,
    creatorId,
    ...publishable,
    createdAt: formatInstant(createdAt),
    ...(expiresAt === undefined ? {} : { expiresAt: formatInstant(expiresAt) }),
  };
}

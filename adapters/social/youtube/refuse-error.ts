import * as z from 'zod';
import type { SocialRefusalKind } from '../../../core/social/index.ts';
import { fieldsOf } from '../../json/fields-of.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { textField, told } from '../fields.ts';
import { keepTold } from '../keep-told.ts';
import { readRetry } from '../read-retry.ts';
import { readShape } from '../read-shape.ts';
import { kindOfStatus } from '../refuse-status.ts';
import { RefusedAnswer } from '../refused-answer.ts';
import type { SocialAnswer } from '../social-answer.ts';

/** Reasons of the Data API v3 ("Errors") and, at the end, of Google's token endpoint. */
const kinds: Readonly<Record<string, SocialRefusalKind>> = {
  quotaExceeded: 'quota-exceeded',
  dailyLimitExceeded: 'quota-exceeded',
  rateLimitExceeded: 'throttled',
  userRateLimitExceeded: 'throttled',
  RATE_LIMIT_EXCEEDED: 'throttled',
  authError: 'token-invalid',
  authorizationRequired: 'token-invalid',
  required: 'invalid-request',
  keyInvalid: 'token-invalid',
  API_KEY_INVALID: 'token-invalid',
  insufficientPermissions: 'scope-missing',
  ACCESS_TOKEN_SCOPE_INSUFFICIENT: 'scope-missing',
  forbidden: 'permission-missing',
  accessNotConfigured: 'permission-missing',
  playlistItemsNotAccessible: 'permission-missing',
  videoNotFound: 'not-found',
  channelNotFound: 'not-found',
  playlistNotFound: 'not-found',
  notFound: 'not-found',
  backendError: 'platform-failed',
  internalError: 'platform-failed',
  invalid_grant: 'token-invalid',
  invalid_client: 'token-invalid',
};

const reasonSchema = z.object({ reason: told(textField) });
const errorSchema = z.object({
  error: z.object({
    code: told(textField),
    message: told(textField),
    status: told(textField),
    errors: told(z.array(reasonSchema)),
    details: told(z.array(reasonSchema)),
  }),
});
const tokenErrorSchema = z.object({ error: textField, error_description: told(textField) });

/** @throws RefusedAnswer for Google's envelope of errors, or for its token endpoint's. */
export function refuseError(json: LosslessJson, answer: SocialAnswer): void {
  const fields = fieldsOf(json) ?? {};
  if (fields.error !== undefined) throw new RefusedAnswer(toRefusal(json, answer));
  if (fields.access_token === undefined) return;
  const detail = 'This is a token as a client keeps it, and no answer of the Data API.';
  throw new RefusedAnswer({ kind: 'unsupported', detail, looksLike: 'token' });
}

function toRefusal(json: LosslessJson, answer: SocialAnswer) {
  const { code, status, message } = readError(json);
  const kind = toKind(code, status ?? answer.status);
  return keepTold({
    kind,
    detail: `YouTube refuses: ${message ?? code ?? 'without words'}`,
    platformCode: code,
    platformMessage: message,
    ...(kind === 'throttled' ? readRetry(answer.headers) : {}),
  });
}

function readError(json: LosslessJson) {
  if (typeof fieldsOf(json)?.error === 'string') {
    const { error: code, error_description: message } = readShape(tokenErrorSchema, json);
    return { code, status: undefined, message };
  }
  const { error } = readShape(errorSchema, json);
  const reasons = [...(error.errors ?? []), ...(error.details ?? [])].map(({ reason }) => reason);
  // The reason that has a name here says more than the first one, such as `badRequest` for a key.
  const known = reasons.find((reason) => reason !== undefined && Object.hasOwn(kinds, reason));
  const code =
    known ?? reasons.find((reason) => reason !== undefined) ?? error.status ?? error.code;
  return { code, status: Number(error.code ?? 0) || undefined, message: error.message };
}

function toKind(code = '', status: number | undefined): SocialRefusalKind {
  if (Object.hasOwn(kinds, code)) return kinds[code] ?? 'refused';
  return status !== undefined && status >= 400 ? kindOfStatus(status) : 'refused';
}

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

/** TikTok's codes, v2 ("Error handling"); `invalid_grant` is of the token's endpoint. */
const kinds: Readonly<Record<string, SocialRefusalKind>> = {
  access_token_invalid: 'token-invalid',
  invalid_grant: 'token-invalid',
  invalid_client: 'token-invalid',
  scope_not_authorized: 'scope-missing',
  scope_permission_missed: 'scope-missing',
  rate_limit_exceeded: 'throttled',
  invalid_params: 'invalid-request',
  invalid_request: 'invalid-request',
  internal_error: 'platform-failed',
};

const envelopeSchema = z.object({
  error: z.object({ code: textField, message: told(textField), log_id: told(textField) }),
});
const tokenErrorSchema = z.object({
  error: textField,
  error_description: told(textField),
  log_id: told(textField),
});

/** @throws RefusedAnswer for an envelope whose code is not `ok`: a success has an `error`, too. */
export function refuseError(json: LosslessJson, answer: SocialAnswer): void {
  const error = readError(json);
  if (error === undefined || error.code === 'ok') return;
  const kind = toKind(error.code, answer.status);
  throw new RefusedAnswer(
    keepTold({
      kind,
      detail: `TikTok refuses: ${error.message ?? error.code}`,
      platformCode: error.code,
      platformMessage: error.message,
      traceId: error.logId,
      ...(kind === 'throttled' ? readRetry(answer.headers) : {}),
    }),
  );
}

function readError(json: LosslessJson) {
  const error = fieldsOf(json)?.error;
  if (error === undefined) return undefined;
  if (typeof error === 'string') {
    const { error_description: message, log_id: logId } = readShape(tokenErrorSchema, json);
    return { code: error, message, logId };
  }
  const { code, message, log_id: logId } = readShape(envelopeSchema, json).error;
  return { code, message, logId };
}

function toKind(code: string, status: number | undefined): SocialRefusalKind {
  if (Object.hasOwn(kinds, code)) return kinds[code] ?? 'refused';
  return status !== undefined && status >= 400 ? kindOfStatus(status) : 'refused';
}

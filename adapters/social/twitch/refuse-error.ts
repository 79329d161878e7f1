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

const errorSchema = z.object({
  // The token's endpoint has only a status and a message.
  error: told(textField),
  status: textField.regex(/^[1-5]\d\d$/, 'a status is expected'),
  message: told(textField),
});

/** @throws RefusedAnswer for Twitch's `{error, status, message}`. */
export function refuseError(json: LosslessJson, { headers }: SocialAnswer): void {
  const fields = fieldsOf(json) ?? {};
  if (fields.status === undefined || fields.data !== undefined) return;
  const { error, status, message } = readShape(errorSchema, json);
  const kind = toKind(Number(status), message ?? '');
  throw new RefusedAnswer(
    keepTold({
      kind,
      detail: `Twitch refuses: ${message ?? error ?? status}`,
      platformCode: status,
      platformMessage: message,
      ...(kind === 'throttled' ? readRetry(headers) : {}),
    }),
  );
}

/** A scope that is missing has no status of its own, only words. */
function toKind(status: number, message: string): SocialRefusalKind {
  if ((status === 401 || status === 403) && /\bscope\b/i.test(message)) return 'scope-missing';
  return status < 400 ? 'refused' : kindOfStatus(status);
}

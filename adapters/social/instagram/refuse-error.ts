import * as z from 'zod';
import type { SocialRefusalKind } from '../../../core/social/index.ts';
import { msPerMinute } from '../../../core/time/instant.ts';
import { fieldsOf } from '../../json/fields-of.ts';
import { type LosslessJson, parseJsonLosslessly } from '../../json/parse-json-losslessly.ts';
import { textField, told } from '../fields.ts';
import { keepTold } from '../keep-told.ts';
import { type Retry, readRetry } from '../read-retry.ts';
import { readShape } from '../read-shape.ts';
import { RefusedAnswer } from '../refused-answer.ts';
import type { SocialAnswer } from '../social-answer.ts';

/** Meta's codes (Graph API, "Error handling" and "Rate limiting"). */
const kinds: Readonly<Record<string, SocialRefusalKind>> = {
  ...{ '1': 'platform-failed', '2': 'platform-failed' },
  ...{ '4': 'throttled', '17': 'throttled', '32': 'throttled', '613': 'throttled' },
  ...{ '80001': 'throttled', '80002': 'throttled', '80004': 'throttled' },
  ...{
    '102': 'token-invalid',
    '190': 'token-invalid',
    '463': 'token-invalid',
    '467': 'token-invalid',
  },
  ...{ '3': 'permission-missing', '10': 'permission-missing', '200': 'scope-missing' },
  ...{ '100': 'invalid-request', '803': 'not-found', '110': 'not-found', '24': 'not-found' },
};

const errorSchema = z.object({
  error: z.object({
    message: told(textField),
    type: told(textField),
    code: told(textField),
    error_subcode: told(textField),
    fbtrace_id: told(textField),
  }),
});

/** @throws RefusedAnswer for Meta's envelope `{error: {message, type, code, …}}`. */
export function refuseError(json: LosslessJson, { headers }: SocialAnswer): void {
  if (fieldsOf(json)?.error === undefined) return;
  const { error } = readShape(errorSchema, json);
  const { code, error_subcode: subcode, message } = error;
  const kind = toKind(code, subcode, message ?? '');
  const words = `Instagram refuses: ${message ?? 'without words'}`;
  throw new RefusedAnswer(
    keepTold({
      kind,
      detail: words,
      platformCode: subcode === undefined ? code : `${code}/${subcode}`,
      platformMessage: message,
      traceId: error.fbtrace_id,
      ...(kind === 'throttled' ? readUsage(headers) : {}),
    }),
  );
}

/** Code 10 and 100 are said for several things, which only the words or the subcode tell apart. */
function toKind(code = '', subcode = '', message: string): SocialRefusalKind {
  if (code === '10' && /not enough viewers/i.test(message)) return 'too-few-viewers';
  if (code === '100' && (subcode === '33' || /does not exist/i.test(message))) return 'not-found';
  if (/^2\d\d$/.test(code)) return 'scope-missing';
  return Object.hasOwn(kinds, code) ? (kinds[code] ?? 'refused') : 'refused';
}

/** The longest wait that `X-Business-Use-Case-Usage` names, in minutes; else what `Retry-After` says. */
function readUsage(headers: Readonly<Record<string, string>>): Retry {
  const usage = headers['x-business-use-case-usage'] ?? '';
  const parsed = parseJsonLosslessly(new TextEncoder().encode(usage));
  const limits = 'value' in parsed ? Object.values(fieldsOf(parsed.value) ?? {}).flat() : [];
  const minutes = limits
    .map((limit) => Number(fieldsOf(limit)?.estimated_time_to_regain_access ?? 0))
    .filter((wait) => wait > 0);
  if (minutes.length === 0) return readRetry(headers);
  return { retryAfterMs: Math.max(...minutes) * msPerMinute };
}

import * as z from 'zod';
import type { TokenOutcome } from '../../core/social/accounts/index.ts';
import { fieldsOf } from '../json/fields-of.ts';
import { itemsOf } from '../json/items-of.ts';
import { type LosslessJson, parseJsonLosslessly } from '../json/parse-json-losslessly.ts';
import { told } from './fields.ts';
import { keepTold } from './keep-told.ts';
import type { SocialAnswer } from './social-answer.ts';

const seconds = told(
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
);

const tokensSchema = z.object({
  access_token: z.string().min(1).max(10_000),
  expires_in: seconds,
  refresh_token: told(z.string().max(10_000)),
  refresh_expires_in: seconds,
  scope: z.union([z.string(), z.array(z.string())]).optional(),
  permissions: z.union([z.string(), z.array(z.string())]).optional(),
});

/**
 * How platforms say that a code or a refresh token is good for nothing any more. Anything else may be a fault of ours or theirs, such as a
 * wrong secret of the app, and takes nothing from a creator.
 */
const dead =
  /invalid_grant|access_denied|invalid refresh token|invalid authorization code|authorization code (?:has been used|expired|is expired)|for the token was invalid|code["']?\s*:\s*["']?190\b/i;

/** Reads what an endpoint of tokens answers. Nothing of the tokens is in what it says. */
export function readTokenAnswer({ status = 0, body }: SocialAnswer): TokenOutcome {
  const parsed = parseJsonLosslessly(body);
  const json = 'value' in parsed ? parsed.value : null;
  const read = tokensSchema.safeParse(unwrap(json));
  if (status >= 200 && status < 300 && read.success) {
    const { access_token, expires_in, refresh_token, refresh_expires_in } = read.data;
    const tokens = keepTold({
      accessToken: access_token,
      expiresInSeconds: expires_in,
      refreshToken: refresh_token,
      refreshExpiresInSeconds: refresh_expires_in,
      scopes: listScopes(read.data.scope ?? read.data.permissions),
    });
    return { ok: true, tokens };
  }
  // TikTok answers some refusals with 200.
  const isDead = status < 500 && dead.test(new TextDecoder().decode(body.subarray(0, 2_000)));
  const detail = `The platform answered ${status}${describe(json)}.`;
  return { ok: false, why: isDead ? 'refused' : 'unavailable', detail };
}

/** Instagram's first answer has a list around it. */
function unwrap(json: LosslessJson): LosslessJson {
  return itemsOf(fieldsOf(json)?.data)?.[0] ?? json;
}

function listScopes(written: string | readonly string[] | undefined): readonly string[] {
  if (written === undefined) return [];
  const texts = typeof written === 'string' ? written.split(/[ ,]+/) : written;
  return texts.filter((scope) => scope !== '');
}

/** Its name of the error, which never has a secret. */
function describe(json: LosslessJson): string {
  const fields = fieldsOf(json) ?? {};
  const name = fields.error ?? fields.message;
  return typeof name === 'string' && /^[\w .-]{1,80}$/.test(name) ? `: ${name}` : '';
}

import * as z from 'zod';
import type { Instant } from '../../../core/time/instant.ts';
import type { ApiHttp } from '../../http/api-http.ts';
import { readAnswer } from '../../http/read-answer.ts';
import type { PaypalRailAccess } from './paypal-rail-access.ts';

const path = 'v1/oauth2/token';
const tokenSchema = z.object({
  access_token: z.string().min(1),
  expires_in: z.string().regex(/^\d{1,9}$/),
});

/** A token that ends while a call is on its way is of no use. */
const spareMs = 60_000;

/** The application's token, asked for once until it ends or is forgotten, however many ask at once. */
export function paypalToken(
  http: ApiHttp,
  { clientId, clientSecret }: PaypalRailAccess,
  now: () => Instant,
) {
  const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  let held: { readonly token: Promise<string>; endsAt: Instant } | undefined;

  async function ask(asked: { endsAt: Instant }): Promise<string> {
    const { json } = await http.send({
      ...{ method: 'POST', path, headers: { authorization }, waitsItsTurn: true },
      form: { grant_type: 'client_credentials' },
    });
    const read = readAnswer(path, tokenSchema, json);
    asked.endsAt = now() + Number(read.expires_in) * 1_000 - spareMs;
    return read.access_token;
  }

  function forget(): void {
    held = undefined;
  }

  return {
    /** @throws ApiError if PayPal gives none. */
    async get(): Promise<string> {
      if (held === undefined || held.endsAt <= now()) {
        const asked = { endsAt: Number.POSITIVE_INFINITY };
        held = Object.assign(asked, { token: ask(asked) });
      }
      try {
        return await held.token;
      } catch (error) {
        forget();
        throw error;
      }
    },
    forget,
  };
}

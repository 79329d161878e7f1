import type { Instant } from '../../../core/time/instant.ts';
import { ApiUnauthorisedError } from '../../http/api-error.ts';
import { type ApiHttp, apiHttp } from '../../http/api-http.ts';
import type { HttpPatience } from '../../http/patient-ky.ts';
import type { PaypalRailAccess } from './paypal-rail-access.ts';
import { paypalToken } from './paypal-token.ts';

/** PayPal's REST API, with a token that is asked for when it is needed. */
export function paypalApi(
  access: PaypalRailAccess,
  now: () => Instant,
  patience?: HttpPatience,
): ApiHttp {
  const http = apiHttp({
    ...{ address: access.address ?? 'https://api-m.paypal.com', headers: {} },
    ...(patience === undefined ? {} : { patience }),
  });
  const token = paypalToken(http, access, now);

  /** A token can be taken back before it ends; what is refused for it was not done. */
  async function authorised<Answer>(
    call: (headers: { readonly authorization: string }) => Promise<Answer>,
  ): Promise<Answer> {
    try {
      return await call({ authorization: `Bearer ${await token.get()}` });
    } catch (error) {
      if (!(error instanceof ApiUnauthorisedError)) throw error;
      token.forget();
      return call({ authorization: `Bearer ${await token.get()}` });
    }
  }

  return {
    get: (path, query, more) =>
      authorised((headers) => http.get(path, query, { ...more, ...headers })),
    send: (request) =>
      authorised((headers) =>
        http.send({ ...request, headers: { ...request.headers, ...headers } }),
      ),
  };
}

import { type ApiHttp, apiHttp } from '../../http/api-http.ts';
import type { HttpPatience } from '../../http/patient-ky.ts';
import type { WiseRailAccess } from './wise-rail-access.ts';

/** Wise's API, as a merchant's token opens it. */
export function wiseApi(
  { apiToken, address = 'https://api.wise.com' }: WiseRailAccess,
  patience?: HttpPatience,
): ApiHttp {
  return apiHttp({
    ...{ address, headers: { authorization: `Bearer ${apiToken}` } },
    ...(patience === undefined ? {} : { patience }),
  });
}

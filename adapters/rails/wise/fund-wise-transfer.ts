import * as z from 'zod';
import type { ApiHttp } from '../../http/api-http.ts';
import { readAnswer } from '../../http/read-answer.ts';
import type { WiseRailAccess } from './wise-rail-access.ts';

const fundingSchema = z.object({ status: z.string(), errorCode: z.string().nullish() });

/**
 * Pays for a transfer from the profile's balance, upon which Wise sends it. A transfer is paid for once.
 *
 * @returns why it was not, by Wise's code; nothing if it was.
 * @throws ApiError if Wise does not say.
 */
export async function fundWiseTransfer(
  api: ApiHttp,
  { profileId }: WiseRailAccess,
  transferId: string,
): Promise<string | undefined> {
  const path = `v3/profiles/${profileId}/transfers/${transferId}/payments`;
  const json = { type: 'BALANCE' };
  const { status, json: answer } = await api.send({
    method: 'POST',
    path,
    json,
    waitsItsTurn: true,
  });
  if (status >= 300) return `answered ${status}`;
  const funding = readAnswer(path, fundingSchema, answer);
  return funding.status === 'COMPLETED' ? undefined : (funding.errorCode ?? funding.status);
}

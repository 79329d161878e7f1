import * as z from 'zod';
import { ApiAnswerError, ApiRateLimitedError, ApiUnauthorisedError } from '../../http/api-error.ts';
import type { ApiHttp } from '../../http/api-http.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { fieldsOf } from '../unwrap.ts';

/** The version of the Admin API whose types are used. */
const path = 'admin/api/2026-07/graphql.json';

/** Asks the Admin API by an operation's name and text, and answers its `data`. */
export type ShopifyGraphql = (
  operationName: string,
  query: string,
  variables: Readonly<Record<string, unknown>>,
) => Promise<LosslessJson>;

const errorsSchema = z.array(
  z.object({ extensions: z.object({ code: z.string().optional() }).optional() }),
);

/** Its errors come with status 200: what they say is thrown as the status would be. */
export function shopifyGraphql(http: ApiHttp): ShopifyGraphql {
  return async (operationName, query, variables) => {
    const json = { operationName, query, variables };
    const answer = await http.send({ method: 'POST', path, json });
    const { data, errors } = fieldsOf(answer.json) ?? {};
    const read = errorsSchema.safeParse(errors);
    const codes = read.success ? read.data.map(({ extensions }) => extensions?.code) : [];
    if (codes.includes('THROTTLED')) throw new ApiRateLimitedError(operationName);
    if (codes.includes('ACCESS_DENIED')) throw new ApiUnauthorisedError(operationName, 403);
    if (answer.status >= 300 || errors !== undefined || data === undefined) {
      throw new ApiAnswerError(operationName, 'answered errors, or nothing');
    }
    return data;
  };
}

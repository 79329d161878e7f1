import * as z from 'zod';
import type { HookChange, ShopHook, ShopHooks, WantedTopic } from '../../../core/topics/index.ts';
import { apiHttp } from '../../http/api-http.ts';
import type { HttpPatience } from '../../http/patient-ky.ts';
import { readAnswer } from '../../http/read-answer.ts';
import { judgeChange } from '../topics/judge-change.ts';
import { fieldsOf } from '../unwrap.ts';
import type { BigcommerceAccess } from './bigcommerce-access.ts';
import { listV3 } from './list-pages.ts';

const wanted: readonly WantedTopic[] = [
  { topic: 'store/order/created' },
  { topic: 'store/order/updated' },
  { topic: 'store/order/refund/created' },
];

const path = 'v3/hooks';

const hookSchema = z.object({
  id: z.string().regex(/^\d{1,20}$/),
  scope: z.string(),
  destination: z.string(),
  is_active: z.boolean(),
});

/**
 * The webhooks of a store that its API account has made, by the API of version 3: a token shows no other account's. They are
 * signed with the account's client secret. BigCommerce deactivates one after two days of failures, or 90 days without events.
 */
export function bigcommerceHooks(
  { storeHash, accessToken, address }: BigcommerceAccess,
  patience?: HttpPatience,
): ShopHooks {
  const http = apiHttp({
    address: address ?? `https://api.bigcommerce.com/stores/${storeHash}`,
    headers: { 'x-auth-token': accessToken },
    ...(patience === undefined ? {} : { patience }),
  });
  const change = async (
    request: { method: 'POST' | 'PUT'; path: string },
    hook: { scope: string; destination: string },
  ): Promise<HookChange> => {
    const answer = await http.send({ ...request, json: { ...hook, is_active: true } });
    return judgeChange(answer.status, fieldsOf(answer.json)?.title);
  };
  return {
    ...{ wanted, topicsPerHook: 'one' },
    async list() {
      const listed = await listV3(http, path);
      return readAnswer(path, z.array(hookSchema), listed).map(toHook);
    },
    add: ([scope = ''], destination) => change({ method: 'POST', path }, { scope, destination }),
    mend: ({ hookId, topics: [scope = ''], address: destination }) =>
      change({ method: 'PUT', path: `${path}/${hookId}` }, { scope, destination }),
    async remove({ hookId }) {
      const answer = await http.send({ method: 'DELETE', path: `${path}/${hookId}` });
      if (answer.status === 404) return { kind: 'done' };
      return judgeChange(answer.status, fieldsOf(answer.json)?.title);
    },
  };
}

function toHook({ id, scope, destination, is_active }: z.output<typeof hookSchema>): ShopHook {
  return {
    ...{ hookId: id, topics: [scope], address: destination },
    ...(is_active ? {} : { isDisabled: true }),
  };
}

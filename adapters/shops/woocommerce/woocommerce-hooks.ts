import * as z from 'zod';
import type { HookChange, ShopHook, ShopHooks, WantedTopic } from '../../../core/topics/index.ts';
import { ApiAnswerError } from '../../http/api-error.ts';
import { type ApiHttp, apiHttp } from '../../http/api-http.ts';
import type { HttpPatience } from '../../http/patient-ky.ts';
import { readAnswer } from '../../http/read-answer.ts';
import { judgeChange } from '../topics/judge-change.ts';
import { fieldsOf } from '../unwrap.ts';
import type { WoocommerceAccess } from './woocommerce-access.ts';

/** `order.updated` also tells of refunds; the plugin WooCommerce Subscriptions has the last one. */
const wanted: readonly WantedTopic[] = [
  { topic: 'order.created' },
  { topic: 'order.updated' },
  { topic: 'order.restored' },
  { topic: 'order.deleted' },
  { topic: 'subscription.created', isOptional: true },
];

const path = 'webhooks';

/** The most that a page may have. */
const pageSize = 100;
const pagesMax = 20;

const webhookSchema = z.object({
  id: z.string().regex(/^\d{1,20}$/),
  status: z.string(),
  topic: z.string(),
  delivery_url: z.string(),
});

/**
 * The webhooks of a shop, by its REST API (version 3); the key needs the permission *Read/Write*. WooCommerce switches one
 * off after more than five failures in a row, and shows no secret.
 *
 * @param secret - what the connection's webhooks are signed with.
 */
export function woocommerceHooks(
  { address, consumerKey, consumerSecret }: WoocommerceAccess,
  secret: string,
  patience?: HttpPatience,
): ShopHooks {
  const basic = Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64');
  const http = apiHttp({
    address: `${address}/wp-json/wc/v3`,
    headers: { authorization: `Basic ${basic}` },
    ...(patience === undefined ? {} : { patience }),
    saysNotFound: () => false,
  });
  return {
    ...{ wanted, topicsPerHook: 'one', isWrittenAgain: true },
    list: () => listWebhooks(http),
    add: (topics, deliveryUrl) => addWebhook(http, topics, deliveryUrl, secret),
    async mend({ hookId }) {
      const json = { status: 'active', secret };
      const answer = await http.send({ method: 'PUT', path: `${path}/${hookId}`, json });
      return judgeChange(answer.status, fieldsOf(answer.json)?.message);
    },
    async remove({ hookId }) {
      const answer = await http.send({ method: 'DELETE', path: `${path}/${hookId}?force=true` });
      const said = fieldsOf(answer.json);
      if (said?.code === 'woocommerce_rest_shop_webhook_invalid_id') return { kind: 'done' };
      return judgeChange(answer.status, said?.message);
    },
  };
}

async function addWebhook(
  http: ApiHttp,
  [topic = '']: readonly string[],
  deliveryUrl: string,
  secret: string,
): Promise<HookChange> {
  const json = {
    ...{ name: `Tributary ${topic}`, status: 'active', topic },
    ...{ delivery_url: deliveryUrl, secret },
  };
  const answer = await http.send({ method: 'POST', path, json });
  return judgeChange(answer.status, fieldsOf(answer.json)?.message);
}

async function listWebhooks(http: ApiHttp): Promise<ShopHook[]> {
  const hooks: ShopHook[] = [];
  for (let page = 1; page <= pagesMax; page += 1) {
    const query = { per_page: String(pageSize), page: String(page), orderby: 'id', order: 'asc' };
    const answer = await http.get(path, query);
    hooks.push(...readAnswer(path, z.array(webhookSchema), answer?.json).map(toHook));
    if (page >= Number(answer?.headers.get('x-wp-totalpages') ?? '1')) return hooks;
  }
  throw new ApiAnswerError(path, `answered more than ${pagesMax} pages`);
}

function toHook({ id, status, topic, delivery_url }: z.output<typeof webhookSchema>): ShopHook {
  return {
    ...{ hookId: id, topics: [topic], address: delivery_url },
    ...(status === 'active' ? {} : { isDisabled: true }),
  };
}

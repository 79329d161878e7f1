import { describe, expect, it } from '@jest/globals';
import { shopifyOrderBody, shopifyRefundBody } from '../../cli/demo/shopify-payloads.ts';
import { readSample } from '../support/samples.ts';
import { aShopifyLine, aShopifyOrder, aShopifyRefund } from '../support/shopify-deliveries.ts';

const customer = { id: '7', email: 'buyer@x.example', firstName: 'B', lastName: 'Buyer' };
const ours = {
  order: aShopifyOrder({
    customer,
    refunds: [aShopifyRefund()],
    fulfilments: [{ id: '1', at: 0, lineIds: [aShopifyLine().id] }],
  }),
  refund: aShopifyRefund(),
};

/** The paths of every field, the first item standing for its list. */
function listFields(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return listFields(value[0], `${path}[]`);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => [
    `${path}.${name}`,
    ...listFields(part, `${path}.${name}`),
  ]);
}

describe('our Shopify fixtures', () => {
  it.each([
    ['order', 'docs-2026-04-orders-paid.json', shopifyOrderBody(ours.order)],
    ['refund', 'docs-2026-04-refunds-create.json', shopifyRefundBody(ours.refund)],
  ])('have every field that the documented %s has', (_, file, body) => {
    const documented = listFields(JSON.parse(readSample(`shopify/${file}`).toString()));
    const written = new Set(listFields(JSON.parse(body)));

    // The sample's first line was sold by somebody; ours sold themselves.
    const missing = documented.filter((path) => !written.has(path));
    expect(missing.filter((path) => !path.includes('attributed_staffs[]'))).toEqual([]);
  });
});

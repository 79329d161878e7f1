import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { shopEventsJsonSchema } from '../../../../adapters/shops/standard-webhooks/shop-events-json-schema.ts';
import { parseInstant } from '../../../../core/time/parse-instant.ts';
import { onlyFact } from '../../../support/parsed-facts.ts';
import { parseEvent } from '../../../support/shop-events.ts';

const read = (path: string) =>
  readFileSync(new URL(`../../../../docs/${path}`, import.meta.url), 'utf8');
const page = read('shops/own-events.md');
const schema = JSON.parse(read('shop-events.schema.json'));
const examples = [...page.matchAll(/^```json\n(.*?)^```$/gms)].map(([, text = '']) => text);
const facts = examples.map((text) => onlyFact(parseEvent(text)));

describe('the events of the documentation', () => {
  it('are of every type, and mean what the page says', () => {
    expect(facts.map(({ factId }) => factId)).toEqual([
      'generic/order/1001@2026-03-02T10:00:00Z',
      'generic/order/820982911946154508@2026-03-04T08:30:00.250Z',
      'generic/refund/1001/r-1@2026-03-09T10:00:00Z',
      'generic/refund/1001/r-2@2026-03-10T10:00:00Z',
      'generic/refund/1001/r-3@2026-03-12T09:00:00Z',
      'generic/dispute/1001/d-1@2026-04-20T10:00:00Z',
      'generic/cancellation/1001@2026-03-03T10:00:00Z',
    ]);
    expect(facts.map(({ content }) => content.kind)).toEqual([
      'order',
      'order',
      'refund',
      'refund',
      'refund',
      'dispute',
      'cancellation',
    ]);
  });

  it('show an order with everything that can be said of it', () => {
    expect(facts[1]?.content).toMatchObject({
      topic: 'order',
      order: {
        orderId: '820982911946154508',
        orderName: '#1001',
        placedAt: Date.parse('2026-03-02T10:00:00Z'),
        paidAt: Date.parse('2026-03-02T10:01:00Z'),
        lastFulfilledAt: Date.parse('2026-03-03T15:00:00Z'),
        fullyFulfilled: true,
        currency: 'EUR',
        taxIncluded: true,
        financialStatus: 'partially-refunded',
        lines: [
          {
            lineId: 'tent',
            productId: 'p-93',
            variantId: 'p-93-green',
            sku: 'TENT-GREEN',
            title: 'Tent',
            categories: ['outdoor'],
            tags: ['new'],
            quantity: 3,
            quantityAfterEdits: 2,
            grossMinorUnits: 30_000n,
            discountMinorUnits: 3_000n,
            taxMinorUnits: 4_311n,
          },
        ],
        unallocatedDiscountMinorUnits: 1_000n,
        codes: [{ code: 'MIA10', discountMinorUnits: 3_000n, applied: true }],
        tokenTexts: ['a-click-token'],
        visitorId: 'visitor-1',
        referrerHost: 'blog.example',
        buyer: { emails: ['buyer@x.example'], customerId: '26' },
        country: 'DE',
        region: 'BE',
        tags: ['wholesale'],
        subscription: { subscriptionId: 'box/7', paymentNumber: 1 },
        references: [{ kind: 'payment', value: 'pi_123' }],
      },
    });
  });
});

describe('docs/shop-events.schema.json', () => {
  const isValid = new Ajv2020({
    formats: { 'date-time': (text: string) => parseInstant(text) !== undefined },
    strictTypes: false,
  }).compile(schema);

  it('is what the schemas that read events say', () => {
    expect(schema).toEqual(JSON.parse(JSON.stringify(shopEventsJsonSchema())));
  });

  it('accepts the documented events, and none with an unknown field or an amount as a number', () => {
    const events = examples.map((text) => JSON.parse(text));

    expect(events.map((event) => isValid(event))).toEqual(events.map(() => true));
    for (const event of events) {
      expect(isValid({ ...event, data: { ...event.data, merchantId: 'umbrella' } })).toBe(false);
    }
    expect(isValid(JSON.parse(examples[0]?.replace('"200.00"', '200') ?? ''))).toBe(false);
  });

  it('describes every field', () => {
    const bare: string[] = [];
    const look = (part: unknown, name: string): void => {
      if (typeof part !== 'object' || part === null) return;
      const { properties = {} } = part as { properties?: Record<string, { description?: string }> };
      for (const [field, { description }] of Object.entries(properties)) {
        if (description === undefined) bare.push(`${name}.${field}`);
      }
      for (const [key, inner] of Object.entries(part)) look(inner, `${name}/${key}`);
    };

    look(schema, '');

    expect(bare).toEqual([]);
  });
});

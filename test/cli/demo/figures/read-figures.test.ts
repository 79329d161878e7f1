import { describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../../../../cli/demo/api-client.ts';
import {
  countConversions,
  readConversions,
} from '../../../../cli/demo/figures/read-conversions.ts';
import { readCreators } from '../../../../cli/demo/figures/read-creators.ts';
import { readExplanation, readOwnVerdicts } from '../../../../cli/demo/figures/read-explanation.ts';
import { readPrograms } from '../../../../cli/demo/figures/read-programs.ts';
import { tellStory } from '../../../../cli/demo/story/tell-story.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const programs = { items: [{ programId: 'us', name: 'US shop' }] };
const days = 'from=2026-01-05&to=2026-04-05';

describe('the figures that the API answers', () => {
  it('show a program with its averages, and without those that do not exist', async () => {
    const merchant = answering({
      '/v1/programs': programs,
      [`/v1/reports/program?programId=us&${days}`]: {
        clicks: { counted: 7, filtered: 2 },
        currencies: [
          {
            currency: 'USD',
            orders: 3,
            newCustomers: 0,
            revenue: usd('300.00'),
            averageOrderValue: usd('100.00'),
            commission: usd('30.00'),
            discount: usd('5.00'),
            spend: usd('35.00'),
            costPerAcquisition: null,
            returnOnSpend: '8.57',
            unattributed: { orders: 1, revenue: usd('20.00') },
          },
        ],
      },
    });

    const [figures] = await readPrograms(merchant);

    expect(figures).toMatchObject({ clicks: 7, filtered: 2, orders: 3, unattributed: 1 });
    expect(figures).toMatchObject({ averageOrderValue: '100.00', returnOnSpend: '8.57' });
    expect(figures).not.toHaveProperty('costPerAcquisition');
  });

  it('say of a creator until when money is pending, why it is held, left out or came back', async () => {
    const zero = usd('0.00');
    const account = { payable: usd('9.00'), held: zero, inPayout: zero, paid: zero, debt: zero };
    const merchant = answering({
      '/v1/programs': programs,
      [`/v1/reports/creators?programId=us&${days}`]: {
        items: [
          {
            creatorId: 'mia',
            creatorName: 'Mia',
            currencies: [
              {
                currency: 'USD',
                earned: usd('12.00'),
                pending: usd('1.00'),
                lastCloseAt: '2026-04-06T10:30:00.000Z',
                held: usd('2.00'),
                heldOrders: [{ holds: [{ reason: 'manual', since: '2026-02-22T09:00:00.123Z' }] }],
                account,
              },
            ],
          },
        ],
      },
      '/v1/payouts?limit=100': {
        items: [
          {
            payoutId: 'mia-USD-1',
            creatorId: 'mia',
            state: 'failed',
            amount: usd('9.00'),
            method: { rail: 'csv' },
            history: [{ state: 'failed', evidence: 'account closed' }],
          },
        ],
      },
    });
    const skipped = [{ creatorId: 'mia', reason: 'below-minimum', amount: usd('9.00') }];

    const [figures] = await readCreators(merchant, { skipped });

    expect(figures).toMatchObject({
      earned: '12.00',
      pendingUntil: '2026-04-06',
      heldBecause: 'manual since 2026-02-22',
      payable: '9.00',
      skipped: 'below-minimum',
      returned: 'account closed',
    });
  });

  it('take conversions page by page, and count each stage they came to', async () => {
    const address = `/v1/conversions?programId=us&${days}&limit=100`;
    const merchant = answering({
      '/v1/programs': programs,
      [address]: {
        items: [
          { conversionId: 'us~1', status: 'closed', revision: 2, owed: [] },
          { conversionId: 'us~2', status: 'excluded', revision: 0, owed: [] },
        ],
        next: 'a/b',
      },
      [`${address}&cursor=a%2Fb`]: {
        items: [{ conversionId: 'us~3', status: 'held', revision: 0, owed: [] }],
      },
    });

    const conversions = await readConversions(merchant);

    expect(conversions.map(({ conversionId }) => conversionId)).toEqual(['us~1', 'us~2', 'us~3']);
    expect(countConversions(conversions)).toEqual({ estimated: 2, closed: 1, restated: 1 });
  });

  it('divide an explanation into what its sentences are about', async () => {
    const order = tellStory().named.explained;
    if (order === undefined) throw new Error('The story explains an order.');
    const api = answering({
      [`/v1/conversions/eu~${order.orderId}/explanation`]: {
        sentences: [
          ...['Title.', 'Closed.', 'The last one.', 'Not A.', 'B.', 'Not email.', 'A base.'],
          ...['10 % of it.', 'B earns.'],
        ],
        touches: [{}, {}],
        visits: [{}],
        lines: [{}],
        groups: [{}],
      },
      [`/v1/me/conversions/eu~${order.orderId}/explanation`]: {
        sentences: ['Title.', 'Closed.', 'The last one.', 'Not you.', 'A base.'],
        touches: [{}],
      },
    });

    expect(await readExplanation(api, order)).toEqual({
      title: 'Title.',
      settlement: 'Closed.',
      model: 'The last one.',
      touches: ['Not A.', 'B.', 'Not email.'],
      lines: ['A base.'],
      groups: ['10 % of it.'],
      owed: ['B earns.'],
    });
    expect(await readOwnVerdicts(api, order)).toEqual(['Not you.']);
  });
});

/** An API that knows these addresses and no others. */
function answering(answers: Readonly<Record<string, unknown>>): ApiClient {
  return {
    async get<Answer>(path: string) {
      const known = answers[decodeURIComponent(path)] ?? answers[path];
      if (known === undefined) throw new Error(`Nobody was expected to ask for ${path}.`);
      return known as Answer;
    },
    post: () => Promise.reject(new Error('Reading posts nothing.')),
    put: () => Promise.reject(new Error('Reading puts nothing.')),
    delete: () => Promise.reject(new Error('Reading deletes nothing.')),
    download: () => Promise.reject(new Error('Reading downloads nothing.')),
  };
}

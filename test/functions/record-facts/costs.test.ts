import { describe, expect, it } from '@jest/globals';
import { ada, aTellingWorld } from '../../support/a-telling-world.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const query = 'programId=spring&from=2026-03-01&to=2026-03-05';
const goods = {
  costId: 'tent',
  programId: 'spring',
  day: '2026-03-02',
  kind: 'goods',
  amount: usd('30.00'),
  creatorId: 'mia',
  note: 'A tent.',
};

const codeUsed = { code: 'MIA10', discountMinorUnits: 0n, applied: true };

describe('a cost', () => {
  it('joins commission and discount in CPA and ROAS', async () => {
    const world = aTellingWorld();
    // 100.00 of revenue from a buyer whom nobody knows yet, and 10.00 of commission.
    await world.order('1001', { codes: [codeUsed], buyerIdentityHashes: ['k1:new'] });
    const before = await world.get('/v1/reports/program', query);
    const told = await world.tell('POST /v1/costs', goods);
    await world.tell('POST /v1/costs', {
      ...goods,
      costId: 'boost',
      kind: 'boost',
      creatorId: undefined,
      amount: usd('10.00'),
    });

    const after = await world.get('/v1/reports/program', query);
    const creators = await world.get('/v1/reports/creators', query);

    expect(before.body).toMatchObject({
      currencies: [
        {
          cost: usd('0.00'),
          spend: usd('10.00'),
          costPerAcquisition: usd('10.00'),
          returnOnSpend: '10.00',
        },
      ],
    });
    expect(told).toMatchObject({ status: 201, document: { costId: 'tent', author: 'key:ada' } });
    // 10.00 + 30.00 + 10.00 = 50.00 for one new customer, and 100.00 / 50.00 = 2.00.
    expect(after.body).toMatchObject({
      currencies: [
        {
          newCustomers: 1,
          commission: usd('10.00'),
          cost: usd('40.00'),
          spend: usd('50.00'),
          costPerAcquisition: usd('50.00'),
          returnOnSpend: '2.00',
        },
      ],
    });
    expect(creators.body).toMatchObject({
      items: [{ creatorId: 'mia', currencies: [{ cost: usd('30.00'), earned: usd('10.00') }] }],
    });
  });

  it('is reported without any order, and taken back by its opposite', async () => {
    const world = aTellingWorld();
    await world.tell('POST /v1/costs', goods);
    const alone = await world.get('/v1/reports/program', query);
    await world.tell('POST /v1/costs', { ...goods, costId: 'back', amount: usd('-30.01') });

    const after = await world.get('/v1/reports/program', query);

    expect(alone.body).toMatchObject({
      currencies: [
        { orders: 0, cost: usd('30.00'), costPerAcquisition: null, returnOnSpend: '0.00' },
      ],
    });
    expect(after.body).toMatchObject({
      currencies: [{ cost: usd('-0.01'), spend: usd('-0.01'), returnOnSpend: null }],
    });
  });

  it('is counted once for its id, and moves nothing in the ledger', async () => {
    const world = aTellingWorld();
    const first = await world.tell('POST /v1/costs', goods);
    const as = { ...ada, keyId: 'back-end' } as typeof ada;
    const again = await world.tell('POST /v1/costs', goods, { as });
    const other = await world.tell('POST /v1/costs', { ...goods, amount: usd('31.00') });

    expect(again.document).toEqual(first.document);
    expect(other).toMatchObject({ status: 409, document: { type: '/problems/cost-known' } });
    expect((await world.get('/v1/reports/program', query)).body).toMatchObject({
      currencies: [{ cost: usd('30.00') }],
    });
    expect(world.net()).toEqual([]);
  });

  it.each([
    ['a day to come', { ...goods, day: '2026-03-03' }],
    ['a day that does not exist', { ...goods, day: '2026-02-30' }],
    ['nothing', { ...goods, amount: usd('0.00') }],
    ['a creator who is not enrolled', { ...goods, creatorId: 'tom' }],
    ['a program that does not exist', { ...goods, programId: 'summer', creatorId: undefined }],
    ['no note', { ...goods, note: '' }],
  ])('is not told of %s', async (_, body) => {
    const world = aTellingWorld();
    expect((await world.tell('POST /v1/costs', body)).status).toBe(422);
    expect(await world.costs.find('acme', 'tent')).toBeUndefined();
  });
});

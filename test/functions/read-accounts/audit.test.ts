import { describe, expect, it } from '@jest/globals';
import { keyOf, readerKey, strangerKey } from '../../support/a-reading-world.ts';
import { ada, aTellingWorld, bob } from '../../support/a-telling-world.ts';

const bonus = {
  kind: 'bonus',
  programId: 'spring',
  creatorId: 'mia',
  amount: { amount: '500.00', currency: 'USD' },
  reason: 'A good year.',
  evidence: 'Ticket 12.',
};

async function aWorldWithABonus() {
  const world = aTellingWorld();
  const made = await world.tell('POST /v1/adjustments', bonus, { as: ada });
  const { adjustmentId } = made.document;
  const approval = `POST /v1/adjustments/${adjustmentId}/approval`;
  await world.tell(approval, { note: 'Mine.' }, { as: ada });
  await world.tell(approval, { note: 'Agreed.' }, { as: bob });
  return { ...world, adjustmentId };
}

describe('GET /v1/audit', () => {
  it('lists who did what and why, with the thing before and after, the newest first', async () => {
    const { get, adjustmentId } = await aWorldWithABonus();

    const { status, body } = await get('/v1/audit');

    expect(status).toBe(200);
    expect(body).toMatchObject({
      items: [
        {
          author: 'key:bob',
          kind: 'adjustment.approved',
          target: `/v1/adjustments/${adjustmentId}/approval`,
          reason: 'Agreed.',
          outcome: 'done',
          before: { standing: 'waiting' },
          after: { standing: 'stands' },
        },
        {
          author: 'key:ada',
          reason: 'Mine.',
          outcome: 'refused',
          problem: '/problems/second-person-needed',
        },
        { author: 'key:ada', kind: 'adjustment.made', outcome: 'done', after: { adjustmentId } },
      ],
    });
  });

  it.each([
    { query: 'kind=adjustment.made', found: 1 },
    { query: 'kind=hold.opened', found: 0 },
    { query: 'day=2020-01-01', found: 0 },
    { query: 'limit=2', found: 2 },
  ])('finds $found for $query', async ({ query, found }) => {
    const { get } = await aWorldWithABonus();

    const { body } = await get('/v1/audit', query);

    expect((body as { items: unknown[] }).items).toHaveLength(found);
  });

  it('leads on from page to page', async () => {
    const { get } = await aWorldWithABonus();
    const first = (await get('/v1/audit', 'limit=2')).body as { items: unknown[]; next: string };

    const { body } = await get('/v1/audit', `limit=2&cursor=${first.next}`);

    expect(body).toMatchObject({ items: [{ kind: 'adjustment.made' }] });
    expect(body).not.toHaveProperty('next');
  });

  it.each([
    { who: 'a reader', key: readerKey, status: 200 },
    { who: 'finance', key: { ...readerKey, scopes: 'payouts' }, status: 200 },
    { who: 'a creator', key: keyOf('mia'), status: 403 },
    {
      who: 'a back end that only sends events',
      key: { ...readerKey, scopes: 'events' },
      status: 403,
    },
  ])('answers $who with $status', async ({ key, status }) => {
    const { get } = await aWorldWithABonus();

    expect(await get('/v1/audit', '', key)).toMatchObject({ status });
  });

  it('shows another merchant nothing of it', async () => {
    const { get } = await aWorldWithABonus();

    expect((await get('/v1/audit', '', strangerKey)).body).toEqual({ items: [] });
  });

  it.each([
    { query: 'kind=everything', status: 422 },
    { query: 'day=yesterday', status: 422 },
    { query: 'limit=0', status: 400 },
    { query: 'cursor=abc', status: 400 },
  ])('answers $query with $status', async ({ query, status }) => {
    const { get } = await aWorldWithABonus();

    expect(await get('/v1/audit', query)).toMatchObject({ status });
  });
});

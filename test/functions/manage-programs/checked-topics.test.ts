import { describe, expect, it } from '@jest/globals';
import type { TopicCheck } from '../../../core/topics/index.ts';
import { aManagementApi } from '../../support/a-management-api.ts';
import { aConnection } from '../../support/factories/index.ts';

const check: TopicCheck = {
  ...{ merchantId: 'acme', connectionId: 'acme.shop', origin: 'https://go.acme.example' },
  checkedAt: Date.UTC(2026, 2, 2, 22),
  drift: [],
};

describe('a connection', () => {
  async function show(saved: readonly TopicCheck[]) {
    const { call, checks } = aManagementApi({
      connections: [aConnection({ provider: 'woocommerce', hasApi: true })],
    });
    for (const each of saved) await checks.save(each);
    const one = (await call('GET /v1/connections/shop')).document;
    const { items } = (await call('GET /v1/connections')).document;
    expect(items).toEqual([one]);
    return one.topics;
  }

  it('shows that its shop tells of everything', async () => {
    expect(await show([check])).toEqual({
      ...{ status: 'complete', origin: 'https://go.acme.example' },
      checkedAt: '2026-03-02T22:00:00.000Z',
    });
  });

  it('shows of what its shop does not tell any more', async () => {
    const drift = [{ topic: 'order.created', state: 'disabled' } as const];

    expect(await show([{ ...check, drift }])).toMatchObject({ status: 'incomplete', drift });
  });

  it('shows nothing of topics that are not registered from here', async () => {
    expect(await show([])).toBeUndefined();
    expect(await show([{ ...check, isWithdrawn: true }])).toBeUndefined();
  });
});

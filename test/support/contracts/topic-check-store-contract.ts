import { describe, expect, it } from '@jest/globals';
import type { TopicCheck, TopicCheckStore } from '../../../core/topics/index.ts';

const check: TopicCheck = {
  ...{ merchantId: 'acme', connectionId: 'acme.shop', origin: 'https://go.example.com' },
  checkedAt: 5,
  drift: [{ topic: 'order.created', state: 'missing' }],
};

/** What every store of checks promises. */
export function topicCheckStoreContract(name: string, openEmpty: () => Promise<TopicCheckStore>) {
  describe(name, () => {
    it('keeps the last check of a connection, apart from others', async () => {
      const checks = await openEmpty();
      await checks.save(check);

      expect(await checks.find(check)).toEqual(check);
      for (const other of [{ connectionId: 'acme.other' }, { merchantId: 'other' }]) {
        expect(await checks.find({ ...check, ...other })).toBeUndefined();
      }

      const later: TopicCheck = { ...check, checkedAt: 9, drift: [], isWithdrawn: true };
      await checks.save(later);
      expect(await checks.find(check)).toEqual(later);
    });
  });
}

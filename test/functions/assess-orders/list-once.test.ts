import { expect, it } from '@jest/globals';
import { listOnce } from '../../../functions/assess-orders/list-once.ts';
import { inMemoryCustomerHistory } from '../../support/in-memory-customer-history.ts';

const order = { conversionId: 'shop~1', placedAt: 1_000, counts: true, recordedAt: 2_000 };

function open() {
  const stored = inMemoryCustomerHistory();
  let reads = 0;
  const history = listOnce({
    ...stored,
    list: (...person) => {
      reads += 1;
      return stored.list(...person);
    },
  });
  return { stored, history, reads: () => reads };
}

it('reads the orders of a person once', async () => {
  const { stored, history, reads } = open();
  await stored.record('acme', 'k1:anna', order);

  const lists = await Promise.all([
    history.list('acme', 'k1:anna'),
    history.list('acme', 'k1:anna'),
  ]);

  expect(lists).toEqual([[order], [order]]);
  expect(await history.list('acme', 'k1:anna')).toEqual([order]);
  expect(reads()).toBe(1);
  expect(await history.list('acme', 'k1:bea')).toEqual([]);
  expect(await history.list('other', 'k1:anna')).toEqual([]);
});

it('reads them anew once an order of the person was recorded', async () => {
  const { history, reads } = open();

  expect(await history.list('acme', 'k1:anna')).toEqual([]);
  expect(await history.record('acme', 'k1:anna', order)).toBe('added');

  expect(await history.list('acme', 'k1:anna')).toEqual([order]);
  expect(reads()).toBe(2);
});

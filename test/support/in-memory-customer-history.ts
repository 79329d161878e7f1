import type { CustomerHistory, CustomerOrder } from '../../core/identity/customer-history.ts';
import { inMemoryOrderNotes, isSameNote } from './in-memory-order-notes.ts';

/** A customer history that remembers for the length of a test. */
export function inMemoryCustomerHistory(): CustomerHistory {
  return inMemoryOrderNotes<CustomerOrder>(
    (a, b) =>
      isSameNote(a, b) &&
      a.value?.minorUnits === b.value?.minorUnits &&
      a.value?.currency === b.value?.currency,
  );
}

import type { Money } from '../money/money.ts';
import type { KeptNote, NotedOrder, OrderNotes } from './order-notes.ts';

/** One order of a person, as far as it says something about the person's other orders. */
export type CustomerOrder = NotedOrder & {
  /** What the goods cost as they were ordered; absent if the order earns nobody anything. */
  readonly value?: Money;
};

/** An order as it is kept. */
export type KeptOrder = KeptNote<CustomerOrder>;

/** The orders of persons, by their peppered hashes. */
export type CustomerHistory = OrderNotes<CustomerOrder>;

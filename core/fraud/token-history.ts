import type { NotedOrder, OrderNotes } from '../identity/order-notes.ts';

/**
 * The orders that carried click tokens, by the ids of their touches. `counts` only where the order says who bought, because
 * only then another customer can be told from the same one. Nothing of the buyer is kept.
 */
export type TokenHistory = OrderNotes<NotedOrder>;

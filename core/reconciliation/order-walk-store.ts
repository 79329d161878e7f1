import type { OrderWalk, OrderWalkKey } from './order-walk.ts';

/** Remembers how far the orders of each connection's shop are listed. */
export interface OrderWalkStore {
  find(key: OrderWalkKey): Promise<OrderWalk | undefined>;
  /** Writes the walk if the stored version is `walk.version - 1`; `stale` means that somebody else wrote. */
  save(walk: OrderWalk): Promise<'saved' | 'stale'>;
}

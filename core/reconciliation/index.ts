export {
  beginBackfill,
  beginReconciliation,
  failWalk,
  type OrderWalk,
  type OrderWalkKey,
  type OrderWalkKind,
  type OrderWalkStep,
  passPage,
  shouldBeTold,
  type WalkedPage,
} from './order-walk.ts';
export type { OrderWalkStore } from './order-walk-store.ts';

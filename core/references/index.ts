export { findOrder, type ReferenceGraph } from './find-order.ts';
export { makeToldFact } from './make-told-fact.ts';
export { type PaymentsFact, toFactOfOrder } from './payments-fact.ts';
export {
  orderOfReference,
  type Reference,
  referenceIdOf,
  referenceKinds,
} from './reference-id.ts';
export type { ReferenceNode, ReferenceStore } from './reference-store.ts';

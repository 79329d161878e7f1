export { addParts } from './add-parts.ts';
export { assignPayee } from './assign-payee.ts';
export { dividePayable } from './divide-payable.ts';
export type { Division } from './division.ts';
export { type Payee, type PayeeKind, payeeKinds } from './payee.ts';
export type { PayeeAssignment, PayeeTerms } from './payee-assignment.ts';
export type { PayoutPart } from './payout-part.ts';
export { sumParts } from './sum-parts.ts';
export { termsAt } from './terms-at.ts';

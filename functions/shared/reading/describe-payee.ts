import { toMoneyDocument } from '../../../core/money/money-document.ts';
import type { PayeeAssignment } from '../../../core/payees/payee-assignment.ts';
import { formatInstant } from '../../../core/time/format-instant.ts';
import type { CreatorAccount } from './read-account.ts';

/** From when a creator is paid on which terms; without a payee: directly. */
export function toAssignmentDocument({ from, terms }: PayeeAssignment) {
  return { from: formatInstant(from), ...(terms ?? {}) };
}

/** Who is paid for a creator now, and whose parts of the account are known; nothing of one without a payee. */
export function describeAccountPayees({
  payee: assigned,
  setAside,
}: Pick<CreatorAccount, 'payee' | 'setAside'>) {
  const parts = setAside.map(({ currency, minorUnits, ...whose }) => ({
    ...whose,
    amount: toMoneyDocument({ minorUnits, currency }),
  }));
  return {
    ...(assigned === undefined ? {} : { payee: describePayee(assigned) }),
    ...(parts.length === 0 ? {} : { setAside: parts }),
  };
}

function describePayee({ assignment, payee }: NonNullable<CreatorAccount['payee']>) {
  const called = payee === undefined ? {} : { name: payee.name, kind: payee.kind };
  return { ...toAssignmentDocument(assignment), ...called };
}

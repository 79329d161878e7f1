import { assignPayee } from '../../core/payees/assign-payee.ts';
import { noteAccountChange } from '../../core/payouts/account-change.ts';
import type { Creator } from '../../core/programs/program.ts';
import type { ProgramRegistry } from '../../core/programs/program-registry.ts';
import { withoutPerson } from '../../core/programs/without-person.ts';
import { changeBody } from './change-body.ts';
import { creatorKey, creatorsIndex } from './keys/program-keys.ts';
import type { Table } from './table.ts';

/**
 * Saving creators, and saying who is paid for them. All is in one item, because whoever pays a
 * creator reads it anyway; so each change is written under the condition that there was no other meanwhile.
 */
export function dynamoCreatorChanges(
  table: Table,
): Pick<ProgramRegistry, 'saveCreator' | 'setPayoutMethod' | 'eraseCreator' | 'assignPayee'> {
  const change = (
    merchantId: string,
    creatorId: string,
    toNext: (known: Creator | undefined) => Creator | undefined,
  ) => {
    const item = { ...creatorKey(merchantId, creatorId), ...creatorsIndex(merchantId, creatorId) };
    return changeBody<Creator>(table, item, toNext);
  };

  return {
    async saveCreator({ payees: _, ...creator }, at) {
      const { merchantId, creatorId } = creator;
      const saved = await change(merchantId, creatorId, (known) =>
        noteAccountChange(
          known,
          known?.payees === undefined ? creator : { ...creator, payees: known.payees },
          at,
        ),
      );
      if (saved === undefined) throw new Error(`The creator ${creatorId} was not saved.`);
      return saved;
    },
    setPayoutMethod: (merchantId, creatorId, payoutMethod, at) =>
      change(merchantId, creatorId, (known) =>
        known === undefined || known.erasedAt !== undefined
          ? undefined
          : noteAccountChange(known, { ...known, payoutMethod }, at),
      ),
    eraseCreator: (merchantId, creatorId, at) =>
      change(merchantId, creatorId, (known) => known && withoutPerson(known, at)),
    assignPayee: (merchantId, creatorId, assignment, now) =>
      change(
        merchantId,
        creatorId,
        (known) => known && { ...known, payees: assignPayee(known.payees ?? [], assignment, now) },
      ),
  };
}

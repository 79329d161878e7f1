import type { Payee } from '../../core/payees/payee.ts';
import { noteAccountChange } from '../../core/payouts/account-change.ts';
import type { ProgramRegistry } from '../../core/programs/program-registry.ts';
import { withoutPayee } from '../../core/programs/without-person.ts';
import { changeBody } from './change-body.ts';
import { payeeKey, payeesIndex } from './keys/program-keys.ts';
import type { Table } from './table.ts';

/** Saving payees: each under the condition that nobody else has, because what became of its accounts depends on it. */
export function dynamoPayeeChanges(
  table: Table,
): Pick<ProgramRegistry, 'savePayee' | 'erasePayee'> {
  const change = (
    merchantId: string,
    payeeId: string,
    toNext: (known: Payee | undefined) => Payee | undefined,
  ) => {
    const item = { ...payeeKey(merchantId, payeeId), ...payeesIndex(merchantId, payeeId) };
    return changeBody<Payee>(table, item, toNext);
  };

  return {
    async savePayee(payee, at) {
      const { merchantId, payeeId } = payee;
      const saved = await change(merchantId, payeeId, (known) =>
        noteAccountChange(known, payee, at),
      );
      if (saved === undefined) throw new Error(`The payee ${payeeId} was not saved.`);
      return saved;
    },
    async erasePayee(merchantId, payeeId) {
      await change(merchantId, payeeId, (known) => known && withoutPayee(known));
    },
  };
}

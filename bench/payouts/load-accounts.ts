import { sha256 } from '../../adapters/crypto/sha256.ts';
import type { dynamoProgramRegistry } from '../../adapters/dynamo/program-registry.ts';
import { emptyAccountHead } from '../../core/ledger/empty-account-head.ts';
import type { LedgerStore } from '../../core/ledger/ledger-store.ts';
import { settleLegs } from '../../core/ledger/settle-legs.ts';
import { aCreator, anEnrolment, orderMoment } from '../../test/support/factories/index.ts';
import { bankAccountOf, payeeOf } from './payee-of.ts';

const merchantId = 'acme';

/** What creator number `n` has earned: each a little different, so that a wrong sum shows. */
export const earnedBy = (n: number): bigint => 10_000n + BigInt(n % 977);

/** Saves creator number `n`, who has a bank account, is in the program, and has one order's commission payable in EUR. */
export async function loadAccount(
  registry: Pick<ReturnType<typeof dynamoProgramRegistry>, 'saveCreator' | 'saveEnrolment'>,
  ledger: Pick<LedgerStore, 'write'>,
  n: number,
): Promise<void> {
  const creatorId = payeeOf(n);
  const leg = {
    ...{ merchantId, creatorId, conversionId: `shop~${n}`, revision: 1 },
    ...{ unit: 'EUR', minorUnits: earnedBy(n), eventAt: orderMoment },
  };
  const context = { postedAt: orderMoment, sha256 };
  await registry.saveCreator(aCreator({ creatorId, payoutMethod: bankAccountOf(n) }), orderMoment);
  await registry.saveEnrolment(anEnrolment({ creatorId }));
  await ledger.write(settleLegs(emptyAccountHead(merchantId, creatorId), [leg], context));
}

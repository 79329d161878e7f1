import type { LedgerStore } from '../../../core/ledger/ledger-store.ts';
import type { PayableAccount } from '../../../core/payouts/plan-payouts.ts';
import type { Program } from '../../../core/programs/program.ts';
import type { ProgramDirectory } from '../../../core/programs/program-directory.ts';

export type PayableAccountPorts = {
  readonly ledger: Pick<LedgerStore, 'readHead'>;
  readonly directory: Pick<ProgramDirectory, 'findCreator' | 'findEnrolment'>;
};

/** Reads what decides whether a creator is paid: the account, the way of payment, the programs. */
export async function loadPayableAccount(
  { ledger, directory }: PayableAccountPorts,
  programs: readonly Program[],
  merchantId: string,
  creatorId: string,
): Promise<PayableAccount> {
  const [head, creator, enrolments] = await Promise.all([
    ledger.readHead(merchantId, creatorId),
    directory.findCreator(merchantId, creatorId),
    Promise.all(
      programs.map(({ programId }) => directory.findEnrolment(merchantId, programId, creatorId)),
    ),
  ]);
  const joined = programs.filter((_, index) => enrolments[index] !== undefined);
  const isPaused = joined.some(({ paused }) => paused?.payouts !== undefined);
  return {
    head,
    method: creator?.payoutMethod,
    settings: joined.map(({ payouts }) => payouts),
    ...(isPaused ? { paused: true } : {}),
  };
}

import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { SocialAccountKey } from '../../core/social/accounts/index.ts';
import type { SocialPollStore } from '../../core/social/polling/index.ts';
import type { Instant } from '../../core/time/instant.ts';

export type PlanPollsPorts = {
  readonly directory: Pick<ProgramDirectory, 'listMerchantIds'>;
  readonly polls: Pick<SocialPollStore, 'listDue'>;
  /** Asks for accounts to be polled; they are in the queue when it answers. */
  readonly enqueue: (accounts: readonly SocialAccountKey[]) => Promise<void>;
  readonly now: () => Instant;
};

/** More than a merchant's workers do until the next run; the rest is found then. */
const accountsMax = 1_000;

/**
 * Puts every account whose time has come into the queue. One that is in it still is put there again, which is harmless: of two who come
 * to an account one polls.
 */
export function makePlanPolls({ directory, polls, enqueue, now }: PlanPollsPorts) {
  return async (): Promise<number> => {
    let planned = 0;
    for (const merchantId of await directory.listMerchantIds()) {
      const due = await polls.listDue(merchantId, now(), accountsMax);
      await enqueue(due.map(({ accountId }) => ({ merchantId, accountId })));
      planned += due.length;
    }
    return planned;
  };
}

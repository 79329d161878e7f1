import { notFound } from '../shared/http/problem-error.ts';
import type { OwnKey } from '../shared/http/require-own-key.ts';
import { describeAccount } from './describe-account.ts';
import type { ManageSocialPorts } from './ports.ts';

/** All accounts that a creator ever connected, with how they are polled. A creator has a few. */
export async function listAccounts(
  { accounts, directory, polls }: ManageSocialPorts,
  { merchantId, creatorId }: OwnKey,
) {
  const creator = await directory.findCreator(merchantId, creatorId);
  if (creator === undefined) throw notFound();
  const found = await accounts.listOfCreator(merchantId, creatorId);
  const states = await Promise.all(found.map((account) => polls.find(account)));
  return {
    creatorId,
    items: found.map((account, place) => describeAccount(account, states[place])),
  };
}

import type { SocialAccount } from '../../core/social/accounts/index.ts';
import { notFound } from '../shared/http/problem-error.ts';
import type { OwnKey } from '../shared/http/require-own-key.ts';
import type { ManageSocialPorts } from './ports.ts';

/** A creator's account. @throws ProblemError 404 if there is none, or it is another creator's. */
export async function findAccount(
  { accounts }: Pick<ManageSocialPorts, 'accounts'>,
  { merchantId, creatorId }: OwnKey,
  accountId: string,
): Promise<SocialAccount> {
  const account = await accounts.find({ merchantId, accountId });
  if (account === undefined || account.creatorId !== creatorId) throw notFound();
  return account;
}

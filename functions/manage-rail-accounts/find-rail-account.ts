import { notFound, ProblemError } from '../shared/http/problem-error.ts';
import type { ManageRailAccountsPorts } from './ports.ts';
import { noSuchConnection } from './stripe-of-connection.ts';

/** The account that a creator is paid on, and the connection that reaches it. */
export type RailAccountOfCreator = { readonly accountId: string; readonly connectionId: string };

/**
 * Finds the account at Stripe that a creator is paid on. It is asked for over the connection that it was opened over; of one that
 * was saved by hand, over the one that runs pay over: the first by name.
 *
 * @throws ProblemError 404 if there is no such creator, the creator is not paid over Stripe, or the merchant has no connection to it.
 */
export async function findRailAccount(
  { directory, openings }: Pick<ManageRailAccountsPorts, 'directory' | 'openings'>,
  merchantId: string,
  creatorId: string,
): Promise<RailAccountOfCreator> {
  const creator = await directory.findCreator(merchantId, creatorId);
  if (creator === undefined) throw notFound();
  const { payoutMethod } = creator;
  if (payoutMethod?.rail !== 'stripe') {
    throw new ProblemError({
      ...{ status: 404, type: '/problems/no-rail-account' },
      title: 'The creator is not paid over an account at Stripe.',
    });
  }
  const { accountId } = payoutMethod;
  const connections = (await directory.listPayoutConnections(merchantId)).filter(
    ({ provider, closedAt }) => provider === 'stripe' && closedAt === undefined,
  );
  for (const { connectionId } of connections) {
    const opening = await openings.find({ merchantId, creatorId, connectionId });
    if (opening?.accountId === accountId) return { accountId, connectionId };
  }
  const [first] = connections;
  if (first === undefined) throw noSuchConnection();
  return { accountId, connectionId: first.connectionId };
}

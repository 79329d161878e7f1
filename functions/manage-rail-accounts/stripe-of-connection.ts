import { UnusableAccessError } from '../../adapters/http/read-access.ts';
import type { StripeOnboarding } from '../../adapters/rails/stripe/stripe-onboarding.ts';
import { MalformedSecretError } from '../../adapters/secrets/secrets.ts';
import { conflict, ProblemError } from '../shared/http/problem-error.ts';
import type { ManageRailAccountsPorts } from './ports.ts';

/**
 * Stripe, as the merchant's connection of a name reaches it.
 *
 * @throws ProblemError 404 if the merchant has no such open connection, 409 if it is none to Stripe for payouts, or has no credentials that
 *   are of use.
 */
export async function stripeOfConnection(
  ports: Pick<ManageRailAccountsPorts, 'directory' | 'openOnboarding'>,
  merchantId: string,
  connectionId: string,
): Promise<StripeOnboarding> {
  const connection = await ports.directory.findConnection(merchantId, connectionId);
  if (connection === undefined || connection.closedAt !== undefined) throw noSuchConnection();
  if (connection.provider !== 'stripe' || connection.kind !== 'payouts') {
    throw conflict(
      '/problems/connection-not-stripe',
      'Accounts are opened over connections to Stripe of kind "payouts".',
    );
  }
  try {
    return await ports.openOnboarding(connectionId);
  } catch (error) {
    if (!(error instanceof UnusableAccessError || error instanceof MalformedSecretError)) {
      throw error;
    }
    throw conflict(
      '/problems/rail-access-unusable',
      'The connection has no credentials that are of use; save it anew.',
    );
  }
}

/** The merchant has no such connection, or it is closed. */
export function noSuchConnection(): ProblemError {
  return new ProblemError({
    ...{ status: 404, type: '/problems/no-such-connection' },
    title: 'There is no such open connection.',
  });
}

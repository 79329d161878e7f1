import { UnusableAccessError } from '../../../adapters/http/read-access.ts';
import { openPayoutRail, type RailSettings } from '../../../adapters/rails/open-payout-rail.ts';
import { MalformedSecretError } from '../../../adapters/secrets/remembered-secrets.ts';
import type { CalledRail, PayoutRail, RailLimits } from '../../../core/payouts/payout-rail.ts';

/** A merchant's account at a rail that is called. */
export type RailAccount = {
  readonly merchantId: string;
  readonly rail: CalledRail;
  /** The connection that has the credentials of the account. */
  readonly connectionId: string;
};

/**
 * Opens a rail with a merchant's own account there.
 *
 * @throws RailUnavailableError if the rail is not known here, or the account has no credentials any more.
 */
export type OpenRail = (account: RailAccount) => Promise<PayoutRail>;

/** What the rails can do that are known here, by name. */
export type RailLimitsByName = Readonly<Partial<Record<CalledRail, RailLimits>>>;

/**
 * A batch goes over a rail that cannot be called: its connection is closed, or has no credentials that are of use. Nothing was sent.
 * Once the rail can be called, the batch goes on where it was.
 */
export class RailUnavailableError extends Error {
  readonly account: RailAccount;

  constructor(account: RailAccount, reason: string, options?: ErrorOptions) {
    super(
      `The rail ${account.rail} of ${account.connectionId} cannot be called: ${reason}`,
      options,
    );
    this.name = 'RailUnavailableError';
    this.account = account;
  }
}

/**
 * Opens rails with what the secrets of their connections hold.
 *
 * @param readAccess - what a connection's secret holds for its API, if there is such a secret.
 */
export function openRails(
  readAccess: (connectionId: string) => Promise<unknown>,
  settings: RailSettings,
): OpenRail {
  return async (account) => {
    try {
      return openPayoutRail(account.rail, await readAccess(account.connectionId), settings);
    } catch (error) {
      if (!isUnusable(error)) throw error;
      throw new RailUnavailableError(account, error.message, { cause: error });
    }
  };
}

/** It stays so until somebody saves the connection anew. Whatever else is wrong may pass. */
const isUnusable = (error: unknown): error is Error =>
  error instanceof UnusableAccessError || error instanceof MalformedSecretError;

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
 * A batch goes over a rail that cannot be called: its client is not part of this deployment, or its connection is closed. Nothing was sent.
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

/** The rails that this deployment can call. A method over any other one is skipped when payouts are planned. */
export const knownRailLimits: RailLimitsByName = {};

/** @throws RailUnavailableError always: no client of a rail is known yet. */
export const openKnownRail: OpenRail = async (account) => {
  throw new RailUnavailableError(account, 'there is no client of it.');
};

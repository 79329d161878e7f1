import type { StripeOnboarding } from '../../adapters/rails/stripe/stripe-onboarding.ts';
import type { AccountOpeningStore } from '../../core/payouts/account-opening.ts';
import type { ReceiverAccountStore } from '../../core/payouts/receiver-account-store.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { ProgramRegistry } from '../../core/programs/program-registry.ts';
import type { AuditPorts } from '../shared/http/audited.ts';
import type { LogError } from '../shared/logger.ts';

/** What setting creators up at rails needs from outside. */
export type ManageRailAccountsPorts = AuditPorts & {
  readonly directory: Pick<
    ProgramDirectory,
    'findConnection' | 'findCreator' | 'listPayoutConnections'
  >;
  readonly registry: Pick<ProgramRegistry, 'setPayoutMethod'>;
  readonly openings: AccountOpeningStore;
  readonly receivers: ReceiverAccountStore;
  /**
   * The accounts of creators at Stripe, as a connection's credentials reach them.
   *
   * @throws UnusableAccessError or MalformedSecretError if its secret does not open Stripe's API.
   */
  readonly openOnboarding: (connectionId: string) => Promise<StripeOnboarding>;
  /** Told what kept a rail from answering; the caller is not. */
  readonly logError: LogError;
};

import type { AddressPolicy } from '../../adapters/http/read-api-address.ts';
import type { ConnectionSecrets } from '../../adapters/secrets/connection-secrets.ts';
import type { PersonalKeys } from '../../core/identity/personal-keys.ts';
import type { RateImports } from '../../core/money/rate-imports.ts';
import type { RateStore } from '../../core/money/rate-store.ts';
import type { AccountIndex } from '../../core/payouts/account-index.ts';
import type { TextSeal } from '../../core/privacy/text-seal.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { ProgramRegistry } from '../../core/programs/program-registry.ts';
import type { OrderWalkStep, OrderWalkStore } from '../../core/reconciliation/index.ts';
import type { TopicCheckStore } from '../../core/topics/index.ts';
import type { IdempotencyPorts } from '../shared/http/idempotency.ts';

/** What changing programs needs from outside. */
export type ManageProgramsPorts = IdempotencyPorts &
  AddressPolicy & {
    readonly directory: ProgramDirectory;
    readonly registry: ProgramRegistry;
    readonly rates: RateStore;
    readonly imports: Pick<RateImports, 'isWanted' | 'set'>;
    readonly walks: OrderWalkStore;
    readonly checks: Pick<TopicCheckStore, 'find'>;
    /** Asks for a walk to be gone on with; it is in the queue when this answers. */
    readonly enqueueWalk: (step: OrderWalkStep) => Promise<void>;
    readonly connectionSecrets: ConnectionSecrets;
    /** Personal data stops here: what is stored are these hashes. */
    readonly hashPersonalKeys: (merchantId: string, keys: PersonalKeys) => Promise<string[]>;
    /** Account numbers stop here, too: what is stored is sealed. */
    readonly openSeal: () => Promise<TextSeal>;
    readonly accounts: Pick<AccountIndex, 'note' | 'listOwners' | 'suspect'>;
    /** A text of at least 128 random bits, in characters that need no escaping anywhere. */
    readonly newId: () => string;
  };

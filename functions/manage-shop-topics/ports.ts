import type { AddressPolicy } from '../../adapters/http/read-api-address.ts';
import type { Connection } from '../../core/programs/program.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { ShopHooks, TopicCheckStore } from '../../core/topics/index.ts';
import type { AuditPorts } from '../shared/http/audited.ts';
import type { LogError } from '../shared/logger.ts';

/** What registering topics in shops needs from outside. */
export type ManageShopTopicsPorts = AuditPorts &
  AddressPolicy & {
    readonly directory: Pick<ProgramDirectory, 'findConnection'>;
    readonly checks: TopicCheckStore;
    /**
     * The hooks of a connection's shop; nothing for shop systems in which they are made by hand.
     *
     * @throws UnusableAccessError or MalformedSecretError if its secret does not open the shop's API.
     */
    readonly openHooks: (connection: Connection) => Promise<ShopHooks | undefined>;
    /** Told what kept a shop from answering; the caller is not. */
    readonly logError: LogError;
  };

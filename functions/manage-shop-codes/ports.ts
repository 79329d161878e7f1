import type { ShopCodes } from '../../core/codes/shop-codes.ts';
import type { Connection } from '../../core/programs/program.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { ProgramRegistry } from '../../core/programs/program-registry.ts';
import type { AuditPorts } from '../shared/http/audited.ts';
import type { LogError } from '../shared/logger.ts';

/** What putting codes into shops needs from outside. */
export type ManageShopCodesPorts = AuditPorts & {
  readonly directory: Pick<
    ProgramDirectory,
    'findCode' | 'findConnection' | 'findEnrolment' | 'findProgram'
  >;
  readonly registry: Pick<ProgramRegistry, 'saveCode' | 'setCodeInShop'>;
  /**
   * The codes of a connection's shop; nothing for shop systems that are not asked.
   *
   * @throws UnusableAccessError or MalformedSecretError if its secret does not open the shop's API.
   */
  readonly openCodes: (connection: Connection) => Promise<ShopCodes | undefined>;
  /** Told what kept a shop from answering; the caller is not. */
  readonly logError: LogError;
};

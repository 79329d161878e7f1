import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { TaxProfileStore } from '../../core/tax/tax-profile-store.ts';
import type { AuditPorts } from '../shared/http/audited.ts';

/** What knowing who is who for tax needs from outside. */
export type ManageTaxPorts = AuditPorts & {
  readonly directory: Pick<ProgramDirectory, 'findCreator' | 'findPayee'>;
  readonly profiles: Pick<TaxProfileStore, 'find' | 'save' | 'remove'>;
};

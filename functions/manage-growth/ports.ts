import type { ProspectStore } from '../../core/growth/prospect-store.ts';
import type { StorefrontStore } from '../../core/growth/storefront.ts';
import type { CustomerHistory } from '../../core/identity/customer-history.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { ProgramRegistry } from '../../core/programs/program-registry.ts';
import type { ConversionStore } from '../../core/settlement/conversion-store.ts';
import type { Mac, SigningKeys } from '../../core/tracking/click-token.ts';
import type { EvidenceStore, VettingSource } from '../../core/vetting/evidence-store.ts';
import type { AuditPorts } from '../shared/http/audited.ts';

/** What turning customers into creators needs from outside. */
export type ManageGrowthPorts = AuditPorts & {
  readonly directory: Pick<
    ProgramDirectory,
    'findProgram' | 'findCreator' | 'findEnrolment' | 'findLink'
  >;
  readonly registry: Pick<ProgramRegistry, 'saveLink'>;
  readonly prospects: Pick<ProspectStore, 'find' | 'change' | 'listOpen'>;
  readonly history: Pick<CustomerHistory, 'list'>;
  readonly evidence: EvidenceStore;
  /** What polling has found of creators' connected accounts. */
  readonly polled: VettingSource;
  readonly storefronts: StorefrontStore;
  readonly conversions: Pick<ConversionStore, 'load' | 'listOfDay'>;
  readonly readTokenKeys: () => Promise<SigningKeys>;
  readonly mac: Mac;
  /** A text of at least 128 random bits. */
  readonly newId: () => string;
};

import type { ProspectStore } from '../../core/growth/prospect-store.ts';
import type { TouchStore } from '../../core/identity/identity-store.ts';
import type { PersonStore } from '../../core/identity/person-store.ts';
import type { PersonalKeys } from '../../core/identity/personal-keys.ts';
import type { BillingStore } from '../../core/invoices/billing.ts';
import type { InvoiceStore } from '../../core/invoices/invoice-store.ts';
import type { PrivacyRequestStore } from '../../core/privacy/index.ts';
import type { TextSeal } from '../../core/privacy/text-seal.ts';
import type { SocialAccountStore } from '../../core/social/accounts/index.ts';
import type { StatementStore } from '../../core/statements/statement-store.ts';
import type { EvidenceStore } from '../../core/vetting/evidence-store.ts';
import type { AuditPorts } from '../shared/http/audited.ts';
import type { FindPersonPorts } from '../shared/privacy/find-person.ts';
import type { PrivacyRequestKey } from '../shared/queues/privacy-queue.ts';
import type { CreatorPrivacyPorts } from './find-creator-data.ts';

/** What answering persons needs from outside. */
export type ManagePrivacyPorts = AuditPorts &
  FindPersonPorts &
  CreatorPrivacyPorts & {
    readonly persons: Pick<PersonStore, 'read'>;
    readonly prospects: Pick<ProspectStore, 'find'>;
    readonly evidence: Pick<EvidenceStore, 'read' | 'removeAll'>;
    readonly touches: Pick<TouchStore, 'readTrail'>;
    readonly requests: PrivacyRequestStore;
    /** Has an erasure begun; the request is durable by then. */
    readonly enqueue: (key: PrivacyRequestKey) => Promise<void>;
    readonly statements: Pick<StatementStore, 'list'>;
    readonly billings: Pick<BillingStore, 'find'>;
    readonly invoices: Pick<InvoiceStore, 'list'>;
    readonly socialAccounts: Pick<SocialAccountStore, 'listOfCreator'>;
    /** Disconnects a creator's accounts at platforms, and forgets whose they were. */
    readonly forgetAccounts: (merchantId: string, creatorId: string) => Promise<void>;
    /** Opens a creator's own accounts, for the creator. */
    readonly openSeal: () => Promise<TextSeal>;
    readonly hashPersonalKeys: (
      merchantId: string,
      keys: PersonalKeys,
    ) => Promise<readonly string[]>;
  };

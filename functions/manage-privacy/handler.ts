import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { pseudonymiser } from '../../adapters/crypto/pepper.ts';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { dynamoAuditLog } from '../../adapters/dynamo/audit-log.ts';
import { dynamoBillingStore } from '../../adapters/dynamo/billing-store.ts';
import { dynamoEvidenceStore } from '../../adapters/dynamo/evidence-store.ts';
import { dynamoInvoiceStore } from '../../adapters/dynamo/invoice-store.ts';
import { dynamoLedgerStore } from '../../adapters/dynamo/ledger-store.ts';
import { dynamoPayoutStore } from '../../adapters/dynamo/payout-store.ts';
import { dynamoProgramRegistry } from '../../adapters/dynamo/program-registry.ts';
import { dynamoStatementStore } from '../../adapters/dynamo/statement-store.ts';
import { dynamoStorefrontStore } from '../../adapters/dynamo/storefront-store.ts';
import { secretsManagerSecrets } from '../../adapters/secrets/secrets.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError } from '../shared/logger.ts';
import { openTextSeal } from '../shared/open-text-seal.ts';
import { openPrivacyPorts } from '../shared/privacy/open-privacy-ports.ts';
import { forgetAccounts } from '../shared/social/forget-accounts.ts';
import { openSocialPorts } from '../shared/social/open-social-ports.ts';
import { makeEndpoint } from './endpoint.ts';

const ports = openPrivacyPorts();
const { documents } = ports;
const programsTable = requireEnv('PROGRAMS_TABLE');
const ledgerTable = requireEnv('LEDGER_TABLE');
const pepperSecret = requireEnv('PEPPER_SECRET');
const secrets = secretsManagerSecrets(new SecretsManagerClient());
const social = openSocialPorts(documents, secrets);

export const handler = makeEndpoint(
  {
    ...ports,
    registry: dynamoProgramRegistry(documents, programsTable),
    ledger: dynamoLedgerStore(documents, ledgerTable),
    payouts: dynamoPayoutStore(documents, ledgerTable),
    statements: dynamoStatementStore(documents, ledgerTable),
    billings: dynamoBillingStore(documents, programsTable),
    invoices: dynamoInvoiceStore(documents, ledgerTable),
    audit: dynamoAuditLog(documents, requireEnv('AUDIT_TABLE')),
    hashPersonalKeys: async (merchantId, keys) =>
      pseudonymiser(await secrets.readKeys(pepperSecret)).hashesOf(merchantId, keys),
    evidence: dynamoEvidenceStore(documents, {
      creator: requireEnv('PROGRAMS_TABLE'),
      prospect: requireEnv('TOUCHES_TABLE'),
    }),
    storefronts: dynamoStorefrontStore(documents, requireEnv('PROGRAMS_TABLE')),
    openSeal: openTextSeal(secrets),
    socialAccounts: social.accounts,
    forgetAccounts: (merchantId, creatorId) => forgetAccounts(social, merchantId, creatorId),
    sha256,
  },
  makeLogError('manage-privacy'),
);

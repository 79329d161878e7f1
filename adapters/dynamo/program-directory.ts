import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { WeightSet } from '../../core/attribution/weights/weight-set.ts';
import { decodeJson } from '../../core/encoding/json.ts';
import type { Billing } from '../../core/invoices/billing.ts';
import type { Payee } from '../../core/payees/payee.ts';
import type { PlanVersion } from '../../core/plans/plan.ts';
import type {
  Code,
  Connection,
  Creator,
  Enrolment,
  Merchant,
  Program,
} from '../../core/programs/program.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { TaxProfile } from '../../core/tax/tax-profile.ts';
import type { ItemKey } from './keys/item-key.ts';
import {
  billingKey,
  codeKey,
  connectionKey,
  connectionsIndex,
  creatorKey,
  creatorsIndex,
  enrolmentKey,
  merchantKey,
  merchantsIndex,
  payeeKey,
  planPartition,
  planVersionPrefix,
  programKey,
  programPrefix,
  programsPartition,
  taxProfileKey,
  weightSetsBefore,
  weightSetsPartition,
} from './keys/program-keys.ts';
import { linkFinder } from './link-finder.ts';
import { openTable } from './table.ts';

/** Reads a merchant's configuration from the Programs table. */
export function dynamoProgramDirectory(
  documents: DynamoDBDocumentClient,
  tableName: string,
): ProgramDirectory {
  const table = openTable(documents, tableName);

  async function find<Value>(key: ItemKey): Promise<Value | undefined> {
    const item = await table.get(key);
    return item && decodeJson<Value>(item.body as string);
  }
  async function list<Value>(partition: string, prefix: string): Promise<Value[]> {
    const items = await table.query(partition, { prefix });
    return items.map((item) => decodeJson<Value>(item.body as string));
  }

  return {
    findMerchant: (merchantId) => find<Merchant>(merchantKey(merchantId)),
    async listMerchantIds() {
      const items = await table.queryIndex('byIndex', merchantsIndex('').ipk, 'all');
      return items.map((item) => item.isk as string);
    },
    findProgram: (merchantId, programId) => find<Program>(programKey(merchantId, programId)),
    listPrograms: (merchantId) => list<Program>(programsPartition(merchantId), programPrefix),
    findConnection: (merchantId, connectionId) =>
      find<Connection>(connectionKey(merchantId, connectionId)),
    async listPayoutConnections(merchantId) {
      const items = await table.queryIndex('byIndex', connectionsIndex(merchantId).ipk, 'all');
      return items
        .map((item) => decodeJson<Connection>(item.body as string))
        .filter(({ kind }) => kind === 'payouts');
    },
    listPlanVersions: (merchantId, planId) =>
      list<PlanVersion>(planPartition(merchantId, planId), planVersionPrefix),
    async findWeightSet(merchantId, programId, before) {
      const partition = weightSetsPartition(merchantId, programId);
      const item = await table.queryLast(partition, weightSetsBefore(before));
      return item && decodeJson<WeightSet>(item.body as string);
    },
    findCreator: (merchantId, creatorId) => find<Creator>(creatorKey(merchantId, creatorId)),
    async listCreators(merchantId) {
      const items = await table.queryIndex('byIndex', creatorsIndex(merchantId).ipk, 'all');
      return items.map((item) => decodeJson<Creator>(item.body as string));
    },
    findPayee: (merchantId, payeeId) => find<Payee>(payeeKey(merchantId, payeeId)),
    findTaxProfile: (merchantId, receiver) => find<TaxProfile>(taxProfileKey(merchantId, receiver)),
    findBilling: (merchantId, creatorId) => find<Billing>(billingKey(merchantId, creatorId)),
    findEnrolment: (merchantId, programId, creatorId) =>
      find<Enrolment>(enrolmentKey(merchantId, programId, creatorId)),
    findLink: linkFinder(table.get),
    findCode: (merchantId, code) => find<Code>(codeKey(merchantId, code)),
  };
}

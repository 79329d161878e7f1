import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type { Payee } from '../../core/payees/payee.ts';
import type { PlanVersion } from '../../core/plans/plan.ts';
import type {
  ApiKey,
  Code,
  Connection,
  Creator,
  Enrolment,
  Link,
  Program,
} from '../../core/programs/program.ts';
import type { ProgramRegistry } from '../../core/programs/program-registry.ts';
import type { Page, PageRequest } from '../../core/requests/page.ts';
import { msPerSecond } from '../../core/time/instant.ts';
import { dynamoCodeChanges } from './code-changes.ts';
import { dynamoCreatorChanges } from './creator-changes.ts';
import type { ItemKey } from './keys/item-key.ts';
import {
  apiKeyKey,
  codesIndex,
  connectionKey,
  connectionsIndex,
  creatorsIndex,
  enrolmentKey,
  enrolmentsIndex,
  linksIndex,
  merchantKey,
  merchantsIndex,
  payeesIndex,
  planPartition,
  planVersionKey,
  planVersionPrefix,
  programPrefix,
  programsPartition,
} from './keys/program-keys.ts';
import { dynamoLinkChanges } from './link-changes.ts';
import { dynamoMerchantChanges } from './merchant-changes.ts';
import { dynamoPayeeChanges } from './payee-changes.ts';
import { dynamoProgramChanges } from './program-changes.ts';
import { isNew, putItem } from './put-item.ts';
import { type Item, openTable } from './table.ts';
import { toPage } from './to-page.ts';
import { dynamoWeightSets } from './weight-sets.ts';

/** Writes and lists a merchant's configuration in the Programs table. */
export function dynamoProgramRegistry(
  documents: DynamoDBDocumentClient,
  tableName: string,
): ProgramRegistry {
  const table = openTable(documents, tableName);

  async function save(keys: ItemKey, value: unknown): Promise<void> {
    const item = { ...keys, body: encodeJson(value) };
    await documents.send(new PutCommand({ TableName: tableName, Item: item }));
  }
  async function add(keys: ItemKey, value: unknown): Promise<'added' | 'duplicate'> {
    const outcome = await putItem(table, { ...keys, body: encodeJson(value) }, isNew);
    return outcome === 'written' ? 'added' : 'duplicate';
  }
  async function listIndex<Value>(ipk: string, page: PageRequest): Promise<Page<Value>> {
    // One more than asked for tells whether there is a next page.
    const range = page.after === undefined ? 'all' : { after: page.after };
    const items = await table.queryIndex('byIndex', ipk, range, page.limit + 1);
    return toPage<Value>(items, page.limit, (item) => item.isk as string);
  }

  return {
    addMerchant: (merchant) =>
      add(
        { ...merchantKey(merchant.merchantId), ...merchantsIndex(merchant.merchantId) },
        merchant,
      ),
    ...dynamoMerchantChanges(table),
    ...dynamoProgramChanges(table),
    async addPlanVersion(merchantId, version) {
      // The key also holds when it takes effect: the same id at another time is a duplicate, too.
      const known = await table.query(planPartition(merchantId, version.planId), {
        prefix: planVersionPrefix,
      });
      const ids = known.map((item) => decodeJson<PlanVersion>(item.body as string).versionId);
      if (ids.includes(version.versionId)) return 'duplicate';
      return add(planVersionKey(merchantId, version), version);
    },
    ...dynamoWeightSets(documents, tableName),
    ...dynamoCreatorChanges(table),
    ...dynamoPayeeChanges(table),
    saveEnrolment: (enrolment) => {
      const { merchantId, programId, creatorId } = enrolment;
      const keys = {
        ...enrolmentKey(merchantId, programId, creatorId),
        ...enrolmentsIndex(merchantId, programId, creatorId),
      };
      return save(keys, enrolment);
    },
    ...dynamoLinkChanges(table),
    ...dynamoCodeChanges(table),
    saveConnection: ({ merchantId, connectionId, ...rest }) =>
      save(
        {
          ...connectionKey(merchantId, connectionId),
          ...connectionsIndex(merchantId, connectionId),
        },
        { merchantId, connectionId, ...rest },
      ),
    async addApiKey(apiKey, tokenHash) {
      const { expiresAt } = apiKey;
      const item = {
        ...apiKeyKey(apiKey.merchantId, tokenHash),
        body: encodeJson(apiKey),
        ...(expiresAt === undefined ? {} : { expiresAt: Math.ceil(expiresAt / msPerSecond) }),
      };
      await putItem(table, item, isNew);
    },
    async findApiKey(merchantId, tokenHash) {
      const item = await table.get(apiKeyKey(merchantId, tokenHash));
      return item && decodeJson<ApiKey>(item.body as string);
    },
    async listProgramsPage(merchantId, { limit, after }) {
      const all = await table.query(programsPartition(merchantId), { prefix: programPrefix });
      const idOf = (item: Item) => (item.sk as string).slice(programPrefix.length);
      const rest = all.filter((item) => after === undefined || idOf(item) > after);
      return toPage<Program>(rest, limit, idOf);
    },
    listCreatorsPage: (merchantId, page) => listIndex<Creator>(creatorsIndex(merchantId).ipk, page),
    listPayees: (merchantId, page) => listIndex<Payee>(payeesIndex(merchantId).ipk, page),
    listEnrolments: (merchantId, programId, page) =>
      listIndex<Enrolment>(enrolmentsIndex(merchantId, programId).ipk, page),
    listLinks: (merchantId, page) => listIndex<Link>(linksIndex(merchantId).ipk, page),
    listCodes: (merchantId, page) => listIndex<Code>(codesIndex(merchantId).ipk, page),
    listConnections: (merchantId, page) =>
      listIndex<Connection>(connectionsIndex(merchantId).ipk, page),
  };
}

import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import { prospectLifeDays } from '../../core/growth/prospect.ts';
import { addDays } from '../../core/time/add-days.ts';
import { msPerSecond } from '../../core/time/instant.ts';
import type { VettingEvidence } from '../../core/vetting/evidence.ts';
import type { EvidenceStore, VettedSubject } from '../../core/vetting/evidence-store.ts';
import { figuresKey, figuresPartition, figuresPrefix } from './keys/growth-keys.ts';
import type { ItemKey } from './keys/item-key.ts';
import { openTable } from './table.ts';

/** Keeps posted figures beside whom they are about: of creators in Programs, of prospects in Touches. */
export function dynamoEvidenceStore(
  documents: DynamoDBDocumentClient,
  tableNames: Readonly<Record<VettedSubject['kind'], string>>,
): EvidenceStore {
  const list = (merchantId: string, subject: VettedSubject) =>
    openTable(documents, tableNames[subject.kind]).query(figuresPartition(merchantId, subject), {
      prefix: figuresPrefix,
    });

  return {
    async read(merchantId, subject) {
      const items = await list(merchantId, subject);
      return items.map(({ body }) => decodeJson<VettingEvidence>(body as string));
    },

    async save(merchantId, subject, evidence) {
      const expiresAt = Math.ceil(addDays(evidence.asOf, prospectLifeDays) / msPerSecond);
      const Item = {
        ...figuresKey(merchantId, subject, evidence.profile.platform),
        body: encodeJson(evidence),
        ...(subject.kind === 'prospect' ? { expiresAt } : {}),
      };
      await documents.send(new PutCommand({ TableName: tableNames[subject.kind], Item }));
    },

    async removeAll(merchantId, subject) {
      for (const item of await list(merchantId, subject)) {
        const { pk, sk } = item as unknown as ItemKey;
        const TableName = tableNames[subject.kind];
        await documents.send(new DeleteCommand({ TableName, Key: { pk, sk } }));
      }
    },
  };
}

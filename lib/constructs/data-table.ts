import {
  AttributeType,
  Billing,
  type CfnGlobalTable,
  type GlobalSecondaryIndexPropsV2,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stage-settings.ts';

export interface DataTableProps {
  /** The setting that tells functions the table's name. */
  readonly setting: string;

  readonly settings: StageSettings;

  /** @default - DynamoDB's own key */
  readonly key?: IKey;

  /** At most two attributes each, both texts; see `adapters/dynamo/keys/` for what they hold. */
  readonly indexes: readonly GlobalSecondaryIndexPropsV2[];
}

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** An index over two text attributes. */
export function secondaryIndex(
  indexName: string,
  partitionKey: string,
  sortKey: string,
  projection: Pick<GlobalSecondaryIndexPropsV2, 'projectionType' | 'nonKeyAttributes'>,
): GlobalSecondaryIndexPropsV2 {
  return { indexName, partitionKey: text(partitionKey), sortKey: text(sortKey), ...projection };
}

/** A table as all of Tributary's are: `pk`, `sk`, expiry, a stream, and recovery to any second. */
export class DataTable extends TableV2 {
  readonly setting: string;
  readonly streamArn: string;
  readonly key: IKey | undefined;

  constructor(scope: Construct, id: string, { setting, settings, key, indexes }: DataTableProps) {
    super(scope, id, {
      partitionKey: text('pk'),
      sortKey: text('sk'),
      globalSecondaryIndexes: [...indexes],
      billing: Billing.onDemand(),
      timeToLiveAttribute: 'expiresAt',
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: settings.deletionProtection,
      removalPolicy: settings.removalPolicy,
      encryption: key ? TableEncryptionV2.awsManagedKey() : TableEncryptionV2.dynamoOwnedKey(),
    });
    this.setting = setting;
    this.key = key;
    if (key) this.encryptWith(key);
    if (this.tableStreamArn === undefined) throw new Error(`The table ${id} has no stream.`);
    this.streamArn = this.tableStreamArn;
  }
  /** The construct takes a key of ours only where the region is known, which our stacks leave open. */
  private encryptWith(key: IKey): void {
    const table = this.node.defaultChild as CfnGlobalTable;
    table.addPropertyOverride('Replicas.0.SSESpecification', { KMSMasterKeyId: key.keyArn });
  }
}

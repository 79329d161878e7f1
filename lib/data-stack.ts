import { CfnOutput, Duration } from 'aws-cdk-lib';
import { ProjectionType } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type ObjectLockRetention,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge } from './constructs/acknowledge.ts';
import { ConnectionSecrets } from './constructs/connection-secrets.ts';
import { DataBucket } from './constructs/data-bucket.ts';
import { DataTable, secondaryIndex } from './constructs/data-table.ts';
import { StackSecret } from './constructs/stack-secret.ts';
import type { StageSettings } from './stage-settings.ts';
import { TributaryStack } from './tributary-stack.ts';

const all = { projectionType: ProjectionType.ALL };
const keysOnly = { projectionType: ProjectionType.KEYS_ONLY };
const countsOnly = {
  projectionType: ProjectionType.INCLUDE,
  nonKeyAttributes: ['creatorId', 'slug', 'kind', 'filtered'],
};

/** What must outlive every deployment: tables, buckets, secrets, and the key over them. */
export class DataStack extends TributaryStack {
  readonly programs: DataTable;
  readonly touches: DataTable;
  readonly conversions: DataTable;
  readonly ledger: DataTable;
  readonly audit: DataTable;
  readonly facts: DataBucket;
  readonly payoutFiles: DataBucket;
  readonly anchors: DataBucket;
  readonly statements: DataBucket;
  readonly exports: DataBucket;
  readonly tokenKeys: StackSecret;
  readonly pepper: StackSecret;
  readonly sealKeys: StackSecret;
  readonly operatorKey: StackSecret;
  readonly connectionSecrets: ConnectionSecrets;
  private readonly key: Key | undefined;

  constructor(scope: Construct, { settings }: { readonly settings: StageSettings }) {
    super(scope, 'Data', { settings, description: 'Tributary: tables, buckets and secrets.' });
    this.terminationProtection = settings.deletionProtection;
    this.key = settings.customerManagedKey ? this.makeKey() : undefined;

    this.programs = this.makeTable('Programs', 'PROGRAMS_TABLE', [
      secondaryIndex('byIndex', 'ipk', 'isk', all),
    ]);
    this.touches = this.makeTable('Touches', 'TOUCHES_TABLE', [
      secondaryIndex('byIndex', 'ipk', 'isk', countsOnly),
    ]);
    this.conversions = this.makeTable('Conversions', 'CONVERSIONS_TABLE', [
      secondaryIndex('byIndex', 'ipk', 'isk', keysOnly),
      secondaryIndex('byDay', 'dpk', 'dsk', keysOnly),
    ]);
    this.ledger = this.makeTable('Ledger', 'LEDGER_TABLE', [
      secondaryIndex('byIndex', 'ipk', 'isk', all),
    ]);

    // A table of its own, so that those who write the log can be kept from changing it.
    this.audit = this.makeTable('Audit', 'AUDIT_TABLE', [
      secondaryIndex('byIndex', 'ipk', 'isk', all),
    ]);

    const accessLogs = this.makeAccessLogs();
    this.facts = this.makeBucket('Facts', 'FACTS_BUCKET', accessLogs);
    this.payoutFiles = this.makeBucket('PayoutFiles', 'PAYOUT_FILES_BUCKET', accessLogs);
    this.anchors = this.makeBucket('Anchors', 'ANCHORS_BUCKET', accessLogs, settings.anchorLock);
    // What was issued is kept as it is, as long as the books are open to question.
    this.statements = this.makeBucket(
      'Statements',
      'STATEMENTS_BUCKET',
      accessLogs,
      settings.anchorLock,
    );

    // An export can be made again.
    this.exports = new DataBucket(this, 'Exports', {
      ...{ setting: 'EXPORTS_BUCKET', settings, key: this.key, accessLogs },
      expiration: Duration.days(7),
    });

    this.tokenKeys = this.makeSecret('TokenKeys', 'TOKEN_KEYS_SECRET', {
      description: 'Keys that sign click tokens.',
      content: 'keys',
    });
    this.pepper = this.makeSecret('Pepper', 'PEPPER_SECRET', {
      description: 'Peppers from which the hashes of personal data are made.',
      content: 'keys',
    });
    this.sealKeys = this.makeSecret('SealKeys', 'SEAL_KEYS_SECRET', {
      description: 'Keys under which account numbers are encrypted.',
      content: 'keys',
    });
    this.operatorKey = this.makeSecret('OperatorKey', 'OPERATOR_KEY_SECRET', {
      description: 'The key with which the operator creates merchants and API keys.',
      content: 'text',
    });
    this.connectionSecrets = new ConnectionSecrets(this);
    this.addOutputs();
  }

  private makeKey(): Key {
    return new Key(this, 'DataKey', {
      description: 'Encrypts tables, buckets and secrets of Tributary.',
      enableKeyRotation: true,
      removalPolicy: this.settings.removalPolicy,
    });
  }

  private makeTable(id: string, setting: string, indexes: ReturnType<typeof secondaryIndex>[]) {
    return new DataTable(this, id, { setting, settings: this.settings, key: this.key, indexes });
  }

  private makeBucket(
    id: string,
    setting: string,
    accessLogs: Bucket,
    objectLock?: ObjectLockRetention,
  ) {
    return new DataBucket(this, id, {
      setting,
      settings: this.settings,
      key: this.key,
      accessLogs,
      objectLock,
    });
  }

  private makeSecret(
    id: string,
    setting: string,
    { description, content }: { description: string; content: 'keys' | 'text' },
  ) {
    const { settings, key } = this;
    return new StackSecret(this, id, { setting, settings, key, description, content });
  }

  /** Who read or wrote a fact or a payout file, and when. */
  private makeAccessLogs(): Bucket {
    const bucket = new Bucket(this, 'AccessLogs', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      // S3 delivers its logs to no other kind of encryption.
      encryption: BucketEncryption.S3_MANAGED,
      removalPolicy: this.settings.removalPolicy,
      lifecycleRules: [{ expiration: Duration.days(400) }],
    });
    acknowledge(bucket, {
      'AwsSolutions-S1': 'The bucket of access logs: logging its own writes would never end.',
    });
    return bucket;
  }

  private addOutputs(): void {
    new CfnOutput(this, 'ProgramsTable', { value: this.programs.tableName });
    new CfnOutput(this, 'TouchesTable', { value: this.touches.tableName });
    new CfnOutput(this, 'ConversionsTable', { value: this.conversions.tableName });
    new CfnOutput(this, 'LedgerTable', { value: this.ledger.tableName });
    new CfnOutput(this, 'AuditTable', { value: this.audit.tableName });
    new CfnOutput(this, 'FactsBucket', { value: this.facts.bucketName });
    new CfnOutput(this, 'PayoutFilesBucket', { value: this.payoutFiles.bucketName });
    new CfnOutput(this, 'StatementsBucket', { value: this.statements.bucketName });
    new CfnOutput(this, 'OperatorKeySecret', {
      value: this.operatorKey.secretArn,
      description: 'Read it once, make a merchant and an API key, and put it away.',
    });
  }
}

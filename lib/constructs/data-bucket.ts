import { CfnOutput, Duration, Fn, Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  type ObjectLockRetention,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stage-settings.ts';

export interface DataBucketProps {
  /** The setting that tells functions the bucket's name. */
  readonly setting: string;

  readonly settings: StageSettings;

  /** Where reads and writes are logged. */
  readonly accessLogs: IBucket;

  /** @default - S3's own key */
  readonly key?: IKey;

  /**
   * How long every object is locked against change and deletion once it is written.
   *
   * @default - not at all
   */
  readonly objectLock?: ObjectLockRetention;

  /**
   * After how long objects, and what they replaced, are removed.
   *
   * @default - never
   */
  readonly expiration?: Duration;
}

/** A private bucket whose objects, once written, are kept, unless they are said to expire. */
export class DataBucket extends Bucket {
  readonly setting: string;
  private readonly arnOutput: string;

  constructor(scope: Construct, id: string, props: DataBucketProps) {
    super(scope, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      versioned: true,
      encryption: props.key ? BucketEncryption.KMS : BucketEncryption.S3_MANAGED,
      encryptionKey: props.key,
      bucketKeyEnabled: props.key !== undefined,
      serverAccessLogsBucket: props.accessLogs,
      serverAccessLogsPrefix: `${id}/`,
      removalPolicy: props.settings.removalPolicy,
      lifecycleRules: [
        {
          abortIncompleteMultipartUploadAfter: Duration.days(7),
          ...(props.expiration && {
            expiration: props.expiration,
            noncurrentVersionExpiration: Duration.days(1),
          }),
        },
      ],
      objectLockDefaultRetention: props.objectLock,
    });
    this.setting = props.setting;
    this.arnOutput = `${id}BucketArn`;
    new CfnOutput(scope, this.arnOutput, { value: this.bucketArn });
  }

  /**
   * The bucket's ARN for another stack, through an output with a name of ours: the CDK's own reference
   * has a name that no acknowledgement can know beforehand.
   */
  get publishedArn(): string {
    return Fn.getStackOutput(Stack.of(this).stackName, this.arnOutput);
  }
}

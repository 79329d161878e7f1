import { Stack } from 'aws-cdk-lib';
import { acknowledge } from './acknowledge.ts';
import type { DataBucket } from './data-bucket.ts';
import type { NodeFunction } from './node-function.ts';

/** What a function may do with objects. Nobody lists a bucket: keys are known or derived. */
export type BucketAction = 'GetObject' | 'PutObject';

/** Tells a function a bucket's name and allows it these actions on its objects. */
export function grantBucket(
  to: NodeFunction,
  bucket: DataBucket,
  actions: readonly BucketAction[],
): void {
  to.set(bucket.setting, bucket.bucketName);
  to.allow(
    actions.map((action) => `s3:${action}`),
    [`${bucket.publishedArn}/*`],
  );
  if (bucket.encryptionKey) {
    const keyActions = actions.includes('PutObject')
      ? ['kms:Decrypt', 'kms:GenerateDataKey']
      : ['kms:Decrypt'];
    to.allow(keyActions, [bucket.encryptionKey.keyArn]);
  }

  const arn = JSON.stringify(Stack.of(to).resolve(bucket.publishedArn));
  acknowledge(to, {
    [`AwsSolutions-IAM5[Resource::${arn}/*]`]:
      'The keys of objects are digests and run ids, made while running; the bucket holds nothing else.',
  });
}

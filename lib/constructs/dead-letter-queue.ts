import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/**
 * Where work is set aside that failed too often, so that it neither blocks what comes after it nor
 * gets lost: a person looks at it, mends the cause, and sends it again (`docs/runbook.md`).
 */
export class DeadLetterQueue extends Queue {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      enforceSSL: true,
      encryption: QueueEncryption.SQS_MANAGED,
      // The longest that SQS knows: an alarm is raised at once, but people have weekends.
      retentionPeriod: Duration.days(14),
    });
    const lastResort =
      'This is a dead-letter queue: what it holds waits for a person, not for a retry.';
    acknowledge(this, {
      'Serverless-SQSRedrivePolicy': lastResort,
      'AwsSolutions-SQS3': lastResort,
    });
  }
}

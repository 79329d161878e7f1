import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Schedule, type ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import type { NodeFunction } from './node-function.ts';

export interface ScheduledFunctionProps {
  readonly target: NodeFunction;

  /** In UTC. */
  readonly expression: ScheduleExpression;

  readonly description: string;
}

/**
 * A schedule that starts a function. One queue takes both what the scheduler could not deliver and
 * what the function could not do; the next run does it again, so nothing there needs haste.
 */
export class ScheduledFunction extends Construct {
  readonly deadLetters: DeadLetterQueue;

  constructor(
    scope: Construct,
    id: string,
    { target, expression, description }: ScheduledFunctionProps,
  ) {
    super(scope, id);
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters');
    target.lambda.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: Duration.hours(1),
      onFailure: new SqsDestination(this.deadLetters),
    });

    const role = new Role(this, 'Role', {
      // Without the condition, a schedule in somebody else's account could borrow the role.
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      description: `Starts the function ${target.name} on its schedule.`,
    });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: [target.lambda.functionArn],
      }),
    );
    role.addToPolicy(
      new PolicyStatement({
        actions: ['sqs:SendMessage'],
        resources: [this.deadLetters.queueArn],
      }),
    );
    new Schedule(this, 'Schedule', {
      description,
      schedule: expression,
      target: new LambdaInvoke(target.lambda, {
        // As it is: the target would widen it to every version of the function.
        role: role.withoutPolicyUpdates(),
        deadLetterQueue: this.deadLetters,
        retryAttempts: 3,
        maxEventAge: Duration.hours(1),
      }),
    });
    acknowledge(target.lambda, {
      'Serverless-LambdaDLQ':
        'Failed asynchronous invocations go to the on-failure destination, which also says why.',
    });
  }
}

import { ArnFormat, Stack } from 'aws-cdk-lib';
import { acknowledge } from './acknowledge.ts';
import type { NodeFunction } from './node-function.ts';

const writing = ['secretsmanager:CreateSecret', 'secretsmanager:PutSecretValue'];

const setting = 'CONNECTION_SECRETS_PREFIX';

/** The webhook secrets of connected shops, and what opens their APIs: made while running, so known by the start of their names. */
export class ConnectionSecrets {
  private readonly owner: Stack;

  /** @param owner - the stack whose name keeps two deployments in one account apart. */
  constructor(owner: Stack) {
    this.owner = owner;
  }

  get prefix(): string {
    return `${this.owner.stackName}/connections/`;
  }

  grantRead(to: NodeFunction): void {
    this.grant(to, ['secretsmanager:GetSecretValue'], '*');
  }

  grantWrite(to: NodeFunction): void {
    this.grant(to, writing, '*');
  }

  /** What shops say they sign with, and nothing that was given with a connection; names end in six characters of chance. */
  grantWriteRegistered(to: NodeFunction): void {
    this.grant(to, writing, '*/registered-??????');
  }

  private grant(to: NodeFunction, actions: readonly string[], names: string): void {
    const resource = Stack.of(to).formatArn({
      service: 'secretsmanager',
      resource: 'secret',
      resourceName: `${this.prefix}${names}`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    to.set(setting, this.prefix);
    to.allow(actions, [resource]);
    acknowledge(to, {
      [`AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:secretsmanager:<AWS::Region>:<AWS::AccountId>:secret:${this.prefix}${names}]`]:
        'Connections are made while running; their secrets share this prefix and nothing else has it.',
    });
  }
}

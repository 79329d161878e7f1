import { Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { StageSettings } from '../stage-settings.ts';
import { acknowledge } from './acknowledge.ts';
import { bundleHandler, type FileBeside, handlerFile } from './bundle-handler.ts';

/** The namespace of every metric that a function emits; its dimension `service` is the function's name. */
export const metricNamespace = 'Tributary';

export interface NodeFunctionProps {
  /** The folder below `functions/` whose `handler.ts` runs. */
  readonly name: string;

  readonly settings: StageSettings;

  /** @default - 10 seconds: an HTTP caller has gone away by then. */
  readonly timeout?: Duration;

  /** @default 512 */
  readonly memoryMb?: number;

  /**
   * Files that the handler finds beside itself.
   *
   * @default - none
   */
  readonly filesBeside?: readonly FileBeside[];

  /**
   * Executions set apart for this function, which are also the most it may have.
   *
   * @default - shares the account's
   */
  readonly reservedConcurrency?: number;
}

/**
 * A function with a role and a log group of its own.
 *
 * It may write its log and its traces. Whatever else it may do is granted with the setting that
 * names the resource (`grantTable` and its like), so that rights and settings cannot drift apart.
 */
export class NodeFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly name: string;
  readonly timeout: Duration;
  private readonly role: Role;

  constructor(scope: Construct, id: string, props: NodeFunctionProps) {
    super(scope, id);
    this.name = props.name;
    this.timeout = props.timeout ?? Duration.seconds(10);
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `What the function ${props.name} may do.`,
    });
    const logGroup = new LogGroup(this, 'Logs', {
      retention: props.settings.logRetention,
      removalPolicy: props.settings.removalPolicy,
    });
    logGroup.grantWrite(this.role);

    this.lambda = new LambdaFunction(this, 'Function', {
      description: handlerFile(props.name),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: bundleHandler(props.name, props.filesBeside),
      handler: 'index.handler',
      role: this.role,
      logGroup,
      timeout: this.timeout,
      memorySize: props.memoryMb ?? 512,
      reservedConcurrentExecutions: props.reservedConcurrency,
      tracing: Tracing.ACTIVE,
      environment: {
        NODE_OPTIONS: '--enable-source-maps',
        POWERTOOLS_SERVICE_NAME: props.name,
        POWERTOOLS_METRICS_NAMESPACE: metricNamespace,
      },
    });
    this.acknowledgeFindings();
  }

  /** Adds a setting, an environment variable, that the handler asks for. */
  set(setting: string, value: string): void {
    this.lambda.addEnvironment(setting, value);
  }

  /** Allows actions, each spelled out, on resources. */
  allow(actions: readonly string[], resources: readonly string[]): void {
    this.role.addToPolicy(
      new PolicyStatement({ actions: [...actions], resources: [...resources] }),
    );
  }

  private acknowledgeFindings(): void {
    acknowledge(this.role, {
      'AwsSolutions-IAM5[Resource::*]':
        'X-Ray (PutTraceSegments, PutTelemetryRecords) and dynamodb:ListStreams know no resources; ' +
        'a test of the templates allows an asterisk for these three actions only.',
    });
  }
}

import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stage-settings.ts';
import { acknowledge } from './acknowledge.ts';

export interface StackSecretProps {
  /** The setting that tells functions the secret's ARN. */
  readonly setting: string;

  readonly settings: StageSettings;
  readonly description: string;

  /** @default - the account's key for secrets */
  readonly key?: IKey;

  /**
   * `keys`: `{"current":"k1","k1":"<random>"}`, to which an operator adds `k2` and moves `current`.
   * `text`: one random value.
   */
  readonly content: 'keys' | 'text';
}

const randomText = { passwordLength: 64, excludePunctuation: true };

/**
 * A secret that is made with its stack, and never again: CloudFormation makes a new value when how it
 * is generated changes, and a new pepper would make strangers of all customers.
 */
export class StackSecret extends Secret {
  readonly setting: string;

  constructor(scope: Construct, id: string, props: StackSecretProps) {
    super(scope, id, {
      description: props.description,
      encryptionKey: props.key,
      removalPolicy: props.settings.removalPolicy,
      generateSecretString:
        props.content === 'text'
          ? randomText
          : {
              ...randomText,
              secretStringTemplate: JSON.stringify({ current: 'k1' }),
              generateStringKey: 'k1',
            },
    });
    this.setting = props.setting;
    acknowledge(this, {
      'AwsSolutions-SMG4':
        'A rotation must keep the older value alive (tokens and hashes carry their key id) or be told to ' +
        'people (the operator key), so an operator does it: docs/runbook.md, "Rotating secrets".',
    });
  }
}

import { Stack, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { StageSettings } from './stage-settings.ts';

export type TributaryStackProps = {
  readonly settings: StageSettings;
  /** What the stack is for, as the CloudFormation console shows it. */
  readonly description: string;
};

/** A part of Tributary with a life cycle of its own, in one stage. */
export abstract class TributaryStack extends Stack {
  readonly settings: StageSettings;

  /** @param part - the stack's short name; the physical name carries the stage, too. */
  constructor(scope: Construct, part: string, { settings, description }: TributaryStackProps) {
    super(scope, `Tributary-${settings.stage}-${part}`, { description });
    this.settings = settings;

    Tags.of(this).add('application', 'tributary');
    Tags.of(this).add('stage', settings.stage);
    Tags.of(this).add('part', part.toLowerCase());
  }
}

import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Records why findings of the rule packs are right as they are, below one construct.
 *
 * @param findings - the reason by finding, such as `AwsSolutions-IAM5[Resource::*]`.
 */
export function acknowledge(construct: IConstruct, findings: Readonly<Record<string, string>>) {
  const acknowledgements = Object.entries(findings).map(([id, reason]) => ({ id, reason }));
  Validations.of(construct).acknowledge(...acknowledgements);
}

import type { AwsEnvironment } from './aws-client.ts';

/** What the names of all services in the function's region end with. */
export function regionalDomain({ AWS_REGION: region = '' }: AwsEnvironment): string {
  return `${region}.${region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'}`;
}

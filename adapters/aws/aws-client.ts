import { AwsClient } from 'aws4fetch';

/** The variables that Lambda gives a function: its region, its credentials, endpoints of other places. */
export type AwsEnvironment = Readonly<Record<string, string | undefined>>;

/** Signs requests with what the function runs as. */
export function awsClient(environment: AwsEnvironment): AwsClient {
  return new AwsClient({
    accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '',
    secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? '',
    ...(environment.AWS_SESSION_TOKEN ? { sessionToken: environment.AWS_SESSION_TOKEN } : {}),
    region: environment.AWS_REGION ?? '',
    retries: 0,
  });
}

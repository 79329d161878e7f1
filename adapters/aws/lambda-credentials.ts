import { fromEnv } from '@aws-sdk/credential-provider-env';

/**
 * Stands in bundles for the SDK's chain of credentials (`@aws-sdk/credential-provider-node`): Lambda sets the credentials of a
 * function's role as variables, and looks for them nowhere else. The chain brings a fifth of a bundle with it, for
 * profiles, single sign-on, and machines that are no functions.
 */
export const defaultProvider = (): ReturnType<typeof fromEnv> => fromEnv();

/** Reads a setting the stack promised to this function, and stops the cold start if it is missing. */
export function requireEnv(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`Missing environment variable ${name}.`);
  return value;
}

/**
 * Whether the system runs on one machine: its secrets then come from an address of that machine, which only the local runtime
 * hands to a function.
 */
export function isOnThisMachine(): boolean {
  const secretsAddress = URL.parse(process.env.AWS_ENDPOINT_URL_SECRETS_MANAGER ?? '');
  return ['127.0.0.1', 'localhost', '[::1]'].includes(secretsAddress?.hostname ?? '');
}

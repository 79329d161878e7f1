const prefix = 'whsec_';

/** The key in a secret of Standard Webhooks: what follows `whsec_`, decoded as base64; `undefined` for what is none. */
export function readStandardSecret(secret: string): Uint8Array | undefined {
  const written = secret.startsWith(prefix) ? secret.slice(prefix.length) : secret;
  return /^[A-Za-z0-9+/]+={0,2}$/.test(written) ? Buffer.from(written, 'base64') : undefined;
}

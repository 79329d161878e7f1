import type {
  RegisteredSecret,
  RegisteredSecretKeeper,
} from '../../adapters/secrets/registered-secrets.ts';

/** Keeps what a shop signs with for the length of a test. */
export function inMemoryRegisteredSecret(): RegisteredSecretKeeper & {
  readonly kept: { now: RegisteredSecret };
} {
  const kept: { now: RegisteredSecret } = { now: { webhook: [] } };
  return {
    kept,
    read: async () => kept.now,
    async save(secret) {
      kept.now = secret;
    },
  };
}

import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { DamagedDataError } from '../damaged-data-error.ts';
import { localAccountId, localRegion } from '../local-account.ts';
import type { PlannedSecret } from '../plan.ts';
import { generateSecret } from './generate-secret.ts';

export type StoredSecret = {
  readonly name: string;
  readonly arn: string;
  readonly versionId: string;
  readonly value?: string;
  readonly createdAtEpochSeconds: number;
};

/** Secrets in one file of the data folder, readable by its owner only. */
export type SecretStore = {
  /** Finds a secret by name or ARN. */
  find(id: string): StoredSecret | undefined;
  create(name: string, value?: string, versionId?: string): StoredSecret;
  putValue(secret: StoredSecret, value: string, versionId?: string): StoredSecret;
};

/**
 * Opens the secrets of a data folder, and generates those of the template at the first start.
 *
 * @throws DamagedDataError
 */
export function openSecretStore(file: string, planned: readonly PlannedSecret[]): SecretStore {
  const secrets = new Map(readSecrets(file).map((secret) => [secret.name, secret]));
  const save = (secret: StoredSecret) => {
    secrets.set(secret.name, secret);
    // Renamed into place, so that a kill leaves the old file or the new one.
    writeFileSync(`${file}.new`, JSON.stringify([...secrets.values()], null, 2), { mode: 0o600 });
    renameSync(`${file}.new`, file);
    return secret;
  };
  for (const { name, arn, value, generate } of planned) {
    if (secrets.has(name)) continue;
    save({ ...newVersion(name, arn), value: generate ? generateSecret(generate) : value });
  }

  return {
    find: (id) => secrets.get(id) ?? [...secrets.values()].find((secret) => isArnOf(id, secret)),
    create: (name, value, versionId) =>
      save({ ...newVersion(name, arnOf(name), versionId), value }),
    putValue: (secret, value, versionId) =>
      save({ ...secret, value, versionId: versionId ?? randomUUID() }),
  };
}

function readSecrets(file: string): StoredSecret[] {
  if (!existsSync(file)) return [];
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as StoredSecret[];
  } catch {
    // The parser's message would quote secrets.
    throw new DamagedDataError(file, 'it is not JSON');
  }
}

function newVersion(name: string, arn: string, versionId: string = randomUUID()): StoredSecret {
  return { name, arn, versionId, createdAtEpochSeconds: Math.floor(Date.now() / 1000) };
}

/** AWS ends an ARN with six random characters; here they are fixed, so that ARNs are stable. */
function arnOf(name: string): string {
  return `arn:aws:secretsmanager:${localRegion}:${localAccountId}:secret:${name}-Local0`;
}

/** A partial ARN, without the random end, names the same secret. */
function isArnOf(id: string, secret: StoredSecret): boolean {
  return id === secret.arn || (id.startsWith('arn:') && `${id}-` === secret.arn.slice(0, -6));
}

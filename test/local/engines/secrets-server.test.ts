import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  ListSecretsCommand,
  PutSecretValueCommand,
  ResourceExistsException,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openSecretStore } from '../../../local/engines/secret-store.ts';
import { startSecretsServer } from '../../../local/engines/secrets-server.ts';
import type { PlannedSecret } from '../../../local/plan.ts';

describe('startSecretsServer', () => {
  let folder: string;
  let client: SecretsManagerClient;
  let stop: () => Promise<void>;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'secrets-'));
    await start();
  });

  afterEach(async () => {
    await end();
    rmSync(folder, { recursive: true });
  });

  async function start(planned: readonly PlannedSecret[] = []): Promise<void> {
    const server = await startSecretsServer(openSecretStore(join(folder, 'secrets.json'), planned));
    stop = server.stop;
    client = new SecretsManagerClient({
      endpoint: server.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 1,
    });
  }

  async function end(): Promise<void> {
    client.destroy();
    await stop();
  }

  async function readValue(id: string | undefined): Promise<string | undefined> {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: id }));
    return SecretString;
  }

  it('gives back by name and by ARN what was created, and what replaced it', async () => {
    const created = await client.send(
      new CreateSecretCommand({ Name: 'a/b', SecretString: 'one' }),
    );
    const first = await readValue('a/b');
    await client.send(new PutSecretValueCommand({ SecretId: 'a/b', SecretString: 'two' }));

    expect(first).toBe('one');
    expect(await readValue(created.ARN)).toBe('two');
    expect(await readValue(created.ARN?.slice(0, -7))).toBe('two');
  });

  it('keeps secrets over a restart, in a file for its owner only', async () => {
    await client.send(new CreateSecretCommand({ Name: 'kept', SecretString: 'value' }));

    await end();
    await start();

    expect(await readValue('kept')).toBe('value');
    expect(statSync(join(folder, 'secrets.json')).mode & 0o077).toBe(0);
  });

  it('refuses to create a secret twice, but knows a repeated request', async () => {
    const request = {
      Name: 'once',
      SecretString: 'value',
      ClientRequestToken: '11111111-1111-1111-1111-111111111111',
    };
    const first = await client.send(new CreateSecretCommand(request));

    const repeated = await client.send(new CreateSecretCommand(request));

    expect(repeated.VersionId).toBe(first.VersionId);
    await expect(
      client.send(new CreateSecretCommand({ Name: 'once', SecretString: 'other' })),
    ).rejects.toThrow(ResourceExistsException);
    expect(await readValue('once')).toBe('value');
  });

  it('has nothing to tell about a secret that is not there', async () => {
    await expect(readValue('nowhere')).rejects.toThrow(ResourceNotFoundException);
    await expect(
      client.send(new PutSecretValueCommand({ SecretId: 'nowhere', SecretString: 'x' })),
    ).rejects.toThrow(ResourceNotFoundException);
  });

  it('describes a secret without its value', async () => {
    await client.send(new CreateSecretCommand({ Name: 'empty' }));

    const description = await client.send(new DescribeSecretCommand({ SecretId: 'empty' }));

    expect(description).toMatchObject({ Name: 'empty', CreatedDate: expect.any(Date) });
    await expect(readValue('empty')).rejects.toThrow(ResourceNotFoundException);
  });

  it('refuses operations that it does not have', async () => {
    await expect(client.send(new ListSecretsCommand({}))).rejects.toMatchObject({
      name: 'UnknownOperationException',
    });
  });

  it('generates the secrets of the template at the first start only', async () => {
    const planned: PlannedSecret = {
      logicalId: 'Keys',
      name: 'keys',
      arn: 'arn:aws:secretsmanager:us-east-1:000000000000:secret:keys-Local0',
      generate: {
        template: '{"current":"k1"}',
        key: 'k1',
        length: 40,
        excludePunctuation: true,
        excludeCharacters: 'abc',
      },
    };
    await end();
    await start([planned]);
    const first = await readValue(planned.arn);
    await end();
    await start([planned]);

    expect(JSON.parse(first ?? '')).toEqual({
      current: 'k1',
      k1: expect.stringMatching(/^[A-Zd-z0-9]{40}$/),
    });
    expect(await readValue('keys')).toBe(first);
  });
});

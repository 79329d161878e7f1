import { join } from 'node:path';
import type { AdjustableClock } from './clock/clock.ts';
import { startDynamoEngine } from './engines/dynamo-engine.ts';
import { startQueueEngine } from './engines/queue-engine.ts';
import { openSecretStore, type SecretStore } from './engines/secret-store.ts';
import { startSecretsServer } from './engines/secrets-server.ts';
import { type LocalBus, startBus } from './events/bus.ts';
import type { EmbeddedQueues } from './events/embedded-queues.ts';
import type { LocalEndpoints } from './lambda/function-environment.ts';
import type { LocalPlan } from './plan.ts';
import { readAssembly } from './template/read-assembly.ts';
import { readTemplate } from './template/read-template.ts';

export type EngineOptions = {
  readonly assemblyFolder: string;
  readonly dataFolder: string;
  readonly clock: AdjustableClock;
  readonly apiUrl: string;
  /** Where `AWS_ENDPOINT_URL_DYNAMODB` is looked up. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Gets what ends each part, in the order in which they started. */
  readonly closers: (() => unknown)[];
};

export type Engines = {
  readonly plan: LocalPlan;
  readonly endpoints: LocalEndpoints;
  readonly secrets: SecretStore;
  readonly fauxqs: EmbeddedQueues;
  readonly databaseFile?: string;
  /** The plan of another assembly with the same endpoints. */
  planOf(assemblyFolder: string): LocalPlan;
};

/** What a template names before anything listens; only functions ever see an endpoint. */
const noEndpoints = { sqs: 'http://127.0.0.1:0', api: 'http://127.0.0.1:0' };

/** Starts what the template's data lives in, and reads the plan once their addresses are known. */
export async function startEngines(options: EngineOptions): Promise<Engines> {
  const { assemblyFolder, dataFolder, clock, closers } = options;
  const outline = readTemplate(readAssembly(assemblyFolder), {
    endpoints: noEndpoints,
    secretValue: () => '{}',
  });
  const started = <Part extends { stop(): Promise<void> }>(part: Part): Part => {
    closers.push(() => part.stop());
    return part;
  };

  const secrets = openSecretStore(join(dataFolder, 'secrets.json'), outline.secrets);
  const secretsServer = started(await startSecretsServer(secrets));
  const { tables, queues, buckets } = outline;
  const dynamo = started(await startDynamoEngine(tables, dataFolder, options.environment));
  const queueEngine = started(
    await startQueueEngine({ queues, buckets, dataFolder: join(dataFolder, 'queues') }),
  );
  const { fauxqs } = queueEngine;
  const bus: LocalBus = started(await startBus({ plan: outline, clock, fauxqs }));

  const endpoints = {
    dynamodb: dynamo.endpoint,
    sqs: queueEngine.endpoint,
    s3: queueEngine.endpoint,
    eventBridge: bus.endpoint,
    secretsManager: secretsServer.endpoint,
  };
  const planOf = (folder: string) =>
    readTemplate(readAssembly(folder), {
      endpoints: { sqs: endpoints.sqs, api: options.apiUrl },
      secretValue: (id) => secrets.find(id)?.value,
    });

  return {
    plan: planOf(assemblyFolder),
    endpoints,
    secrets,
    fauxqs,
    databaseFile: dynamo.databaseFile,
    planOf,
  };
}

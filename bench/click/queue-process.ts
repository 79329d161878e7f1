/** A process with the local SQS and Secrets Manager, so that they have a core of their own; tells their addresses. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startQueueEngine } from '../../local/engines/queue-engine.ts';
import { openSecretStore } from '../../local/engines/secret-store.ts';
import { startSecretsServer } from '../../local/engines/secrets-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'tributary-bench-click-'));
const queues = await startQueueEngine({
  queues: [{ logicalId: 'Touches', name: 'Touches', attributes: {} }],
  buckets: [],
  dataFolder: join(folder, 'queues'),
});
const store = openSecretStore(join(folder, 'secrets.json'), []);
store.create('TokenKeys', JSON.stringify({ current: 'k1', k1: 'what-clicks-are-signed-with' }));
const secrets = await startSecretsServer(store);
process.send?.({ sqs: queues.endpoint, secretsManager: secrets.endpoint });
process.once('message', async () => {
  await queues.stop();
  await secrets.stop();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});

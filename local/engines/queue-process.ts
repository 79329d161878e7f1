/**
 * The program of the process that serves SQS and S3.
 *
 * It is a process of its own so that its date can follow the runtime's clock (delays and
 * visibility time-outs then follow it too) while the runtime's own date stays real.
 */
import { Server } from 'node:net';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import type { QueueProcessMessage, QueueProcessReply } from './queue-engine.ts';

type ShiftedClock = { setOffset(offsetMs: number): void };

const clockKey = Symbol.for('tributary.local.clock');
let server: FauxqsServer | undefined;
let companionPid: number | undefined;
let isStopping = false;

listenOnLoopbackOnly();
// The runtime was killed. What has been acknowledged is on disk, so ending at once loses nothing.
process.on('disconnect', () => {
  if (!isStopping && companionPid !== undefined) process.kill(companionPid);
  process.exit(0);
});
// The terminal interrupts the whole group; the runtime ends this process when the handlers are done.
process.on('SIGINT', () => {});
process.on('message', (message) => void obey(message as QueueProcessMessage));

async function obey(message: QueueProcessMessage): Promise<void> {
  if (message.kind === 'stop') {
    isStopping = true;
    await server?.stop();
    process.disconnect();
    return;
  }
  (globalThis as { [clockKey]?: ShiftedClock })[clockKey]?.setOffset(message.clockOffsetMs);
  if (message.kind === 'start') await start(message);
  else reply({ kind: 'clock-set' });
}

async function start(message: QueueProcessMessage & { kind: 'start' }): Promise<void> {
  companionPid = message.companionPid;
  try {
    server = await startFauxqs({ port: 0, logger: false, dataDir: message.dataFolder });
    for (const queue of message.queues) {
      // Creating a queue that exists would delete its messages.
      if (server.inspectQueue(queue.name) !== undefined) continue;
      server.createQueue(queue.name, { attributes: { ...queue.attributes } });
    }
    for (const bucket of message.buckets) server.createBucket(bucket.name);
    reply({ kind: 'listening', port: server.port });
  } catch (error) {
    reply({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}

/** fauxqs asks for all interfaces and has no working option for fewer. */
function listenOnLoopbackOnly(): void {
  const listen = Server.prototype.listen as (...values: unknown[]) => Server;
  Server.prototype.listen = function listenOnLoopback(this: Server, ...values: unknown[]) {
    const [options, ...rest] = values;
    return listen.call(this, { ...(options as object), host: '127.0.0.1' }, ...rest);
  } as typeof Server.prototype.listen;
}

function reply(message: QueueProcessReply): void {
  process.send?.(message);
}

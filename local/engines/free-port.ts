import { once } from 'node:events';
import { createServer } from 'node:net';

/** Asks the system for a free port of the loopback interface, for a server that cannot say which it took. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');

  return port;
}

import { Server } from 'node:net';

/**
 * Keeps a server that asks for all interfaces on the loopback interface while it starts.
 *
 * fauxqs listens on 0.0.0.0 whatever it is told, and what it serves needs no credentials: anybody on
 * the network could read the queues.
 */
export async function onLoopbackOnly<Started>(start: () => Promise<Started>): Promise<Started> {
  const { listen } = Server.prototype;
  Server.prototype.listen = function listenOnLoopback(this: Server, ...values: unknown[]): Server {
    const [first, ...rest] = values;
    const options = (typeof first === 'object' ? first : {}) as { host?: string };
    const kept = options.host === '0.0.0.0' ? { ...options, host: '127.0.0.1' } : first;
    return (listen as (...values: unknown[]) => Server).call(this, kept, ...rest);
  } as typeof listen;
  try {
    return await start();
  } finally {
    Server.prototype.listen = listen;
  }
}

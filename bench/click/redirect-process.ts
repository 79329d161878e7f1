/** A process with the least that answers 302: what any redirect costs, before it does anything. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const server = createServer((_, response) => {
  response.writeHead(302, { location: 'https://shop.example/tent' });
  response.end();
});
server.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` });
});
process.once('message', () => process.exit(0));

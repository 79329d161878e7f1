import { isHmacSha256 } from '../../adapters/webhooks/is-hmac-sha256.ts';
import type { EventIssue, EventResult } from './event-reading.ts';
import type { IdentifyEvent } from './events-schema.ts';
import type { EventContext, EventPorts } from './receive-events.ts';

type Ports = Pick<EventPorts, 'directory' | 'loadSealing' | 'readIdentifySecrets'>;

/** A browser turned out to be somebody's, who leaves here as peppered hashes. */
export async function readIdentification(
  ports: Ports,
  context: EventContext,
  event: IdentifyEvent,
): Promise<EventResult> {
  const { merchantId, now } = context;
  const { email, customerId, connectionId, visitorId } = event;
  const issues = await checkConnection(ports, context, event);
  if (issues.length > 0) return issues;

  const { pseudonymiser } = await ports.loadSealing();
  const keys = {
    emails: email === undefined ? [] : [email],
    ...(customerId && connectionId ? { customer: { connectionId, id: customerId } } : {}),
  };
  const personHashes = pseudonymiser.hashesOf(merchantId, keys);
  const known = pseudonymiser.siblingsOf(merchantId, keys);
  const siblings = known.length === 0 ? {} : { siblings: known };
  const identify = { visitorId, personHashes, ...siblings, recordedAt: now };
  return { messages: [{ merchantId, identify }] };
}

async function checkConnection(
  { directory, readIdentifySecrets }: Ports,
  { merchantId, path }: EventContext,
  { connectionId, customerId = '', proof }: IdentifyEvent,
): Promise<EventIssue[]> {
  if (connectionId === undefined) return [];
  const connection = await directory.findConnection(merchantId, connectionId);
  if (connection === undefined) {
    return [{ path: [...path, 'connectionId'], message: 'There is no such connection.' }];
  }
  if (proof === undefined) return [];
  const secrets = await readIdentifySecrets(connectionId);
  if (isHmacSha256({ encoding: 'hex' }, Buffer.from(customerId), secrets, proof)) return [];
  const message =
    secrets.length === 0
      ? 'The connection has no identifySecrets; save it with some.'
      : 'This is not the HMAC of the customerId under an identify secret of the connection.';
  return [{ path: [...path, 'proof'], message }];
}

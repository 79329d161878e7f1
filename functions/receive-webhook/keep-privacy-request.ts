import type { ParsedPrivacyRequest } from '../../adapters/shops/shop-adapter.ts';
import { canonicalJson } from '../../core/encoding/canonical-json.ts';
import { dueAtOf, type PrivacyRequest } from '../../core/privacy/index.ts';
import type { Connection } from '../../core/programs/program.ts';
import type { Webhook, WebhookPorts } from './receive-webhook.ts';

type Ports = Pick<WebhookPorts, 'loadSealing' | 'privacyRequests' | 'enqueuePrivacy' | 'now'>;

/**
 * Makes durable what a shop asks for its customers, or for itself, and has it begun. The person is hashed at
 * once, as buyers are. The same delivery again is the same request, named by what is signed of it.
 */
export async function keepPrivacyRequest(
  ports: Ports,
  { merchantId, connectionId }: Connection,
  { body }: Webhook,
  asked: ParsedPrivacyRequest,
): Promise<'stored' | 'duplicate'> {
  const { sha256, pseudonymiser } = await ports.loadSealing();
  const { kind, emails, phones, customerId, orderIds } = asked;
  const customer = customerId === undefined ? undefined : { connectionId, id: customerId };
  const receivedAt = ports.now();
  const named = [connectionId, kind, new TextDecoder().decode(body)];
  const request: PrivacyRequest = {
    merchantId,
    requestId: `shop-${sha256(canonicalJson(named)).slice(0, 32)}`,
    ...{ kind, connectionId, author: 'shop' },
    personHashes: pseudonymiser.hashesOf(merchantId, {
      ...{ emails, phones },
      ...(customer === undefined ? {} : { customer }),
    }),
    conversionIds: orderIds.map((id) => `${connectionId.slice(merchantId.length + 1)}~${id}`),
    ...{ receivedAt, dueAt: dueAtOf(receivedAt), status: 'open' },
  };
  const outcome = await ports.privacyRequests.add(request);
  // Also of one that is there: the first delivery may have died between the two.
  const { requestId } = request;
  if (kind !== 'export') await ports.enqueuePrivacy({ merchantId, requestId });
  return outcome === 'added' ? 'stored' : 'duplicate';
}

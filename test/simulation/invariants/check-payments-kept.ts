import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { attachedKey, parkedFactKey } from '../../../adapters/dynamo/keys/conversion-keys.ts';
import type { ItemKey } from '../../../adapters/dynamo/keys/item-key.ts';
import { orderOfReference, type PaymentsFact } from '../../../core/references/index.ts';
import { PromiseBroken } from '../promise-broken.ts';
import { tables } from '../system/tables.ts';
import type { World } from '../system/world.ts';

/**
 * I12: every fact of payments that was answered 2xx waits under its first name; and one whose names lead to an order, however
 * far, is one of that order's. @throws PromiseBroken
 */
export function checkPaymentsKept({ dynamo, accepted, acceptedPayments }: World): void {
  const find = (key: ItemKey): { readonly conversionId?: string } | undefined => {
    const command = new GetCommand({ TableName: tables.conversions, Key: key });
    return (dynamo.execute(command) as { readonly Item?: { conversionId: string } }).Item;
  };
  const carried = new Set(
    accepted.flatMap(({ merchantId, connectionId, content }) =>
      content.kind === 'order'
        ? (content.order.references ?? [])
            .map(({ kind, value }) =>
              `${connectionId}~${kind}/${value}`.slice(merchantId.length + 1),
            )
            .map((id) => `${merchantId} ${id}`)
        : [],
    ),
  );
  for (const fact of acceptedPayments) {
    const {
      merchantId,
      referenceIds: [first = ''],
    } = fact;
    if (find(parkedFactKey(merchantId, first, fact)) === undefined) {
      throw new PromiseBroken('I12', `${fact.factId} is lost.`);
    }
    const names = namesOf(fact, acceptedPayments);
    const leads = names.some(
      (id) => orderOfReference(id) !== undefined || carried.has(`${merchantId} ${id}`),
    );
    const isAttached = find(attachedKey(merchantId, first, fact)) !== undefined;
    if (leads === isAttached) continue;
    const detail = leads ? 'has not joined its order' : 'has joined an order that it does not name';
    throw new PromiseBroken('I12', `${fact.factId} ${detail}.`);
  }
}

/** All names that hang together with those of a fact. */
function namesOf(fact: PaymentsFact, others: readonly PaymentsFact[]): string[] {
  const names = new Set(fact.referenceIds);
  for (let known = 0; known < names.size; ) {
    known = names.size;
    for (const { merchantId, referenceIds } of others) {
      if (merchantId !== fact.merchantId || !referenceIds.some((id) => names.has(id))) continue;
      for (const id of referenceIds) names.add(id);
    }
  }
  return [...names];
}

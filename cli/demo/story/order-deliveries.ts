import { msPerSecond } from '../../../core/time/instant.ts';
import { orderAt } from './order-at.ts';
import { orderPayload, refundPayload } from './order-payload.ts';
import type { DatedChange, StoryDelivery, StoryOrder } from './story-types.ts';

/**
 * What the shop sends about an order, in waves: a wave's deliveries leave at once, and one wave
 * after the other. Together they are every topic that Tributary takes in.
 */
export function deliverOrder(order: StoryOrder): StoryDelivery[][] {
  const later = order.changes.flatMap((change, index) => deliverChange(order, change, index));
  const created = createdDelivery(order);
  switch (order.arrival) {
    case 'once':
      return [[created], ...later];
    case 'twice':
      return [[created], [created], ...later];
    case 'three-at-once':
      return [[created, created, created], ...later];
    case 'last':
      return arriveLast(created, later);
  }
}

/** The order's first delivery comes after everything else of its stop. */
function arriveLast(created: StoryDelivery, later: StoryDelivery[][]): StoryDelivery[][] {
  const overtaking = later.filter((wave) => wave.every(({ step }) => step === created.step));
  const rest = later.filter((wave) => !overtaking.includes(wave));
  return [...overtaking, [created], ...rest];
}

function createdDelivery(order: StoryOrder): StoryDelivery {
  return delivery(order, 'orders/create', order.placedAt, order.step, 0, (carried) =>
    orderPayload(orderAt(order, 0), carried),
  );
}

const topicsOfChanges: Readonly<Record<DatedChange['kind'], string>> = {
  pay: 'orders/paid',
  cancel: 'orders/cancelled',
  fulfil: 'orders/fulfilled',
  edit: 'orders/updated',
  refund: 'orders/updated',
};

function deliverChange(order: StoryOrder, change: DatedChange, index: number): StoryDelivery[][] {
  const after = orderAt(order, index + 1);
  const isPartial = change.kind === 'fulfil' && after.lines.some(({ fulfilled }) => !fulfilled);
  const topic = isPartial ? 'orders/updated' : topicsOfChanges[change.kind];
  const asOrder = delivery(order, topic, change.at, change.step, index + 1, (carried) =>
    orderPayload(after, carried),
  );
  if (change.kind !== 'refund') return [[asOrder]];

  const asRefund = {
    ...delivery(order, 'refunds/create', change.at, change.step, index + 1, () =>
      refundPayload(after, change.refund, change.at),
    ),
    isEvidence: false,
  };
  return change.told === 'both' ? [[asRefund], [asOrder]] : [[asRefund]];
}

function delivery(
  order: StoryOrder,
  topic: string,
  at: number,
  step: number,
  place: number,
  body: StoryDelivery['body'],
): StoryDelivery {
  return {
    deliveryId: `${order.shop}-${order.number}-${place}-${topic.replace('/', '-')}`,
    shop: order.shop,
    orderId: order.orderId,
    topic,
    at: at + msPerSecond * place,
    step,
    isEvidence: true,
    body,
  };
}

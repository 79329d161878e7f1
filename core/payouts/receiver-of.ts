import type { RailReceiver } from './payout-rail.ts';

/** Who is paid, by the name that the rail knows them by. */
export function receiverOf(receiver: RailReceiver): string {
  switch (receiver.rail) {
    case 'stripe':
      return receiver.accountId;
    case 'paypal':
      return receiver.receiver;
    case 'wise':
      return receiver.recipientId;
    case 'fulfilment':
      return receiver.recipient;
    case 'shopify-gift-card':
      return receiver.customerId;
  }
}

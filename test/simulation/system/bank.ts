import type { Random } from '../../../cli/demo/mulberry32.ts';
import type { PayoutOutcome } from '../../../functions/shared/paying/resolve-payout.ts';

/** Money that the bank (or a person, by hand) has moved or failed to move. */
export type Payment = {
  readonly merchantId: string;
  readonly payoutId: string;
  readonly minorUnits: bigint;
  /** `failed`: it came back. */
  readonly outcome: PayoutOutcome;
};

export type PaymentOrder = Pick<Payment, 'merchantId' | 'payoutId' | 'minorUnits'>;

/**
 * Whoever moves the money. Like a bank it knows a file only by its name: it executes the first of a
 * name, and refuses another one. Within a file it pays whatever it is told to.
 */
export class Bank {
  readonly payments: Payment[] = [];
  /** So many of a hundred payments come back. */
  returnsOutOf100 = 15;
  private readonly taken = new Map<string, string>();
  private readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  hasTaken(fileId: string): boolean {
    return this.taken.has(fileId);
  }

  /** Executes a file; `repeated` if there was one of this name. */
  take(
    fileId: string,
    content: string,
    orders: readonly PaymentOrder[],
  ): 'executed' | 'repeated' | 'contradicted' {
    const known = this.taken.get(fileId);
    if (known !== undefined) return known === content ? 'repeated' : 'contradicted';
    this.taken.set(fileId, content);
    for (const order of orders) {
      this.payments.push({
        ...order,
        outcome: this.random.chance(this.returnsOutOf100) ? 'failed' : 'confirmed',
      });
    }
    return 'executed';
  }
}

/** Reads a file as a bank does: what to pay for which reference. */
export function readPaymentOrders(merchantId: string, content: string): PaymentOrder[] {
  const rows = content.startsWith('<')
    ? [...content.matchAll(/<EndToEndId>([^<]*)<.*?<InstdAmt Ccy="\w+">([\d.]+)</gs)]
    : content
        .trim()
        .split('\r\n')
        .slice(1)
        .map((line) => /^([^,]*),.*,([\d.]+),\w+$/.exec(line) ?? [line, '', '0']);
  return rows.map(([, payoutId = '', amount = '']) => ({
    merchantId,
    payoutId,
    minorUnits: BigInt(amount.replace('.', '')),
  }));
}

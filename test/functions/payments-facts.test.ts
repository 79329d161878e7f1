import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mulberry32 } from '../../cli/demo/mulberry32.ts';
import type { Fact } from '../../core/assessment/order-facts.ts';
import type { PaymentsFact } from '../../core/references/index.ts';
import { makeAssessOrder } from '../../functions/assess-orders/assess-order.ts';
import { joinReferences } from '../../functions/shared/settling/join-references.ts';
import { anOrderKey, aSettlingSystem } from '../support/a-settling-system.ts';
import {
  aConnection,
  anOrderFact,
  anOrderSnapshot,
  aPaymentsFact,
  aPaymentsRefund,
  aRefundFact,
  daysAfterOrder,
} from '../support/factories/index.ts';
import { Interruption, interruptCalls } from '../support/interrupt-calls.ts';

const [checkout, payment, invoice] = ['shop~checkout/c1', 'shop~payment/pi_1', 'shop~invoice/in_1'];
const references = [{ kind: 'checkout', value: 'c1' } as const];
const codes = [{ code: 'MIA10', discountMinorUnits: 0n, applied: true }];
const order = anOrderFact(anOrderSnapshot({ references, codes }));

function told(id: string, minorUnits: bigint, ...referenceIds: readonly string[]): PaymentsFact {
  const content = aPaymentsRefund(id, minorUnits);
  return aPaymentsFact({ factId: `pay/refund/${id}`, digest: id, content, referenceIds });
}

/** The order is only known by its checkout: the invoice leads to the payment, and that to the checkout. */
const chain = [
  told('re_1', 1_000n, invoice),
  told('re_2', 500n, invoice, payment),
  told('re_3', 700n, checkout, payment),
  told('re_4', 300n, payment),
];

type Crash = { readonly index: number; readonly when: 'before' | 'after' };

/** Facts reach a system as messages; one whose worker died comes again. */
function aReceivingSystem() {
  const system = aSettlingSystem({ connections: [aConnection({ hasPayments: true })] });

  async function handle(message: 'order' | PaymentsFact, crash?: Crash): Promise<void> {
    const ports = crash === undefined ? system : wrapPorts(system, crash);
    try {
      if (message === 'order') {
        await makeAssessOrder(ports)(anOrderKey);
        return;
      }
      await joinReferences(ports.references, 'acme', [message.referenceIds[0] ?? '']);
    } catch (error) {
      if (!(error instanceof Interruption)) throw error;
      await handle(message);
    }
  }

  return {
    ...system,
    async tell(fact: Fact | PaymentsFact, crash?: Crash) {
      if (!('referenceIds' in fact)) {
        await system.receive(fact);
        return handle('order', crash);
      }
      await system.references.park(fact);
      return handle(fact, crash);
    },
    async settle() {
      await handle('order');
      const { facts, state } = await system.conversions.load(anOrderKey);
      return { facts: facts.map(({ factId }) => factId).toSorted(), owed: state?.owed };
    },
  };
}

function wrapPorts(system: ReturnType<typeof aSettlingSystem>, { index, when }: Crash) {
  const { wrap } = interruptCalls(index, when);
  return {
    ...system,
    references: wrap(system.references),
    conversions: wrap(system.conversions),
  };
}

async function settled(...facts: readonly (Fact | PaymentsFact)[]) {
  const system = aReceivingSystem();
  for (const fact of facts) await system.tell(fact);
  return system.settle();
}

describe('a fact of payments', () => {
  it('joins the order that carries its reference, whichever comes first', async () => {
    const fact = told('re_1', 5_000n, checkout);

    const after = await settled(order, fact);
    const before = await settled(fact, order);

    expect(after.owed).toEqual([{ creatorId: 'mia', minorUnits: 500n }]);
    expect(before).toEqual(after);
  });

  it('joins the order whose own id it names, and waits there', async () => {
    const system = aReceivingSystem();

    await system.tell(told('re_1', 5_000n, 'shop~order/1001'));
    const parked = await system.conversions.load(anOrderKey);
    await system.tell(order);

    expect(parked.facts).toHaveLength(1);
    expect((await system.settle()).owed).toEqual([{ creatorId: 'mia', minorUnits: 500n }]);
  });

  it('waits while nothing is known by its references', async () => {
    const system = aReceivingSystem();
    await system.tell(order);
    await system.tell(told('re_1', 5_000n, payment));

    expect((await system.settle()).facts).toEqual([order.factId]);
    expect((await system.references.read('acme', payment)).parked).toHaveLength(1);
  });

  it('finds its order over the aliases that other facts made', async () => {
    const { facts } = await settled(order, ...chain);

    expect(facts).toEqual([...chain.map(({ factId }) => factId), order.factId].toSorted());
  });

  it('is one of the first order that takes its reference', async () => {
    const system = aReceivingSystem();
    const second = anOrderFact(anOrderSnapshot({ orderId: '1002', references }), {
      orderId: '1002',
      factId: 'shopify/order/1002',
    });
    await system.tell(order);
    await system.receive(second);
    await system.assess({ merchantId: 'acme', conversionId: 'shop~1002' });

    await system.tell(told('re_1', 5_000n, checkout));

    expect((await system.settle()).facts).toHaveLength(2);
  });

  it('is no matter of orders whose shop has no payments', async () => {
    const system = aSettlingSystem();
    await system.receive(order);
    await system.assess();

    expect(await system.references.read('acme', checkout)).toEqual({ parked: [], aliases: [] });
  });

  it('is refused where more hangs together than a sale can have names', async () => {
    const system = aSettlingSystem();
    for (let n = 0; n < 60; n += 1) {
      await system.references.link('acme', `shop~payment/${n}`, `shop~payment/${n + 1}`);
    }

    await expect(joinReferences(system.references, 'acme', ['shop~payment/0'])).rejects.toThrow(
      'hang together',
    );
  });
});

describe('facts of payments and of the shop in any order, again and again, amid crashes', () => {
  it('end with every fact once, and in the same money', async () => {
    const shop = [
      order,
      anOrderFact(anOrderSnapshot({ references, codes, orderName: '#1001 new' }), {
        factId: 'shopify/order/1001@later',
        digest: 'later',
        sourceVersion: daysAfterOrder(1),
      }),
      aRefundFact(),
    ];
    const all = [...shop, ...chain];
    const plain = await settled(...all);
    // 25.00 of the shop's against 25.00 of the payments': taken back once, so 10 % of 75.00.
    expect(plain.owed).toEqual([{ creatorId: 'mia', minorUnits: 750n }]);

    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const random = mulberry32(seed);
        const system = aReceivingSystem();
        const crash = (): Crash | undefined =>
          random.chance(50)
            ? { index: random.below(12), when: random.pick(['before', 'after']) }
            : undefined;
        const messages = random.shuffle([...all, ...random.shuffle(all).slice(0, 4)]);
        while (messages.length > 0) {
          const together = messages.splice(0, 1 + random.below(3));
          await Promise.all(together.map((fact) => system.tell(fact, crash())));
        }

        expect(await system.settle()).toEqual(plain);
      }),
      { numRuns: 150 },
    );
  });
});

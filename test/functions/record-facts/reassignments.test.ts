import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Fact, FactContent } from '../../../core/assessment/order-facts.ts';
import { aToken, keyOf } from '../../support/a-reading-world.ts';
import { ada, aTellingWorld, bob, type TellingWorld } from '../../support/a-telling-world.ts';
import {
  anOrderFact,
  anOrderSnapshot,
  aPlanVersion,
  aRefund,
  aRefundFact,
  daysAfterOrder,
  flatPerOrder,
  inKindPerOrder,
  orderMoment,
  percent,
} from '../../support/factories/index.ts';

const wanted = {
  conversionId: 'shop~1001',
  shares: [{ creatorId: 'zoe', parts: 1 }],
  reason: 'Mia’s link stood in Zoë’s post.',
  evidence: 'Screenshot 12.',
};

async function anOrder(): Promise<TellingWorld> {
  const world = aTellingWorld();
  await world.order('1001', { tokens: [aToken('mia', 2)] });
  return world;
}

async function reassign(world: TellingWorld, body: object = wanted): Promise<string> {
  const made = await world.tell('POST /v1/reassignments', body);
  const { reassignmentId } = made.document as { reassignmentId: string };
  await world.tell(`POST /v1/reassignments/${reassignmentId}/approval`, {}, { as: bob });
  return reassignmentId;
}

const net = (creatorId: string, amount: bigint) => ({ creatorId, unit: 'USD', net: amount });

describe('a reassignment', () => {
  it('gives an open order to whom a person says, once a second one approves it', async () => {
    const world = await anOrder();
    const made = await world.tell('POST /v1/reassignments', wanted);
    const path = `POST /v1/reassignments/${made.document.reassignmentId}`;
    const waiting = await world.stateNamed('shop~1001');
    const own = await world.tell(`${path}/approval`, {}, { as: ada });
    await world.tell(`${path}/approval`, {}, { as: bob });

    expect(made).toMatchObject({ status: 201, document: { standing: 'waiting' } });
    expect(waiting).toMatchObject({
      status: 'held',
      holds: [{ reason: 'approval' }],
      owed: [{ creatorId: 'mia', minorUnits: 1_000n }],
    });
    expect(own).toMatchObject({
      status: 409,
      document: { type: '/problems/second-person-needed' },
    });
    expect(await world.stateNamed('shop~1001')).toMatchObject({
      status: 'pending',
      owed: [{ creatorId: 'zoe', minorUnits: 1_000n }],
    });
    world.clock.at = daysAfterOrder(45);
    await world.closeAndPost();
    expect(world.net()).toEqual([net('zoe', 1_000n)]);
    expect(world.violations()).toEqual([]);
  });

  it('moves the amounts of a closed order, and of what is refunded later', async () => {
    const world = await anOrder();
    world.clock.at = daysAfterOrder(45);
    await world.closeAndPost();
    await reassign(world);
    await world.post();
    const moved = world.net();
    await world.receive(aRefundFact(aRefund({ processedAt: daysAfterOrder(46) })));
    await world.assess();
    await world.post();

    expect(moved).toEqual([net('zoe', 1_000n)]);
    expect(world.net()).toEqual([net('zoe', 750n)]);
    expect((await world.stateNamed('shop~1001'))?.status).toBe('closed');
    expect(world.violations()).toEqual([]);
  });

  it('restores what stood before when it is reversed', async () => {
    const world = await anOrder();
    await reassign(world);
    const half = [
      { creatorId: 'mia', parts: 1 },
      { creatorId: 'zoe', parts: 2 },
    ];
    world.clock.at = orderMoment + 1_000;
    const second = await reassign(world, { ...wanted, shares: half });
    const shared = world.net();
    await world.tell(`POST /v1/reassignments/${second}/reversal`, { note: 'No.' });
    const first = world.net();

    expect(shared).toEqual([net('mia', 333n), net('zoe', 667n)]);
    expect(first).toEqual([net('zoe', 1_000n)]);
    const late = await world.tell(`POST /v1/reassignments/${second}/refusal`, { note: 'No.' });
    expect(late.status).toBe(409);
  });

  it('that is refused or reversed leaves to attribution what it had', async () => {
    const world = await anOrder();
    const made = await world.tell('POST /v1/reassignments', wanted);
    const id = made.document.reassignmentId;
    await world.tell(`POST /v1/reassignments/${id}/refusal`, { note: 'No.' }, { as: ada });
    const again = await reassign(world);
    await world.tell(`POST /v1/reassignments/${again}/reversal`, { note: 'No.' });

    expect(world.net()).toEqual([net('mia', 1_000n)]);
    expect((await world.stateNamed('shop~1001'))?.status).toBe('pending');
    expect(world.violations()).toEqual([]);
  });

  it('says to the merchant who decided and why, and to creators only what is theirs', async () => {
    const world = await anOrder();
    await reassign(world);
    const path = '/v1/me/conversions/shop~1001/explanation';

    const whole = await world.get('/v1/conversions/shop~1001/explanation');
    const zoes = await world.get(path, '', keyOf('zoe'));
    const mias = await world.get(path, '', keyOf('mia'));
    const why = await world.get('/v1/conversions/shop~1001/explanation', 'creatorId=mia');

    const sentences = (answer: { body: unknown }) =>
      (answer.body as { sentences: string[] }).sentences;
    expect(sentences(whole)).toEqual(
      expect.arrayContaining([
        'Since a decision of 2026-03-02 by key:ada, approved by key:bob, the order is that of Zoë Zenith, with 1 (100 %) of the credit.',
        'The reason: Mia’s link stood in Zoë’s post.',
        'The evidence: Screenshot 12.',
        'Zoë Zenith earns 10.00 USD.',
      ]),
    );
    expect(sentences(zoes)).toContain(
      'On 2026-03-02 the merchant decided whose the credit of this order is: you have 1 (100 %) of it.',
    );
    const notYours =
      'On 2026-03-02 the merchant decided whose the credit of this order is: it is not yours.';
    expect(sentences(mias)).toContain(notYours);
    expect(why.body).toMatchObject({ answer: { outcome: 'not-earned' } });
    expect((why.body as { answer: { reasons: string[] } }).answer.reasons.at(-1)).toBe(notYours);
    expect(zoes.text).not.toMatch(/mia|ada|bob|Screenshot/i);
    expect(mias.text).not.toMatch(/zoe|Zoë|ada|bob|Screenshot/i);
  });

  it.each([
    ['an order that does not exist', { ...wanted, conversionId: 'shop~9' }, 404],
    ['nobody', { ...wanted, shares: [] }, 422],
    ['one creator twice', { ...wanted, shares: [...wanted.shares, ...wanted.shares] }, 422],
    ['no share', { ...wanted, shares: [{ creatorId: 'zoe', parts: 0 }] }, 422],
    ['who is not enrolled', { ...wanted, shares: [{ creatorId: 'tom', parts: 1 }] }, 422],
    ['an order that gives nothing', { ...wanted, conversionId: 'shop~1002' }, 409],
  ])('is not made for %s', async (_, body, status) => {
    const world = await anOrder();
    await world.order('1002');
    expect((await world.tell('POST /v1/reassignments', body)).status).toBe(status);
    expect((await world.stateNamed('shop~1001'))?.status).toBe('pending');
  });

  it('answers a foreign one as an unknown one', async () => {
    const world = await anOrder();
    const made = await world.tell('POST /v1/reassignments', wanted);
    const as = { ...bob, merchantId: 'umbrella' } as typeof bob;
    const id = made.document.reassignmentId;

    const foreign = await world.tell(`POST /v1/reassignments/${id}/approval`, {}, { as });
    const unknown = await world.tell('POST /v1/reassignments/r1/approval', {});

    expect(foreign.status).toBe(404);
    expect(foreign.document).toEqual(unknown.document);
  });

  it('moves all to the cent, and comes to the same in any order and repetition of the facts', async () => {
    const rules = [
      { ruleId: 'mias', when: { creator: ['mia'] }, rewards: [percent(7n), inKindPerOrder(33n)] },
      { ruleId: 'rest', rewards: [percent(3n), flatPerOrder(101n)] },
    ];
    const planVersions = [{ merchantId: 'acme', version: aPlanVersion({ rules }) }];
    const order = anOrderSnapshot({ tokens: [aToken('mia', 2), aToken('zoe', 1)] });
    const parts = fc.record({ mia: fc.bigInt(1n, 9n), zoe: fc.bigInt(1n, 9n) });
    const runs = fc
      .record({ first: parts, second: parts, approved: fc.boolean(), reversed: fc.boolean() })
      .chain((what) => {
        const facts = [
          fact('first', 1, reassignmentFact('a', what.first)),
          fact('first-yes', 2, decisionFact('a')),
          fact('second', 3, reassignmentFact('b', what.second)),
          ...(what.approved ? [fact('second-yes', 4, decisionFact('b'))] : []),
          ...(what.reversed ? [fact('undo', 5, reversalFact('a'))] : []),
          aRefundFact(aRefund({ processedAt: daysAfterOrder(3) })),
        ];
        const delivered = [...facts, ...facts];
        return fc.record({
          what: fc.constant(what),
          delivered: fc.shuffledSubarray(delivered, { minLength: delivered.length }),
          closeAfter: fc.nat(delivered.length),
        });
      });
    await fc.assert(
      fc.asyncProperty(runs, async ({ what, delivered, closeAfter }) => {
        const net = await play(delivered, closeAfter);
        const inOrder = await play(
          delivered.toSorted((a, b) => a.sourceVersion - b.sourceVersion),
          delivered.length,
        );
        const untouched = await play([aRefundFact(aRefund({ processedAt: daysAfterOrder(3) }))], 1);
        expect(net).toEqual(inOrder);
        expect(totals(net)).toEqual(totals(untouched));
        const stands = what.approved ? what.second : what.reversed ? undefined : what.first;
        const alone = stands && [
          fact('alone', 3, reassignmentFact('c', stands)),
          fact('alone-yes', 4, decisionFact('c')),
          aRefundFact(aRefund({ processedAt: daysAfterOrder(3) })),
        ];
        expect(net).toEqual(alone === undefined ? untouched : await play(alone, 0));
      }),
      { numRuns: 40 },
    );

    async function play(facts: readonly Fact[], closeAfter: number) {
      const world = aTellingWorld({ planVersions });
      await world.receive(anOrderFact(order));
      await world.assess();
      for (const [place, each] of facts.entries()) {
        if (place === closeAfter) await close(world);
        await world.receive(each);
        await world.assess();
      }
      await close(world);
      expect(world.violations()).toEqual([]);
      return world.net();
    }

    async function close(world: TellingWorld) {
      world.clock.at = daysAfterOrder(45);
      await world.closeAndPost();
    }
  });
});

function totals(nets: readonly { unit: string; net: bigint }[]): Record<string, bigint> {
  const sums: Record<string, bigint> = {};
  for (const { unit, net } of nets) sums[unit] = (sums[unit] ?? 0n) + net;
  return sums;
}

function reassignmentFact(name: string, parts: { mia: bigint; zoe: bigint }): FactContent {
  const shares = Object.entries(parts).map(([creatorId, of]) => ({ creatorId, parts: of }));
  const said = { reason: 'x', evidence: 'y', author: 'key:ada' };
  return { kind: 'reassignment', reassignmentId: name, shares, ...said };
}

function decisionFact(decides: string): FactContent {
  return { kind: 'decision', decides, outcome: 'approved', author: 'key:bob' };
}

function reversalFact(reassignmentId: string): FactContent {
  return { kind: 'reassignment-reversal', reassignmentId, note: 'No.', author: 'key:ada' };
}

function fact(name: string, minute: number, content: FactContent): Fact {
  const at = orderMoment + minute * 60_000;
  return {
    ...{ merchantId: 'acme', connectionId: 'acme.shop', orderId: '1001', content },
    ...{ factId: `fact-${name}`, digest: `digest-${name}`, sourceVersion: at, recordedAt: at },
  };
}

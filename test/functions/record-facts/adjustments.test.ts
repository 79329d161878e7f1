import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Fact, FactContent } from '../../../core/assessment/order-facts.ts';
import { keyOf } from '../../support/a-reading-world.ts';
import { ada, aTellingWorld, bob, type TellingWorld } from '../../support/a-telling-world.ts';
import { aProgram, daysAfterOrder, orderMoment } from '../../support/factories/index.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const bonus = {
  kind: 'bonus',
  programId: 'spring',
  creatorId: 'mia',
  amount: usd('50.00'),
  reason: 'A great month.',
  evidence: 'Contract, page 3.',
  adjustmentId: 'b1',
};
const large = { ...bonus, amount: usd('100.01') };
const b1 = 'POST /v1/adjustments/adjustments~b1';

const payable = async (world: TellingWorld) => {
  await world.post();
  const { body } = await world.get('/v1/accounts/mia');
  const { currencies } = body as { currencies: { account: { payable: unknown; debt: unknown } }[] };
  return currencies[0]?.account;
};

describe('an adjustment', () => {
  it('is payable at once', async () => {
    const world = aTellingWorld();

    const made = await world.tell('POST /v1/adjustments', bonus);

    expect(made).toMatchObject({
      status: 201,
      document: { adjustmentId: 'adjustments~b1', standing: 'stands', author: 'key:ada' },
    });
    expect(await payable(world)).toMatchObject({ payable: usd('50.00') });
    expect(world.violations()).toEqual([]);
  });

  it('closes at its time, if it has one', async () => {
    const world = aTellingWorld();
    await world.tell('POST /v1/adjustments', { ...bonus, closeAt: '2026-03-12T10:00:00Z' });
    const before = await world.stateNamed('adjustments~b1');
    world.clock.at = daysAfterOrder(10);
    await world.closeAndPost();

    expect(before).toMatchObject({ status: 'pending', closeAt: daysAfterOrder(10) });
    expect(await payable(world)).toMatchObject({ payable: usd('50.00') });
  });

  it('that takes more than there is makes a debt', async () => {
    const world = aTellingWorld();
    await world.tell('POST /v1/adjustments', bonus);
    await world.post();
    const correction = { ...bonus, kind: 'correction', adjustmentId: 'c1', amount: usd('-70.00') };

    await world.tell('POST /v1/adjustments', correction);

    expect(await payable(world)).toMatchObject({ payable: usd('0.00'), debt: usd('20.00') });
    expect(world.violations()).toEqual([]);
  });

  it('above the limit is held until a second person approves it', async () => {
    const world = aTellingWorld();
    await world.tell('POST /v1/adjustments', large);
    const waiting = await world.stateNamed('adjustments~b1');
    const own = await world.tell(`${b1}/approval`, {}, { as: ada });
    const still = await world.stateNamed('adjustments~b1');
    const approved = await world.tell(`${b1}/approval`, { note: 'Fine.' }, { as: bob });

    expect(waiting).toMatchObject({
      status: 'held',
      holds: [{ reason: 'approval' }],
      owed: [{ minorUnits: 10_001n }],
    });
    expect(own).toMatchObject({
      status: 409,
      document: { type: '/problems/second-person-needed' },
    });
    expect(still?.status).toBe('held');
    expect(approved).toMatchObject({
      status: 200,
      document: { standing: 'stands', decision: { outcome: 'approved', author: 'key:bob' } },
    });
    expect(await payable(world)).toMatchObject({ payable: usd('100.01') });
    expect(world.violations()).toEqual([]);
  });

  it('is not approved by its author whatever facts say so', async () => {
    const world = aTellingWorld();
    await world.tell('POST /v1/adjustments', large);
    await world.receive(fact('forged', 1, decision('approved', 'key:ada'), 'b1'));
    await world.assess({ merchantId: 'acme', conversionId: 'adjustments~b1' });

    expect((await world.stateNamed('adjustments~b1'))?.status).toBe('held');
  });

  it.each([
    ['that a program sets', [{ minorUnits: 20_000n, currency: 'USD' }], '200.00', '200.01'],
    ['of the table, about four payouts', undefined, '100.00', '100.01'],
  ])('waits above the limit %s', async (_, approvalLimits, within, above) => {
    const limits = approvalLimits === undefined ? {} : { approvalLimits };
    const world = aTellingWorld({ programs: [aProgram(limits)] });
    const standing = async (adjustmentId: string, amount: string) =>
      (
        await world.tell('POST /v1/adjustments', {
          ...bonus,
          kind: 'correction',
          adjustmentId,
          amount: usd(amount),
        })
      ).document.standing;

    expect(await standing('a', within)).toBe('stands');
    expect(await standing('b', above)).toBe('waiting');
    expect(await standing('c', `-${within}`)).toBe('stands');
    expect(await standing('d', `-${above}`)).toBe('waiting');
  });

  it('that is refused owes nothing, and no approval changes that', async () => {
    const world = aTellingWorld();
    await world.tell('POST /v1/adjustments', large);
    await world.tell(`${b1}/refusal`, { note: 'Too much.' }, { as: bob });

    const late = await world.tell(`${b1}/approval`, {}, { as: bob });
    const reversal = await world.tell(`${b1}/reversal`, { reason: 'No.', evidence: 'None.' });

    expect(late).toMatchObject({ status: 409, document: { type: '/problems/adjustment-decided' } });
    expect(reversal.status).toBe(409);
    expect(world.net()).toEqual([]);
    expect(world.violations()).toEqual([]);
  });

  it('is reversed by its opposite, once', async () => {
    const world = aTellingWorld();
    await world.tell('POST /v1/adjustments', bonus);
    const why = { reason: 'It was Zoë’s.', evidence: 'Mail of today.' };

    const reversed = await world.tell(`${b1}/reversal`, why);
    const again = await world.tell(`${b1}/reversal`, why);
    const other = await world.tell(`${b1}/reversal`, { ...why, reason: 'Once more.' });

    expect(reversed).toMatchObject({
      status: 201,
      document: {
        adjustmentId: 'adjustments~r-b1',
        amount: usd('-50.00'),
        reverses: 'adjustments~b1',
      },
    });
    expect(again.document).toEqual(reversed.document);
    expect(other).toMatchObject({
      status: 409,
      document: { type: '/problems/adjustment-reversed' },
    });
    expect(await payable(world)).toMatchObject({ payable: usd('0.00'), debt: usd('0.00') });
    expect(world.net()).toEqual([]);
  });

  it('says to the merchant who decided and why, and to its creator why', async () => {
    const world = aTellingWorld();
    await world.tell('POST /v1/adjustments', large);
    await world.tell(`${b1}/approval`, { note: 'Fine.' }, { as: bob });

    const whole = await world.get('/v1/conversions/adjustments~b1/explanation');
    const path = '/v1/me/conversions/adjustments~b1/explanation';
    const own = await world.get(path, '', keyOf('mia'));
    const zoes = await world.get(path, '', keyOf('zoe'));

    expect((whole.body as { sentences: string[] }).sentences).toEqual([
      'A bonus, Mia Mountain, 2026-03-02: 100.01 USD of commission.',
      'Closed on 2026-03-02.',
      'Made by key:ada. The reason: A great month.',
      'The evidence: Contract, page 3.',
      'Approved by key:bob on 2026-03-02: Fine.',
      'Mia Mountain earns 100.01 USD.',
    ]);
    expect((own.body as { sentences: string[] }).sentences).toEqual([
      'A bonus, 2026-03-02: you earn 100.01 USD.',
      'Closed on 2026-03-02.',
      'The reason: A great month.',
    ]);
    expect(own.text).not.toMatch(/ada|bob|Contract/);
    expect(zoes.status).toBe(404);
  });

  it('costs the program and is no order', async () => {
    const world = aTellingWorld();
    await world.tell('POST /v1/adjustments', bonus);
    const query = 'programId=spring&from=2026-03-01&to=2026-03-05';

    expect((await world.get('/v1/reports/program', query)).body).toMatchObject({
      currencies: [{ orders: 0, commission: usd('50.00'), spend: usd('50.00') }],
    });
    expect((await world.get('/v1/conversions', query)).body).toMatchObject({
      items: [{ conversionId: 'adjustments~b1', kind: 'adjustment' }],
    });
  });

  it.each([
    ['no reason', { ...bonus, reason: undefined }],
    ['no evidence', { ...bonus, evidence: '' }],
    ['nothing', { ...bonus, amount: usd('0.00') }],
    ['a bonus that takes', { ...bonus, amount: usd('-1.00') }],
    ['half a cent', { ...bonus, amount: usd('0.005') }],
    ['a number', { ...bonus, amount: { amount: 5, currency: 'USD' } }],
    ['a creator who is not enrolled', { ...bonus, creatorId: 'tom' }],
    ['an author', { ...bonus, author: 'key:bob' }],
    ['an approval', { ...bonus, needsApproval: false }],
  ])('is not made with %s', async (_, body) => {
    const world = aTellingWorld();
    expect((await world.tell('POST /v1/adjustments', body)).status).toBe(422);
    expect(world.conversions.export()).toEqual([]);
  });

  it('answers a foreign one as an unknown one', async () => {
    const world = aTellingWorld();
    await world.tell('POST /v1/adjustments', large);
    const as = { ...bob, merchantId: 'umbrella' } as typeof bob;

    const foreign = await world.tell(`${b1}/approval`, {}, { as });
    const unknown = await world.tell('POST /v1/adjustments/adjustments~b2/approval', {});
    const order = await world.tell('POST /v1/adjustments/shop~1001/approval', {});

    expect(foreign.status).toBe(404);
    expect(foreign.document).toEqual(unknown.document);
    expect(order.document).toEqual(unknown.document);
  });

  it('comes to the same in any order and repetition of its facts', async () => {
    const given: FactContent = {
      kind: 'adjustment',
      adjustment: {
        ...{ kind: 'correction', programId: 'spring', creatorId: 'mia', currency: 'USD' },
        ...{ minorUnits: -20_000n, reason: 'x', evidence: 'y', needsApproval: true },
        author: 'key:ada',
      },
    };
    const outcomes = fc.array(
      fc.record({
        outcome: fc.constantFrom('approved' as const, 'refused' as const),
        author: fc.constantFrom('key:ada', 'key:bob'),
      }),
      { maxLength: 3 },
    );
    const runs = outcomes.chain((all) => {
      const facts = all.map(({ outcome, author }, place) =>
        fact(`d${place}`, place + 1, decision(outcome, author), 'b1'),
      );
      const delivered = [...facts, ...facts];
      return fc.record({
        all: fc.constant(all),
        delivered: fc.shuffledSubarray(delivered, { minLength: delivered.length }),
      });
    });
    await fc.assert(
      fc.asyncProperty(runs, async ({ all, delivered }) => {
        const world = aTellingWorld();
        world.clock.at = daysAfterOrder(1);
        for (const each of [fact('a', 0, given, 'b1'), ...delivered]) {
          await world.receive(each);
          await world.assess({ merchantId: 'acme', conversionId: 'adjustments~b1' });
          await world.post();
        }
        const first = all.find(
          ({ outcome, author }) => outcome === 'refused' || author !== 'key:ada',
        );
        expect(world.net()).toEqual(
          first?.outcome === 'refused' ? [] : [{ creatorId: 'mia', unit: 'USD', net: -20_000n }],
        );
        const status = first === undefined ? 'held' : 'closed';
        expect((await world.stateNamed('adjustments~b1'))?.status).toBe(status);
        expect(world.violations()).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

function decision(outcome: 'approved' | 'refused', author: string): FactContent {
  return { kind: 'decision', decides: 'adjustments~b1', outcome, author };
}

function fact(name: string, minute: number, content: FactContent, orderId: string): Fact {
  const at = orderMoment + minute * 60_000;
  return {
    ...{ merchantId: 'acme', connectionId: 'acme.adjustments', orderId, content },
    ...{ factId: `fact-${name}`, digest: `digest-${name}`, sourceVersion: at, recordedAt: at },
  };
}

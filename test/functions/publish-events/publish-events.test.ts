import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from '@jest/globals';
import type { AttributeValue, Context } from 'aws-lambda';
import { toStateItem } from '../../../adapters/dynamo/conversion-item.ts';
import { toCounterItem } from '../../../adapters/dynamo/counter-item.ts';
import { toPayoutItem } from '../../../adapters/dynamo/payout-item.ts';
import type { Item } from '../../../adapters/dynamo/table.ts';
import type { DomainEvent } from '../../../adapters/events/event-sender.ts';
import type { AllowanceState } from '../../../core/plans/budgets/allowance.ts';
import { changeReservation } from '../../../core/plans/budgets/change-reservation.ts';
import { openAllowance } from '../../../core/plans/budgets/open-allowance.ts';
import type { ConversionState } from '../../../core/settlement/conversion.ts';
import { makeConsumer } from '../../../functions/publish-events/consumer.ts';
import { closeAnOrder } from '../../support/close-an-order.ts';
import { aConversionState } from '../../support/factories/a-conversion-state.ts';
import { aPayout } from '../../support/factories/a-payout.ts';
import { anAllowance } from '../../support/factories/an-allowance.ts';
import { orderMoment } from '../../support/factories/moments.ts';

type Image = Record<string, AttributeValue>;

const imageOf = (item: Item): Image => marshall(item, { removeUndefinedValues: true }) as Image;

async function publish(before: Item | undefined, after: Item) {
  const sent: DomainEvent[] = [];
  const consume = makeConsumer(
    {
      send: async (events) => {
        sent.push(...events);
        return [];
      },
    },
    (error) => {
      throw error;
    },
  );
  const NewImage = imageOf(after);
  const record = {
    eventName: before === undefined ? ('INSERT' as const) : ('MODIFY' as const),
    dynamodb: {
      Keys: { pk: NewImage.pk as AttributeValue, sk: NewImage.sk as AttributeValue },
      NewImage,
      ...(before === undefined ? {} : { OldImage: imageOf(before) }),
      SequenceNumber: '1',
    },
  };
  await consume({ Records: [record] }, {} as Context);
  return sent;
}

const change = (before: ConversionState | undefined, after: ConversionState) =>
  publish(before && toStateItem(before), toStateItem(after));
const typesOf = (events: readonly DomainEvent[]) => events.map(({ type }) => type);

describe('publishEvents', () => {
  const estimated = aConversionState();
  const held = aConversionState({
    version: 2,
    status: 'held',
    holds: [{ holdId: 'h', reason: 'manual', note: '', since: orderMoment }],
  });
  const closed = closeAnOrder('1001', 'USD', [[{ creatorId: 'mia', minorUnits: 1_000n }]]).state;
  const restated = closeAnOrder('1001', 'USD', [
    [{ creatorId: 'mia', minorUnits: 1_000n }],
    [{ creatorId: 'mia', minorUnits: 400n }],
  ]).state;

  it.each([
    {
      what: 'a first estimate',
      before: undefined,
      after: estimated,
      types: ['conversion.estimated'],
    },
    { what: 'a hold', before: estimated, after: held, types: ['hold.opened'] },
    { what: 'the end of a hold', before: held, after: estimated, types: ['hold.released'] },
    { what: 'a close', before: estimated, after: closed, types: ['conversion.closed'] },
    { what: 'a restatement', before: closed, after: restated, types: ['conversion.restated'] },
    {
      what: 'a note that changes no amount and no date',
      before: estimated,
      after: { ...estimated, version: 2, updatedAt: orderMoment },
      types: [],
    },
    {
      what: 'a parked refund',
      before: undefined,
      after: { ...estimated, status: 'parked' as const },
      types: [],
    },
  ])('announces $what as $types', async ({ before, after, types }) => {
    expect(typesOf(await change(before, after))).toEqual(types);
  });

  it('tells amounts as decimal texts, and ids without loss', async () => {
    const [event] = await change(closed, restated);

    expect(event?.detail).toMatchObject({
      merchantId: 'acme',
      conversionId: 'shop~1001',
      revision: 2,
      commissions: [{ creatorId: 'mia', amount: '4.00', currency: 'USD' }],
    });
  });

  it('tells what is owed besides cash by unit, and announces that it has changed', async () => {
    const inKind = (minorUnits: bigint) =>
      aConversionState({
        owedInKind: [{ creatorId: 'mia', minorUnits, unit: 'store-credit:EUR' as const }],
      });

    const [event] = await change(inKind(500n), inKind(375n));

    expect(event).toMatchObject({
      type: 'conversion.estimated',
      detail: { inKind: [{ creatorId: 'mia', amount: '3.75', unit: 'store-credit:EUR' }] },
    });
    expect(await change(inKind(500n), inKind(500n))).toEqual([]);
  });

  it('announces each state of a payout once', async () => {
    const intended = aPayout({ state: 'intended' });
    const submitted = aPayout({ state: 'submitted' });

    expect(typesOf(await publish(undefined, toPayoutItem(intended)))).toEqual(['payout.intended']);
    expect(typesOf(await publish(toPayoutItem(intended), toPayoutItem(submitted)))).toEqual([
      'payout.submitted',
    ]);
    expect(await publish(toPayoutItem(submitted), toPayoutItem(submitted))).toEqual([]);
  });
});

describe('publishEvents of budgets', () => {
  const key = {
    merchantId: 'acme',
    kind: 'budget' as const,
    id: 'spring~USD',
    periodKey: '2026-03',
  };
  const allowance = anAllowance({ key, units: 10_000n });
  const after = (before: AllowanceState, addedUnits: bigint) =>
    changeReservation(allowance, before, { addedUnits, at: orderMoment }).state;
  const counted = (state: AllowanceState) => toCounterItem({ key, state, updatedAt: orderMoment });
  const half = after(openAllowance(allowance), 5_000n);
  const most = after(half, 3_500n);
  const all = after(most, 2_000n);

  it('tells once that 80 % and 100 % are reserved, and that it stops', async () => {
    const events = [
      ...(await publish(undefined, counted(half))),
      ...(await publish(counted(half), counted(most))),
      ...(await publish(counted(most), counted(all))),
      ...(await publish(counted(all), counted(after(all, 1n)))),
    ];

    expect(events.map(({ type, detail: { percent } }) => [type, percent])).toEqual([
      ['budget.reached', 80],
      ['budget.reached', 100],
      ['budget.stopped', undefined],
    ]);
    expect(events[0]).toMatchObject({
      at: orderMoment,
      detail: {
        eventId: 'budget.reached/acme/spring~USD/2026-03/2/80',
        merchantId: 'acme',
        programId: 'spring',
        period: '2026-03',
        budget: { amount: '100.00', currency: 'USD' },
        used: { amount: '85.00', currency: 'USD' },
      },
    });
  });

  it('names the campaign whose budget it is', async () => {
    const ofCampaign = { key: { ...key, id: 'spring/summer~USD' }, updatedAt: orderMoment };

    const [event] = await publish(undefined, toCounterItem({ ...ofCampaign, state: most }));

    expect(event?.detail).toMatchObject({ programId: 'spring', campaignId: 'summer' });
  });

  it('tells of a code’s usage limit likewise', async () => {
    const code = { key: { ...key, kind: 'code' as const, id: 'MIA10' }, updatedAt: orderMoment };

    const events = await publish(
      toCounterItem({ ...code, state: most }),
      toCounterItem({ ...code, state: all }),
    );

    expect(typesOf(events)).toEqual(['code-limit.reached', 'code-limit.stopped']);
    expect(events[0]?.detail).toMatchObject({ code: 'MIA10', uses: 10_000, used: 10_500 });
  });

  it('tells again after the budget was raised and is spent again', async () => {
    const raised = anAllowance({ key, units: 12_000n });
    const again = changeReservation(raised, all, { addedUnits: 2_000n, at: orderMoment }).state;

    const events = await publish(counted(all), counted(again));

    expect(typesOf(events)).toEqual(['budget.reached', 'budget.stopped']);
    expect(events[0]?.detail.percent).toBe(100);
  });
});

import { describe, expect, it } from '@jest/globals';
import { makePlanPayouts } from '../../../functions/plan-payouts/plan-payouts.ts';
import { openHistory } from '../../../functions/shared/paying/open-history.ts';
import { aPayoutWorld, bankPayees } from '../../support/a-payout-world.ts';
import { aProgram } from '../../support/factories/index.ts';

const instant = (text: string) => Date.parse(text);

/** Fifty orders of 30.00 before the cut-off, and after it as many as are wanted; what a run reads back then. */
async function readByRun({ late, isScheduled }: { late: number; isScheduled: boolean }) {
  const minimums = [{ currency: 'EUR', minorUnits: 2_500n }];
  const programs = [
    aProgram({ payouts: { minimums, schedule: { kind: 'weekly', weekday: 'friday' } } }),
  ];
  const world = aPayoutWorld(bankPayees, { beginsAt: instant('2026-04-14T10:00:00Z'), programs });
  for (let n = 0; n < 50; n += 1) await world.earn('mia', 'EUR', 3_000n);
  world.wait(instant('2026-04-17T01:00:00Z') - world.ports.now());
  for (let n = 0; n < late; n += 1) await world.earn('mia', 'EUR', 100n);
  const read: number[] = [];
  const planPayouts = makePlanPayouts({
    ...world.ports,
    ledger: {
      ...world.ledger,
      async listEntries(...asked) {
        const entries = await world.ledger.listEntries(...asked);
        read.push(entries.length);
        return entries;
      },
    },
  });
  const run = { merchantId: 'acme', runId: 'run', dryRun: true };
  const { planned } = await planPayouts({
    ...run,
    ...(isScheduled ? { isScheduled: true as const } : {}),
  });
  return { read, planned: planned.map(({ minorUnits }) => minorUnits) };
}

describe('what a run reads of an account', () => {
  it.each([
    { late: 0, read: [8], what: 'one page where nothing has arrived since the cut-off' },
    { late: 7, read: [8], what: 'one page where little has' },
    { late: 8, read: [8, 16], what: 'a page of twice as many after that' },
    { late: 60, read: [8, 16, 32, 54], what: 'as many as it has to, and no more than there are' },
  ])('is $what', async ({ late, read }) => {
    expect(await readByRun({ late, isScheduled: true })).toEqual({ read, planned: [150_000n] });
  });

  it('is no entry where everything is due and enough', async () => {
    expect(await readByRun({ late: 3, isScheduled: false })).toEqual({
      ...{ read: [], planned: [150_300n] },
    });
  });

  it('has no gaps', async () => {
    const head = { ...(await aPayoutWorld().ledger.readHead('acme', 'mia')), sequence: 3 };
    const history = openHistory({ listEntries: async () => [] }, head);

    await expect(history(() => false)).rejects.toThrow(
      'Entries of mia between 0 and 3 are missing.',
    );
  });
});

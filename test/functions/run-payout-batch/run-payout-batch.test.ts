import { describe, expect, it } from '@jest/globals';
import { makeRunPayoutBatch } from '../../../functions/run-payout-batch/run-payout-batch.ts';
import { aPayoutWorld, type PayoutWorld } from '../../support/a-payout-world.ts';
import { aSealedMethod } from '../../support/a-text-seal.ts';
import { daysAfterOrder } from '../../support/factories/index.ts';
import { Interruption, type Interruptions, interruptCalls } from '../../support/interrupt-calls.ts';

const run = { merchantId: 'acme', runId: '2026-05-15', dryRun: false };
const batch = { merchantId: 'acme', batchId: '2026-05-15-sepa-EUR-1' };
const fileKey = 'acme/2026-05-15-sepa-EUR-1.xml';

/** Three creators with 30.00, 40.00 and 50.00 EUR payable, and their payouts planned. */
async function plannedWorld(): Promise<PayoutWorld> {
  const world = aPayoutWorld();
  await world.earn('leo', 'EUR', 3_000n);
  await world.earn('mia', 'EUR', 4_000n);
  await world.earn('zoe', 'EUR', 5_000n);
  await world.planPayouts(run);
  return world;
}

function runWith(world: PayoutWorld, { wrap }: Pick<Interruptions, 'wrap'>) {
  return makeRunPayoutBatch({
    ...world.ports,
    ledger: wrap(world.ports.ledger),
    payouts: wrap(world.ports.payouts),
    directory: wrap(world.ports.directory),
    files: wrap(world.ports.files),
  });
}

/** Dies whenever this method is called. */
const refusing = (method: string): Pick<Interruptions, 'wrap'> => ({
  wrap: (port) =>
    new Proxy(port, {
      get: (target, name) =>
        name === method ? () => Promise.reject(new Interruption()) : Reflect.get(target, name),
    }),
});

const bytesOf = (world: PayoutWorld) => world.files.stored.get(fileKey)?.content;

describe('runPayoutBatch', () => {
  it('reserves, submits and releases one payout per creator, and writes their file', async () => {
    const world = await plannedWorld();

    const outcome = await world.runPayoutBatch(batch);

    expect(outcome).toEqual({ payouts: 3 });
    expect(world.payouts()).toMatchObject([
      { payoutId: 'leo-eur-2', minorUnits: 3_000n, state: 'submitted' },
      { payoutId: 'mia-eur-2', minorUnits: 4_000n, state: 'submitted' },
      { payoutId: 'zoe-eur-2', minorUnits: 5_000n, state: 'submitted' },
    ]);
    expect(await world.ledger.findBatch('acme', batch.batchId)).toMatchObject({
      released: { file: fileKey, payoutIds: ['leo-eur-2', 'mia-eur-2', 'zoe-eur-2'] },
    });
    expect(bytesOf(world)).toContain('<CtrlSum>120.00</CtrlSum>');
    expect(world.violations()).toEqual([]);
  });

  it('writes the same bytes when it runs again, whatever was configured since', async () => {
    const world = await plannedWorld();
    await world.runPayoutBatch(batch);
    const first = bytesOf(world);
    const mia = await world.directory.findCreator('acme', 'mia');
    if (mia === undefined) throw new Error('Mia is enrolled.');
    await world.directory.saveCreator(
      {
        ...mia,
        payoutMethod: aSealedMethod({
          rail: 'sepa',
          holder: 'Somebody Else',
          iban: 'NL91ABNA0417164300',
        }),
      },
      daysAfterOrder(50),
    );
    await world.earn('mia', 'EUR', 9_900n);

    await world.runPayoutBatch(batch);

    expect(bytesOf(world)).toBe(first);
    expect(world.payouts()).toHaveLength(3);
    expect((await world.balances('mia', 'EUR'))?.payable).toBe(9_900n);
  });

  it('pays each creator once when two workers run the batch at once', async () => {
    const world = await plannedWorld();

    await Promise.all([world.runPayoutBatch(batch), world.runPayoutBatch(batch)]);

    expect(world.payouts().map(({ minorUnits }) => minorUnits)).toEqual([3_000n, 4_000n, 5_000n]);
    expect(world.violations()).toEqual([]);
  });

  it.each(['before', 'after'] as const)(
    'killed %s any one of its calls and run again, it pays once with one file',
    async (when) => {
      const whole = interruptCalls(Number.POSITIVE_INFINITY, when);
      await runWith(await plannedWorld(), whole)(batch);
      expect(whole.calls).toBeGreaterThan(20);

      for (let index = 0; index < whole.calls; index += 1) {
        const world = await plannedWorld();
        await expect(runWith(world, interruptCalls(index, when))(batch)).rejects.toThrow(
          Interruption,
        );
        const early = bytesOf(world);

        await world.runPayoutBatch(batch);
        const written = bytesOf(world);
        await world.runPayoutBatch(batch);

        expect(world.payouts().map(({ state }) => state)).toEqual(Array(3).fill('submitted'));
        expect(written?.match(/<CdtTrfTxInf>/g)).toHaveLength(3);
        expect(bytesOf(world)).toBe(written);
        expect(early ?? written).toBe(written);
        expect(world.violations()).toEqual([]);
      }
    },
  );

  it.each(['before', 'after'] as const)(
    'killed %s any one of its calls while another worker runs it, it pays once',
    async (when) => {
      for (let index = 0; index < 40; index += 1) {
        const world = await plannedWorld();
        const dying = runWith(world, interruptCalls(index, when));

        await Promise.allSettled([dying(batch), world.runPayoutBatch(batch)]);
        await world.runPayoutBatch(batch);

        const released = (await world.ledger.findBatch('acme', batch.batchId))?.released?.payoutIds;
        const submitted = world.payouts().filter(({ state }) => state === 'submitted');
        expect(submitted.map(({ payoutId }) => payoutId)).toEqual(released);
        expect(submitted.map(({ minorUnits }) => minorUnits)).toEqual([3_000n, 4_000n, 5_000n]);
        expect(world.violations()).toEqual([]);
      }
    },
  );

  it('takes a reservation back when a refund comes before the release, and reserves what is left', async () => {
    const world = await plannedWorld();
    const refunded = world.close('leo', 'EUR', [1_000n, 300n]);
    await world.post(refunded.slice(0, 1));
    await expect(runWith(world, refusing('submit'))(batch)).rejects.toThrow(Interruption);
    await world.post(refunded.slice(1));

    await world.runPayoutBatch(batch);

    expect(world.payouts().filter(({ creatorId }) => creatorId === 'leo')).toMatchObject([
      { payoutId: 'leo-eur-3', minorUnits: 4_000n, state: 'cancelled' },
      { payoutId: 'leo-eur-6', minorUnits: 3_300n, state: 'submitted' },
    ]);
    expect(bytesOf(world)).toContain('leo-eur-6<');
    expect(bytesOf(world)).not.toContain('leo-eur-3<');
    expect(world.violations()).toEqual([]);
  });

  it('pays nothing to a creator of whom less than the minimum is left', async () => {
    const world = aPayoutWorld();
    const refunded = world.close('leo', 'EUR', [3_000n, 2_499n]);
    await world.post(refunded.slice(0, 1));
    await world.planPayouts(run);
    await world.post(refunded.slice(1));

    const outcome = await world.runPayoutBatch(batch);

    expect(outcome).toEqual({ payouts: 0 });
    expect(world.payouts()).toEqual([]);
    expect(world.files.stored.size).toBe(0);
  });

  it('leaves out a creator who changed to another rail since the plan', async () => {
    const world = await plannedWorld();
    const leo = await world.directory.findCreator('acme', 'leo');
    if (leo === undefined) throw new Error('Leo is enrolled.');
    await world.directory.saveCreator(
      { ...leo, payoutMethod: aSealedMethod({ rail: 'csv', holder: 'Leo', account: '4711' }) },
      daysAfterOrder(50),
    );

    await world.runPayoutBatch(batch);

    expect(world.payouts().map(({ creatorId }) => creatorId)).toEqual(['mia', 'zoe']);
    expect((await world.balances('leo', 'EUR'))?.payable).toBe(3_000n);
  });

  it('reserves nothing for a batch that another worker has released meanwhile', async () => {
    const world = await plannedWorld();
    const stored = await world.ledger.findBatch('acme', batch.batchId);
    if (stored === undefined) throw new Error('The batch is planned.');
    await world.ledger.release({
      ...stored,
      released: { at: world.ports.now(), payoutIds: [] },
    });
    let looks = 0;
    const late = makeRunPayoutBatch({
      ...world.ports,
      payouts: {
        ...world.ledger,
        // What the late worker had read before the release.
        findBatch: async (merchantId, batchId) => {
          looks += 1;
          return looks === 1 ? stored : world.ledger.findBatch(merchantId, batchId);
        },
      },
    });

    await late(batch);

    expect(world.payouts()).toEqual([]);
    expect((await world.balances('zoe', 'EUR'))?.payable).toBe(5_000n);
    expect(world.files.stored.size).toBe(0);
    expect(world.violations()).toEqual([]);
  });

  it('gives back what another worker has submitted and died over before the release without it', async () => {
    const world = await plannedWorld();
    const dying = makeRunPayoutBatch({
      ...world.ports,
      payouts: {
        ...world.ledger,
        release: async () => {
          throw new Interruption();
        },
      },
    });
    // Looks at creators who have nothing to be paid with yet, and releases when another has submitted.
    const early = makeRunPayoutBatch({
      ...world.ports,
      directory: { ...world.ports.directory, findCreator: async () => undefined },
      payouts: {
        ...world.ledger,
        async release(released) {
          await expect(dying(batch)).rejects.toThrow(Interruption);
          return world.ledger.release(released);
        },
      },
    });

    await early(batch);

    expect(world.payouts().map(({ state }) => state)).toEqual(Array(3).fill('failed'));
    expect((await world.balances('zoe', 'EUR'))?.payable).toBe(5_000n);
    expect(world.files.stored.size).toBe(0);
    expect(world.violations()).toEqual([]);
  });

  it('keeps the books of a manual batch without a file', async () => {
    const world = aPayoutWorld([{ creatorId: 'mia', method: { rail: 'manual' } }]);
    await world.earn('mia', 'JPY', 3_000n);
    await world.planPayouts(run);

    await world.runPayoutBatch({ merchantId: 'acme', batchId: '2026-05-15-manual-JPY-1' });

    expect(world.payouts()).toMatchObject([{ state: 'submitted', minorUnits: 3_000n }]);
    expect(world.files.stored.size).toBe(0);
  });

  it('fails for a batch that nobody planned', async () => {
    await expect(
      aPayoutWorld().runPayoutBatch({ merchantId: 'acme', batchId: 'x' }),
    ).rejects.toThrow('no payout batch');
  });
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { main } from '../../cli/main.ts';
import { makeEndpoint } from '../../functions/manage-payouts/endpoint.ts';
import { aPayoutWorld } from '../support/a-payout-world.ts';
import { inMemoryAccountingLockStore } from '../support/in-memory-accounting-lock-store.ts';
import { inMemoryAuditLog } from '../support/in-memory-audit-log.ts';
import { inMemoryIdempotencyStore } from '../support/in-memory-idempotency-store.ts';
import { serveEndpoint } from '../support/serve-endpoint.ts';

let world: ReturnType<typeof aPayoutWorld>;
let served: Awaited<ReturnType<typeof serveEndpoint>>;
let scopes: string;
beforeEach(async () => {
  world = aPayoutWorld();
  scopes = 'payouts';
  const endpoint = makeEndpoint(
    {
      ...world.ports,
      controls: world.controls,
      planPayouts: world.planPayouts,
      resolvePayout: world.resolvePayout,
      cancelPayout: world.cancelPayout,
      payouts: world.ledger,
      locks: inMemoryAccountingLockStore(),
      files: world.files,
      audit: inMemoryAuditLog(),
      requests: inMemoryIdempotencyStore(),
      now: world.ports.now,
      sha256,
    },
    () => {},
  );
  served = await serveEndpoint(endpoint, async () => ({
    merchantId: 'acme',
    keyId: 'ada',
    scopes,
  }));
  await world.earn('mia', 'EUR', 4_000n);
  await world.earn('leo', 'EUR', 100n);
});
afterEach(() => served.stop());

async function call(...argv: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
  const given = ['payouts', 'run', ...argv, '--url', served.url, '--key', 'k'];
  return { code: await main(given, io), out: out.join('\n'), err: err.join('\n') };
}

describe('tributary payouts run', () => {
  it('says who would be paid, and who not and why, and writes nothing', async () => {
    const { code, out } = await call('--dry-run');

    expect(code).toBe(0);
    expect(out).toMatch(/mia +40\.00 EUR +would be paid/);
    expect(out).toMatch(/leo +1\.00 EUR +not paid: below-minimum/);
    expect(out).toContain('A dry run: 1 payouts in 1 batches, 1 not paid.');
    expect(world.queued).toEqual([]);
  });

  it('pays once, however often it is called with the same key', async () => {
    const first = await call('--execute', '--run-key', 'march', '--json');
    const again = await call('--execute', '--run-key', 'march', '--json');

    expect(first.code).toBe(0);
    expect(JSON.parse(first.out)).toMatchObject({ runId: 'march', dryRun: false });
    expect(again.out).toBe(first.out);
    expect(world.queued).toHaveLength(1);
  });

  it.each(['in march', 'märz', '', 'x'.repeat(129)])(
    'refuses the run key "%s" before it asks',
    async (key) => {
      const { code, err } = await call('--execute', '--run-key', key);

      expect(code).toBe(2);
      expect(err).toContain('--run-key is 1 to 128 visible ASCII characters');
    },
  );

  it('names the key of a new run before it asks', async () => {
    const { err } = await call('--execute');

    expect(err).toMatch(/needs --run-key [0-9a-f-]{36}\./);
  });

  it('says with exit code 1 that it was refused', async () => {
    scopes = 'read';

    const { code, err } = await call('--dry-run');

    expect(code).toBe(1);
    expect(err).toContain('403');
  });

  it.each([[[]], [['--dry-run', '--execute']]])('asks which of the two with %j', async (argv) => {
    const { code, err } = await call(...argv);

    expect(code).toBe(2);
    expect(err).toContain('--dry-run or --execute');
  });
});

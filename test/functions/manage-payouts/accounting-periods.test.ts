import { describe, expect, it } from '@jest/globals';
import type { Context } from 'aws-lambda';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { makeEndpoint } from '../../../functions/manage-payouts/endpoint.ts';
import { aPayoutWorld } from '../../support/a-payout-world.ts';
import { anHttpEvent } from '../../support/an-http-event.ts';
import { checkedEndpoint } from '../../support/contract/checked-endpoint.ts';
import { inMemoryAccountingLockStore } from '../../support/in-memory-accounting-lock-store.ts';
import { inMemoryAuditLog } from '../../support/in-memory-audit-log.ts';
import { inMemoryIdempotencyStore } from '../../support/in-memory-idempotency-store.ts';

const digest = 'ab'.repeat(32);
const march = '/v1/accounting-periods/2026-03/lock';

function startApi() {
  const world = aPayoutWorld();
  const audit = inMemoryAuditLog();
  const clock = { at: Date.parse('2026-04-05T09:00:00Z') };
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
      audit,
      requests: inMemoryIdempotencyStore(),
      now: () => clock.at,
      sha256,
    },
    () => {},
  );
  async function call(method: string, path: string, body?: unknown, scopes = 'payouts') {
    const event = anHttpEvent({
      ...{ method, path, headers: { 'content-type': 'application/json' } },
      authorizer: { merchantId: 'acme', keyId: 'ada', scopes },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const response = await checkedEndpoint(endpoint)(event, {} as Context);
    return { status: response.statusCode, body: JSON.parse(response.body ?? '') };
  }
  return { call, clock, audit };
}

describe('POST /v1/accounting-periods/{period}/lock', () => {
  it('locks a month that is over, once, and says by whom and why', async () => {
    const { call, audit } = startApi();
    const body = { reason: 'March is booked.', entriesSha256: digest };

    const first = await call('POST', march, body);
    const again = await call('POST', march, { ...body, reason: 'Once more.' });
    const { body: listed } = await call('GET', '/v1/accounting-periods');
    const entries = await audit.list('acme', { kind: 'accounting-period.locked' }, { limit: 10 });

    expect([first.status, again.status]).toEqual([201, 200]);
    expect(first.body).toMatchObject({
      ...{ period: '2026-03', author: 'key:ada', reason: 'March is booked.' },
      ...{ until: '2026-04-01T00:00:00.000Z', lockedAt: '2026-04-05T09:00:00.000Z' },
    });
    expect(again.body).toEqual(first.body);
    expect(listed).toEqual({ items: [first.body] });
    expect(entries.items).toHaveLength(2);
  });

  it('never replaces a lock: another digest is refused', async () => {
    const { call } = startApi();
    await call('POST', march, { reason: 'March is booked.', entriesSha256: digest });

    const other = await call('POST', march, { reason: 'No!', entriesSha256: 'cd'.repeat(32) });

    expect(other).toMatchObject({ status: 409, body: { type: '/problems/period-locked' } });
  });

  it('locks a month from an hour after its end on, when no entry can bear its time', async () => {
    const { call, clock } = startApi();

    clock.at = Date.parse('2026-04-01T00:59:59.999Z');
    const early = await call('POST', march, { reason: 'Too early.' });
    clock.at += 1;
    const then = await call('POST', march, { reason: 'March is booked.' });

    expect(early).toMatchObject({ status: 409, body: { type: '/problems/period-not-over' } });
    expect(then.status).toBe(201);
  });

  it.each([
    {
      what: 'a time of posting',
      body: { reason: 'x', postedAt: '2026-03-05T00:00:00Z' },
      status: 422,
    },
    { what: 'another time zone', body: { reason: 'x', timeZone: 'Asia/Tokyo' }, status: 422 },
    { what: 'no reason', body: {}, status: 422 },
    { what: 'no digest', body: { reason: 'x', entriesSha256: 'ab' }, status: 422 },
  ])('refuses $what', async ({ body, status }) => {
    expect((await startApi().call('POST', march, body)).status).toBe(status);
  });

  it('is not for who may only read, and knows no 13th month', async () => {
    const { call } = startApi();

    expect((await call('POST', march, { reason: 'x' }, 'read')).status).toBe(403);
    const none = await call('POST', '/v1/accounting-periods/2026-13/lock', { reason: 'x' });
    expect(none.status).toBe(404);
  });
});

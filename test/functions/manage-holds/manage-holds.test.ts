import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { foldOrder } from '../../../core/assessment/fold-order.ts';
import type { ConversionState } from '../../../core/settlement/conversion.ts';
import { makeEndpoint } from '../../../functions/manage-holds/endpoint.ts';
import { callerOf, manager } from '../../support/call-endpoint.ts';
import { aConversionState, aFact, orderMoment } from '../../support/factories/index.ts';
import { inMemoryAuditLog } from '../../support/in-memory-audit-log.ts';
import { inMemoryConversionStore } from '../../support/in-memory-conversion-store.ts';
import { inMemoryIdempotencyStore } from '../../support/in-memory-idempotency-store.ts';

const order = { merchantId: 'acme', conversionId: 'shop~1001' };
const body = {
  conversionId: 'shop~1001',
  reason: 'fraud-review',
  note: 'Five orders in a minute.',
};
const key = (name: string) => ({ 'idempotency-key': name });

async function openEndpoint(changes: Partial<ConversionState> = {}) {
  const conversions = inMemoryConversionStore();
  await conversions.addFact(aFact());
  await conversions.save({ state: aConversionState(changes), legs: [] });
  const endpoint = makeEndpoint(
    {
      conversions,
      audit: inMemoryAuditLog(),
      requests: inMemoryIdempotencyStore(),
      now: () => orderMoment + 5_000,
      sha256,
    },
    () => {},
  );
  const openHolds = async () => foldOrder((await conversions.load(order)).facts).openHolds;
  return { call: callerOf(endpoint), conversions, openHolds };
}

describe('manageHolds', () => {
  it('stops a conversion with a reason, once for one key', async () => {
    const { call, openHolds } = await openEndpoint();

    const first = await call('POST /v1/holds', { body, headers: key('k1') });
    const again = await call('POST /v1/holds', { body, headers: key('k1') });

    expect(first).toMatchObject({ status: 201, document: body });
    expect(again.document).toEqual(first.document);
    expect(await openHolds()).toEqual([
      {
        holdId: first.document.holdId,
        reason: 'fraud-review',
        note: 'Five orders in a minute.',
        since: orderMoment + 5_000,
      },
    ]);
  });

  it('lets go of the hold that is named, and of no other', async () => {
    const { call, openHolds } = await openEndpoint();
    const first = await call('POST /v1/holds', { body, headers: key('k1') });
    const second = await call('POST /v1/holds', { body, headers: key('k2') });

    const released = await call(`POST /v1/holds/${first.document.holdId}/release`, {
      body: { note: 'Checked.' },
      headers: key('k3'),
    });

    expect(released.status).toBe(200);
    expect((await openHolds()).map(({ holdId }) => holdId)).toEqual([second.document.holdId]);
  });

  it('holds and releases what is decided, too', async () => {
    const { call, conversions, openHolds } = await openEndpoint();
    const { document } = await call('POST /v1/holds', { body, headers: key('k1') });
    const closed = aConversionState({ version: 2, status: 'closed' });
    await conversions.save({ state: closed, legs: [] });

    const hold = await call('POST /v1/holds', { body, headers: key('k2') });
    const release = await call(`POST /v1/holds/${document.holdId}/release`, {
      body: { note: 'Late.' },
      headers: key('k3'),
    });

    expect(hold.status).toBe(201);
    expect(release.status).toBe(200);
    expect((await openHolds()).map(({ holdId }) => holdId)).toEqual([hold.document.holdId]);
  });

  it('answers a foreign conversion or hold as an unknown one', async () => {
    const { call } = await openEndpoint();
    const { document } = await call('POST /v1/holds', { body, headers: key('k1') });
    const other = { ...manager, merchantId: 'other' } as typeof manager;
    const release = { as: other, body: { note: 'Mine.' } };

    const foreign = await call('POST /v1/holds', { as: other, body, headers: key('k2') });
    const unknown = await call('POST /v1/holds', {
      body: { ...body, conversionId: 'shop~9' },
      headers: key('k3'),
    });
    const foreignRelease = await call(`POST /v1/holds/${document.holdId}/release`, {
      ...release,
      headers: key('k4'),
    });
    const noHold = await call('POST /v1/holds/h1/release', { ...release, headers: key('k5') });

    expect(foreign.status).toBe(404);
    expect(foreign).toEqual(unknown);
    expect(foreignRelease).toEqual(noHold);
  });

  it.each([
    { what: 'an unknown reason', change: { reason: 'mood' } },
    { what: 'no note', change: { note: '' } },
    { what: 'another author', change: { author: 'somebody else' } },
  ])('takes no hold with $what', async ({ change }) => {
    const { call, openHolds } = await openEndpoint();

    const answer = await call('POST /v1/holds', {
      body: { ...body, ...change },
      headers: key('k'),
    });

    expect(answer.status).toBe(422);
    expect(await openHolds()).toEqual([]);
  });

  it('needs a key and the right to manage', async () => {
    const { call } = await openEndpoint();
    const as = { ...manager, scopes: 'read' } as typeof manager;

    expect((await call('POST /v1/holds', { body })).status).toBe(400);
    expect((await call('POST /v1/holds', { as, body, headers: key('k') })).status).toBe(403);
  });
});

import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { makeEndpoint } from '../../../functions/manage-holds/endpoint.ts';
import { anOrderKey, aSettlingSystem } from '../../support/a-settling-system.ts';
import { callerOf } from '../../support/call-endpoint.ts';
import { anOrderFact } from '../../support/factories/a-fact.ts';
import { aCode, aLink, anEnrolment } from '../../support/factories/a-program.ts';
import { anOrderSnapshot } from '../../support/factories/an-order-snapshot.ts';
import { daysAfterOrder, daysBeforeOrder } from '../../support/factories/moments.ts';
import { inMemoryAuditLog } from '../../support/in-memory-audit-log.ts';
import { inMemoryIdempotencyStore } from '../../support/in-memory-idempotency-store.ts';

const withCode = {
  codes: [{ code: 'mia10', discountMinorUnits: 1_000n, applied: true }],
} as const;
const clickOfZoe = {
  touchId: 'touch-zoe',
  slug: 'zoe-tent',
  programId: 'spring',
  creatorId: 'zoe',
  visitorId: 'visitor-1',
  at: daysBeforeOrder(5),
};

/** `MIA10` has stood on coupon sites since ten days before the order. */
function aSystemWithLeakedCode() {
  return aSettlingSystem({
    codes: [aCode({ code: 'MIA10', leakedFrom: daysBeforeOrder(10) })],
    enrolments: [anEnrolment(), anEnrolment({ creatorId: 'zoe' })],
    links: [aLink(), aLink({ slug: 'zoe-tent', creatorId: 'zoe' })],
  });
}

describe('an order with a leaked code', () => {
  it('goes to a click that led to it, and is not held', async () => {
    const system = aSystemWithLeakedCode();
    await system.receive(anOrderFact(anOrderSnapshot({ ...withCode, tokens: [clickOfZoe] })));

    await system.assess();

    expect(await system.stateOf()).toMatchObject({
      status: 'pending',
      owed: [{ creatorId: 'zoe', minorUnits: 1_000n }],
    });
  });

  it('is held where nothing else led to it, past its close, until a person lets go', async () => {
    const system = aSystemWithLeakedCode();
    await system.receive(anOrderFact(anOrderSnapshot(withCode)));
    await system.assess();
    const holdId = 'shop~1001~leaked-code';

    expect(await system.stateOf()).toMatchObject({
      status: 'held',
      owed: [{ creatorId: 'mia', minorUnits: 1_000n }],
      holds: [{ holdId, reason: 'leaked-code' }],
    });
    system.clock.at = daysAfterOrder(46);
    expect(await system.close(anOrderKey)).toBe('nothing-to-close');

    const endpoint = makeEndpoint(
      { ...system, audit: inMemoryAuditLog(), requests: inMemoryIdempotencyStore(), sha256 },
      () => {},
    );
    const release = (key: string) =>
      callerOf(endpoint)(`POST /v1/holds/${holdId}/release`, {
        body: { note: 'Mia gave it to her own readers.' },
        headers: { 'idempotency-key': key },
      });
    expect((await release('k1')).status).toBe(200);
    await system.assess();
    expect((await system.stateOf())?.status).toBe('pending');
    // Who did not hear the answer asks again, and the hold is known although it is gone.
    expect((await release('k2')).status).toBe(200);
    expect(await system.close(anOrderKey)).toBe('closed');
    expect((await system.stateOf())?.owed).toEqual([{ creatorId: 'mia', minorUnits: 1_000n }]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { gatherEvidence } from '../../../../functions/shared/settling/gather-evidence.ts';
import { aSettlingSystem } from '../../../support/a-settling-system.ts';
import { aProgram } from '../../../support/factories/a-program.ts';
import { aTouch } from '../../../support/factories/a-touch.ts';
import { aConsentChange, aVisit } from '../../../support/factories/a-visit.ts';
import { anOrderSnapshot } from '../../../support/factories/an-order-snapshot.ts';
import {
  daysAfterOrder,
  daysBeforeOrder,
  orderMoment,
} from '../../../support/factories/moments.ts';

const cutOff = daysAfterOrder(45);
const order = anOrderSnapshot({ visitorId: 'visitor-1', buyerIdentityHashes: ['k1:buyer'] });

async function gather(system: ReturnType<typeof aSettlingSystem>, changes = {}) {
  const evidence = await gatherEvidence(system, {
    program: aProgram(),
    conversionId: 'shop~1001',
    order: { ...order, ...changes },
    firstRecordedAt: orderMoment,
    cutOff,
  });
  return { ...evidence, touchIds: evidence.candidates.map(({ touch }) => touch.touchId) };
}

async function linkBrowsers(
  system: ReturnType<typeof aSettlingSystem>,
  count: number,
  recordedAt: number,
) {
  for (let browser = 1; browser <= count; browser += 1) {
    const link = { visitorId: `till-${browser}`, recordedAt };
    await system.identities.linkVisitor('acme', 'k1:buyer', link);
  }
}

describe('gatherEvidence', () => {
  it('says which identity of the buyer is no person, and uses the own browser all the same', async () => {
    const system = aSettlingSystem();
    await system.touches.addTouch('acme', aTouch({ touchId: 'own' }));
    await system.touches.addTouch('acme', aTouch({ touchId: 'strange', visitorId: 'till-1' }));
    await linkBrowsers(system, 51, orderMoment);

    expect(await gather(system)).toMatchObject({
      touchIds: ['own'],
      flaggedIdentities: ['k1:buyer'],
    });
  });

  it('calls nobody a returning customer because of an identity that is no person', async () => {
    const system = aSettlingSystem();
    const earlier = {
      conversionId: 'shop~1000',
      placedAt: daysBeforeOrder(9),
      counts: true,
      recordedAt: daysBeforeOrder(9),
    };
    await system.history.record('acme', 'k1:buyer', earlier);
    expect((await gather(system)).customer).toBe('returning');

    await linkBrowsers(system, 51, orderMoment);

    expect((await gather(system)).customer).toBe('unknown');
  });

  it('does not flag a person by browsers that were linked after the cut-off', async () => {
    const system = aSettlingSystem();
    await system.touches.addTouch('acme', aTouch({ touchId: 'other', visitorId: 'visitor-2' }));
    const link = { visitorId: 'visitor-2', recordedAt: cutOff };
    await system.identities.linkVisitor('acme', 'k1:buyer', link);
    await linkBrowsers(system, 51, cutOff + 1);

    expect(await gather(system)).toMatchObject({ touchIds: ['other'], flaggedIdentities: [] });
  });

  it("counts a stranger's token as a touch, and none of what else the stranger did", async () => {
    const system = aSettlingSystem();
    await system.touches.addTouch('acme', aTouch({ touchId: 'more', visitorId: 'stranger' }));
    const token = {
      touchId: 'shared',
      slug: 'mia-tent',
      programId: 'spring',
      creatorId: 'mia',
      visitorId: 'stranger',
      at: daysBeforeOrder(1),
    };

    expect((await gather(system, { tokens: [token] })).touchIds).toEqual(['shared']);
  });

  it('brings the visits of the buyer’s browsers, and none that was received after the cut-off', async () => {
    const system = aSettlingSystem();
    const { visitorId: _, ...visit } = aVisit();
    await system.touches.addVisit('acme', aVisit());
    await system.touches.addVisit('acme', aVisit({ touchId: 'late', recordedAt: cutOff + 1 }));
    await system.touches.addVisit('acme', aVisit({ touchId: 'strange', visitorId: 'stranger' }));

    expect((await gather(system)).channels).toEqual([visit]);
  });

  it('says of touches and visits that their visitor has withdrawn the consent', async () => {
    const system = aSettlingSystem();
    await system.touches.addTouch('acme', aTouch());
    await system.touches.addVisit('acme', aVisit());
    const consent = aConsentChange();
    await system.touches.addConsent('acme', consent);

    const { candidates, channels } = await gather(system);

    expect(candidates[0]?.consentWithdrawnAt).toBe(consent.at);
    expect(channels[0]?.consentWithdrawnAt).toBe(consent.at);
  });
});

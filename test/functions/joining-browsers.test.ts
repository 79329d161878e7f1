import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { maxVisitorsPerPerson } from '../../core/identity/identity-store.ts';
import { msPerDay } from '../../core/time/instant.ts';
import { annasEmail, aPrivacyWorldOver, hashesOf } from '../support/a-privacy-world.ts';
import { type LocalTables, startLocalTables } from '../support/local-tables.ts';

const anna = hashesOf(annasEmail);

describe('joining browsers with the buyer, over a real database', () => {
  let tables: LocalTables;
  let world: ReturnType<typeof aPrivacyWorldOver>;
  beforeAll(async () => {
    tables = await startLocalTables();
  });
  afterAll(() => tables.stop());
  beforeEach(async () => {
    world = aPrivacyWorldOver(tables.documents, {
      touches: await tables.createTable(),
      conversions: await tables.createTable(),
    });
  });

  const commissionOf = async (orderId: string) =>
    (await world.load(orderId)).state?.summary.commissionMinorUnits;
  const annasOrder = { buyerIdentityHashes: anna, visitorId: 'laptop' };

  it('counts a browser that is identified after the order and before its close', async () => {
    await world.click('phone');
    world.clock.at += 1_000;
    await world.order('1', annasOrder);
    const before = await commissionOf('1');
    world.clock.at += 3 * msPerDay;
    await world.identify('phone', anna);

    world.clock.at += 60 * msPerDay;
    await world.close('1');

    expect(before).toBe(0n);
    expect(await commissionOf('1')).toBeGreaterThan(0n);
  });

  it('does not count one that is identified after the close, however late the close is made', async () => {
    await world.click('phone');
    world.clock.at += 1_000;
    const { state } = await world.order('1', annasOrder);
    world.clock.at = (state?.closeAt ?? 0) + 1;
    await world.identify('phone', anna);

    world.clock.at += 10 * msPerDay;
    await world.close('1');

    expect((await world.load('1')).state?.status).toBe('closed');
    expect(await commissionOf('1')).toBe(0n);
  });

  async function browsers(count: number) {
    for (let browser = 1; browser <= count; browser += 1) {
      await world.click(`v${browser}`);
      await world.identify(`v${browser}`, anna);
    }
    world.clock.at += 1_000;
  }

  it('counts all browsers of a person who has as many as a person can have', async () => {
    await browsers(maxVisitorsPerPerson);

    await world.order('1', { buyerIdentityHashes: anna });

    expect(await commissionOf('1')).toBeGreaterThan(0n);
  });

  it('counts none of one who has more, and says that this is no person', async () => {
    await browsers(maxVisitorsPerPerson + 1);

    await world.order('1', { buyerIdentityHashes: anna });
    world.clock.at += 60 * msPerDay;
    await world.close('1');

    expect(await commissionOf('1')).toBe(0n);
    const [decision] = (await world.load('1')).frozen;
    expect(decision?.assessment).toMatchObject({ flaggedIdentities: anna });
  });

  it('still counts the browser that the order was placed with', async () => {
    await browsers(maxVisitorsPerPerson + 1);
    await world.click('own');
    world.clock.at += 1_000;

    await world.order('1', { buyerIdentityHashes: anna, visitorId: 'own' });

    expect(await commissionOf('1')).toBeGreaterThan(0n);
  });
});

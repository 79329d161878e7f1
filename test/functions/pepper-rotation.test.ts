import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hmacSha256 } from '../../adapters/crypto/mac.ts';
import { pseudonymiser } from '../../adapters/crypto/pepper.ts';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { dynamoConversionStore } from '../../adapters/dynamo/conversion-store.ts';
import { dynamoCustomerHistory } from '../../adapters/dynamo/customer-history.ts';
import { dynamoIdentityStore } from '../../adapters/dynamo/identity-store.ts';
import { noLargeBodies } from '../../adapters/dynamo/no-large-bodies.ts';
import { dynamoPersonStore } from '../../adapters/dynamo/person-store.ts';
import { dynamoTouchStore } from '../../adapters/dynamo/touch-store.ts';
import { sealFact, siblingsOfBuyer } from '../../adapters/shops/seal-fact.ts';
import { msPerDay } from '../../core/time/instant.ts';
import { carryToken } from '../../core/tracking/carry-token.ts';
import { makeAssessOrder } from '../../functions/assess-orders/assess-order.ts';
import { makeCloseConversion } from '../../functions/close-conversions/close-due-conversion.ts';
import { makeRecordTouch } from '../../functions/record-touches/record-touch.ts';
import { aSettlingSystem } from '../support/a-settling-system.ts';
import { aConnection, anOrderSnapshot, aTouch, orderMoment } from '../support/factories/index.ts';
import { type LocalTables, startLocalTables } from '../support/local-tables.ts';

const email = 'anna@mail.example';
const peppers = { k1: 'the first pepper', k2: 'the second pepper' };

/** The workers over a real database, and an edge whose peppers are rotated. */
async function openSystem(tables: LocalTables) {
  const touchesTable = await tables.createTable();
  const { documents } = tables;
  const system = aSettlingSystem();
  const conversions = dynamoConversionStore({
    ...{ documents, conversionsTable: await tables.createTable() },
    largeBodies: noLargeBodies,
  });
  const touches = dynamoTouchStore(documents, touchesTable);
  const identities = dynamoIdentityStore(documents, touchesTable);
  const history = dynamoCustomerHistory(documents, touchesTable);
  const ports = { ...system, conversions, touches, identities, history };
  const assess = makeAssessOrder(ports);
  const close = makeCloseConversion({ ...ports, reportMissing: () => {} });
  const record = makeRecordTouch(touches, identities, dynamoPersonStore(documents, touchesTable));
  let live: (keyof typeof peppers)[] = ['k1'];
  const edge = () =>
    pseudonymiser({
      current: live[0] ?? '',
      keys: Object.fromEntries(live.map((version) => [version, peppers[version]])),
    });
  const keyOf = (orderId: string) => ({ merchantId: 'acme', conversionId: `shop~${orderId}` });

  return {
    clock: system.clock,
    rotateTo: (...versions: typeof live) => {
      live = versions;
    },
    click: (visitorId: string) =>
      touches.addTouch('acme', {
        ...aTouch({ touchId: `click-of-${visitorId}`, visitorId }),
        ...{ at: system.clock.at, recordedAt: system.clock.at, slug: 'mia-tent' },
      }),
    async identify(visitorId: string) {
      const siblings = edge().siblingsOf('acme', { emails: [email] });
      const personHashes = edge().hashesOf('acme', { emails: [email] });
      const identify = { visitorId, personHashes, siblings, recordedAt: system.clock.at };
      await record({ merchantId: 'acme', identify });
    },
    /** An order that Anna places, paid unless it is said otherwise; through no browser and with no code. */
    async order(orderId: string, changes: Parameters<typeof anOrderSnapshot>[0] = {}) {
      const {
        buyerIdentityHashes: _,
        tokens: __,
        ...order
      } = anOrderSnapshot({
        ...{ orderId, placedAt: system.clock.at, paidAt: system.clock.at, codes: [] },
        ...changes,
      });
      const unsealed = { ...order, tokenTexts: [], buyer: { emails: [email] } };
      const parsed = {
        factId: `shopify/order/${orderId}@${system.clock.at}`,
        orderId,
        sourceVersion: system.clock.at,
        content: { kind: 'order' as const, topic: 'orders/paid', order: unsealed },
      };
      const sealing = {
        sha256,
        carryToken: (text: string) =>
          carryToken(text, 'acme', { current: 'k', keys: {} }, hmacSha256),
        pseudonymiser: edge(),
      };
      const sealed = sealFact(parsed, aConnection(), system.clock.at, sealing);
      if ('told' in sealed) throw new Error('The order names itself.');
      await conversions.addFact(sealed.ofOrder);
      const hashes = siblingsOfBuyer(parsed, aConnection(), sealing);
      await record({ merchantId: 'acme', siblings: { hashes, recordedAt: system.clock.at } });
      await assess(keyOf(orderId));
      return conversions.load(keyOf(orderId));
    },
    reassess: (orderId: string) => assess(keyOf(orderId)),
    close: (orderId: string) => close(keyOf(orderId)),
    load: (orderId: string) => conversions.load(keyOf(orderId)),
  };
}

const later = (system: { readonly clock: { at: number } }, days: number) => {
  system.clock.at += days * msPerDay;
};

describe('a rotation of the pepper', () => {
  let tables: LocalTables;
  beforeAll(async () => {
    tables = await startLocalTables();
  });
  afterAll(() => tables.stop());

  /** Ordered under the first pepper; then nothing that counts, while both are live; then only the second is. */
  async function rotate({ isSeenMeanwhile }: { readonly isSeenMeanwhile: boolean }) {
    const system = await openSystem(tables);
    const first = await system.order('1');
    later(system, 3);
    system.rotateTo('k1', 'k2');
    if (isSeenMeanwhile) await system.order('2', { financialStatus: 'pending', paidAt: undefined });
    later(system, 200);
    system.rotateTo('k2');
    return { system, first };
  }

  it('leaves a customer a returning one, who was seen while both peppers were live', async () => {
    const { system, first } = await rotate({ isSeenMeanwhile: true });

    const third = await system.order('3');

    expect(first.state?.summary.newCustomer).toBe(true);
    expect(third.state?.summary.newCustomer).toBe(false);
  });

  it('makes a stranger of a customer who was not, and of nobody else', async () => {
    const { system } = await rotate({ isSeenMeanwhile: false });

    expect((await system.order('3')).state?.summary.newCustomer).toBe(true);
    expect((await system.order('4')).state?.summary.newCustomer).toBe(false);
  });

  it('keeps the browsers that were joined before it', async () => {
    const system = await openSystem(tables);
    await system.identify('phone');
    later(system, 10);
    system.rotateTo('k1', 'k2');
    await system.order('1');
    later(system, 100);
    system.rotateTo('k2');
    await system.click('phone');

    const { state } = await system.order('2');

    expect(state?.summary.commissionMinorUnits).toBeGreaterThan(0n);
  });

  it('joins a browser that is identified after it with an order from before it', async () => {
    const system = await openSystem(tables);
    await system.click('phone');
    const before = await system.order('1');
    system.rotateTo('k1', 'k2');
    await system.order('2');
    system.rotateTo('k2');
    await system.identify('phone');

    await system.reassess('1');

    expect(before.state?.summary.commissionMinorUnits).toBe(0n);
    const { state } = await system.load('1');
    expect(state?.summary.commissionMinorUnits).toBeGreaterThan(0n);
  });

  it('changes nothing that was decided', async () => {
    const system = await openSystem(tables);
    await system.click('phone');
    await system.identify('phone');
    await system.order('1');
    later(system, 60);
    await system.close('1');
    const decided = await system.load('1');

    system.rotateTo('k1', 'k2');
    await system.order('2');
    later(system, 200);
    system.rotateTo('k2');
    await system.order('3');
    await system.reassess('1');

    const afterwards = await system.load('1');
    expect(decided.state).toMatchObject({ status: 'closed', revision: 1 });
    expect(decided.state?.summary.commissionMinorUnits).toBeGreaterThan(0n);
    expect(afterwards.frozen).toEqual(decided.frozen);
    expect(afterwards.facts).toEqual(decided.facts);
    expect(afterwards.state?.revision).toBe(1);
  });

  it('does not bring back a person who was erased before it', async () => {
    const { documents } = tables;
    const touchesTable = await tables.createTable();
    const persons = dynamoPersonStore(documents, touchesTable);
    const identities = dynamoIdentityStore(documents, touchesTable);
    const touches = dynamoTouchStore(documents, touchesTable);
    const record = makeRecordTouch(touches, identities, persons);
    const both = pseudonymiser({ current: 'k1', keys: peppers });
    const keys = { emails: [email] };
    const [older = '', newer = ''] = both.hashesOf('acme', keys);
    await persons.markErased('acme', older, orderMoment);

    await record({
      merchantId: 'acme',
      identify: {
        ...{ visitorId: 'phone', personHashes: [older, newer], recordedAt: orderMoment },
        siblings: both.siblingsOf('acme', keys),
      },
    });

    expect(await identities.listVisitors('acme', newer, orderMoment)).toEqual([]);
    expect(await persons.read('acme', newer)).toMatchObject({ links: [], erasedAt: orderMoment });
  });
});

import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { dynamoConversionStore } from '../../../adapters/dynamo/conversion-store.ts';
import { authorityEntryKey } from '../../../adapters/dynamo/keys/book-keys.ts';
import { revisionPrefix, stateKey } from '../../../adapters/dynamo/keys/conversion-keys.ts';
import type { ItemKey } from '../../../adapters/dynamo/keys/item-key.ts';
import { entryKey, headKey, legKey } from '../../../adapters/dynamo/keys/ledger-keys.ts';
import { dynamoLedgerPages } from '../../../adapters/dynamo/ledger-pages.ts';
import { dynamoLedgerStore } from '../../../adapters/dynamo/ledger-store.ts';
import { noLargeBodies } from '../../../adapters/dynamo/no-large-bodies.ts';
import { packText, unpackText } from '../../../adapters/dynamo/pack-text.ts';
import { dynamoRemittanceStore } from '../../../adapters/dynamo/remittance-store.ts';
import type { Violation } from '../../../core/ledger/checks/violation.ts';
import type { Leg } from '../../../core/ledger/entry.ts';
import type { ConversionKey } from '../../../core/settlement/conversion-store.ts';
import { remitTax } from '../../../core/tax/remit-tax.ts';
import { emptyAuthorityHead } from '../../../core/tax/remittance.ts';
import { msPerDay } from '../../../core/time/instant.ts';
import { makePostLegs } from '../../../functions/post-legs/post-legs.ts';
import {
  beginVerification,
  type Verification,
} from '../../../functions/verify-ledger/verification.ts';
import { makeVerifyLedger } from '../../../functions/verify-ledger/verify-ledger.ts';
import { inMemoryDynamo } from '../../simulation/dynamo/in-memory-dynamo.ts';
import { closeAnOrder } from '../../support/close-an-order.ts';
import { aRemittance } from '../../support/factories/a-remittance.ts';
import { daysAfterOrder } from '../../support/factories/index.ts';
import { inMemoryLedgerAnchors } from '../../support/in-memory-ledger-anchors.ts';

const byIndex = { name: 'byIndex', partition: 'ipk', sort: 'isk', projection: 'ALL' } as const;
const tables = { conversions: 'Conversions', ledger: 'Ledger' };

/** Two creators with closed orders over the real tables, verified whenever the test asks. */
async function aStoreToVerify() {
  const dynamo = inMemoryDynamo(
    Object.values(tables).map((name) => ({ name, indexes: [byIndex] })),
  );
  const { documents } = dynamo;
  const settings = {
    documents,
    ...{ conversionsTable: tables.conversions, ledgerTable: tables.ledger },
    largeBodies: noLargeBodies,
  };
  const conversions = dynamoConversionStore(settings);
  const ledger = dynamoLedgerStore(documents, tables.ledger);
  const clock = { at: daysAfterOrder(46) };
  const anchors = inMemoryLedgerAnchors();
  const conversionIds: string[] = [];
  /** Posts all that was closed so far. */
  const post = () =>
    makePostLegs({ ledger, conversions, now: () => clock.at, sha256 })({
      merchantId: 'acme',
      conversionIds,
    });
  async function close(orderId: string, creatorId: string, minorUnits: bigint): Promise<void> {
    const order = closeAnOrder(orderId, 'USD', [[{ creatorId, minorUnits }]]);
    conversionIds.push(order.state.conversionId);
    for (const { frozen, ...change } of order.changes) {
      const decided = frozen && { ...frozen, frozenAt: clock.at };
      await conversions.save({ ...change, ...(decided && { frozen: decided }) });
    }
  }
  async function change(table: string, key: ItemKey, edit: (body: string) => string) {
    const { Item: item } = await documents.send(new GetCommand({ TableName: table, Key: key }));
    const body = packText(edit(unpackText(item?.body)));
    await documents.send(new PutCommand({ TableName: table, Item: { ...item, body } }));
  }
  const mark = (leg: Pick<Leg, 'creatorId' | 'conversionId' | 'revision' | 'unit'>) =>
    documents.send(
      new PutCommand({
        TableName: tables.ledger,
        Item: { ...legKey('acme', leg), postedAt: clock.at, sequence: 1 },
      }),
    );
  const remove = (table: string, key: ItemKey) =>
    documents.send(new DeleteCommand({ TableName: table, Key: key }));

  async function loseRevision(conversionId: string): Promise<void> {
    const { pk } = stateKey('acme', conversionId);
    const revision = [...dynamo.items(tables.conversions)].find(
      (item) => item.pk === pk && String(item.sk).startsWith(revisionPrefix),
    );
    await remove(tables.conversions, { pk, sk: String(revision?.sk) });
  }

  /** Runs to the end, a page at a time in each run if asked; `meanwhile` happens between two runs. */
  async function verify({ onePageEach = false, meanwhile = async () => {} } = {}) {
    const found: Violation[] = [];
    const asked: ConversionKey[] = [];
    const done: Verification['counts'][] = [];
    const handedOn: Verification[] = [beginVerification(clock.at)];
    const run = makeVerifyLedger({
      pages: dynamoLedgerPages(settings),
      anchors,
      sha256,
      hasTime: () => !onePageEach,
      continueWith: async (verification) => void handedOn.push(verification),
      askToPost: async (orders) => void asked.push(...orders),
      reportViolations: (violations) => void found.push(...violations),
      reportDone: (counts) => void done.push(counts),
    });
    for (let next = handedOn.shift(); next !== undefined; next = handedOn.shift()) {
      await run(next);
      await meanwhile();
    }
    return { violations: found, asked, counts: done[0], runs: done.length };
  }

  await close('1', 'mia', 1_000n);
  await close('2', 'mia', 250n);
  await close('3', 'leo', 70n);
  await post();
  clock.at = daysAfterOrder(47);
  /** Pays withheld tax to the IRS. */
  async function remit(): Promise<void> {
    const remittances = dynamoRemittanceStore(documents, tables.ledger);
    const context = { postedAt: clock.at, sha256 };
    const head = emptyAuthorityHead('acme', 'US');
    await remittances.write(remitTax(head, aRemittance(), 100n, context));
  }
  return { clock, post, close, change, mark, remove, loseRevision, verify, remit };
}

describe('verifyLedger', () => {
  it('finds nothing in what the use cases wrote, and says what it looked at', async () => {
    const { verify } = await aStoreToVerify();

    const { violations, counts, runs } = await verify();

    expect(violations).toEqual([]);
    expect(counts).toEqual({ conversions: 3, accounts: 2, anchors: 0, violations: 0 });
    expect(runs).toBe(1);
  });

  it('goes on where a run stopped, and comes to the same', async () => {
    const { verify } = await aStoreToVerify();

    const { violations, counts } = await verify({ onePageEach: true });

    expect(violations).toEqual([]);
    expect(counts).toEqual({ conversions: 3, accounts: 2, anchors: 0, violations: 0 });
  });

  it('is not misled by orders that close and legs that are posted while it runs', async () => {
    const { verify, close, post, clock } = await aStoreToVerify();
    let number = 10;

    const { violations } = await verify({
      onePageEach: true,
      async meanwhile() {
        number += 1;
        clock.at += 1_000;
        await close(String(number), 'mia', 5n);
        if (number % 2 === 0) await post();
      },
    });

    expect(violations).toEqual([]);
    expect(number).toBeGreaterThan(12);
  });

  it('names an entry that was changed', async () => {
    const { verify, change } = await aStoreToVerify();
    await change(tables.ledger, entryKey('acme', 'mia', 1), (body) =>
      body.replace('"1250"', '"1251"'),
    );

    const { violations, counts } = await verify();

    expect(violations).toContainEqual(
      expect.objectContaining({ invariant: 'I9', where: 'acme/creator/mia#1' }),
    );
    expect(counts?.violations).toBe(violations.length);
  });

  it('names an entry of a tax authority that was changed, and nothing in one that was not', async () => {
    const { verify, remit, change } = await aStoreToVerify();
    await remit();
    const before = await verify();
    await change(tables.ledger, authorityEntryKey('acme', 'US', 1), (body) =>
      body.replace('EFTPS 4711', 'EFTPS 4712'),
    );

    const { violations } = await verify();

    expect(before.violations).toEqual([]);
    expect(violations).toMatchObject([{ invariant: 'I9', where: 'acme/authority/US#1' }]);
  });

  it('finds a leg that is marked as posted and in no account', async () => {
    const { verify, close, mark, clock } = await aStoreToVerify();
    await close('4', 'leo', 30n);
    await mark({ creatorId: 'leo', conversionId: 'shop~4', revision: 1, unit: 'USD' });
    clock.at += msPerDay;

    const { violations } = await verify();

    expect(violations).toContainEqual(expect.objectContaining({ invariant: 'I11', where: 'acme' }));
  });

  it('finds a leg in an account whose mark is gone', async () => {
    const { verify, remove } = await aStoreToVerify();
    const leg = { creatorId: 'leo', conversionId: 'shop~3', revision: 1, unit: 'USD' };
    await remove(tables.ledger, legKey('acme', leg));

    const { violations } = await verify();

    expect(violations).toContainEqual(expect.objectContaining({ invariant: 'I11', where: 'acme' }));
  });

  it('finds an order whose frozen revision is gone', async () => {
    const { verify, loseRevision } = await aStoreToVerify();
    await loseRevision('shop~3');

    const { violations } = await verify();

    expect(violations).toContainEqual(
      expect.objectContaining({ invariant: 'I11', where: 'acme/order/shop~3' }),
    );
  });

  it('finds an account that has lost its head', async () => {
    const { verify, remove } = await aStoreToVerify();
    await remove(tables.ledger, headKey('acme', 'leo'));

    expect((await verify()).violations).toContainEqual(
      expect.objectContaining({ invariant: 'I9', where: 'acme/creator/leo' }),
    );
  });

  it('asks again for the legs of an order that still wait, and not for those that were frozen just now', async () => {
    const { verify, close, clock } = await aStoreToVerify();
    await close('4', 'leo', 30n);
    clock.at += msPerDay;
    await close('5', 'leo', 30n);

    const { asked, violations } = await verify();

    expect(violations).toEqual([]);
    expect(asked).toEqual([{ merchantId: 'acme', conversionId: 'shop~4' }]);
  });

  it('compares with the heads of the last day, and so finds an account that is gone as a whole', async () => {
    const { verify, remove, clock } = await aStoreToVerify();
    await verify();
    clock.at += msPerDay;
    for (const key of [headKey('acme', 'leo'), entryKey('acme', 'leo', 1)]) {
      await remove(tables.ledger, key);
    }
    await remove(tables.conversions, stateKey('acme', 'shop~3'));

    const { violations, counts } = await verify();

    expect(counts?.anchors).toBe(2);
    expect(violations).toEqual([
      {
        invariant: 'I9',
        where: 'acme/creator/leo#1',
        detail: "The entry is gone; on 2026-04-18 it was the account's last.",
      },
    ]);
  });
});

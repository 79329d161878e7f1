import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { changeTimeZone } from '../../../core/programs/change-time-zone.ts';
import type { IssuedStatement } from '../../../core/statements/index.ts';
import { findLastMonth } from '../../../functions/issue-statements/find-last-month.ts';
import { makeIssueStatements } from '../../../functions/issue-statements/issue-statements.ts';
import type { IssueStep } from '../../../functions/issue-statements/issue-step.ts';
import { aReadingWorld, aToken, type ReadingWorld } from '../../support/a-reading-world.ts';
import { aRefund, aRefundFact, daysAfterOrder } from '../../support/factories/index.ts';

const moment = (text: string) => Date.parse(text);

/** An order of `mia` that closed on 16 April and was refunded on 2 May; one of both, closed on 16 April. */
async function aSpring() {
  const world = aReadingWorld();
  await world.order('1001', { tokens: [aToken('mia', 2)] });
  await world.order('1002', { tokens: [aToken('mia', 2), aToken('zoe', 3)] });
  world.clock.at = daysAfterOrder(45);
  await world.closeAndPost();
  world.clock.at = moment('2026-05-02T12:00:00Z');
  await world.receive(aRefundFact(aRefund({ processedAt: world.clock.at })));
  await world.assess();
  await world.post();
  return world;
}

const issuedOf = async (world: ReadingWorld, creatorId: string, month: string) => {
  const record = await world.statements.find('acme', creatorId, month);
  const text = record && (await world.texts.read(record));
  return { record, text, statement: text && (JSON.parse(text) as IssuedStatement) };
};

describe('issue-statements', () => {
  it('issues the months that are over, with the order and the rule behind every line', async () => {
    const world = await aSpring();

    const count = await world.issueStatements();
    const { statement, record, text } = await issuedOf(world, 'mia', '2026-04');

    expect(count).toBe(2);
    expect(record).toMatchObject({ number: 'mia-2026-04', sha256: sha256(text ?? '') });
    expect(statement).toMatchObject({
      entries: { after: 0, through: 1 },
      units: [
        {
          unit: 'USD',
          opening: { amount: '0.00' },
          earned: { amount: '15.00' },
          closing: { amount: '15.00' },
          lines: [
            {
              ...{ kind: 'order', conversionId: 'shop~1001', orderName: '#1001', revision: 1 },
              rules: [{ planId: 'standard', ruleId: 'everything' }],
            },
            { conversionId: 'shop~1002', amount: { amount: '5.00' } },
          ],
        },
      ],
    });
  });

  it('never issues a month again, and lets what comes later enter the open one', async () => {
    const world = await aSpring();
    await world.issueStatements();
    const april = await issuedOf(world, 'mia', '2026-04');

    world.clock.at = moment('2026-06-02T04:00:00Z');
    const count = await world.issueStatements();
    const again = await world.issueStatements();
    const may = await issuedOf(world, 'mia', '2026-05');

    expect([count, again]).toEqual([2, 0]);
    expect(await issuedOf(world, 'mia', '2026-04')).toEqual(april);
    expect(may.statement).toMatchObject({
      entries: { after: 1, through: 2 },
      units: [
        {
          opening: { amount: '15.00' },
          closing: { amount: '12.50' },
          lines: [{ conversionId: 'shop~1001', revision: 2, restates: 'mia-2026-04' }],
        },
      ],
    });
  });

  it('ends the month as it began if the merchant’s time zone changes in it, and misses no entry', async () => {
    const world = await aSpring();
    world.clock.at = moment('2026-06-03T04:00:00Z');
    const known = await world.directory.findMerchant('acme');
    if (known === undefined) throw new Error('There is a merchant.');
    const moved = changeTimeZone(known, 'America/New_York', moment('2026-04-20T12:00:00Z'));
    const issue = makeIssueStatements({
      ...{ ...world, payouts: world.ledger, sha256 },
      directory: { ...world.directory, findMerchant: async () => moved },
      now: () => world.clock.at,
      hasTime: () => true,
      continueWith: async () => {},
      reportFailure: () => {},
    });

    await issue({ of: 'merchant', merchantId: 'acme' });
    const april = await issuedOf(world, 'mia', '2026-04');
    const may = await issuedOf(world, 'mia', '2026-05');

    expect(april.record).toMatchObject({ timeZone: 'UTC', until: moment('2026-05-01T00:00:00Z') });
    expect(may.record).toMatchObject({
      ...{ timeZone: 'America/New_York', from: moment('2026-05-01T00:00:00Z') },
      until: moment('2026-06-01T04:00:00Z'),
    });
    expect(may.statement).toMatchObject({ entries: { after: 1, through: 2 } });
  });

  it('goes on where a run that was out of time has stopped', async () => {
    const world = await aSpring();
    const asked: IssueStep[] = [];
    let accounts = 0;
    const issue = makeIssueStatements({
      ...{ ...world, payouts: world.ledger, invoicing: world.ledger },
      hasTime: () => {
        accounts += 1;
        return accounts < 2;
      },
      continueWith: async (steps) => void asked.push(...steps),
      reportFailure: () => {},
    });

    const first = await issue({ of: 'merchant', merchantId: 'acme' });
    accounts = 0;
    const second = await issue(asked[0] ?? { of: 'all' });

    expect(asked).toEqual([{ of: 'merchant', merchantId: 'acme', after: 'mia' }]);
    expect([first, second]).toEqual([1, 1]);
    expect((await issuedOf(world, 'zoe', '2026-04')).statement).toMatchObject({
      units: [{ closing: { amount: '5.00' } }],
    });
  });

  it('lets an account that fails hold up nobody else, and tries it by itself', async () => {
    const world = await aSpring();
    const asked: IssueStep[] = [];
    const failures: string[] = [];
    const issue = makeIssueStatements({
      ...{ ...world, payouts: world.ledger, invoicing: world.ledger },
      ledger: {
        ...world.ledger,
        async listEntries(merchantId, creatorId, after, limit) {
          if (creatorId === 'mia') throw new Error('The table is throttled.');
          return world.ledger.listEntries(merchantId, creatorId, after, limit);
        },
      },
      hasTime: () => true,
      continueWith: async (steps) => void asked.push(...steps),
      reportFailure: (account) => failures.push(account),
    });

    const issued = await issue({ of: 'merchant', merchantId: 'acme' });

    expect(issued).toBe(1);
    expect(failures).toEqual(['acme/mia']);
    expect(asked).toEqual([{ of: 'creator', merchantId: 'acme', creatorId: 'mia' }]);
    await expect(issue({ of: 'creator', merchantId: 'acme', creatorId: 'mia' })).rejects.toThrow();
  });

  it('issues nothing for who never earned anything', async () => {
    const world = aReadingWorld();
    world.clock.at = moment('2026-06-02T04:00:00Z');

    expect(await world.issueStatements()).toBe(0);
    expect(world.texts.stored.size).toBe(0);
  });
});

describe('the last month that is over', () => {
  it.each([
    ['UTC', '2026-05-01T05:59:59Z', '2026-03'],
    ['UTC', '2026-05-01T06:00:00Z', '2026-04'],
    ['Pacific/Auckland', '2026-04-30T18:00:00Z', '2026-04'],
    ['Etc/GMT+12', '2026-05-01T17:59:59Z', '2026-03'],
    ['Etc/GMT+12', '2026-05-02T04:00:00Z', '2026-04'],
  ])('is, in %s at %s, %s', (zone, at, month) => {
    expect(findLastMonth(moment(at), zone)).toBe(month);
  });
});

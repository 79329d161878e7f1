import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dynamoSocialAccountStore } from '../../../adapters/dynamo/social-account-store.ts';
import { dynamoSocialPollStore } from '../../../adapters/dynamo/social-poll-store.ts';
import { dynamoSocialQuota } from '../../../adapters/dynamo/social-quota.ts';
import { beginPolling, type StoredContent } from '../../../core/social/polling/index.ts';
import { type LocalTables, startLocalTables } from '../../support/local-tables.ts';
import {
  inMemorySocialAccounts,
  inMemorySocialPolls,
  inMemorySocialQuota,
} from '../../support/social/in-memory-social.ts';

let tables: LocalTables;
beforeAll(async () => {
  tables = await startLocalTables();
});
afterAll(() => tables.stop());

const openDynamo = async () => {
  const { documents } = tables;
  const [programsTable, touchesTable] = [await tables.createTable(), await tables.createTable()];
  return {
    accounts: dynamoSocialAccountStore(documents, programsTable),
    polls: dynamoSocialPollStore({ documents, programsTable, touchesTable }),
    quota: dynamoSocialQuota(documents, touchesTable),
  };
};
const openMemory = async () => ({
  accounts: inMemorySocialAccounts(),
  polls: inMemorySocialPolls(),
  quota: inMemorySocialQuota(),
});

const key = { merchantId: 'acme', accountId: 'x~1' };
const whose = { ...key, creatorId: 'mia', platform: 'x' as const };

function aContent(contentId: string, version: number, publishedAt: number) {
  const disclosure = { outcome: 'unknown', reason: 'no-text' } as const;
  const content: StoredContent = {
    ...{ ...whose, contentId, version, publishedAt, foundAt: 5_000, digest: 'd', mentions: [] },
    ...{ disclosure, disclosureSince: 5_000 },
  };
  const change = { ...whose, contentId, kind: 'found', at: 5_000, digest: 'd' } as const;
  return { content, change: { ...change, mentions: [], disclosure } };
}

describe.each([
  ['over DynamoDB', openDynamo],
  ['over memory', openMemory],
])('stores of creators’ accounts %s', (_, open) => {
  it('give a renewal to one of several', async () => {
    const { accounts } = await open();
    const grant = { ...key, version: 1, accessToken: 'sealed', grantedAt: 1 };
    expect(await accounts.saveGrant(grant)).toBe('saved');
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => accounts.saveGrant({ ...grant, version: 2, renewingUntil: 9 })),
    );
    expect(outcomes.filter((outcome) => outcome === 'saved')).toHaveLength(1);
    await accounts.removeGrant(key);
    expect(await accounts.findGrant(key)).toBeUndefined();
  });

  it('list what is due, and give an account to one worker', async () => {
    const { polls } = await open();
    const state = beginPolling(whose, 1_000);
    expect(await polls.save(state)).toBe('saved');
    expect(await polls.listDue('acme', 999, 10)).toEqual([]);
    expect(await polls.listDue('acme', 1_000, 10)).toEqual([state]);
    expect(await polls.listDue('rival', 1_000, 10)).toEqual([]);
    const leased = { ...state, version: 2, nextAt: 2_000 };
    expect(await Promise.all([polls.save(leased), polls.save(leased)])).toContain('stale');
    expect(await polls.listDue('acme', 1_999, 10)).toEqual([]);
  });

  it('keep a post and what became of it together, once', async () => {
    const { polls } = await open();
    expect(await polls.saveContent(aContent('old', 1, 1_000))).toBe('saved');
    expect(await polls.saveContent(aContent('new', 1, 2_000))).toBe('saved');
    expect(await polls.saveContent(aContent('new', 1, 2_000))).toBe('stale');
    const listed = await polls.listContents(key, 1_500, 10);
    expect(listed.map(({ contentId }) => contentId)).toEqual(['new']);
    expect(await polls.listChanges(key)).toHaveLength(2);
    expect(await polls.findContents(key, ['old', 'none'])).toHaveLength(1);
  });

  it('show figures until they may not be kept, and delete all of an account', async () => {
    const { polls } = await open();
    const snapshot = { ...key, at: 5_000, retentionUntil: 9_000, counts: { views: 2n ** 60n } };
    await polls.saveSnapshots([{ ...snapshot, contentId: 'p' }, snapshot]);
    await polls.saveSnapshots([{ ...snapshot, contentId: 'p' }]);
    expect(await polls.listSnapshots({ ...key, contentId: 'p' }, 8_999)).toEqual([
      { ...snapshot, contentId: 'p' },
    ]);
    expect(await polls.listSnapshots(key, 9_000)).toEqual([]);
    expect(await polls.purgeSnapshots(key)).toBe('done');
    expect(await polls.listSnapshots({ ...key, contentId: 'p' }, 1)).toEqual([]);
  });

  it('never give more units than there are, and take some back', async () => {
    const { quota } = await open();
    const claim = { merchantId: 'acme', key: 'x#day', units: 2, unitsMax: 5, endsAt: 1e12 };
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => quota.claim(claim)));
    expect(outcomes.filter((outcome) => outcome === 'granted')).toHaveLength(2);
    await quota.giveBack(claim);
    expect(await quota.claim(claim)).toBe('granted');
    expect(await quota.claim({ ...claim, key: 'y', units: 6 })).toBe('spent');
  });
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { forgetAccounts } from '../../../functions/shared/social/forget-accounts.ts';
import { aSocialWorld, type SocialWorld } from '../../support/social/a-social-world.ts';

let world: SocialWorld;
beforeEach(async () => {
  world = await aSocialWorld();
});
afterEach(() => world.stop());

/** An account at X with a post that has been found. */
async function connectAndPoll(creatorId: string, id: string) {
  const account = await world.connect('x', id, creatorId);
  const at = world.clock.now - 3_600_000;
  world.platforms.x.accounts.get(id)?.posts.push({ id: `p${id}`, text: 'My cat', at, views: 1 });
  await world.poll(account);
  return account;
}

describe('the accounts of a creator who is erased', () => {
  it('are disconnected, and neither open anything nor say any more who it was', async () => {
    const account = await connectAndPoll('mia', '77');
    expect(await world.polls.findContents(account, ['p77'])).toMatchObject([{ text: 'My cat' }]);
    const token = (await world.accounts.findGrant(account))?.accessToken;
    expect(token).toBeDefined();

    await forgetAccounts(world.ports, 'acme', 'mia');
    // Whoever died on the way does it again.
    await forgetAccounts(world.ports, 'acme', 'mia');

    expect(await world.accounts.findGrant(account)).toBeUndefined();
    const known = await world.accounts.find(account);
    expect(known?.status).toBe('disconnected');
    expect(known).not.toHaveProperty('handle');
    expect(known).not.toHaveProperty('name');
    const [post] = await world.polls.findContents(account, ['p77']);
    expect(post).toMatchObject({ contentId: 'p77', deletedAt: world.clock.now });
    expect(post).not.toHaveProperty('text');
    expect(await world.polls.find(account)).toMatchObject({ purge: true });
  });

  it('are nobody else’s', async () => {
    const other = await connectAndPoll('zoe', '78');

    await forgetAccounts(world.ports, 'acme', 'mia');

    expect((await world.accounts.find(other))?.status).toBe('connected');
    expect(await world.accounts.findGrant(other)).toBeDefined();
    expect(await world.polls.findContents(other, ['p78'])).toMatchObject([{ text: 'My cat' }]);
  });
});

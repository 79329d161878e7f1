import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import {
  ApiRateLimitedError,
  ApiUnauthorisedError,
  ApiUnavailableError,
} from '../../../adapters/http/api-error.ts';
import { openShopHooks } from '../../../adapters/shops/open-shop-hooks.ts';
import { compareTopics, isComplete, type ShopHooks } from '../../../core/topics/index.ts';
import type { FakeShopHooks } from '../fake-shop-hooks.ts';
import { inMemoryRegisteredSecret } from '../in-memory-registered-secret.ts';
import { testPatience } from '../test-patience.ts';

const patience = { ...testPatience, retries: 1, waitMsMax: 200 };
const here = 'https://go.example.com/webhooks/shop/acme.shop';
const elsewhere = 'https://other.example/hooks';

/** What the hooks of every shop system promise. */
export function shopHooksContract(provider: string, start: () => Promise<FakeShopHooks>) {
  describe(`the hooks of ${provider}`, () => {
    let shop: FakeShopHooks;
    let hooks: ShopHooks;

    beforeEach(async () => {
      shop = await start();
      hooks = open(shop.access);
    });
    afterEach(() => shop.stop());

    function open(access: FakeShopHooks['access']): ShopHooks {
      const opened = openShopHooks(provider, access, {
        ...{ allowsLoopback: true, patience, secret: 'given', sha256 },
        keeper: inMemoryRegisteredSecret(),
      });
      if (opened === undefined) throw new RangeError(`${provider} has no hooks.`);
      return opened;
    }

    const names = () => hooks.wanted.map(({ topic }) => topic);
    const groups = () => (hooks.topicsPerHook === 'all' ? [names()] : names().map((one) => [one]));

    async function addAll(): Promise<void> {
      for (const topics of groups()) {
        expect(await hooks.add(topics, here)).toEqual({ kind: 'done' });
      }
    }

    const compare = async () => compareTopics(hooks.wanted, await hooks.list(), here);

    it('are listed page by page, also those that lead elsewhere', async () => {
      const [first = ''] = names();
      for (const number of [1, 2, 3, 4, 5]) shop.makeByHand(first, `${elsewhere}/${number}`);

      const listed = await hooks.list();

      expect(listed.map(({ address }) => address).toSorted()).toEqual(
        [1, 2, 3, 4, 5].map((number) => `${elsewhere}/${number}`),
      );
      expect(listed.every(({ topics }) => topics.join() === first)).toBe(true);
    });

    it('are made, and then the shop tells of all topics', async () => {
      expect(isComplete(await compare())).toBe(false);

      await addAll();

      expect(new Set((await compare()).map(({ state }) => state))).toEqual(new Set(['registered']));
      expect(shop.hooks()).toHaveLength(groups().length);
    });

    it('are mended where they are', async () => {
      await addAll();
      const [topic = ''] = names();
      shop.spoil(topic);
      const spoilt = (await hooks.list()).find(({ topics }) => topics.includes(topic));
      expect(isComplete(await compare())).toBe(false);

      expect(spoilt && (await hooks.mend(spoilt, [topic]))).toEqual({ kind: 'done' });

      expect(isComplete(await compare())).toBe(true);
      expect(shop.hooks()).toHaveLength(groups().length);
    });

    it('are taken out, and what is gone already is out', async () => {
      await addAll();
      shop.makeByHand(names()[0] ?? '', elsewhere);
      const ours = (await hooks.list()).filter(({ address }) => address === here);

      for (const hook of [...ours, ...ours]) {
        expect(await hooks.remove(hook)).toEqual({ kind: 'done' });
      }

      expect(shop.hooks().map(({ address }) => address)).toEqual([elsewhere]);
    });

    it('are refused in the shop’s own words', async () => {
      expect(await hooks.add([shop.unknownTopic], here)).toMatchObject({
        kind: 'refused',
        message: expect.stringMatching(/^The shop says: .{5}/),
      });
      expect(shop.hooks()).toEqual([]);
    });

    it('are made without an answer, and found by whoever looks', async () => {
      shop.loseAnswerToAdding();
      const [topics = []] = groups();

      await expect(hooks.add(topics, here)).rejects.toThrow(ApiUnavailableError);

      expect((await hooks.list()).map(({ address }) => address)).toEqual([here]);
    });

    it('throw what keeps the shop from answering', async () => {
      shop.fail({ status: 429, body: {}, headers: { 'retry-after': '3600' } });
      await expect(hooks.list()).rejects.toThrow(ApiRateLimitedError);
      shop.fail({ status: 503, body: {} });
      await expect(hooks.add(groups()[0] ?? [], here)).rejects.toThrow(ApiUnavailableError);
      const refused = { ...shop.access };
      for (const name of ['accessToken', 'consumerSecret', 'restrictedKey'] as const) {
        if (name in refused) refused[name] = `${refused[name]}x`;
      }
      await expect(open(refused).list()).rejects.toThrow(ApiUnauthorisedError);
    });
  });
}

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ApiUnauthorisedError, ApiUnavailableError } from '../../../adapters/http/api-error.ts';
import type { ShopCodes } from '../../../core/codes/shop-codes.ts';
import type { ShopDiscount } from '../../../core/codes/shop-discount.ts';
import type { FakeShopCodes } from '../fake-shop-codes.ts';

const now = Date.UTC(2026, 2, 2, 12, 0, 0, 500);
const nextMonth = Date.UTC(2026, 3, 1);
const tenPercent: ShopDiscount = { value: { kind: 'percentage', percent: '10' } };
const euros = (minorUnits: bigint) => ({ minorUnits, currency: 'EUR' });

/** What every shop's codes promise. The shop counts in euros. */
export function shopCodesContract(
  name: string,
  start: (now: () => number) => Promise<FakeShopCodes>,
  open: (access: FakeShopCodes['access']) => ShopCodes,
  /** A discount with all that the shop knows, at this moment. */
  everything: ShopDiscount,
) {
  describe(`the codes of ${name}`, () => {
    let shop: FakeShopCodes;
    let codes: ShopCodes;
    let clock = now;
    beforeEach(async () => {
      clock = now;
      shop = await start(() => clock);
      codes = open(shop.access);
    });
    afterEach(() => shop.stop());

    it('are made with a percentage, and found in whatever case the shop keeps them', async () => {
      const discount: ShopDiscount = { value: { kind: 'percentage', percent: '12.5' } };
      expect(codes.check('MIA10', discount, now)).toEqual([]);

      const outcome = await codes.publish('MIA10', discount, now);

      expect(outcome.kind).toBe('published');
      const shopId = outcome.kind === 'published' ? outcome.shopId : '';
      expect(await codes.find('MIA10', now)).toMatchObject({
        ...{ code: 'MIA10', shopId, isActive: true },
        discount,
      });
      expect(await codes.find('MIA1', now)).toBeUndefined();
    });

    it('are made with all that the shop knows of a discount, to the cent and the second', async () => {
      expect(codes.check('MIA10', everything, now)).toEqual([]);

      await codes.publish('MIA10', everything, now);

      const found = await codes.find('MIA10', now);
      expect(found?.discount).toMatchObject({ ...everything });
    });

    it('are one of a name: who makes another is told that it is taken', async () => {
      shop.makeByHand('MIA10');

      expect(await codes.publish('MIA10', tenPercent, now)).toEqual({ kind: 'taken' });
      expect(shop.count('MIA10')).toBe(1);
    });

    it('are one of a name whoever asks at the same time', async () => {
      const outcomes = await Promise.all(
        [1, 2, 3].map(() => codes.publish('MIA10', tenPercent, now)),
      );

      expect(outcomes.map(({ kind }) => kind)).toContain('published');
      expect(outcomes.map(({ kind }) => kind)).not.toContain('refused');
      expect(shop.count('MIA10')).toBe(1);
    });

    it('are found after an answer was lost, as they were asked for', async () => {
      shop.loseAnswerToPublishing();

      await expect(codes.publish('MIA10', everything, now)).rejects.toThrow(ApiUnavailableError);

      expect(await codes.find('MIA10', now)).toMatchObject({
        isActive: true,
        discount: everything,
      });
    });

    it('are read as somebody in the shop made and changed them', async () => {
      shop.makeByHand('MIA10');
      expect(await codes.find('MIA10', now)).toMatchObject({
        isActive: true,
        discount: tenPercent,
      });

      shop.changeByHand('MIA10');

      expect(await codes.find('MIA10', now)).toMatchObject({
        discount: { value: { kind: 'percentage', percent: '15' } },
      });
    });

    it('of another kind have no description', async () => {
      shop.makeOther('MIA10');

      const found = await codes.find('MIA10', now);

      expect(found?.isActive).toBe(true);
      expect(found?.discount).toBeUndefined();
    });

    it('are ended, again and again, and stay in the shop', async () => {
      const outcome = await codes.publish('MIA10', tenPercent, now);
      const shopId = outcome.kind === 'published' ? outcome.shopId : '';
      clock = now + 60_000;

      expect(await codes.revoke(shopId, clock)).toBe('revoked');
      expect(await codes.revoke(shopId, clock)).toBe('revoked');

      expect(await codes.find('MIA10', clock)).toMatchObject({ shopId, isActive: false });
      expect(shop.count('MIA10')).toBe(1);
    });

    it('that somebody ended in the shop are so here', async () => {
      shop.makeByHand('MIA10');
      shop.endByHand('MIA10');

      expect(await codes.find('MIA10', now)).toMatchObject({ isActive: false });
    });

    it('that are not there cannot be ended', async () => {
      const outcome = await codes.publish('MIA10', tenPercent, now);
      shop.removeByHand('MIA10');

      const shopId = outcome.kind === 'published' ? outcome.shopId : '';
      expect(await codes.revoke(shopId, now)).toBe('not-found');
    });

    it('are neither made nor ended by whoever has no right to', async () => {
      const { accessToken, restrictedKey, consumerSecret } = shop.access;
      const wrong = {
        ...shop.access,
        ...(accessToken && { accessToken: 'shpat_other' }),
        ...(restrictedKey && { restrictedKey: 'rk_live_other' }),
        ...(consumerSecret && { consumerSecret: 'cs_other' }),
      };

      await expect(open(wrong).publish('MIA10', tenPercent, now)).rejects.toThrow(
        ApiUnauthorisedError,
      );
      await expect(open(wrong).revoke('1', now)).rejects.toThrow(ApiUnauthorisedError);
      expect(shop.count('MIA10')).toBe(0);
    });

    it('that would be over before they begin are not made', () => {
      const over = { ...tenPercent, endsAt: now };

      expect(codes.check('MIA10', over, now)).toMatchObject([{ field: 'endsAt' }]);
      expect(codes.check('MIA10', { ...tenPercent, endsAt: nextMonth }, now)).toEqual([]);
    });

    it('take off amounts to the cent', async () => {
      const discount: ShopDiscount = { value: { kind: 'amount', amount: euros(1_005n) } };

      await codes.publish('MIA10', discount, now);

      expect(await codes.find('MIA10', now)).toMatchObject({ discount });
    });
  });
}

import { describe, expect, it } from '@jest/globals';
import { UnusableAccessError } from '../../../adapters/http/read-access.ts';
import { openPayoutRail } from '../../../adapters/rails/open-payout-rail.ts';
import { calledRails } from '../../../core/payouts/called-rails.ts';
import { limitsOfRail } from '../../../core/payouts/rails/limits-of-rail.ts';
import { fulfilmentSecret } from '../../support/rails/start-fake-fulfilment.ts';
import { giftCardAccess } from '../../support/rails/start-fake-gift-cards.ts';

const settings = { now: () => 0, allowsLoopback: false };
const accesses = {
  stripe: { secretKey: 'rk_live_abc' },
  paypal: { clientId: 'client', clientSecret: 'secret' },
  wise: { apiToken: 'token', profileId: '16055450' },
  fulfilment: { address: 'https://shop.example/rewards', signingSecret: fulfilmentSecret },
  'shopify-gift-card': giftCardAccess,
} as const;
const rails = calledRails;

describe('opening a rail', () => {
  it.each(rails)('is possible with what %s needs, and it has its limits', (rail) => {
    expect(openPayoutRail(rail, accesses[rail], settings).limits).toEqual(limitsOfRail[rail]);
  });

  it.each(rails)('is refused with what another rail than %s needs', (rail) => {
    const others = rails.filter((each) => each !== rail).map((each) => accesses[each]);

    for (const access of others) {
      expect(() => openPayoutRail(rail, access, settings)).toThrow(UnusableAccessError);
    }
  });

  it.each([
    'http://api.example.com',
    'https://127.0.0.1',
    'http://127.0.0.1:4010',
    'https://api.internal',
  ])('never leads credentials to %s', (address) => {
    const access = { ...accesses.stripe, address };

    expect(() => openPayoutRail('stripe', access, settings)).toThrow(UnusableAccessError);
  });

  it.each(['https://10.0.0.5/rewards', 'http://shop.example/rewards', 'https://u:p@shop.example'])(
    'never hands a reward to %s',
    (address) => {
      const access = { ...accesses.fulfilment, address };

      expect(() => openPayoutRail('fulfilment', access, settings)).toThrow(UnusableAccessError);
    },
  );

  it.each(['whsec_c2hvcnQ=', 'not base64 at all', ''])(
    'signs nothing with the secret %p',
    (signingSecret) => {
      const access = { ...accesses.fulfilment, signingSecret };

      expect(() => openPayoutRail('fulfilment', access, settings)).toThrow(UnusableAccessError);
    },
  );

  it('says nothing of a credential that is refused', () => {
    const open = () => openPayoutRail('stripe', { secretKey: 'pk_live_public' }, settings);

    expect(open).toThrow(expect.objectContaining({ message: expect.not.stringContaining('pk_') }));
  });
});

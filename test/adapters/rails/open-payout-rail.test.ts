import { describe, expect, it } from '@jest/globals';
import { UnusableAccessError } from '../../../adapters/http/read-access.ts';
import { openPayoutRail } from '../../../adapters/rails/open-payout-rail.ts';
import { limitsOfRail } from '../../../core/payouts/rails/limits-of-rail.ts';

const settings = { now: () => 0, allowsLoopback: false };
const accesses = {
  stripe: { secretKey: 'rk_live_abc' },
  paypal: { clientId: 'client', clientSecret: 'secret' },
  wise: { apiToken: 'token', profileId: '16055450' },
} as const;
const rails = ['stripe', 'paypal', 'wise'] as const;

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

  it('says nothing of a credential that is refused', () => {
    const open = () => openPayoutRail('stripe', { secretKey: 'pk_live_public' }, settings);

    expect(open).toThrow(expect.objectContaining({ message: expect.not.stringContaining('pk_') }));
  });
});

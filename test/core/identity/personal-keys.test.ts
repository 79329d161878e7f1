import { describe, expect, it } from '@jest/globals';
import { normalisePersonalKeys } from '../../../core/identity/personal-keys.ts';

describe('normalisePersonalKeys', () => {
  it('names each key by its kind, one spelling each', () => {
    expect(
      normalisePersonalKeys({
        emails: [' Mia@Acme.example', 'mia@acme.example\n', 'mia@other.example'],
        phones: ['+49 151 12345678', '+49-151-12345678'],
        customer: { connectionId: 'acme.shop', id: '115310627314723954' },
      }),
    ).toEqual([
      'customer:acme.shop:115310627314723954',
      'email:mia@acme.example',
      'email:mia@other.example',
      'phone:+4915112345678',
    ]);
  });

  it('keeps the customers of two connections apart', () => {
    const ofShop = (connectionId: string) =>
      normalisePersonalKeys({ emails: [], customer: { connectionId, id: '7' } });

    expect(ofShop('acme.eu')).not.toEqual(ofShop('acme.us'));
  });

  it.each(['', 'example string', 'nobody', '@', 'a@b@c'])(
    'does not join strangers by %j, which is no address',
    (email) => {
      expect(normalisePersonalKeys({ emails: [email] })).toEqual([]);
    },
  );

  it.each(['', '0'])(
    'does not join strangers by %j, the customer that shops call a guest',
    (id) => {
      const customer = { connectionId: 'acme.shop', id };

      expect(normalisePersonalKeys({ emails: [], customer })).toEqual([]);
    },
  );

  it('does not join strangers by a telephone number without its country', () => {
    expect(normalisePersonalKeys({ emails: [], phones: ['0151 12345678'] })).toEqual([]);
  });
});

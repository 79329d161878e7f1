import { describe, expect, it } from '@jest/globals';
import { normalisePersonalKeys } from '../../../core/identity/personal-keys.ts';

describe('normalisePersonalKeys', () => {
  it('spells one address one way', () => {
    expect(normalisePersonalKeys({ emails: [' Mia@Acme.example', 'mia@acme.example\n'] })).toEqual([
      'email:mia@acme.example',
    ]);
  });

  it('keeps the customers of two connections apart', () => {
    const customer = { connectionId: 'acme.shop', id: '115310627314723954' };

    expect(normalisePersonalKeys({ emails: [], customer })).toEqual([
      'customer:acme.shop:115310627314723954',
    ]);
  });

  it.each(['', 'example string', 'nobody', '@', 'a@b@c'])(
    'does not join strangers by %j, which is no address',
    (email) => {
      expect(normalisePersonalKeys({ emails: [email] })).toEqual([]);
    },
  );
});

import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { makeToldFact, type Reference, toFactOfOrder } from '../../../core/references/index.ts';
import { aPaymentsFact, aPaymentsRefund } from '../../support/factories/index.ts';

const payment: Reference = { kind: 'payment', value: 'pi_1' };
const charge: Reference = { kind: 'payment', value: 'ch_1' };

function told(...references: readonly Reference[]) {
  const { referenceIds: _, digest: __, ...fact } = aPaymentsFact();
  return { ...fact, ordersConnection: 'shop', references };
}

describe('a fact told by reference', () => {
  it('is the same however the source lists its references', () => {
    const fact = makeToldFact(told(payment, charge, payment), sha256);

    expect(fact.referenceIds).toEqual(['shop~payment/ch_1', 'shop~payment/pi_1']);
    expect(makeToldFact(told(charge, payment), sha256)).toEqual(fact);
  });

  it('is another one with another content, or by other references', () => {
    const { digest } = makeToldFact(told(payment), sha256);
    const content = aPaymentsRefund('re_1', 1n);

    expect(makeToldFact({ ...told(payment), content }, sha256).digest).not.toBe(digest);
    expect(makeToldFact(told(charge), sha256).digest).not.toBe(digest);
  });

  it('has a digest over what is to be digested, so that peppers do not make two of it', () => {
    const content = aPaymentsRefund('re_1', 1n);

    const [first, second] = [told(payment), { ...told(payment), content }].map((each) =>
      makeToldFact(each, sha256, { said: 'once' }),
    );

    expect(first?.digest).toBe(second?.digest);
  });

  it('needs a reference', () => {
    expect(() => makeToldFact(told(), sha256)).toThrow(RangeError);
  });

  it.each([
    { who: 'the order’s own connection is the shop’s word', toldBy: 'acme.shop', kept: undefined },
    {
      who: 'a connection of payments says by whom it was told',
      toldBy: 'acme.pay',
      kept: 'acme.pay',
    },
  ])('of $who', ({ toldBy, kept }) => {
    const fact = toFactOfOrder(aPaymentsFact({ toldBy }), 'shop~cs_1');

    expect(fact).toMatchObject({ connectionId: 'acme.shop', orderId: 'cs_1' });
    expect(fact.toldBy).toBe(kept);
  });
});

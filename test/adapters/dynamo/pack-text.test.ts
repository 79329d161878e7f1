import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { packText, unpackText } from '../../../adapters/dynamo/pack-text.ts';
import { encodeJson } from '../../../core/encoding/json.ts';
import { aFact, anOrderFact, anOrderSnapshot } from '../../support/factories/index.ts';

describe('packing a body', () => {
  it('gives back any text as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (text) => {
        expect(unpackText(packText(text))).toBe(text);
      }),
    );
  });

  it('leaves a short text readable', () => {
    expect(packText('{"creatorId":"mia"}')).toBe('{"creatorId":"mia"}');
  });

  it('makes a fact less than half as long', () => {
    const text = encodeJson(anOrderFact(anOrderSnapshot()));

    expect(packText(text).length).toBeLessThan(text.length / 2);
  });

  it('reads bodies that were stored as texts', () => {
    const text = encodeJson(aFact());

    expect(unpackText(text)).toBe(text);
  });

  it('still reads what it packed when it was new', () => {
    const stored =
      '01431b68494cce858c5561c985b99989784c3281380e4f5e34343030249c1f41e660e623509ea9a534ed9b1b9998989a81cc37d081f34c0d0c0c40d53800';

    expect(JSON.parse(unpackText(Uint8Array.from(Buffer.from(stored, 'hex'))))).toEqual({
      merchantId: 'acme',
      owed: [{ creatorId: 'mia', minorUnits: { $bigint: '4000' } }],
      summary: {
        orderName: '#1001',
        revenueMinorUnits: { $bigint: '40000' },
        newCustomer: true,
      },
      journal: [{ sequence: 1, kind: 'estimate', cause: '1', at: [1772445600000, 1772445605000] }],
    });
  });

  it.each([[Uint8Array.from([2, 3])], [undefined], [17]])(
    'refuses %p, which it never wrote',
    (body) => {
      expect(() => unpackText(body)).toThrow('packed in a way');
    },
  );
});

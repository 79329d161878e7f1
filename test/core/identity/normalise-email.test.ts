import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normaliseEmail } from '../../../core/identity/normalise-email.ts';

describe('normaliseEmail', () => {
  it.each([
    ['capital letters', 'Mia@Acme.EXAMPLE', 'mia@acme.example'],
    ['white space at its ends', ' mia@acme.example\r\n', 'mia@acme.example'],
    ['a no-break space', '\u00a0mia@acme.example', 'mia@acme.example'],
    ['marks that nobody sees', '\ufeff\u200bmia@acme.example\u200e', 'mia@acme.example'],
    ['a letter and its accent apart', 'rene\u0301@acme.example', 'ren\u00e9@acme.example'],
    ['a letter that composes only when it is small', 'J\u030c@acme.example', '\u01f0@acme.example'],
    ['an international domain', 'mia@M\u00dcLLER.example', 'mia@xn--mller-kva.example'],
    [
      'the same domain, composed elsewhere',
      'mia@mu\u0308ller.example',
      'mia@xn--mller-kva.example',
    ],
    ['the same domain in ASCII', 'mia@XN--mller-kva.example', 'mia@xn--mller-kva.example'],
  ])('spells an address one way, in spite of %s', (_, written, spelled) => {
    expect(normaliseEmail(written)).toBe(spelled);
  });

  it.each(['mia+shop@acme.example', 'm.ia@gmail.com', 'mia@googlemail.com', 'info@1.2.3.4'])(
    'guesses nothing about %s',
    (written) => {
      expect(normaliseEmail(written)).toBe(written);
    },
  );

  it.each([
    '',
    '@',
    'nobody',
    'example string',
    'a@b@c',
    'mia@',
    '@acme.example',
    'mia @acme.example',
    'Mia <mia@acme.example>',
    'mia\u0000@acme.example',
    'mia@m\u00fcller.example/path',
    'mia@m\u00fcller.example:25',
    'mia@%6d\u00fcller.example',
    'mia@xn--\u00fc',
  ])('finds no address in %j', (written) => {
    expect(normaliseEmail(written)).toBeUndefined();
  });

  it('finds in its own spelling nothing left to change', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const spelled = normaliseEmail(`${a}@${b}.example`);

        fc.pre(spelled !== undefined);
        expect(normaliseEmail(spelled)).toBe(spelled);
      }),
    );
  });
});

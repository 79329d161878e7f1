import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { pseudonymiser } from '../../../adapters/crypto/pepper.ts';

const one = { current: 'p1', keys: { p1: 'pepper one' } };
const two = { current: 'p2', keys: { p1: 'pepper one', p2: 'pepper two' } };
const mia = { emails: ['Mia@acme.example'] };

describe('pseudonymiser', () => {
  it('hashes under a pepper of the merchant, derived from the master pepper', () => {
    const pepper = createHmac('sha256', 'pepper one').update('acme').digest();
    const hash = createHmac('sha256', pepper).update('email:mia@acme.example').digest('base64url');

    expect(pseudonymiser(one).hashesOf('acme', mia)).toEqual([`p1:${hash}`]);
  });

  it('gives the customers of two merchants nothing in common', () => {
    expect(pseudonymiser(one).hashesOf('umbrella', mia)).not.toEqual(
      pseudonymiser(one).hashesOf('acme', mia),
    );
  });

  it('still finds a person after a rotation', () => {
    const [before] = pseudonymiser(one).hashesOf('acme', mia);

    expect(pseudonymiser(two).hashesOf('acme', mia)).toContain(before);
    expect(pseudonymiser(two).hashesOf('acme', mia)).toHaveLength(2);
  });

  it('says which hashes are one key, while there are several peppers', () => {
    const keys = { emails: ['mia@acme.example', 'm@acme.example'] };

    const siblings = pseudonymiser(two).siblingsOf('acme', keys);

    expect(pseudonymiser(one).siblingsOf('acme', keys)).toEqual([]);
    expect(siblings).toHaveLength(2);
    expect(siblings).toContainEqual(pseudonymiser(two).hashesOf('acme', mia));
    expect(siblings.flat().toSorted()).toEqual(pseudonymiser(two).hashesOf('acme', keys));
  });

  it('gives the same hashes in the same order, however the keys come in', () => {
    const customer = { connectionId: 'acme.shop', id: '7' };
    const hashes = (emails: string[]) => pseudonymiser(two).hashesOf('acme', { emails, customer });

    expect(hashes(['a@x.example', 'b@x.example'])).toEqual(hashes(['B@x.example', 'a@x.example']));
    expect(hashes(['a@x.example', 'b@x.example'])).toHaveLength(6);
  });
});

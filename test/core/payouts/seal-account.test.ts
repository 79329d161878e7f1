import { describe, expect, it } from '@jest/globals';
import { textSeal } from '../../../adapters/crypto/text-seal.ts';
import { accountOf, isSameAccount } from '../../../core/payouts/account-of.ts';
import { openAccount, sealAccount } from '../../../core/payouts/seal-account.ts';
import { openMethod } from '../../../core/payouts/seal-method.ts';
import { aSealedMethod, aTextSeal } from '../../support/a-text-seal.ts';

const iban = 'DE02120300000000202051';
const sealed = (number: string, merchantId = 'acme') => sealAccount(aTextSeal, merchantId, number);
const nacha = (routingNumber: string, account: string) =>
  aSealedMethod({
    ...{ rail: 'nacha', holder: 'Mia', holderKind: 'individual' },
    ...{ routingNumber, account, accountType: 'checking' },
  });

describe('sealAccount', () => {
  it('keeps of a number only its end, and opens it for its merchant alone', () => {
    const account = sealed(iban);

    expect(account.ending).toBe('2051');
    expect(JSON.stringify(account)).not.toContain('12030000');
    expect(openAccount(aTextSeal, 'acme', account)).toBe(iban);
    expect(() => openAccount(aTextSeal, 'rival', account)).toThrow('does not open');
  });

  it('shows nothing of a number whose end would be most of it', () => {
    expect(sealed('1234567').ending).toBe('');
    expect(sealed('12345678').ending).toBe('5678');
  });

  it('finds a number the same however it is written, and of no other merchant', () => {
    expect(isSameAccount(sealed('de02 1203 0000 0000 2020 51'), sealed(iban))).toBe(true);
    expect(isSameAccount(sealed(iban, 'rival'), sealed(iban))).toBe(false);
    expect(isSameAccount(sealed('DE02120300000000202052'), sealed(iban))).toBe(false);
  });
});

describe('an account while the keys of seals are changed', () => {
  const keys = { s1: 'seal-key-of-the-tests', s2: 'the-key-after-it' };
  const next = textSeal({ current: 's2', keys });

  it('opens, and is the same whichever key it was sealed under', () => {
    const before = sealed(iban);
    const after = sealAccount(next, 'acme', iban);

    expect(openAccount(next, 'acme', before)).toBe(iban);
    expect(after.sealed).toMatch(/^s2\./);
    expect(isSameAccount(before, after)).toBe(true);
  });
});

describe('accountOf', () => {
  it('finds the same account behind two rails', () => {
    const bank = accountOf(aSealedMethod({ rail: 'sepa', holder: 'Mia', iban }));
    const table = accountOf(aSealedMethod({ rail: 'csv', holder: 'M', account: iban }));

    expect(bank && table && isSameAccount(bank, table)).toBe(true);
  });

  it('tells the same number at two banks apart', () => {
    const here = accountOf(nacha('011000015', '12345678'));
    const there = accountOf(nacha('021000021', '12345678'));

    expect(here && there && isSameAccount(here, there)).toBe(false);
  });

  it('knows no account of who is paid by hand', () => {
    expect(accountOf({ rail: 'manual' })).toBeUndefined();
    expect(openMethod(aTextSeal, 'acme', { rail: 'manual' })).toEqual({ rail: 'manual' });
  });
});

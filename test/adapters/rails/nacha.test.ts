import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AchCredit, NachaFile } from '../../../adapters/rails/nacha/nacha-file.ts';
import { writeNacha } from '../../../adapters/rails/nacha/write-nacha.ts';
import { readNacha } from '../../support/read-nacha.ts';

const aCredit = (changes: Partial<AchCredit> = {}): AchCredit => ({
  ...{ id: 'mia-usd-1', cents: 12_050n, holder: 'Mia Mountain', holderKind: 'individual' },
  ...{ routingNumber: '231380104', accountNumber: '744-5678-99', accountType: 'checking' },
  ...changes,
});

const aFile = (changes: Partial<NachaFile> = {}): NachaFile => ({
  ...{ modifier: 'A', reference: 'march', createdOn: '2026-03-13', effectiveOn: '2026-03-16' },
  description: 'COMMISSION',
  originator: {
    ...{ name: 'Acme Outdoor', companyId: '1234567890' },
    ...{ bankName: 'First Bank', routingNumber: '121042882' },
  },
  credits: [aCredit()],
  ...changes,
});

describe('writeNacha', () => {
  it('writes what the rules print, to the character', () => {
    expect(writeNacha(aFile()).split('\n').slice(0, 5)).toEqual([
      '101 12104288212345678902603130000A094101First Bank             Acme Outdoor           march   ',
      '5220Acme Outdoor                        1234567890PPDCOMMISSION260316260316   1121042880000001',
      '622231380104744-5678-99      0000012050mia-usd-1      Mia Mountain            0121042880000001',
      '822000000100231380100000000000000000000120501234567890                         121042880000001',
      '9000001000001000000010023138010000000000000000000012050                                       ',
    ]);
  });

  it('is read by a reader of its own, with persons and companies in batches of their own', () => {
    const company = aCredit({
      ...{ id: 'ray-usd-1', holder: 'Ray & Sons', holderKind: 'company', accountType: 'savings' },
    });

    const batches = readNacha(writeNacha(aFile({ credits: [company, aCredit()] })));

    expect(batches).toMatchObject([
      { entryClass: 'PPD', serviceClass: '220', entries: [{ code: '22', holder: 'Mia Mountain' }] },
      { entryClass: 'CCD', serviceClass: '220', entries: [{ code: '32', holder: 'Ray + Sons' }] },
    ]);
  });

  it('debits the originator in a balanced file', () => {
    const offset = { accountNumber: '42', accountType: 'checking' } as const;
    const file = aFile({ credits: [aCredit(), aCredit({ id: 'b', cents: 1n })] });

    const [batch] = readNacha(writeNacha({ ...file, originator: { ...file.originator, offset } }));

    expect(batch?.serviceClass).toBe('200');
    expect(batch?.entries.at(-1)).toMatchObject({
      ...{ code: '27', cents: 12_051n, routingNumber: '121042882', accountNumber: '42' },
    });
  });

  it('keeps counts, hashes, sums and blocks right, whatever is paid to whom', () => {
    const credits = fc.array(
      fc.record({
        cents: fc.bigInt({ min: 1n, max: 9_999_999_999n }),
        holder: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
        holderKind: fc.constantFrom('individual' as const, 'company' as const),
        routingNumber: fc.stringMatching(/^\d{9}$/),
        accountNumber: fc.stringMatching(/^\d{1,17}$/),
        accountType: fc.constantFrom('checking' as const, 'savings' as const),
      }),
      { minLength: 1, maxLength: 25 },
    );

    fc.assert(
      fc.property(credits, fc.boolean(), (drawn, isBalanced) => {
        const all = drawn.map((each, index) => ({ ...each, id: `payout-${index}` }));
        const { originator } = aFile();
        const offset = { accountNumber: '42', accountType: 'savings' as const };
        const text = writeNacha(
          aFile({ credits: all, originator: isBalanced ? { ...originator, offset } : originator }),
        );

        const entries = readNacha(text).flatMap((batch) => batch.entries);
        const paid = entries.filter(({ code }) => code === '22' || code === '32');
        expect(paid.map(({ id, cents }) => [id, cents]).toSorted()).toEqual(
          all.map(({ id, cents }) => [id, cents]).toSorted(),
        );
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['nothing to pay', { credits: [] }],
    ['a payment of nothing', { credits: [aCredit({ cents: 0n })] }],
    ['an amount that does not fit', { credits: [aCredit({ cents: 10_000_000_000n })] }],
  ])('refuses %s', (_, changes) => {
    expect(() => writeNacha(aFile(changes))).toThrow(RangeError);
  });
});

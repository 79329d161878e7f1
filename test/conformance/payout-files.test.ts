import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { validateXML } from 'xmllint-wasm';
import { writeNacha } from '../../adapters/rails/nacha/write-nacha.ts';
import { writers } from '../../cli/payouts/write-file.ts';
import { readNacha } from '../support/read-nacha.ts';

const shared = new URL('../../../shared/samples/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, shared), 'utf8');
const samples = readdirSync(new URL('nacha/', shared));

describe('NACHA files', () => {
  it.each(samples)('of others are read by the reader that reads ours: %s', (name) => {
    const batches = readNacha(read(`nacha/${name}`));

    expect(batches.flatMap(({ entries }) => entries).length).toBeGreaterThan(0);
  });

  it('of ours are those of others, where both pay the same: headers, entries, hash, sums, blocks', () => {
    const sample = read('nacha/ppd-credit.ach').split('\n');
    const [ours] = [
      writeNacha({
        ...{
          modifier: 'A',
          reference: '12345678',
          createdOn: '2019-08-16',
          effectiveOn: '2019-08-16',
        },
        description: 'REG.SALARY',
        originator: {
          ...{ name: 'Name on Account', companyId: '231380104', bankName: 'Federal Reserve Bank' },
          routingNumber: '121042882',
        },
        credits: [
          {
            ...{
              id: '',
              cents: 100_000_000n,
              holder: 'Credit Account 1',
              holderKind: 'individual',
            },
            ...{ routingNumber: '231380104', accountNumber: '987654321', accountType: 'checking' },
          },
        ],
      }).split('\n'),
    ];

    // Where a company's name of nine characters stands in its field, and which trace number an entry has, is up to the writer.
    const fields = (line = '') => line.replace(/ {2,}/g, ' ');
    expect(fields(ours[2]).slice(0, 60)).toBe(fields(sample[2]).slice(0, 60));
    expect(ours[3]?.slice(0, 44)).toBe(sample[3]?.slice(0, 44));
    expect(ours[4]).toBe(sample[4]);
    expect(ours.slice(5, 10)).toEqual(sample.slice(5, 10));
  });
});

describe('pain.001 files', () => {
  const schema = read('bank/pain.001.001.09.xsd');
  const listOf = (count: number) => ({
    debtor: { name: 'Acme GmbH', iban: 'DE02120300000000202051', bic: 'BYLADEM1001' },
    ...{ executionDate: '2026-03-15', messageId: `march-${count}` },
    payouts: Array.from({ length: count }, (_, index) => ({
      ...{ id: `payout-${index}`, creator: `Creator ${index}`, amount: `${index + 1}.01` },
      ...{ currency: 'EUR', iban: 'FR1420041010050500013M02606' },
    })),
  });

  it.each([1, 2, 5_000])(
    'of %s payments are valid by the schema, and their sums agree',
    async (count) => {
      const written = writers['pain.001'](listOf(count));
      const file = 'file' in written ? written.file : '';

      const { valid } = await validateXML({
        xml: [{ fileName: 'payouts.xml', contents: file }],
        schema: [schema],
        maxMemoryPages: 4_096,
      });
      expect(valid).toBe(true);
      const amounts = [...file.matchAll(/<InstdAmt Ccy="EUR">(\d+)\.(\d\d)</g)];
      const cents = amounts.reduce((sum, [, whole, part]) => sum + BigInt(`${whole}${part}`), 0n);
      const sums = [...file.matchAll(/<CtrlSum>(\d+)\.(\d\d)</g)].map(([, a, b]) =>
        BigInt(`${a}${b}`),
      );
      expect(amounts).toHaveLength(count);
      expect(sums).toEqual([cents, cents]);
      expect(file).toContain(`<NbOfTxs>${count}</NbOfTxs>`);
    },
  );
});

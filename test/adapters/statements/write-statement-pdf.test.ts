import { describe, expect, it } from '@jest/globals';
import { formatAmount, formatDate } from '../../../adapters/statements/pdf/format-figures.ts';
import { writeStatementCsv } from '../../../adapters/statements/write-statement-csv.ts';
import type { IssuedStatement, StatedLine } from '../../../core/statements/index.ts';
import { countPdfPages } from '../../support/count-pdf-pages.ts';
import { writeTestPdf } from '../../support/write-test-pdf.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });

const aLine = (changes: Partial<StatedLine> = {}): StatedLine => ({
  ...{ kind: 'order', postedAt: '2026-03-16T12:00:00.000Z', entry: 1, amount: usd('10.00') },
  ...{ conversionId: 'shop~1001', orderName: '#1001', revision: 1, rules: [] },
  ...changes,
});

function aStatement(lines: readonly StatedLine[]): IssuedStatement {
  const sums = { opening: usd('0.00'), earned: usd('10.00'), withheld: usd('0.00') };
  return {
    ...{ format: 'tributary-statement/1', number: 'mia-2026-03', merchantId: 'acme' },
    ...{ creatorId: 'mia', period: '2026-03', timeZone: 'UTC' },
    ...{ from: '2026-03-01T00:00:00.000Z', until: '2026-04-01T00:00:00.000Z' },
    entries: { after: 0, through: 1, lastHash: 'ab' },
    units: [
      {
        ...{ unit: 'USD', ...sums, paid: usd('0.00'), other: usd('0.00') },
        ...{ closing: usd('10.00'), closingBalances: {}, lines },
      },
    ],
  };
}

const names = { merchant: 'Acme', creator: 'Mia Mountain', payees: {} };

describe('writeStatementPdf', () => {
  it('takes as many pages as the lines need', async () => {
    const short = await writeTestPdf(aStatement([aLine()]), names, 'ab');
    const long = await writeTestPdf(aStatement(Array(120).fill(aLine())), names, 'ab');

    expect(countPdfPages(short)).toBe(1);
    expect(countPdfPages(long)).toBeGreaterThan(3);
  });

  it.each(['Zoë Ćwiklińska', 'Жукова', 'Παπαδοπούλου', 'Nguyễn', 'अनन्या', '山田花子', 'ليلى'])(
    'writes a statement of %s',
    async (creator) => {
      const pdf = await writeTestPdf(aStatement([aLine()]), { ...names, creator }, 'ab');

      expect(pdf.length).toBeGreaterThan(5_000);
    },
  );

  it('lets an id stand for a name whose letters it has not', async () => {
    const unknown = await writeTestPdf(aStatement([]), { ...names, creator: '山田花子' }, 'ab');
    const other = await writeTestPdf(aStatement([]), { ...names, creator: 'ليلى' }, 'ab');

    expect(Buffer.compare(unknown, other)).toBe(0);
  });
});

describe('writeStatementCsv', () => {
  it('keeps a name from being run as a formula, and amounts numbers', () => {
    const lines = [aLine({ amount: usd('-5.00') })];

    const csv = writeStatementCsv(aStatement(lines), { ...names, creator: '=HYPERLINK("x")' });

    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
    expect(csv).toContain(',-5.00,,\r\n');
  });
});

describe('figures for people', () => {
  it.each([
    ['1234567.50', '1,234,567.50'],
    ['-1234.00', '−1,234.00'],
    ['-0.05', '−0.05'],
    ['1200', '1,200'],
    ['999', '999'],
    ['1.2345', '1.2345'],
  ])('write %s as %s', (amount, written) => {
    expect(formatAmount(usd(amount))).toBe(written);
  });

  it('write a day as it is on the calendar of a place', () => {
    expect(formatDate('2026-03-01T23:30:00Z', 'Europe/Berlin')).toBe('2 Mar 2026');
  });
});

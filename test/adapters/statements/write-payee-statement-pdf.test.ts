import { describe, expect, it } from '@jest/globals';
import type { PayeeLine, PayeeStatement } from '../../../core/statements/payee-statement.ts';
import { countPdfPages } from '../../support/count-pdf-pages.ts';
import { writeTestPayeePdf } from '../../support/write-test-pdf.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });

const aLine = (changes: Partial<PayeeLine> = {}): PayeeLine => ({
  ...{ kind: 'payout', creatorId: 'mia', payoutId: 'mia-usd-2', entry: 3, amount: usd('2.28') },
  ...{ postedAt: '2026-04-16T12:00:00.000Z', reference: 'statement 7' },
  ...changes,
});

function aStatement(lines: readonly PayeeLine[]): PayeeStatement {
  return {
    ...{ format: 'tributary-payee-statement/1', number: 'payee-northern-2026-04' },
    ...{ merchantId: 'acme', payeeId: 'northern', period: '2026-04', timeZone: 'UTC' },
    ...{ from: '2026-04-01T00:00:00.000Z', until: '2026-05-01T00:00:00.000Z' },
    sources: [{ creatorId: 'mia', statement: 'mia-2026-04', sha256: 'ab' }],
    currencies: [
      { currency: 'USD', received: usd('2.28'), withheld: usd('0.72'), gross: usd('3.00'), lines },
    ],
  };
}

const names = { merchant: 'Acme', payee: 'Northern Talent', creators: { mia: 'Mia Mountain' } };
const withholding = aLine({ kind: 'withholding', amount: usd('0.72') });

describe('writePayeeStatementPdf', () => {
  it('writes the same bytes of the same statement, and others of another', async () => {
    const write = (line: PayeeLine) => writeTestPayeePdf(aStatement([line]), names, 'ab');

    const pdf = await write(withholding);

    expect(Buffer.compare(await write(withholding), pdf)).toBe(0);
    expect(Buffer.compare(await write(aLine({ amount: usd('-0.72') })), pdf)).not.toBe(0);
  });

  it('takes as many pages as the lines need', async () => {
    const long = await writeTestPayeePdf(aStatement(Array(120).fill(aLine())), names, 'ab');

    expect(countPdfPages(await writeTestPayeePdf(aStatement([aLine()]), names, 'ab'))).toBe(1);
    expect(countPdfPages(long)).toBeGreaterThan(3);
  });

  it('lets an id stand for a name whose letters it has not', async () => {
    const write = (payee: string, mia: string) =>
      writeTestPayeePdf(aStatement([aLine()]), { ...names, payee, creators: { mia } }, 'ab');

    expect(Buffer.compare(await write('山田', '花子'), await write('ليلى', 'سلمى'))).toBe(0);
  });
});

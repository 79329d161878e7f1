import { describe, expect, it } from '@jest/globals';
import { readCamt053 } from '../../../../adapters/rails/reports/read-camt-053.ts';
import { shortenId } from '../../../../adapters/rails/shorten-id.ts';

const versions = ['02', '08'] as const;
type Version = (typeof versions)[number];

type Booking = {
  readonly amount: string;
  readonly direction?: 'DBIT' | 'CRDT';
  readonly status?: string;
  readonly day?: string;
  readonly transactions: readonly string[];
};

/** An entry of a statement as its version has it. */
function entry(version: Version, booking: Booking): string {
  const { amount, direction = 'DBIT', status = 'BOOK', day = '2026-03-17' } = booking;
  const written = version === '02' ? status : `<Cd>${status}</Cd>`;
  return `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd><Sts>${written}</Sts>
    <BookgDt><Dt>${day}</Dt></BookgDt><NtryDtls>${booking.transactions.join('')}</NtryDtls></Ntry>`;
}

function transaction(version: Version, id: string, amount = '', more = ''): string {
  const money = `<Amt Ccy="EUR">${amount}</Amt>`;
  const own = version === '02' ? `<AmtDtls><TxAmt>${money}</TxAmt></AmtDtls>` : money;
  return `<TxDtls><Refs><EndToEndId>${id}</EndToEndId></Refs>${amount === '' ? '' : own}${more}</TxDtls>`;
}

const returned = (code: string) => `<RtrInf><Rsn><Cd>${code}</Cd></Rsn></RtrInf>`;

function statement(version: Version, ...entries: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}"><BkToCstmrStmt>
<GrpHdr><MsgId>S1</MsgId></GrpHdr><Stmt><Id>1</Id>${entries.join('\n')}</Stmt></BkToCstmrStmt></Document>`;
}

const eur = (minorUnits: bigint) => ({ minorUnits, currency: 'EUR' });

describe.each(versions)('readCamt053 of camt.053.001.%s', (version) => {
  it('reads what left the account under the ids of payouts, also out of one booking of a file', () => {
    const file = entry(version, {
      amount: '65.50',
      transactions: [
        transaction(version, 'mia-eur-1', '40.00'),
        transaction(version, 'leo-eur-1', '25.50'),
      ],
    });
    const single = entry(version, {
      amount: '7.00',
      transactions: [transaction(version, 'ana-eur-1')],
    });

    expect(readCamt053(statement(version, file, single))).toEqual([
      {
        ...{ payoutId: 'mia-eur-1', state: 'paid', line: 1, reference: '2026-03-17' },
        amount: eur(4_000n),
      },
      {
        ...{ payoutId: 'leo-eur-1', state: 'paid', line: 1, reference: '2026-03-17' },
        amount: eur(2_550n),
      },
      {
        ...{ payoutId: 'ana-eur-1', state: 'paid', line: 2, reference: '2026-03-17' },
        amount: eur(700n),
      },
    ]);
  });

  it('takes a payout that left and came back for one that was returned, with the reason', () => {
    const left = entry(version, {
      amount: '40.00',
      transactions: [transaction(version, 'mia-eur-1', '40.00')],
    });
    const back = entry(version, {
      ...{ amount: '40.00', direction: 'CRDT', day: '2026-03-19' },
      transactions: [transaction(version, 'mia-eur-1', '40.00', returned('AC04'))],
    });

    expect(readCamt053(statement(version, left, back))).toEqual([
      {
        ...{ payoutId: 'mia-eur-1', state: 'returned', line: 2, amount: eur(4_000n) },
        reference: '2026-03-19 AC04',
      },
    ]);
  });

  it('keeps what is booked twice, because money moves once', () => {
    const booking = entry(version, {
      amount: '40.00',
      transactions: [transaction(version, 'mia-eur-1', '40.00')],
    });

    const told = readCamt053(statement(version, booking, booking));

    expect(told.map(({ line }) => line)).toEqual([1, 2]);
  });

  it('has what is pending as open, until it is booked', () => {
    const pending = entry(version, {
      ...{ amount: '40.00', status: 'PDNG' },
      transactions: [transaction(version, 'mia-eur-1', '40.00')],
    });
    const booked = entry(version, {
      amount: '40.00',
      transactions: [transaction(version, 'mia-eur-1', '40.00')],
    });

    expect(readCamt053(statement(version, pending))).toMatchObject([{ state: 'open' }]);
    expect(readCamt053(statement(version, pending, booked))).toMatchObject([
      { state: 'paid', line: 2 },
    ]);
  });

  it('passes over everything else on the account, and knows ids that a file has shortened', () => {
    const short = shortenId('a-creator-with-an-id-that-no-bank-file-can-carry-eur-2');
    const others = entry(version, {
      ...{ amount: '900.00', direction: 'CRDT' },
      transactions: [
        transaction(version, 'NOTPROVIDED', '450.00'),
        transaction(version, 'RE 4711'),
      ],
    });
    const information = entry(version, {
      ...{ amount: '1.00', status: 'INFO' },
      transactions: [transaction(version, 'mia-eur-1', '1.00')],
    });
    const own = entry(version, {
      amount: '40.00000',
      transactions: [transaction(version, short)],
    });

    expect(readCamt053(statement(version, others, information, own))).toEqual([
      {
        ...{ payoutId: short, state: 'paid', line: 3, reference: '2026-03-17' },
        amount: eur(4_000n),
      },
    ]);
  });

  it('leaves out amounts that the bank gives as one sum', () => {
    const sum = entry(version, {
      amount: '65.50',
      transactions: [transaction(version, 'mia-eur-1'), transaction(version, 'leo-eur-1')],
    });

    expect(readCamt053(statement(version, sum)).map((each) => each.amount)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('refuses sums without transactions, another direction, and an amount that is none', () => {
    const batch = entry(version, { amount: '65.50', transactions: [] });
    const odd = entry(version, {
      ...{ amount: '1.00', status: 'WHAT' },
      transactions: [transaction(version, 'mia-eur-1', '1.00')],
    });
    const inexact = entry(version, {
      amount: '1.00',
      transactions: [transaction(version, 'mia-eur-1', '1.001')],
    });

    expect(() => readCamt053(statement(version, batch))).toThrow('gives sums only');
    expect(() => readCamt053(statement(version, odd))).toThrow('Entry 1: "WHAT DBIT"');
    expect(() => readCamt053(statement(version, inexact))).toThrow('Entry 1: "1.001"');
  });
});

describe('readCamt053', () => {
  it('reads a statement with a prefix, times in place of days, and nothing booked', () => {
    const prefixed = statement('02', '').replaceAll(/<(\/?)([A-Z])/g, '<$1n:$2');
    const timed = statement(
      '08',
      entry('08', {
        amount: '1.00',
        transactions: [transaction('08', 'mia-eur-1', '1.00')],
      }).replace('<Dt>2026-03-17</Dt>', '<DtTm>2026-03-17T23:59:00+01:00</DtTm>'),
    );

    expect(readCamt053(prefixed)).toEqual([]);
    expect(readCamt053(timed)).toMatchObject([{ reference: '2026-03-17' }]);
  });

  it.each([
    ['another message', '<Document><CstmrPmtStsRpt/></Document>', 'This is no camt.053'],
    ['half a document', '<Document><BkToCstmrStmt>', 'not well-formed XML'],
    [
      'entities of its own',
      `<!DOCTYPE a [<!ENTITY b "c">]>${statement('02', '')}`,
      'not well-formed XML',
    ],
  ])('refuses %s', (_, text, says) => {
    expect(() => readCamt053(text)).toThrow(says);
  });
});

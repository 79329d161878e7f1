import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { dynamoBookPages } from '../../../adapters/dynamo/book-pages.ts';
import { exportLedger } from '../../../adapters/dynamo/export-ledger.ts';
import { noLargeBodies } from '../../../adapters/dynamo/no-large-bodies.ts';
import { dynamoRemittanceStore } from '../../../adapters/dynamo/remittance-store.ts';
import { writeBookCsv } from '../../../adapters/finance/write-book.ts';
import {
  addBookParts,
  type BookPart,
  type BookRequest,
  emptyBookPart,
  makeBook,
  readBookPart,
} from '../../../core/finance/index.ts';
import { remitTax } from '../../../core/tax/remit-tax.ts';
import { emptyAuthorityHead } from '../../../core/tax/remittance.ts';
import { aRemittance } from '../../support/factories/a-remittance.ts';
import { daysAfterOrder } from '../../support/factories/moments.ts';
import { type LocalLedger, startLocalLedger } from '../../support/local-ledger.ts';

const accounts = {
  ...{ 'commission-expense': '1', pending: '2', settling: '3', payable: '4', debt: '5' },
  ...{ 'in-payout': '6', 'cash-clearing': '7', 'tax-withheld': '8', held: '9' },
};
const requests: readonly BookRequest[] = [
  { kind: 'journal', from: 0, until: daysAfterOrder(9_000), accounts },
  { kind: 'accrual', at: daysAfterOrder(9_000) },
  { kind: 'cash', now: daysAfterOrder(60), runDay: 15 },
];
const write = (request: BookRequest, part: BookPart) =>
  writeBookCsv(makeBook(request, 'acme', part, [], sha256));

let local: LocalLedger;
beforeAll(async () => {
  local = await startLocalLedger();
  const remittances = dynamoRemittanceStore(local.documents, local.tables.ledger);
  for (const merchantId of ['acme', 'acme2']) {
    const head = emptyAuthorityHead(merchantId, 'US');
    const context = { postedAt: daysAfterOrder(55), sha256 };
    await remittances.write(remitTax(head, aRemittance({ merchantId }), 100n, context));
  }
}, 60_000);
afterAll(() => local.stop());

async function walk(request: BookRequest, itemsPerPage: number) {
  const { documents, tables } = local;
  const pages = dynamoBookPages({
    ...{ documents, conversionsTable: tables.conversions, ledgerTable: tables.ledger },
    itemsPerPage,
  });
  let part = emptyBookPart;
  let read = 0;
  let count = 0;
  for (let after: string | undefined, isFirst = true; isFirst || after !== undefined; ) {
    isFirst = false;
    const page = await pages.read('acme', after);
    part = addBookParts(part, readBookPart(request, 'acme', page.store));
    read += page.read;
    count += 1;
    after = page.next;
  }
  return { text: write(request, part), read, count };
}

describe('dynamoBookPages', () => {
  it.each(requests)(
    'reads all of a merchant, and of nobody else, page by page: %j',
    async (request) => {
      const whole = await exportLedger({
        documents: local.documents,
        conversionsTable: local.tables.conversions,
        ledgerTable: local.tables.ledger,
        largeBodies: noLargeBodies,
      });
      const expected = write(request, readBookPart(request, 'acme', whole));

      const small = await walk(request, 2);
      const large = await walk(request, 1_000);

      expect(expected.split('\r\n').length).toBeGreaterThan(2);
      expect(small.text).toBe(expected);
      expect(large.text).toBe(expected);
      expect(small.count).toBeGreaterThan(large.count);
      expect(small.read).toBe(large.read);
    },
  );
});

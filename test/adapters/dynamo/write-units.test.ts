import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomId } from '../../../adapters/crypto/random-id.ts';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { dynamoBudgetStore } from '../../../adapters/dynamo/budget-store.ts';
import { toStateItem } from '../../../adapters/dynamo/conversion-item.ts';
import { dynamoConversionStore } from '../../../adapters/dynamo/conversion-store.ts';
import { dynamoLedgerStore } from '../../../adapters/dynamo/ledger-store.ts';
import { noLargeBodies } from '../../../adapters/dynamo/no-large-bodies.ts';
import { dynamoTouchStore } from '../../../adapters/dynamo/touch-store.ts';
import { emptyAccountHead } from '../../../core/ledger/empty-account-head.ts';
import { reservePayout } from '../../../core/ledger/reserve-payout.ts';
import { settleLegs } from '../../../core/ledger/settle-legs.ts';
import { decideUse } from '../../../core/plans/budgets/decide-use.ts';
import { appendToJournal } from '../../../core/settlement/append-to-journal.ts';
import { movePostings } from '../../../core/settlement/journal-postings.ts';
import { listOwed } from '../../../core/settlement/list-owed.ts';
import { countWriteUnits } from '../../support/count-write-units.ts';
import { aLeg } from '../../support/factories/a-leg.ts';
import { anAdmissionRequest, anAllowance } from '../../support/factories/an-allowance.ts';
import {
  aConversionState,
  aFact,
  aPayee,
  aTouch,
  daysAfterOrder,
  orderMoment,
  somePayeeTerms,
} from '../../support/factories/index.ts';
import { type LocalTables, startLocalTables } from '../../support/local-tables.ts';

let tables: LocalTables;
beforeAll(async () => {
  tables = await startLocalTables();
});
afterAll(() => tables.stop());

/** An order as Shopify names them, with its first estimate in the journal. */
function anEstimatedOrder() {
  const conversionId = 'shop~820982911946154508';
  const owed = [{ creatorId: 'mia-mountain', minorUnits: 12_345n }];
  const journal = appendToJournal(
    [],
    [
      {
        kind: 'estimate',
        postings: movePostings(
          listOwed({ currency: 'USD', owed }),
          'commission-expense',
          'pending',
        ),
      },
    ],
    { conversionId, version: 1, eventAt: orderMoment, postedAt: orderMoment, sha256 },
  );
  return aConversionState({ conversionId, orderId: '820982911946154508', owed, journal });
}

describe('write units', () => {
  it('are two for an order: one for the fact, one for the state', async () => {
    const { documents, units } = countWriteUnits(tables.documents);
    const conversionsTable = await tables.createTable('KEYS_ONLY');
    const store = dynamoConversionStore({
      documents,
      conversionsTable,
      largeBodies: noLargeBodies,
    });

    await store.addFact(aFact());
    const afterFact = { ...units };
    await store.save({ state: anEstimatedOrder(), legs: [] });

    console.log('Write units of an order:', { fact: afterFact, both: units });
    expect(afterFact).toEqual({ table: 1, indexes: 0 });
    // The state is in the due index and in the index by day, with its keys only.
    expect(units).toEqual({ table: 2, indexes: 2 });
  });

  it('are four for what an order reserves of a budget: two small items in one transaction', async () => {
    const { documents, units } = countWriteUnits(tables.documents);
    const store = dynamoBudgetStore(documents, await tables.createTable('KEYS_ONLY'));
    const allowance = anAllowance({ units: 1_000n });
    const request = { ...anAdmissionRequest(), isHot: false, place: 0 };
    const decision = decideUse(allowance, { leases: [] }, request);
    if (decision.kind !== 'counter') throw new Error('The first decision is the counter’s.');

    await store.write(allowance.key, decision.change);

    console.log('Write units of a reservation:', units);
    expect(units).toEqual({ table: 4, indexes: 0 });
  });

  it.each([
    { what: 'everything that is payable', terms: undefined },
    { what: 'one’s part of a divided account', terms: somePayeeTerms() },
  ])('are ten for reserving $what: four items and a look at the batch', async ({ terms }) => {
    const { documents, units } = countWriteUnits(tables.documents);
    const ledger = dynamoLedgerStore(documents, await tables.createTable());
    const at = daysAfterOrder(50);
    const settled = settleLegs(emptyAccountHead('acme', 'mia'), [aLeg()], { postedAt: at, sha256 });
    await ledger.write(settled);
    const before = units.table;
    const place = { currency: 'USD', runId: '2026-04-15', batchId: '2026-04-15-sepa-USD-1', at };
    const { payoutMethod: method = { rail: 'manual' } } = aPayee();
    const order = { ...place, method, ...(terms === undefined ? {} : { terms }) };

    await ledger.write(reservePayout(settled.head, order, sha256));

    console.log('Write units of a payout:', units.table - before);
    expect(units.table - before).toBe(10);
  });

  it('are one for a touch', async () => {
    const { documents, units } = countWriteUnits(tables.documents);
    const store = dynamoTouchStore(documents, await tables.createTable());

    await store.addTouch('acme', aTouch());

    expect(units.table).toBe(1);
  });
});

it('keeps the state of an estimated order within the kilobyte that one write unit pays for', () => {
  const item = toStateItem(anEstimatedOrder());
  const size = Object.entries({ ...item, writeId: randomId() })
    .map(([name, value]) => name.length + sizeOf(value))
    .reduce((sum, bytes) => sum + bytes, 0);

  expect(size).toBeLessThan(1_024);
});

/** DynamoDB counts a text's bytes, and about half a byte for each digit of a number. */
function sizeOf(value: unknown): number {
  if (value === undefined) return 0;
  return typeof value === 'number'
    ? Math.ceil(String(value).length / 2) + 1
    : Buffer.byteLength(String(value));
}

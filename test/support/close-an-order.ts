import { sha256 } from '../../adapters/crypto/sha256.ts';
import type { Leg } from '../../core/ledger/entry.ts';
import type { LedgerExport } from '../../core/ledger/ledger-export.ts';
import { closeConversion } from '../../core/settlement/close-conversion.ts';
import type { ConversionChange, ConversionState } from '../../core/settlement/conversion.ts';
import { restateConversion } from '../../core/settlement/restate-conversion.ts';
import { reviseEstimate } from '../../core/settlement/revise-estimate.ts';
import { type AssessedAmount, anAssessment } from './factories/an-assessment.ts';
import { anOrderState } from './factories/an-order-state.ts';
import { daysAfterOrder } from './factories/moments.ts';

export type ClosedOrder = LedgerExport['conversions'][number] & {
  readonly legs: readonly Leg[];
  /** Every write, in order: the estimate, the close, each restatement. */
  readonly changes: readonly ConversionChange[];
};

/**
 * An order through its whole life as the use cases write it: estimated and closed at the first
 * amounts, restated to each of the others.
 */
export function closeAnOrder(
  orderId: string,
  currency: string,
  [first = [], ...restatements]: readonly (readonly AssessedAmount[])[],
): ClosedOrder {
  const input = (owed: readonly AssessedAmount[]) => inputFor(orderId, currency, owed);
  const estimated = written(reviseEstimate({ ...input(first), previous: undefined }));
  const closed = closeConversion({ ...input(first), previous: estimated.state });
  const changes: ConversionChange[] = [estimated, closed];
  let state: ConversionState = closed.state;
  for (const owed of restatements) {
    const restated = written(restateConversion({ ...input(owed), previous: state }));
    changes.push(restated);
    state = restated.state;
  }
  return {
    state,
    frozen: changes.flatMap(({ frozen }) => (frozen === undefined ? [] : [frozen])),
    legs: changes.flatMap(({ legs }) => legs),
    changes,
  };
}

/** An order that was estimated, once or more often, and is still open. */
export function anEstimatedOrder(
  orderId: string,
  currency: string,
  estimates: readonly (readonly AssessedAmount[])[],
): LedgerExport['conversions'][number] {
  let state: ConversionState | undefined;
  for (const owed of estimates) {
    state = written(
      reviseEstimate({ ...inputFor(orderId, currency, owed), previous: state }),
    ).state;
  }
  if (state === undefined) throw new Error('An order has at least one estimate.');
  return { state, frozen: [] };
}

function inputFor(orderId: string, currency: string, owed: readonly AssessedAmount[]) {
  return {
    identity: {
      merchantId: 'acme',
      conversionId: `shop~${orderId}`,
      connectionId: 'acme.shop',
      programId: 'spring',
      orderId,
    },
    order: anOrderState(),
    assessment: anAssessment(owed, { conversionId: `shop~${orderId}`, currency }),
    closeAt: daysAfterOrder(45),
    eventAt: daysAfterOrder(0),
    now: daysAfterOrder(45),
    sha256,
  };
}

function written(change: ConversionChange | undefined): ConversionChange {
  if (change === undefined) throw new Error('The amounts of two revisions are the same.');
  return change;
}

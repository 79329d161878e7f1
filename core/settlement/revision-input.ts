import type { ConversionAssessment } from '../assessment/conversion-assessment.ts';
import type { EarlyCloseInForce } from '../assessment/early-close.ts';
import type { OrderState } from '../assessment/order-state.ts';
import type { Sha256 } from '../encoding/hashing.ts';
import type { Instant } from '../time/instant.ts';
import type { ConversionState } from './conversion.ts';

/** Who a conversion belongs to; never changes after the first write. */
export type ConversionIdentity = Pick<
  ConversionState,
  'merchantId' | 'conversionId' | 'connectionId' | 'programId' | 'orderId'
>;

/** What every write to a conversion is computed from. */
export type RevisionInput = {
  readonly identity: ConversionIdentity;
  readonly previous: ConversionState | undefined;
  readonly order: OrderState;
  /** Absent while the order itself has not arrived. */
  readonly assessment: ConversionAssessment | undefined;
  readonly closeAt: Instant | undefined;
  /** By whose word that is before the end of the window; absent: by nobody's. */
  readonly earlyClose?: EarlyCloseInForce | undefined;
  /** Of an open order that is not paid. */
  readonly unpaidExpiryAt?: Instant | undefined;
  /** The newest source version among the facts: when what is posted came about. */
  readonly eventAt: Instant;
  readonly now: Instant;
  readonly sha256: Sha256;
};

import type { ReportedActivity } from '../../../core/assessment/activity-fact.ts';
import type { Adjustment, DecisionFact } from '../../../core/assessment/adjustment-fact.ts';
import type { FoldedEarlyClose } from '../../../core/assessment/early-close.ts';
import type { Reassignment } from '../../../core/assessment/reassignment.ts';
import type { ConversionKey } from '../../../core/settlement/conversion-store.ts';

type Decision = Pick<DecisionFact, 'outcome' | 'author'>;

/** What people or a back end of the merchant tell about a conversion, over the API. */
export type Deed =
  | {
      readonly kind: 'adjust';
      readonly key: ConversionKey;
      readonly adjustment: Adjustment;
      /** What a second person says of it; absent: nobody says anything. */
      readonly decision?: Decision;
    }
  | {
      readonly kind: 'reassign';
      readonly key: ConversionKey;
      readonly reassignment: Reassignment;
      readonly decision?: Decision;
      readonly isReversed: boolean;
    }
  | {
      readonly kind: 'close-early';
      readonly key: ConversionKey;
      readonly asked: Pick<
        FoldedEarlyClose,
        'earlyCloseId' | 'reason' | 'needsApproval' | 'author'
      >;
      readonly decision?: Decision;
    }
  | {
      readonly kind: 'report';
      readonly key: ConversionKey;
      readonly reported: ReportedActivity;
      /** How it is corrected afterwards; absent: never. */
      readonly change?: { readonly quantity: bigint } | { readonly withdrawn: true };
    };

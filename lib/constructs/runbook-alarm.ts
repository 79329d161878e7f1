import {
  Alarm,
  ComparisonOperator,
  type IAlarmAction,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';

/** The sections of `docs/runbook.md` that tell what to do about an alarm. */
export type RunbookSection =
  | 'api-faults'
  | 'dead-letters'
  | 'function-errors'
  | 'ledger-not-verified'
  | 'ledger-violations'
  | 'queue-age'
  | 'rejected-facts'
  | 'orders-missing'
  | 'payouts-in-review'
  | 'shop-api-refused'
  | 'silent-connections'
  | 'social-accounts-revoked'
  | 'stream-lag';

/** Above a number, where no data is no news; or below one, where no data is just that. */
export type AlarmLimit = { readonly above: number } | { readonly below: number };

export type RunbookAlarmProps = AlarmLimit & {
  /** What is wrong, in a sentence for whoever is woken by it. */
  readonly what: string;

  readonly section: RunbookSection;
  readonly metric: IMetric;

  /**
   * Periods of the metric in a row.
   *
   * @default 1
   */
  readonly periods?: number;

  /** Who is told, both when it is raised and when it is over. */
  readonly actions: readonly IAlarmAction[];
};

/** An alarm that tells where it is written what to do. */
export class RunbookAlarm extends Alarm {
  constructor(scope: Construct, id: string, props: RunbookAlarmProps) {
    super(scope, id, {
      alarmDescription: `${props.what} What to do: docs/runbook.md#${props.section}`,
      metric: props.metric,
      evaluationPeriods: props.periods ?? 1,
      ...describeLimit(props),
    });
    this.addAlarmAction(...props.actions);
    this.addOkAction(...props.actions);
  }
}

function describeLimit(limit: AlarmLimit) {
  return 'above' in limit
    ? {
        threshold: limit.above,
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        // Work comes in bursts.
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }
    : {
        threshold: limit.below,
        comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
        treatMissingData: TreatMissingData.BREACHING,
      };
}

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
  | 'queue-age'
  | 'rejected-facts'
  | 'stream-lag';

export interface RunbookAlarmProps {
  /** What is wrong, in a sentence for whoever is woken by it. */
  readonly what: string;

  readonly section: RunbookSection;
  readonly metric: IMetric;

  /** The alarm is raised above this. */
  readonly above: number;

  /**
   * Periods of the metric in a row.
   *
   * @default 1
   */
  readonly periods?: number;

  /** Who is told, both when it is raised and when it is over. */
  readonly actions: readonly IAlarmAction[];
}

/** An alarm that tells where it is written what to do. No data is no alarm: work comes in bursts. */
export class RunbookAlarm extends Alarm {
  constructor(scope: Construct, id: string, props: RunbookAlarmProps) {
    super(scope, id, {
      alarmDescription: `${props.what} What to do: docs/runbook.md#${props.section}`,
      metric: props.metric,
      threshold: props.above,
      evaluationPeriods: props.periods ?? 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    this.addAlarmAction(...props.actions);
    this.addOkAction(...props.actions);
  }
}

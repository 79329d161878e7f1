import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { ObjectLockRetention } from 'aws-cdk-lib/aws-s3';

export const stageNames = ['dev', 'staging', 'prod'] as const;
export type StageName = (typeof stageNames)[number];

/** Everything in which two deployments of Tributary differ. */
export type StageSettings = {
  readonly stage: StageName;
  /** What becomes of data when its resource leaves the template, or the stack is deleted. */
  readonly removalPolicy: RemovalPolicy;
  /** Refuses to delete tables, and the data stack as a whole. */
  readonly deletionProtection: boolean;
  /** A key of our own for tables, buckets and secrets, whose use is visible in CloudTrail. */
  readonly customerManagedKey: boolean;
  readonly logRetention: RetentionDays;
  /** Requests that the HTTP API lets through, all routes together. */
  readonly throttling: { readonly requestsPerSecond: number; readonly burst: number };
  readonly closeWindowsEvery: Duration;
  /** How often rails that are called are asked what became of payouts. */
  readonly lookUpPayoutsEvery: Duration;
  /** How often it is looked which creators' accounts are due to be polled. */
  readonly pollSocialEvery: Duration;
  /** When it is looked whose payouts are due, as an EventBridge Scheduler cron expression in UTC. */
  readonly payoutCron: string;
  /** When the whole ledger is verified, as an EventBridge Scheduler cron expression in UTC. */
  readonly verifyCron: string;
  /** When statements of the month before are issued, as an EventBridge Scheduler cron expression in UTC. */
  readonly statementCron: string;
  /** When exchange rates are fetched, as an EventBridge Scheduler cron expression in UTC. */
  readonly ratesCron: string;
  /** When shops are asked what changed, as an EventBridge Scheduler cron expression in UTC. */
  readonly reconcileCron: string;
  /** How long the accounts' daily heads are locked; absent where a stack must be easy to delete. */
  readonly anchorLock?: ObjectLockRetention;
  /** Limits on how many run at once, for what stands behind a function. */
  readonly concurrency: {
    /** Executions reserved for calling rails; absent where an account's quota may be small. */
    readonly runPayoutBatch?: number;
    /** Queue messages worked on at once per worker; each contends for orders or account heads. */
    readonly queueWorkers: number;
  };
  readonly alarms: {
    /** A message that waits longer than this is not a backlog but a fault. */
    readonly oldestMessage: Duration;
    readonly streamLag: Duration;
    readonly functionErrorPercent: number;
  };
};

/**
 * Every day, because each program has its own schedule, and a day on which nothing is due costs next to nothing: at three,
 * when no shop is at its peak.
 */
const dailyAtThree = 'cron(0 3 * * ? *)';
/**
 * When the month before is over everywhere (UTC-12 is last, and a month is cut six hours after its end), and on three
 * days, because a run that finds all issued costs next to nothing.
 */
const earlyInTheMonth = 'cron(0 4 2-4 * ? *)';
/**
 * The ECB publishes about 16:00 Central European Time; the second run is for what was late, and the one in the morning
 * for what came in the night.
 */
const afterTheEcb = 'cron(30 6,16,19 * * ? *)';
/** Two hours before payouts may run, so that a broken promise is known first. */
const nightly = 'cron(0 1 * * ? *)';
/** Before the ledger is verified, so that what was missing is in it. */
const lateInTheEvening = 'cron(0 22 * * ? *)';

const careful = {
  removalPolicy: RemovalPolicy.RETAIN,
  deletionProtection: true,
  customerManagedKey: true,
  payoutCron: dailyAtThree,
  verifyCron: nightly,
  statementCron: earlyInTheMonth,
  ratesCron: afterTheEcb,
  reconcileCron: lateInTheEvening,
  closeWindowsEvery: Duration.hours(1),
  lookUpPayoutsEvery: Duration.minutes(15),
  pollSocialEvery: Duration.minutes(5),
  concurrency: { runPayoutBatch: 2, queueWorkers: 20 },
  alarms: {
    oldestMessage: Duration.minutes(10),
    streamLag: Duration.minutes(5),
    functionErrorPercent: 1,
  },
} as const;

const settingsByStage: Readonly<Record<StageName, StageSettings>> = {
  dev: {
    stage: 'dev',
    removalPolicy: RemovalPolicy.DESTROY,
    deletionProtection: false,
    customerManagedKey: false,
    logRetention: RetentionDays.ONE_WEEK,
    throttling: { requestsPerSecond: 100, burst: 200 },
    closeWindowsEvery: Duration.hours(6),
    lookUpPayoutsEvery: Duration.hours(6),
    pollSocialEvery: Duration.hours(1),
    payoutCron: dailyAtThree,
    verifyCron: nightly,
    statementCron: earlyInTheMonth,
    ratesCron: afterTheEcb,
    reconcileCron: lateInTheEvening,
    // Nothing is reserved: a new AWS account may have ten executions in all.
    concurrency: { queueWorkers: 5 },
    alarms: {
      oldestMessage: Duration.minutes(30),
      streamLag: Duration.minutes(15),
      functionErrorPercent: 5,
    },
  },
  staging: {
    ...careful,
    stage: 'staging',
    anchorLock: ObjectLockRetention.governance(Duration.days(30)),
    logRetention: RetentionDays.ONE_MONTH,
    throttling: { requestsPerSecond: 500, burst: 500 },
  },
  prod: {
    ...careful,
    stage: 'prod',
    // As long as a year's books are open to question: nobody can shorten it.
    anchorLock: ObjectLockRetention.compliance(Duration.days(400)),
    logRetention: RetentionDays.SIX_MONTHS,
    throttling: { requestsPerSecond: 5_000, burst: 2_500 },
  },
};

/**
 * The settings of a stage.
 *
 * @throws RangeError if there is no such stage.
 */
export function stageSettings(name: string): StageSettings {
  const stage = stageNames.find((known) => known === name);
  if (stage === undefined) {
    throw new RangeError(`There is no stage "${name}"; use one of ${stageNames.join(', ')}.`);
  }
  return settingsByStage[stage];
}

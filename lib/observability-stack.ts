import { Duration, type Stack } from 'aws-cdk-lib';
import {
  Dashboard,
  GraphWidget,
  type IAlarmAction,
  type IMetric,
  MathExpression,
  Metric,
  Stats,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { DeadLetterQueue } from './constructs/dead-letter-queue.ts';
import { metricNamespace, NodeFunction } from './constructs/node-function.ts';
import {
  type AlarmLimit,
  RunbookAlarm,
  type RunbookAlarmProps,
} from './constructs/runbook-alarm.ts';
import { StreamConsumer } from './constructs/stream-consumer.ts';
import { WorkerQueue } from './constructs/worker-queue.ts';
import type { EdgeStack } from './edge-stack.ts';
import type { StageSettings } from './stage-settings.ts';
import { TributaryStack } from './tributary-stack.ts';

export type ObservabilityStackProps = {
  readonly settings: StageSettings;
  readonly edge: EdgeStack;
  /** Whatever stands in these stacks is watched: nobody has to remember to add an alarm. */
  readonly watched: readonly Stack[];
  /** An SNS topic of the operator; without it alarms are seen in the console only. */
  readonly alarmTopicArn?: string;
};

const fiveMinutes = { period: Duration.minutes(5) };

/** One dashboard, and an alarm for everything that would otherwise fail in silence. */
export class ObservabilityStack extends TributaryStack {
  private readonly actions: readonly IAlarmAction[];
  private readonly watched: readonly Stack[];

  constructor(scope: Construct, props: ObservabilityStackProps) {
    super(scope, 'Observability', {
      settings: props.settings,
      description: 'Tributary: the dashboard and the alarms.',
    });
    this.watched = props.watched;
    this.actions = props.alarmTopicArn
      ? [new SnsAction(Topic.fromTopicArn(this, 'AlarmTopic', props.alarmTopicArn))]
      : [];

    const dashboard = new Dashboard(this, 'Dashboard');
    dashboard.addWidgets(
      graph('Requests and faults', this.watchApi(props.edge)),
      graph('Rejected facts, missing orders, refused access', [
        ...this.watchRejectedFacts(),
        ...this.watchMissingOrders(),
        ...this.watchShopApis(),
        ...this.watchSilentConnections(),
        ...this.watchSocialAccounts(),
      ]),
      graph('Ledger verification', this.watchLedger()),
      graph('Payouts that people look into', this.watchPayouts()),
    );
    dashboard.addWidgets(
      graph('Age of the oldest message (s)', this.watchQueues()),
      graph('Dead letters', this.watchDeadLetters()),
    );
    dashboard.addWidgets(
      graph('Function errors (%)', this.watchFunctions()),
      graph('Stream lag (ms)', this.watchStreams()),
    );
  }

  private watchApi({ gateway }: EdgeStack): IMetric[] {
    const faults = gateway.api.metricServerError({ ...fiveMinutes, statistic: Stats.SUM });
    this.alarm('ApiFaults', {
      what: 'The HTTP API answers with 5xx; shops are turned away and will retry.',
      section: 'api-faults',
      metric: faults,
      above: 5,
      periods: 2,
    });
    return [gateway.api.metricCount({ ...fiveMinutes, statistic: Stats.SUM }), faults];
  }

  private watchRejectedFacts(): IMetric[] {
    const counted = (service: string) =>
      new Metric({
        namespace: metricNamespace,
        metricName: 'RejectedFacts',
        dimensionsMap: { service },
        statistic: Stats.SUM,
        ...fiveMinutes,
      });
    const [told, fetched] = [counted('receive-webhook'), counted('refetch-orders')];
    this.alarm('RejectedFacts', {
      what: 'A shop sent correctly signed content that could not be used.',
      section: 'rejected-facts',
      metric: told,
      above: 0,
    });
    this.alarm('FetchedRejectedFacts', {
      what: 'A shop’s API answered with an order that could not be used.',
      section: 'rejected-facts',
      metric: fetched,
      above: 0,
    });
    return [told, fetched];
  }

  private watchShopApis(): IMetric[] {
    const counted = (service: string) =>
      new Metric({
        namespace: metricNamespace,
        metricName: 'ShopApiRefused',
        dimensionsMap: { service },
        statistic: Stats.SUM,
        ...fiveMinutes,
      });
    const [reading, listing] = [counted('refetch-orders'), counted('reconcile-orders')];
    this.alarm('ShopApiRefused', {
      what: 'A shop’s API refuses the credentials of its connection: its orders are not read.',
      section: 'shop-api-refused',
      metric: reading,
      above: 0,
    });
    this.alarm('ShopListRefused', {
      what: 'A shop’s API refuses the credentials of its connection: its orders are not listed.',
      section: 'shop-api-refused',
      metric: listing,
      above: 0,
    });
    return [reading, listing];
  }

  private watchSilentConnections(): IMetric[] {
    const metric = new Metric({
      namespace: metricNamespace,
      metricName: 'SilentConnections',
      dimensionsMap: { service: 'reconcile-orders' },
      statistic: Stats.SUM,
      ...fiveMinutes,
    });
    this.alarm('SilentConnections', {
      what: 'A shop does not tell of its orders: webhooks are missing, or none has come for days.',
      section: 'silent-connections',
      metric,
      above: 0,
    });
    return [metric];
  }

  /** One creator who takes a grant back is no alarm; several at once are an app that has lost its access. */
  private watchSocialAccounts(): IMetric[] {
    const metric = new Metric({
      namespace: metricNamespace,
      metricName: 'SocialAccountsRevoked',
      dimensionsMap: { service: 'poll-social' },
      statistic: Stats.SUM,
      ...fiveMinutes,
    });
    this.alarm('SocialAccountsRevoked', {
      what: 'Platforms refuse the tokens of several creators at once: an app may have lost its access.',
      section: 'social-accounts-revoked',
      metric,
      above: 4,
    });
    return [metric];
  }

  private watchMissingOrders(): IMetric[] {
    const metric = new Metric({
      namespace: metricNamespace,
      metricName: 'OrdersMissing',
      dimensionsMap: { service: 'close-conversions' },
      statistic: Stats.SUM,
      ...fiveMinutes,
    });
    this.alarm('OrdersMissing', {
      what: 'A shop told of refunds or disputes of an order that it has not sent in three days.',
      section: 'orders-missing',
      metric,
      above: 0,
    });
    return [metric];
  }

  private watchLedger(): IMetric[] {
    const count = (metricName: string, period: Duration) =>
      new Metric({
        namespace: metricNamespace,
        metricName,
        dimensionsMap: { service: 'verify-ledger' },
        statistic: Stats.SUM,
        period,
      });
    const violations = count('LedgerViolations', Duration.minutes(5));
    const verified = count('LedgerVerified', Duration.days(1));
    this.alarm('LedgerViolations', {
      what: 'The nightly verification found a promise of the ledger broken.',
      section: 'ledger-violations',
      metric: violations,
      above: 0,
    });
    this.alarm('LedgerNotVerified', {
      what: 'The whole ledger was not verified within a day.',
      section: 'ledger-not-verified',
      metric: verified,
      below: 1,
    });
    return [violations, verified];
  }

  private watchPayouts(): IMetric[] {
    const largest = (metricName: string) =>
      new Metric({
        namespace: metricNamespace,
        metricName,
        dimensionsMap: { service: 'look-up-payouts' },
        statistic: Stats.MAXIMUM,
        // Longer than from one look-up to the next, so that no pause between them ends an alarm.
        period: Duration.hours(1),
      });
    const inReview = largest('PayoutsInReview');
    const contradictions = largest('RailContradictions');
    const unclear = largest('UnclearPayoutHours');
    this.alarm('PayoutsInReview', {
      what: 'A rail cannot say what became of a payout, or says what cannot be: a person decides.',
      section: 'payouts-in-review',
      metric: inReview,
      above: 0,
    });
    this.alarm('RailContradictions', {
      what: 'A rail says of a payout what contradicts the books.',
      section: 'payouts-in-review',
      metric: contradictions,
      above: 0,
    });
    this.alarm('UnclearPayouts', {
      what: 'A rail has not said for a day what became of a payout.',
      section: 'payouts-in-review',
      metric: unclear,
      above: 24,
    });
    return [inReview, contradictions, unclear];
  }

  private watchQueues(): IMetric[] {
    const limit = this.settings.alarms.oldestMessage;
    return this.find(WorkerQueue).map(({ node, queue }) => {
      const metric = queue.metricApproximateAgeOfOldestMessage({
        ...fiveMinutes,
        statistic: Stats.MAXIMUM,
        label: node.id,
      });
      this.alarm(`${node.id}Age`, {
        what: `A message in ${node.id} has waited for more than ${limit.toMinutes()} minutes.`,
        section: 'queue-age',
        metric,
        above: limit.toSeconds(),
      });
      return metric;
    });
  }

  private watchDeadLetters(): IMetric[] {
    return this.find(DeadLetterQueue).map((queue) => {
      const owner = queue.node.scope?.node.id;
      const metric = queue.metricApproximateNumberOfMessagesVisible({
        ...fiveMinutes,
        statistic: Stats.MAXIMUM,
        label: `${owner}`,
      });
      this.alarm(`${owner}DeadLetters`, {
        what: `Work of ${owner} failed too often and was set aside.`,
        section: 'dead-letters',
        metric,
        above: 0,
      });
      return metric;
    });
  }

  private watchFunctions(): IMetric[] {
    const limit = this.settings.alarms.functionErrorPercent;
    return this.find(NodeFunction).map(({ node, name, lambda }) => {
      // Ids of metrics are shared by the whole graph, so each function needs its own.
      const [errors, invocations] = [`errorsOf${node.id}`, `invocationsOf${node.id}`];
      const metric = new MathExpression({
        expression: `IF(${invocations} > 0, 100 * ${errors} / ${invocations}, 0)`,
        usingMetrics: {
          [errors]: lambda.metricErrors(fiveMinutes),
          [invocations]: lambda.metricInvocations(fiveMinutes),
        },
        label: name,
        ...fiveMinutes,
      });
      this.alarm(`${node.id}Errors`, {
        what: `More than ${limit} % of the invocations of ${name} fail.`,
        section: 'function-errors',
        metric,
        above: limit,
        periods: 2,
      });
      return metric;
    });
  }

  private watchStreams(): IMetric[] {
    const limit = this.settings.alarms.streamLag;
    const consumers = new Set(this.find(StreamConsumer).map(({ consumer }) => consumer));
    return [...consumers].map(({ node, name, lambda }) => {
      const metric = lambda.metric('IteratorAge', {
        ...fiveMinutes,
        statistic: Stats.MAXIMUM,
        label: name,
      });
      this.alarm(`${node.id}Lag`, {
        what: `${name} is more than ${limit.toMinutes()} minutes behind the tables' streams.`,
        section: 'stream-lag',
        metric,
        above: limit.toMilliseconds(),
      });
      return metric;
    });
  }

  private alarm(
    id: string,
    props: AlarmLimit & Omit<RunbookAlarmProps, 'actions' | 'above' | 'below'>,
  ): void {
    new RunbookAlarm(this, id, { ...props, actions: this.actions });
  }

  // biome-ignore lint/suspicious/noExplicitAny: the constructor's arguments do not matter here.
  private find<Kind extends Construct>(kind: abstract new (...args: any[]) => Kind): Kind[] {
    return this.watched.flatMap((stack) =>
      stack.node.findAll().filter((found): found is Kind => found instanceof kind),
    );
  }
}

function graph(title: string, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left, width: 12, height: 6 });
}

import { Duration } from 'aws-cdk-lib';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import { grantBucket } from './constructs/grant-bucket.ts';
import { grantQueue } from './constructs/grant-queue.ts';
import { grantSecret } from './constructs/grant-secret.ts';
import { grantTable } from './constructs/grant-table.ts';
import { NodeFunction } from './constructs/node-function.ts';
import { ScheduledFunction } from './constructs/scheduled-function.ts';
import { WorkerQueue } from './constructs/worker-queue.ts';
import type { DataStack } from './data-stack.ts';
import type { EdgeStack } from './edge-stack.ts';
import { grantAssessment } from './grant-assessment.ts';
import { makeExportQueue } from './make-export-queue.ts';
import type { StageSettings } from './stage-settings.ts';
import { TributaryStack } from './tributary-stack.ts';

export type SettlementStackProps = {
  readonly settings: StageSettings;
  readonly data: DataStack;
  readonly edge: EdgeStack;
};

/** From pending to paid: closing windows, posting legs to accounts, running payouts. */
export class SettlementStack extends TributaryStack {
  /** Says which orders have frozen something that is to be posted. */
  readonly postQueue: WorkerQueue;
  /** Says which batch of payouts to hand to its rail. */
  readonly payoutQueue: WorkerQueue;
  /** Says which conversions count in periods anew, and which periods are to be stated. */
  readonly periodQueue: WorkerQueue;
  /** Says which export of the books to make, and where it goes on. */
  readonly exportQueue: WorkerQueue;
  private readonly props: SettlementStackProps;

  constructor(scope: Construct, props: SettlementStackProps) {
    super(scope, 'Settlement', {
      settings: props.settings,
      description: 'Tributary: hold windows close, accounts are posted, creators are paid.',
    });
    this.props = props;

    this.postQueue = this.makePostQueue();
    this.payoutQueue = this.makePayoutQueue();
    this.periodQueue = this.makePeriods();
    this.makeClosings();
    this.makePayouts();
    this.makeLookUps();
    this.makeReceiveRailCallback();
    this.makeVerification();
    this.makeStatements();
    this.exportQueue = makeExportQueue(this, props);
    this.makeRates();
  }

  private makePostQueue(): WorkerQueue {
    const { settings, data } = this.props;
    const postLegs = new NodeFunction(this, 'PostLegs', {
      name: 'post-legs',
      settings,
      timeout: Duration.minutes(2),
    });
    grantTable(postLegs, data.conversions, ['Query']);
    grantBucket(postLegs, data.facts, ['GetObject']);
    grantTable(postLegs, data.ledger, ['BatchGetItem', 'GetItem', 'PutItem']);
    return new WorkerQueue(this, 'PostQueue', {
      setting: 'POST_QUEUE_URL',
      worker: postLegs,
      batchSize: 100,
      // What closes at one time is posted together: a creator then has an entry for many orders.
      batchingWindow: Duration.seconds(10),
      concurrencyMax: settings.concurrency.queueWorkers,
    });
  }

  private makePayoutQueue(): WorkerQueue {
    const { settings, data } = this.props;
    const runPayoutBatch = new NodeFunction(this, 'RunPayoutBatch', {
      name: 'run-payout-batch',
      settings,
      timeout: Duration.minutes(5),
      reservedConcurrency: settings.concurrency.runPayoutBatch,
    });
    grantTable(runPayoutBatch, data.programs, ['GetItem', 'Query']);
    grantTable(runPayoutBatch, data.ledger, ['ConditionCheckItem', 'GetItem', 'PutItem', 'Query']);
    grantBucket(runPayoutBatch, data.payoutFiles, ['PutObject']);
    data.connectionSecrets.grantRead(runPayoutBatch);
    // Accounts are opened only for the file.
    grantSecret(runPayoutBatch, data.sealKeys);
    return new WorkerQueue(this, 'PayoutQueue', {
      setting: 'PAYOUT_QUEUE_URL',
      worker: runPayoutBatch,
      // A batch is minutes of work with money in it: one at a time, and few at once for the rails.
      batchSize: 1,
      concurrencyMax: 2,
    });
  }

  private makePeriods(): WorkerQueue {
    const { settings, data } = this.props;
    const settlePeriods = new NodeFunction(this, 'SettlePeriods', {
      name: 'settle-periods',
      settings,
      timeout: Duration.minutes(1),
    });
    grantTable(settlePeriods, data.programs, ['GetItem', 'Query']);
    grantTable(settlePeriods, data.conversions, ['Query']);
    grantBucket(settlePeriods, data.facts, ['GetObject']);
    grantTable(settlePeriods, data.ledger, ['GetItem', 'PutItem', 'Query']);
    const periodQueue = new WorkerQueue(this, 'PeriodQueue', {
      setting: 'PERIOD_QUEUE_URL',
      worker: settlePeriods,
      batchSize: 10,
      concurrencyMax: settings.concurrency.queueWorkers,
    });

    const planPeriods = new NodeFunction(this, 'PlanPeriods', {
      name: 'plan-periods',
      settings,
      timeout: Duration.minutes(5),
    });
    grantTable(planPeriods, data.programs, ['Query'], ['byIndex']);
    grantTable(planPeriods, data.ledger, ['GetItem', 'PutItem']);
    grantQueue(planPeriods, periodQueue);
    new ScheduledFunction(this, 'StatePeriods', {
      target: planPeriods,
      expression: ScheduleExpression.rate(settings.closeWindowsEvery),
      description: 'States the periods whose time has come.',
    });
    return periodQueue;
  }

  private makeClosings(): void {
    const { settings, data } = this.props;
    const closeConversions = new NodeFunction(this, 'CloseConversions', {
      name: 'close-conversions',
      settings,
      timeout: Duration.seconds(60),
      memoryMb: 1_024,
    });
    grantAssessment(closeConversions, data);
    grantTable(closeConversions, data.touches, ['Query']);
    // What became of a chunk of a run.
    grantTable(closeConversions, data.ledger, ['PutItem']);
    const closeQueue = new WorkerQueue(this, 'CloseQueue', {
      setting: 'CLOSE_QUEUE_URL',
      worker: closeConversions,
      // A message is a chunk of up to a hundred conversions.
      batchSize: 1,
      concurrencyMax: settings.concurrency.queueWorkers,
    });
    // The close of a first payment asks for its renewals.
    grantQueue(closeConversions, closeQueue);

    const planClosings = new NodeFunction(this, 'PlanClosings', {
      name: 'plan-closings',
      settings,
      timeout: Duration.minutes(5),
    });
    grantTable(planClosings, data.programs, [], ['byIndex']);
    grantTable(planClosings, data.conversions, [], ['byIndex']);
    grantTable(planClosings, data.ledger, ['GetItem', 'PutItem']);
    grantQueue(planClosings, closeQueue);
    new ScheduledFunction(this, 'CloseWindows', {
      target: planClosings,
      expression: ScheduleExpression.rate(settings.closeWindowsEvery),
      description: 'Closes the conversions whose hold window has passed.',
    });
  }

  private makePayouts(): void {
    const { settings, data } = this.props;
    const planPayouts = new NodeFunction(this, 'PlanPayouts', {
      name: 'plan-payouts',
      settings,
      timeout: Duration.minutes(5),
    });
    grantTable(planPayouts, data.programs, ['GetItem', 'Query'], ['byIndex']);
    grantTable(planPayouts, data.ledger, ['GetItem', 'PutItem', 'Query'], ['byIndex']);
    grantQueue(planPayouts, this.payoutQueue);
    new ScheduledFunction(this, 'RunPayouts', {
      target: planPayouts,
      expression: ScheduleExpression.expression(settings.payoutCron),
      description: 'Pays out what is due on the day.',
    });
  }

  private makeLookUps(): void {
    const { settings, data } = this.props;
    const lookUpPayouts = new NodeFunction(this, 'LookUpPayouts', {
      name: 'look-up-payouts',
      settings,
      timeout: Duration.minutes(10),
    });
    grantTable(lookUpPayouts, data.ledger, ['DeleteItem', 'GetItem', 'PutItem'], ['byIndex']);
    grantQueue(lookUpPayouts, this.payoutQueue);
    data.connectionSecrets.grantRead(lookUpPayouts);
    new ScheduledFunction(this, 'AskRails', {
      target: lookUpPayouts,
      expression: ScheduleExpression.rate(settings.lookUpPayoutsEvery),
      description: 'Asks rails what became of payouts that are on their way.',
    });
  }

  private makeVerification(): void {
    const { settings, data } = this.props;
    const verifyLedger = new NodeFunction(this, 'VerifyLedger', {
      name: 'verify-ledger',
      settings,
      timeout: Duration.minutes(15),
      memoryMb: 1_024,
    });
    grantTable(verifyLedger, data.conversions, ['GetItem', 'Query', 'Scan']);
    grantTable(verifyLedger, data.ledger, ['GetItem', 'Query', 'Scan']);
    grantBucket(verifyLedger, data.facts, ['GetObject']);
    grantBucket(verifyLedger, data.anchors, ['GetObject', 'PutObject']);
    grantQueue(verifyLedger, this.postQueue);
    const verifyQueue = new WorkerQueue(this, 'VerifyQueue', {
      setting: 'VERIFY_QUEUE_URL',
      worker: verifyLedger,
      batchSize: 1,
      concurrencyMax: 2,
    });
    grantQueue(verifyLedger, verifyQueue);
    new ScheduledFunction(this, 'VerifyLedgerNightly', {
      target: verifyLedger,
      expression: ScheduleExpression.expression(settings.verifyCron),
      description: 'Verifies the whole ledger and keeps the heads of the day.',
    });
  }

  private makeStatements(): void {
    const { settings, data } = this.props;
    const issueStatements = new NodeFunction(this, 'IssueStatements', {
      name: 'issue-statements',
      settings,
      timeout: Duration.minutes(10),
      memoryMb: 1_024,
    });
    grantTable(issueStatements, data.programs, ['GetItem', 'Query'], ['byIndex']);
    grantTable(issueStatements, data.conversions, ['Query']);
    grantTable(issueStatements, data.ledger, ['GetItem', 'PutItem', 'Query']);
    grantBucket(issueStatements, data.facts, ['GetObject']);
    grantBucket(issueStatements, data.statements, ['GetObject', 'PutObject']);
    const statementQueue = new WorkerQueue(this, 'StatementQueue', {
      setting: 'STATEMENT_QUEUE_URL',
      worker: issueStatements,
      batchSize: 1,
      concurrencyMax: 2,
    });
    grantQueue(issueStatements, statementQueue);
    new ScheduledFunction(this, 'IssueStatementsMonthly', {
      target: issueStatements,
      expression: ScheduleExpression.expression(settings.statementCron),
      description: 'Issues the statements of the month before.',
    });
  }

  private makeRates(): void {
    const { settings, data } = this.props;
    const importRates = new NodeFunction(this, 'ImportRates', {
      name: 'import-rates',
      settings,
      timeout: Duration.minutes(5),
    });
    grantTable(
      importRates,
      data.programs,
      // A day of rates is written under the condition that its source is not complete yet.
      ['ConditionCheckItem', 'GetItem', 'PutItem', 'Query'],
      ['byIndex'],
    );
    new ScheduledFunction(this, 'ImportRatesDaily', {
      target: importRates,
      expression: ScheduleExpression.expression(settings.ratesCron),
      description: 'Fetches reference rates for the merchants who asked for it.',
    });
  }

  private makeReceiveRailCallback(): void {
    const { settings, data, edge } = this.props;
    const receiveRailCallback = new NodeFunction(this, 'ReceiveRailCallback', {
      name: 'receive-rail-callback',
      settings,
    });
    // How far receivers' accounts are lies beside the connections.
    grantTable(receiveRailCallback, data.programs, ['GetItem', 'PutItem']);
    grantTable(receiveRailCallback, data.ledger, ['GetItem', 'PutItem']);
    data.connectionSecrets.grantRead(receiveRailCallback);
    edge.gateway.addPublicRoutes(
      receiveRailCallback,
      ['POST /webhooks/rails/{rail}/{connectionId}'],
      'A rail proves itself by a signature over the raw body, which only the function can verify.',
    );
  }
}

import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { grantBucket } from './constructs/grant-bucket.ts';
import { grantQueue } from './constructs/grant-queue.ts';
import { grantSecret } from './constructs/grant-secret.ts';
import { grantTable } from './constructs/grant-table.ts';
import { NodeFunction } from './constructs/node-function.ts';
import { readFont } from './constructs/read-font.ts';
import { writeOpenApiDocument } from './constructs/write-openapi-document.ts';
import type { DataStack } from './data-stack.ts';
import type { EdgeStack } from './edge-stack.ts';
import type { IngestionStack } from './ingestion-stack.ts';
import type { SettlementStack } from './settlement-stack.ts';
import type { StageSettings } from './stage-settings.ts';
import { TributaryStack } from './tributary-stack.ts';

export type ApiStackProps = {
  readonly settings: StageSettings;
  readonly data: DataStack;
  readonly edge: EdgeStack;
  readonly settlement: SettlementStack;
  readonly ingestion: IngestionStack;
};

/** What people and their back ends ask for: managing programs, payouts and holds, and reading accounts. */
export class ApiStack extends TributaryStack {
  private readonly props: ApiStackProps;

  constructor(scope: Construct, props: ApiStackProps) {
    super(scope, 'Api', {
      settings: props.settings,
      description: 'Tributary: the management API and the views of accounts.',
    });
    this.props = props;

    this.makeManagePrograms();
    this.makeManageShopCodes();
    this.makeManageShopTopics();
    this.makeManageWeights();
    this.makeManagePayouts();
    this.makeManageRailAccounts();
    this.makeManageTax();
    this.makeManageBooks();
    this.makeManageHolds();
    this.makeRecordFacts();
    this.makeReadAccounts();
    this.makeReadOwnAccount();
    this.makeReadStatements();
    this.makeManageOwnInvoices();
    this.makeCheckHealth();
    this.makeServeOpenApi();
  }

  private makeManagePrograms(): void {
    const { settings, data, edge, ingestion } = this.props;
    const managePrograms = new NodeFunction(this, 'ManagePrograms', {
      name: 'manage-programs',
      settings,
    });
    grantTable(
      managePrograms,
      data.programs,
      // A day of rates is written under the condition that its source is not complete yet.
      ['ConditionCheckItem', 'GetItem', 'PutItem', 'Query'],
      ['byIndex'],
    );
    grantSecret(managePrograms, data.pepper);
    grantSecret(managePrograms, data.sealKeys);
    data.connectionSecrets.grantWrite(managePrograms);
    grantTable(managePrograms, data.audit, ['PutItem']);
    // A backfill is begun here, and goes on by itself.
    grantQueue(managePrograms, ingestion.walkQueue);
    edge.gateway.addRoutes(
      managePrograms,
      [
        'merchants',
        'api-keys',
        'programs',
        'plans',
        'creators',
        'payees',
        'enrolments',
        'links',
        'codes',
        'connections',
        'rates',
      ].flatMap((kind) => [`ANY /v1/${kind}`, `ANY /v1/${kind}/{proxy+}`] as const),
    );
  }

  private makeManageShopCodes(): void {
    const { settings, data, edge } = this.props;
    const manageShopCodes = new NodeFunction(this, 'ManageShopCodes', {
      name: 'manage-shop-codes',
      settings,
      // A shop is asked while the caller waits; the gateway waits 30 seconds for it.
      timeout: Duration.seconds(29),
    });
    grantTable(manageShopCodes, data.programs, ['GetItem', 'PutItem']);
    data.connectionSecrets.grantRead(manageShopCodes);
    grantTable(manageShopCodes, data.audit, ['PutItem']);
    edge.gateway.addRoutes(manageShopCodes, [
      'POST /v1/codes/{code}/publish',
      'POST /v1/codes/{code}/revoke',
      'POST /v1/codes/import',
      'GET /v1/codes/{code}/drift',
    ]);
  }

  private makeManageShopTopics(): void {
    const { settings, data, edge } = this.props;
    const manageShopTopics = new NodeFunction(this, 'ManageShopTopics', {
      name: 'manage-shop-topics',
      settings,
      // A shop is asked while the caller waits; the gateway waits 30 seconds for it.
      timeout: Duration.seconds(29),
    });
    grantTable(manageShopTopics, data.programs, ['GetItem', 'PutItem']);
    data.connectionSecrets.grantRead(manageShopTopics);
    data.connectionSecrets.grantWriteRegistered(manageShopTopics);
    grantTable(manageShopTopics, data.audit, ['PutItem']);
    edge.gateway.addRoutes(manageShopTopics, [
      'POST /v1/connections/{name}/topics',
      'GET /v1/connections/{name}/topics',
      'DELETE /v1/connections/{name}/topics',
    ]);
  }

  private makeManageRailAccounts(): void {
    const { settings, data, edge } = this.props;
    const manageRailAccounts = new NodeFunction(this, 'ManageRailAccounts', {
      name: 'manage-rail-accounts',
      settings,
      // A rail is asked while the caller waits; the gateway waits 30 seconds for it.
      timeout: Duration.seconds(29),
    });
    grantTable(manageRailAccounts, data.programs, ['GetItem', 'PutItem', 'Query'], ['byIndex']);
    data.connectionSecrets.grantRead(manageRailAccounts);
    grantTable(manageRailAccounts, data.audit, ['PutItem']);
    edge.gateway.addRoutes(manageRailAccounts, [
      'POST /v1/creators/{creatorId}/rail-account',
      'GET /v1/creators/{creatorId}/rail-account',
      'POST /v1/me/rail-account/link',
      'GET /v1/me/rail-account',
    ]);
  }

  private makeManageWeights(): void {
    const { settings, data, edge } = this.props;
    const manageWeights = new NodeFunction(this, 'ManageWeights', {
      name: 'manage-weights',
      settings,
      // Learning reads some thousand orders; the gateway waits 30 seconds for it.
      timeout: Duration.seconds(29),
      memoryMb: 1024,
    });
    grantTable(manageWeights, data.programs, ['GetItem', 'PutItem', 'Query']);
    grantTable(manageWeights, data.conversions, ['BatchGetItem', 'Query'], ['byDay']);
    grantBucket(manageWeights, data.facts, ['GetObject']);
    grantTable(manageWeights, data.audit, ['PutItem']);
    edge.gateway.addRoutes(manageWeights, [
      'POST /v1/programs/{programId}/weight-sets',
      'GET /v1/programs/{programId}/weight-sets',
      'GET /v1/programs/{programId}/weight-sets/{weightSetId}',
      'PUT /v1/programs/{programId}/weight-sets/{weightSetId}',
    ]);
  }

  private makeManagePayouts(): void {
    const { settings, data, edge, settlement } = this.props;
    const managePayouts = new NodeFunction(this, 'ManagePayouts', {
      name: 'manage-payouts',
      settings,
    });
    grantTable(managePayouts, data.programs, ['GetItem', 'PutItem', 'Query'], ['byIndex']);
    grantTable(managePayouts, data.ledger, ['GetItem', 'PutItem', 'Query'], ['byIndex']);
    grantBucket(managePayouts, data.payoutFiles, ['GetObject']);
    grantQueue(managePayouts, settlement.payoutQueue);
    grantTable(managePayouts, data.audit, ['PutItem']);
    edge.gateway.addRoutes(managePayouts, [
      'POST /v1/payouts/runs',
      'GET /v1/payouts/runs/{runId}',
      'POST /v1/payouts/runs/{runId}/approve',
      'POST /v1/payouts/runs/{runId}/reject',
      'GET /v1/payout-controls',
      'PUT /v1/payout-controls',
      'GET /v1/payout-signals',
      'GET /v1/payouts',
      'GET /v1/payouts/{payoutId}',
      'POST /v1/payouts/{payoutId}/{outcome}',
      'GET /v1/payouts/batches/{batchId}/file',
      'POST /v1/accounting-periods/{period}/lock',
      'GET /v1/accounting-periods',
    ]);
  }

  private makeManageTax(): void {
    const { settings, data, edge } = this.props;
    const manageTax = new NodeFunction(this, 'ManageTax', { name: 'manage-tax', settings });
    grantTable(manageTax, data.programs, ['DeleteItem', 'GetItem', 'PutItem']);
    grantTable(manageTax, data.ledger, ['GetItem'], ['byIndex']);
    grantTable(manageTax, data.audit, ['PutItem']);
    edge.gateway.addRoutes(manageTax, [
      'PUT /v1/creators/{creatorId}/tax-profile',
      'GET /v1/creators/{creatorId}/tax-profile',
      'DELETE /v1/creators/{creatorId}/tax-profile',
      'PUT /v1/payees/{payeeId}/tax-profile',
      'GET /v1/payees/{payeeId}/tax-profile',
      'DELETE /v1/payees/{payeeId}/tax-profile',
      'PUT /v1/creators/{creatorId}/billing',
      'GET /v1/creators/{creatorId}/billing',
      'GET /v1/merchants/{merchantId}/settings',
      'PUT /v1/merchants/{merchantId}/time-zone',
      'PUT /v1/merchants/{merchantId}/tax',
    ]);
  }

  private makeManageBooks(): void {
    const { settings, data, edge, settlement } = this.props;
    const manageBooks = new NodeFunction(this, 'ManageBooks', { name: 'manage-books', settings });
    grantTable(manageBooks, data.programs, ['GetItem']);
    grantTable(
      manageBooks,
      data.ledger,
      ['BatchGetItem', 'GetItem', 'PutItem', 'Query'],
      ['byIndex'],
    );
    grantTable(manageBooks, data.audit, ['PutItem']);
    // What it signs for others it may read itself.
    grantBucket(manageBooks, data.exports, ['GetObject']);
    grantQueue(manageBooks, settlement.exportQueue);
    edge.gateway.addRoutes(manageBooks, [
      'POST /v1/tax/remittances',
      'GET /v1/tax/remittances',
      'GET /v1/tax/liabilities',
      'POST /v1/exports',
      'GET /v1/exports/{exportId}',
    ]);
  }

  private makeManageHolds(): void {
    const { settings, data, edge } = this.props;
    const manageHolds = new NodeFunction(this, 'ManageHolds', { name: 'manage-holds', settings });
    grantTable(manageHolds, data.conversions, ['GetItem', 'PutItem', 'Query']);
    grantTable(manageHolds, data.audit, ['PutItem']);
    edge.gateway.addRoutes(manageHolds, ['POST /v1/holds', 'POST /v1/holds/{holdId}/release']);
  }

  private makeRecordFacts(): void {
    const { settings, data, edge } = this.props;
    const recordFacts = new NodeFunction(this, 'RecordFacts', { name: 'record-facts', settings });
    grantTable(recordFacts, data.programs, ['GetItem']);
    grantTable(recordFacts, data.conversions, ['GetItem', 'PutItem', 'Query']);
    grantTable(recordFacts, data.audit, ['PutItem']);
    edge.gateway.addRoutes(recordFacts, [
      'POST /v1/activities',
      'POST /v1/activities/{conversionId}/corrections',
      'POST /v1/activities/{conversionId}/withdrawal',
      'POST /v1/adjustments',
      'GET /v1/adjustments/{adjustmentId}',
      'POST /v1/adjustments/{adjustmentId}/approval',
      'POST /v1/adjustments/{adjustmentId}/refusal',
      'POST /v1/adjustments/{adjustmentId}/reversal',
      'POST /v1/reassignments',
      'POST /v1/reassignments/{reassignmentId}/approval',
      'POST /v1/reassignments/{reassignmentId}/refusal',
      'POST /v1/reassignments/{reassignmentId}/reversal',
      'POST /v1/costs',
      'POST /v1/conversions/{conversionId}/close',
      'POST /v1/conversions/{conversionId}/close/approval',
      'POST /v1/conversions/{conversionId}/close/refusal',
      'POST /v1/payment-facts',
      'GET /v1/payment-facts',
      'POST /v1/subscription-payments',
    ]);
  }

  private makeReadAccounts(): void {
    const { settings, data, edge } = this.props;
    const readAccounts = new NodeFunction(this, 'ReadAccounts', {
      name: 'read-accounts',
      settings,
      // A report of a quarter makes hundreds of queries; the gateway waits 30 seconds for it.
      timeout: Duration.seconds(29),
      memoryMb: 1024,
    });
    this.grantReading(readAccounts);
    grantTable(readAccounts, data.audit, ['BatchGetItem'], ['byIndex']);
    edge.gateway.addRoutes(readAccounts, [
      'GET /v1/conversions',
      'GET /v1/conversions/{conversionId}',
      'GET /v1/conversions/{conversionId}/explanation',
      'GET /v1/accounts/{creatorId}',
      'GET /v1/accounts/{creatorId}/entries',
      'GET /v1/accounts/{creatorId}/periods',
      'GET /v1/statements/{creatorId}/{period}',
      'GET /v1/reports/{name}',
      'GET /v1/closings',
      'GET /v1/closings/runs',
      'GET /v1/closings/runs/{runId}',
      'GET /v1/audit',
    ]);
  }

  private makeReadOwnAccount(): void {
    const { settings, edge } = this.props;
    const readOwnAccount = new NodeFunction(this, 'ReadOwnAccount', {
      name: 'read-own-account',
      settings,
    });
    this.grantReading(readOwnAccount);
    edge.gateway.addRoutes(readOwnAccount, [
      'GET /v1/me',
      'GET /v1/me/entries',
      'GET /v1/me/periods',
      'GET /v1/me/conversions',
      'GET /v1/me/conversions/{conversionId}/explanation',
    ]);
  }

  private makeReadStatements(): void {
    const { settings, data, edge } = this.props;
    const readStatements = new NodeFunction(this, 'ReadStatements', {
      name: 'read-statements',
      settings,
      // A long statement is some hundred pages.
      timeout: Duration.seconds(29),
      memoryMb: 1_024,
      filesBeside: [readFont('regular'), readFont('bold')],
    });
    grantTable(readStatements, data.programs, ['GetItem']);
    grantTable(readStatements, data.ledger, ['GetItem', 'Query']);
    grantBucket(readStatements, data.statements, ['GetObject']);
    edge.gateway.addRoutes(readStatements, [
      'GET /v1/creators/{creatorId}/statements',
      'GET /v1/creators/{creatorId}/statements/{number}',
      'GET /v1/payees/{payeeId}/statements',
      'GET /v1/payees/{payeeId}/statements/{number}',
      'GET /v1/me/statements',
      'GET /v1/me/statements/{number}',
      'GET /v1/creators/{creatorId}/invoices',
      'GET /v1/creators/{creatorId}/invoices/{number}',
      'GET /v1/me/invoices',
      'GET /v1/me/invoices/{number}',
    ]);
  }

  private makeManageOwnInvoices(): void {
    const { settings, data, edge } = this.props;
    const manageOwnInvoices = new NodeFunction(this, 'ManageOwnInvoices', {
      name: 'manage-own-invoices',
      settings,
      timeout: Duration.seconds(29),
    });
    grantTable(manageOwnInvoices, data.programs, ['GetItem']);
    grantTable(manageOwnInvoices, data.ledger, [
      ...(['ConditionCheckItem', 'GetItem', 'PutItem', 'Query'] as const),
    ]);
    grantTable(manageOwnInvoices, data.audit, ['PutItem']);
    grantBucket(manageOwnInvoices, data.statements, ['GetObject', 'PutObject']);
    edge.gateway.addRoutes(manageOwnInvoices, [
      'GET /v1/creators/{creatorId}/own-invoices',
      'GET /v1/creators/{creatorId}/own-invoices/{period}/{currency}',
      'PUT /v1/creators/{creatorId}/own-invoices/{period}/{currency}',
      'GET /v1/creators/{creatorId}/own-invoices/{period}/{currency}/versions/{version}',
      'GET /v1/me/own-invoices',
      'GET /v1/me/own-invoices/{period}/{currency}',
      'PUT /v1/me/own-invoices/{period}/{currency}',
      'GET /v1/me/own-invoices/{period}/{currency}/versions/{version}',
    ]);
  }

  /** Everything a figure can be opened down to, and nothing to change it with. */
  private grantReading(to: NodeFunction): void {
    const { data } = this.props;
    grantTable(to, data.programs, ['GetItem', 'Query'], ['byIndex']);
    grantTable(to, data.touches, ['Query'], ['byIndex']);
    grantTable(to, data.conversions, ['BatchGetItem', 'GetItem', 'Query'], ['byIndex', 'byDay']);
    grantTable(to, data.ledger, ['GetItem', 'Query']);
    grantBucket(to, data.facts, ['GetObject']);
  }

  private makeCheckHealth(): void {
    const { settings, edge } = this.props;
    const checkHealth = new NodeFunction(this, 'CheckHealth', {
      name: 'check-health',
      settings,
      memoryMb: 128,
    });
    edge.gateway.addPublicRoutes(
      checkHealth,
      ['GET /healthz'],
      'Says that the API answers, and nothing else; monitors call it without credentials.',
    );
  }

  private makeServeOpenApi(): void {
    const { settings, edge } = this.props;
    const serveOpenApi = new NodeFunction(this, 'ServeOpenApi', {
      name: 'serve-openapi',
      settings,
      memoryMb: 128,
      filesBeside: [{ name: 'openapi.json', build: writeOpenApiDocument }],
    });
    edge.gateway.addPublicRoutes(
      serveOpenApi,
      ['GET /openapi.json'],
      'Says how the API is called, the same to everybody; who may call is decided where it is called.',
    );
  }
}

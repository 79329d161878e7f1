import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSEvent } from 'aws-lambda';
import { dynamoBillingStore } from '../../adapters/dynamo/billing-store.ts';
import { dynamoConversionStore } from '../../adapters/dynamo/conversion-store.ts';
import { dynamoInvoiceStore } from '../../adapters/dynamo/invoice-store.ts';
import { dynamoInvoicingStore } from '../../adapters/dynamo/invoicing-store.ts';
import { dynamoPayeeStatementStore } from '../../adapters/dynamo/payee-statement-store.ts';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { dynamoStatementStore } from '../../adapters/dynamo/statement-store.ts';
import { dynamoTaxProfileStore } from '../../adapters/dynamo/tax-profile-store.ts';
import { s3StatementTexts } from '../../adapters/s3/statement-texts.ts';
import { queueSender } from '../../adapters/sqs/queue-sender.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogger } from '../shared/logger.ts';
import { openLargeBodies } from '../shared/open-large-bodies.ts';
import { openPayoutPorts } from '../shared/paying/open-payout-ports.ts';
import { makeIssueStatements } from './issue-statements.ts';
import type { IssueStep } from './issue-step.ts';

/** One account must be done in this. */
const spareMs = 60_000;

const logger = makeLogger('issue-statements');
const toItself = queueSender(new SQSClient(), requireEnv('STATEMENT_QUEUE_URL'));
const shared = openPayoutPorts();
const { documents } = shared;
const programsTable = requireEnv('PROGRAMS_TABLE');

const ports = {
  ...shared,
  conversions: dynamoConversionStore({
    documents,
    conversionsTable: requireEnv('CONVERSIONS_TABLE'),
    largeBodies: openLargeBodies(),
  }),
  directory: dynamoProgramDirectory(documents, programsTable),
  billings: dynamoBillingStore(documents, programsTable),
  profiles: dynamoTaxProfileStore(documents, programsTable),
  invoices: dynamoInvoiceStore(documents, requireEnv('LEDGER_TABLE')),
  invoicing: dynamoInvoicingStore(documents, requireEnv('LEDGER_TABLE')),
  statements: dynamoStatementStore(documents, requireEnv('LEDGER_TABLE')),
  payeeStatements: dynamoPayeeStatementStore(documents, requireEnv('LEDGER_TABLE')),
  texts: s3StatementTexts(new S3Client(), requireEnv('STATEMENTS_BUCKET')),
  continueWith: (steps: readonly IssueStep[]) =>
    toItself.send(steps.map((step) => JSON.stringify(step))),
  reportFailure: (account: string, error: unknown) =>
    logger.error('A statement could not be issued; it is tried again.', {
      account,
      error: error as Error,
    }),
};

/** Begins at the schedule's call, and goes on with what an earlier run has put into the queue. */
export async function handler(event: Partial<SQSEvent>, context: Context): Promise<void> {
  const issue = makeIssueStatements({
    ...ports,
    hasTime: () => context.getRemainingTimeInMillis() > spareMs,
  });
  const [message] = event.Records ?? [];
  const step: IssueStep = message === undefined ? { of: 'all' } : JSON.parse(message.body);
  const issued = await issue(step);
  logger.info('Statements were issued.', { step, issued });
}

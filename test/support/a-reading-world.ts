import type { Context } from 'aws-lambda';
import type { CarriedToken, OrderSnapshot } from '../../core/assessment/order-facts.ts';
import { type Violation, verifyLedger } from '../../core/ledger/verify-ledger.ts';
import { makeIssueStatements } from '../../functions/issue-statements/issue-statements.ts';
import type { IssueStep } from '../../functions/issue-statements/issue-step.ts';
import { makePlanClosings } from '../../functions/plan-closings/plan-closings.ts';
import { makePostLegs } from '../../functions/post-legs/post-legs.ts';
import { makeEndpoint as makeReadAccounts } from '../../functions/read-accounts/endpoint.ts';
import { makeEndpoint as makeReadOwnAccount } from '../../functions/read-own-account/endpoint.ts';
import { makeEndpoint as makeReadStatements } from '../../functions/read-statements/endpoint.ts';
import { aSettlingSystem } from './a-settling-system.ts';
import { anHttpEvent } from './an-http-event.ts';
import { checkedEndpoint } from './contract/checked-endpoint.ts';
import { anOrderFact } from './factories/a-fact.ts';
import { aPolicy } from './factories/a-policy.ts';
import { aCode, aCreator, aLink, anEnrolment, aProgram } from './factories/a-program.ts';
import { anOrderSnapshot } from './factories/an-order-snapshot.ts';
import { daysBeforeOrder } from './factories/moments.ts';
import { inMemoryAuditLog } from './in-memory-audit-log.ts';
import { inMemoryClosingWatermark } from './in-memory-closing-watermark.ts';
import { inMemoryBillingStore, inMemoryInvoiceStore } from './in-memory-invoices.ts';
import { inMemoryPayeeStatementStore } from './in-memory-payee-statements.ts';
import type { InitialPrograms } from './in-memory-program-directory.ts';
import { inMemoryStatementStore, inMemoryStatementTexts } from './in-memory-statements.ts';
import { inMemoryTaxProfileStore } from './in-memory-tax-profile-store.ts';
import { writeTestInvoicePdf, writeTestPayeePdf, writeTestPdf } from './write-test-pdf.ts';

export const managerKey = { merchantId: 'acme', keyId: 'manager', scopes: 'manage' };
export const readerKey = { merchantId: 'acme', keyId: 'reader', scopes: 'read' };
/** A merchant that has nothing at all. */
export const strangerKey = { merchantId: 'umbrella', keyId: 'stranger', scopes: 'read' };
export const keyOf = (creatorId: string, merchantId = 'acme') => ({
  merchantId,
  keyId: `key-of-${creatorId}`,
  scopes: 'me',
  creatorId,
});

type Answer = {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
  /** Parsed, if it is JSON. */
  readonly body: unknown;
};

/**
 * Orders from their facts to the creators' accounts, and both functions that read them: `mia` and
 * `zoe` share by the linear model and earn 10 %. Answers' bodies are parsed.
 */
export function aReadingWorld(programs: Partial<InitialPrograms> = {}) {
  const creators = [
    aCreator(),
    aCreator({ creatorId: 'zoe', name: 'Zoë Zenith', identityHashes: [] }),
  ];
  const system = aSettlingSystem({
    programs: [aProgram({ attribution: aPolicy({ model: { kind: 'linear' } }) })],
    creators,
    enrolments: creators.map(({ creatorId }) => anEnrolment({ creatorId })),
    links: [aLink(), aLink({ slug: 'zoe-tent', creatorId: 'zoe' })],
    codes: [aCode(), aCode({ code: 'ZOE15', creatorId: 'zoe' })],
    ...programs,
  });
  const watermark = inMemoryClosingWatermark();
  const faults: unknown[] = [];
  const audit = inMemoryAuditLog();
  const issued = {
    statements: inMemoryStatementStore(),
    payeeStatements: inMemoryPayeeStatementStore(),
    texts: inMemoryStatementTexts(),
    invoices: inMemoryInvoiceStore(),
  };
  const billing = {
    ...{ billings: inMemoryBillingStore(), profiles: inMemoryTaxProfileStore() },
    invoicing: system.ledger,
  };
  const ports = { ...system, watermark, audit };
  const report = (error: unknown) => void faults.push(error);
  const functions = {
    accounts: makeReadAccounts(ports, report),
    me: makeReadOwnAccount(ports, report),
    statements: makeReadStatements(
      {
        ...ports,
        ...issued,
        writePdf: writeTestPdf,
        writePayeePdf: writeTestPayeePdf,
        writeInvoicePdf: writeTestInvoicePdf,
      },
      report,
    ),
  };
  const plan = makePlanClosings(ports);
  let walks = 0;
  const planClosings = () => {
    walks += 1;
    return plan(`run-${walks}`);
  };
  const postLegs = makePostLegs(system);

  async function get(
    path: string,
    query: string,
    authorizer: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const event = anHttpEvent({ path, query, authorizer, headers });
    const endpoint = endpointOf(functions, path);
    const answer = await checkedEndpoint<[Context]>(endpoint)(event, {} as Context);
    const text = answer.body ?? '';
    const isJson = `${answer.headers?.['content-type']}`.includes('json');
    const status = answer.statusCode ?? 0;
    return { status, text, headers: answer.headers ?? {}, body: isJson ? JSON.parse(text) : text };
  }

  return {
    ...system,
    audit,
    faults,
    planClosings,
    ...issued,
    ...billing,
    get: (path: string, query = '', key: Readonly<Record<string, string>> = managerKey) =>
      get(path, query, key),
    /** As `get`, with an `Accept` header. */
    getAs: (accept: string, path: string, key: Readonly<Record<string, string>> = managerKey) =>
      get(path, '', key, { accept }),
    /** Issues what is due by the clock, as the schedule does; messages to itself are worked off. */
    async issueStatements() {
      const steps: IssueStep[] = [{ of: 'all' }];
      const issue = makeIssueStatements({
        ...{ ...ports, ...issued, ...billing, payouts: system.ledger },
        hasTime: () => true,
        continueWith: async (more) => void steps.push(...more),
        reportFailure: (_, error) => report(error),
      });
      let count = 0;
      for (let step = steps.shift(); step !== undefined; step = steps.shift())
        count += await issue(step);
      return count;
    },
    /** An order of the shop, assessed at the time of the clock. */
    async order(orderId: string, changes: Partial<OrderSnapshot> = {}) {
      const order = anOrderSnapshot({ orderId, orderName: `#${orderId}`, ...changes });
      await system.receive(
        anOrderFact(order, {
          orderId,
          factId: `shopify/order/${orderId}@${order.placedAt}`,
          sourceVersion: order.placedAt,
        }),
      );
      await system.assess({ merchantId: 'acme', conversionId: `shop~${orderId}` });
    },
    /** Closes what is due, and takes it into the accounts. */
    async closeAndPost() {
      await planClosings();
      for (const key of system.asked.splice(0)) await system.close(key);
      await this.post();
    },
    async post() {
      const conversionIds = system.conversions.legs().map(({ conversionId }) => conversionId);
      const { failed } = await postLegs({ merchantId: 'acme', conversionIds });
      for (const { reason } of failed) throw reason;
    },
    violations: (): Violation[] =>
      verifyLedger(
        { conversions: system.conversions.export(), ...system.ledger.export() },
        system.sha256,
      ),
  };
}

/** By path, as the gateway does. */
function endpointOf<Endpoint>(
  functions: Readonly<Record<'accounts' | 'me' | 'statements', Endpoint>>,
  path: string,
): Endpoint {
  if (/^\/v1\/(?:me|(?:creators|payees)\/[^/]+)\/(?:statements|invoices)/.test(path))
    return functions.statements;
  return path.startsWith('/v1/me') ? functions.me : functions.accounts;
}

export type ReadingWorld = ReturnType<typeof aReadingWorld>;

/** A click of a creator that the order carried, some days before the factories' order. */
export function aToken(creatorId: string, days: number): CarriedToken {
  return {
    touchId: `click-of-${creatorId}-${days}`,
    slug: `${creatorId}-tent`,
    programId: 'spring',
    creatorId,
    visitorId: 'visitor-1',
    at: daysBeforeOrder(days),
  };
}

/** The code as the shop applied it, for 15.00 off. */
export const zoeCode = { code: 'ZOE15', discountMinorUnits: 1_500n, applied: true };

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { settingsAskedFor } from '../support/settings-asked-for.ts';
import { type Resource, synthesizeTemplates, type Templates } from '../support/templates.ts';

const document = readFileSync(new URL('../../docs/architecture.md', import.meta.url), 'utf8');

type Row = { name: string; stack: string; trigger: string; reads: string; writes: string };

const rows: Row[] = [...document.matchAll(/^\| `([a-z-]+)` \|(.+)\|$/gm)].map(
  ([, name = '', cells = '']) => {
    const [stack = '', trigger = '', reads = '', writes = ''] = cells
      .split('|')
      .map((cell) => cell.trim());
    return { name, stack, trigger, reads, writes };
  },
);

/** What the table's words are called in a function's environment. */
const settings: [words: RegExp, setting: string][] = [
  [/\bPrograms\b/, 'PROGRAMS_TABLE'],
  [/\bTouches\b/, 'TOUCHES_TABLE'],
  [/\bConversions\b/, 'CONVERSIONS_TABLE'],
  [/\bLedger\b/, 'LEDGER_TABLE'],
  [/\bAudit\b/, 'AUDIT_TABLE'],
  [/touch queue/, 'TOUCH_QUEUE_URL'],
  [/refetch queue/, 'REFETCH_QUEUE_URL'],
  [/walk queue/, 'WALK_QUEUE_URL'],
  [/assess queue/, 'ASSESS_QUEUE_URL'],
  [/close queue/, 'CLOSE_QUEUE_URL'],
  [/post queue/, 'POST_QUEUE_URL'],
  [/payout queue/, 'PAYOUT_QUEUE_URL'],
  [/period queue/, 'PERIOD_QUEUE_URL'],
  [/verify queue/, 'VERIFY_QUEUE_URL'],
  [/privacy queue/, 'PRIVACY_QUEUE_URL'],
  [/social queue/, 'SOCIAL_QUEUE_URL'],
  [/event bus/, 'EVENT_BUS_NAME'],
  [/facts bucket/, 'FACTS_BUCKET'],
  [/payout files bucket/, 'PAYOUT_FILES_BUCKET'],
  [/anchors bucket/, 'ANCHORS_BUCKET'],
  [/statements bucket/, 'STATEMENTS_BUCKET'],
  [/statement queue/, 'STATEMENT_QUEUE_URL'],
  [/exports bucket/, 'EXPORTS_BUCKET'],
  [/export queue/, 'EXPORT_QUEUE_URL'],
  [/token keys/, 'TOKEN_KEYS_SECRET'],
  [/pepper/, 'PEPPER_SECRET'],
  [/seal keys/, 'SEAL_KEYS_SECRET'],
  [/operator key secret/, 'OPERATOR_KEY_SECRET'],
  [/connection secrets/, 'CONNECTION_SECRETS_PREFIX'],
];

const tables = ['Programs', 'Touches', 'Conversions', 'Ledger', 'Audit'];
const writingActions = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'];

/** `as other-function` stands for the other's cell. */
function readsOf({ reads }: Row): string {
  const [, other] = /^as `([a-z-]+)`/.exec(reads) ?? [];
  return other === undefined ? reads : (rows.find(({ name }) => name === other)?.reads ?? '');
}

let templates: Templates;

beforeAll(() => {
  templates = synthesizeTemplates('prod');
});

function functionNamed(name: string): Resource {
  const found = templates
    .list('AWS::Lambda::Function')
    .find(({ Properties }) => Properties.Description === `functions/${name}/handler.ts`);
  if (found === undefined) throw new Error(`No stack has ${name}.`);
  return found;
}

/** The settings of a function beside those that every function has. */
function settingsOf({ Properties }: Resource): string[] {
  return Object.keys(Properties.Environment.Variables)
    .filter((name) => name !== 'NODE_OPTIONS' && !name.startsWith('POWERTOOLS_'))
    .toSorted();
}

function statementsOf({ stack, Properties }: Resource): { Action: string[]; Resource: string }[] {
  const [role] = Properties.Role['Fn::GetAtt'];
  return templates
    .list('AWS::IAM::Policy')
    .filter((one) => one.stack === stack && one.Properties.Roles[0].Ref === role)
    .flatMap(({ Properties: { PolicyDocument } }) => PolicyDocument.Statement)
    .map(({ Action, Resource }) => ({
      Action: [Action].flat(),
      Resource: JSON.stringify(Resource),
    }));
}

/** The route keys of a trigger cell; a path without a method takes the one before it. */
function routesOf({ trigger }: Row): string[] {
  let method = 'ANY';
  return [...trigger.matchAll(/`(?:([A-Z]+) )?(\/[^`]+)`/g)].flatMap(([, named, paths = '']) => {
    method = named ?? method;
    return paths.split(' ').map((path) => `${method} ${path}`);
  });
}

describe('the table of functions in docs/architecture.md', () => {
  it('names every function of the stacks, and no other', () => {
    const deployed = templates
      .list('AWS::Lambda::Function')
      .map(({ Properties }) => Properties.Description);

    expect(rows.map(({ name }) => `functions/${name}/handler.ts`).toSorted()).toEqual(
      deployed.toSorted(),
    );
  });

  it.each(rows)('tells the stack and the settings of $name', (row) => {
    const promised = settings
      .filter(([words]) => words.test(`${readsOf(row)}, ${row.writes}`))
      .map(([, setting]) => setting);

    const deployed = functionNamed(row.name);

    expect(deployed.stack.toLowerCase()).toBe(row.stack);
    expect(settingsOf(deployed)).toEqual(promised.toSorted());
  });

  it.each(rows)('tells which tables $name reads and writes', (row) => {
    const statements = statementsOf(functionNamed(row.name));
    const may = (table: string, isAction: (action: string) => boolean) =>
      statements.some(
        ({ Action, Resource }) =>
          Action.some((action) => action.startsWith('dynamodb:') && isAction(action)) &&
          Resource.includes(`FnGetAtt${table}`) &&
          !Resource.includes('StreamArn'),
      );

    const written = tables.filter((table) =>
      may(table, (action) => writingActions.includes(action)),
    );
    expect(written).toEqual(tables.filter((table) => row.writes.includes(table)));

    const reached = tables.filter((table) => may(table, () => true));
    expect(reached).toEqual(
      tables.filter((table) => `${readsOf(row)} ${row.writes}`.includes(table)),
    );
  });

  it.each(rows.filter((row) => routesOf(row).length > 0))('tells the routes of $name', (row) => {
    const { id, stack } = functionNamed(row.name);
    const integrations = templates
      .list('AWS::ApiGatewayV2::Integration')
      .filter((one) => one.stack === stack && JSON.stringify(one.Properties).includes(id))
      .map((one) => one.id);
    const routes = templates
      .list('AWS::ApiGatewayV2::Route')
      .filter((one) => one.stack === stack)
      .filter((one) =>
        integrations.some((integration) =>
          JSON.stringify(one.Properties.Target).includes(integration),
        ),
      )
      .map((one) => one.Properties.RouteKey);

    expect(routes.filter((route) => !route.endsWith('/{proxy+}')).toSorted()).toEqual(
      routesOf(row).toSorted(),
    );
  });
});

describe('the settings of a function', () => {
  it.each(rows)('are those that $name asks for', async ({ name }) => {
    expect(settingsOf(functionNamed(name))).toEqual(await settingsAskedFor(name));
  });
});

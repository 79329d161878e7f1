import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findAssembly } from '../local/assembly.ts';
import type { LocalPlan, PlannedFunction } from '../local/plan.ts';
import { openTemplate } from '../local/template/open-template.ts';
import { readAssembly } from '../local/template/read-assembly.ts';
import { readTemplate } from '../local/template/read-template.ts';
import type { TemplateEndpoints } from '../local/template/resource-identity.ts';
import type { TemplateResource } from '../local/template/template-resource.ts';

/*
 * Draws README's picture of the architecture from the synthesized stacks: what triggers each
 * function, which queues it sends to, and which tables it may write (reads would hide the rest).
 *
 *   npm run docs:draw            writes the picture into README.md
 *   npm run docs:draw -- --check exits 1 if the picture is out of date
 */

const readme = fileURLToPath(new URL('../README.md', import.meta.url));
const between = /(<!-- architecture:[^>]*-->\n)[\s\S]*?(<!-- \/architecture -->)/;

/** The picture as Mermaid text. */
function draw(plan: LocalPlan, writes: Writes): string {
  const lines = [
    'flowchart LR',
    ...plan.functions.toSorted(byName).map((each) => `  ${nodeOf(each)}[${nameOf(each)}]`),
    ...namedStores(plan).map(([, node, label]) => `  ${node}${label}`),
    ...drawTriggers(plan),
    ...plan.functions.toSorted(byName).flatMap((each) => drawTargets(plan, each, writes)),
  ];
  return `\`\`\`mermaid\n${[...new Set(lines)].join('\n')}\n\`\`\`\n`;
}

function drawTriggers(plan: LocalPlan): string[] {
  const find = (id: string) => plan.functions.find(({ logicalId }) => logicalId === id);
  const to = (id: string) => nodeOf(find(id) as PlannedFunction);
  const stores = namedStores(plan);
  const storeOf = (name: string) => stores.find(([key]) => key === name)?.[1] ?? name;
  const byFunction = Map.groupBy(
    plan.apis.flatMap(({ routes }) => routes),
    ({ functionId }) => functionId ?? '',
  );

  return [
    ...[...byFunction].map(
      ([id, routes]) => `  http((HTTP)) -- "${summarize(routes)}" --> ${to(id)}`,
    ),
    ...plan.schedules.map(
      ({ expression, target }) => `  clock((schedule)) -- "${expression}" --> ${to(target.id)}`,
    ),
    ...plan.eventSources.map((source) =>
      source.kind === 'queue'
        ? `  ${storeOf(source.queue)} --> ${to(source.functionId)}`
        : `  ${storeOf(source.table)} -. stream .-> ${to(source.functionId)}`,
    ),
  ].toSorted();
}

function summarize(routes: readonly { readonly routeKey: string }[]): string {
  const paths = new Set(
    routes.map(({ routeKey }) => routeKey.split(' ')[1]?.split('/').slice(0, 3).join('/') ?? ''),
  );
  return [...paths].toSorted().join('<br/>');
}

/** The queues and the bus that a function's settings name, and the tables that its role may write. */
function drawTargets(plan: LocalPlan, each: PlannedFunction, writes: Writes): string[] {
  const values = new Set(Object.values(each.environment).map((value) => value.split('/').at(-1)));
  const written = writes.get(each.logicalId) ?? new Set();
  return namedStores(plan)
    .filter(([key, node]) => (node.startsWith('table_') ? written.has(key) : values.has(key)))
    .map(([, node]) => `  ${nodeOf(each)} --> ${node}`);
}

/** The names of the tables that each function may write, by the function's logical id. */
type Writes = ReadonlyMap<string, ReadonlySet<string>>;

function readWrites(resources: readonly TemplateResource[]): Writes {
  const ofType = (type: string) => resources.filter((resource) => resource.type === type);
  const tablesOfRole = new Map<string, Set<string>>();
  for (const policy of ofType('AWS::IAM::Policy')) {
    const document = policy.read('PolicyDocument') as { Statement: readonly Statement[] };
    const tables = document.Statement.filter(mayWrite).flatMap(({ Resource }) =>
      [Resource].flat().flatMap((arn) => /:table\/([^/]+)$/.exec(arn)?.[1] ?? []),
    );
    for (const role of policy.read('Roles') as readonly string[]) {
      tablesOfRole.set(role, new Set([...(tablesOfRole.get(role) ?? []), ...tables]));
    }
  }
  return new Map(
    ofType('AWS::Lambda::Function').map((each) => {
      const role = String(each.read('Role')).split(/[/:]/).at(-1) ?? '';
      return [each.id, tablesOfRole.get(role) ?? new Set()];
    }),
  );
}

type Statement = { readonly Action: string | string[]; readonly Resource: string | string[] };

const mayWrite = ({ Action }: Statement) =>
  [Action].flat().some((action) => /^dynamodb:(Put|Update|Delete)Item$/.test(action));

/** Name in the plan, node, and shape with label, of each table, queue and bus that is not for failures. */
function namedStores(plan: LocalPlan): [string, string, string][] {
  const failures = new Set(plan.queues.map(({ deadLetterQueue }) => deadLetterQueue));
  const onFailure = new Set(
    plan.eventSources.map((source) => (source.kind === 'stream' ? source.onFailureQueue : '')),
  );
  const scheduled = new Set(plan.schedules.map(({ target }) => target.deadLetterQueue));
  const isWork = (name: string) =>
    !failures.has(name) && !onFailure.has(name) && !scheduled.has(name);
  const label = (id: string) => id.replace(/[0-9A-F]{8}$/, '').replace(/(Queue)?Queue$/, ' queue');
  return [
    ...plan.tables.map(({ name, logicalId }): [string, string, string] => [
      name,
      `table_${name}`,
      `[(${label(logicalId).replace(/^.*(Programs|Touches|Conversions|Ledger).*$/, '$1')})]`,
    ]),
    ...plan.queues
      .filter(({ name }) => isWork(name))
      .map(({ name, logicalId }): [string, string, string] => [
        name,
        `queue_${name}`,
        `>${label(logicalId)}]`,
      ]),
    ...plan.buses.map(({ name }): [string, string, string] => [
      name,
      `bus_${name}`,
      '{{event bus}}',
    ]),
  ];
}

const nameOf = ({ environment, name }: PlannedFunction) =>
  environment.POWERTOOLS_SERVICE_NAME ?? name;
const nodeOf = (each: PlannedFunction) => nameOf(each).replaceAll('-', '_');
const byName = (a: PlannedFunction, b: PlannedFunction) => (nameOf(a) < nameOf(b) ? -1 : 1);

const assembly = readAssembly(await findAssembly());
// Nothing listens there: only the last part of an address, a queue's name, is drawn.
const endpoints: TemplateEndpoints = { sqs: 'http://127.0.0.1', api: 'http://127.0.0.1' };
const picture = draw(
  readTemplate(assembly, { endpoints }),
  readWrites(openTemplate(assembly, { endpoints })),
);
const before = readFileSync(readme, 'utf8');
const after = before.replace(between, `$1\n${picture}\n$2`);
if (process.argv.includes('--check')) {
  if (after !== before) console.error('The picture in README.md is out of date: npm run docs:draw');
  process.exitCode = after === before ? 0 : 1;
} else {
  writeFileSync(readme, after);
}

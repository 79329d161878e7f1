import type { LocalPlan, PlannedFunction } from '../../local/plan.ts';
import { byName, functionName } from './function-name.ts';
import { namedStores } from './named-stores.ts';
import type { Writes } from './writes.ts';

/**
 * Draws every function as Mermaid text: what triggers it, which queues it sends to, and which tables it may write
 * (reads would hide the rest).
 */
export function drawFunctions(plan: LocalPlan, writes: Writes): string {
  const lines = [
    'flowchart LR',
    ...plan.functions.toSorted(byName).map((each) => `  ${nodeOf(each)}[${functionName(each)}]`),
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

const nodeOf = (each: PlannedFunction) => functionName(each).replaceAll('-', '_');

import type { LocalPlan, PlannedFunction } from '../../local/plan.ts';
import { byName, functionName } from './function-name.ts';
import { namedStores } from './named-stores.ts';
import type { Writes } from './writes.ts';

/** The short name of the stack that a function is in, such as `Tracking`. */
export type StackOf = (logicalId: string) => string;

/**
 * Draws the stacks as Mermaid text: which functions each has, what comes to it from outside, which stack gives work to which
 * other one, and which tables its functions may write.
 */
export function drawOverview(plan: LocalPlan, writes: Writes, stackOf: StackOf): string {
  const stacks = Map.groupBy(plan.functions.toSorted(byName), ({ logicalId }) =>
    stackOf(logicalId),
  );
  const named = namedStores(plan).filter(([, node]) => !node.startsWith('queue_'));
  const lines = [
    'flowchart LR',
    ...[...stacks]
      .map(([stack, functions]) => `  ${stack}["${describeStack(stack, functions)}"]`)
      .toSorted(),
    ...named.map(([, node, label]) => `  ${node}${label}`),
    ...drawSources(plan, stackOf),
    ...plan.functions.flatMap((each) => drawTargets(plan, each, { writes, stackOf })).toSorted(),
  ];
  return `\`\`\`mermaid\n${[...new Set(lines)].join('\n')}\n\`\`\`\n`;
}

function describeStack(stack: string, functions: readonly PlannedFunction[]): string {
  return `<b>${stack}</b><br/>${functions.map(functionName).join('<br/>')}`;
}

/** Who asks a stack to do something: people and shops, the clock, and tables that have changed. */
function drawSources(plan: LocalPlan, stackOf: StackOf): string[] {
  const nodes = new Map(namedStores(plan).map(([name, node]) => [name, node]));
  const asked = plan.apis.flatMap(({ routes }) =>
    routes.flatMap(({ functionId }) => functionId ?? []),
  );
  return [
    ...asked.map((id) => `  http((HTTP)) --> ${stackOf(id)}`),
    ...plan.schedules.map(({ target }) => `  clock((schedule)) --> ${stackOf(target.id)}`),
    ...plan.eventSources.flatMap((source) =>
      source.kind === 'stream'
        ? [
            `  ${nodes.get(source.table) ?? source.table} -. stream .-> ${stackOf(source.functionId)}`,
          ]
        : [],
    ),
  ].toSorted();
}

/** What a function writes, and the stacks that take the work that it sends. */
function drawTargets(
  plan: LocalPlan,
  each: PlannedFunction,
  { writes, stackOf }: { readonly writes: Writes; readonly stackOf: StackOf },
): string[] {
  const own = stackOf(each.logicalId);
  const values = new Set(Object.values(each.environment).map((value) => value.split('/').at(-1)));
  const written = writes.get(each.logicalId) ?? new Set();
  const receivers = plan.eventSources.flatMap((source) =>
    source.kind === 'queue' && values.has(source.queue) ? [stackOf(source.functionId)] : [],
  );
  const stores = namedStores(plan).flatMap(([name, node]) =>
    written.has(name) || (node.startsWith('bus_') && values.has(name)) ? [node] : [],
  );
  return [...receivers.filter((stack) => stack !== own), ...stores].map(
    (to) => `  ${own} --> ${to}`,
  );
}

import type { LocalPlan } from '../../local/plan.ts';

/** Name in the plan, node, and shape with label, of each table, queue and bus that is not for failures. */
export function namedStores(plan: LocalPlan): [string, string, string][] {
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

import type { PlannedEventSource } from '../plan.ts';
import type { ArnTargets } from './arn-targets.ts';
import { TemplateError } from './template-error.ts';
import type { TemplateResource } from './template-resource.ts';

const defaultQueueBatch = 10;
const defaultStreamBatch = 100;

/** A function's poller of a queue or of a table's stream; undefined if the mapping is disabled. */
export function readEventSource(
  resource: TemplateResource,
  targets: ArnTargets,
): PlannedEventSource | undefined {
  if (String(resource.read('Enabled')) === 'false') return undefined;
  const arn = String(resource.read('EventSourceArn'));
  const settings = readSettings(resource, targets);
  if (arn.startsWith('arn:aws:sqs:')) return readQueueSource(resource, targets, arn, settings);

  const [, table] = /^arn:aws:dynamodb:[^:]*:[^:]*:table\/([^/]+)\/stream\//.exec(arn) ?? [];
  if (table === undefined)
    throw new TemplateError(resource.id, `${arn} is neither a queue nor a stream.`);

  return readStreamSource(resource, targets, table, settings);
}

type Settings = Omit<
  Extract<PlannedEventSource, { kind: 'queue' }>,
  'kind' | 'queue' | 'batchSize'
>;

function readSettings(resource: TemplateResource, targets: ArnTargets): Settings {
  const responseTypes = (resource.read('FunctionResponseTypes') ?? []) as string[];
  const { Filters: filters = [] } = (resource.read('FilterCriteria') ?? {}) as {
    Filters?: { Pattern: string }[];
  };

  return {
    functionId: targets.functionId(String(resource.read('FunctionName')), resource),
    batchingWindowMs: Number(resource.read('MaximumBatchingWindowInSeconds') ?? 0) * 1000,
    reportsItemFailures: responseTypes.includes('ReportBatchItemFailures'),
    filters: filters.map(({ Pattern }) => JSON.parse(Pattern) as Record<string, unknown>),
  };
}

function readQueueSource(
  resource: TemplateResource,
  targets: ArnTargets,
  arn: string,
  settings: Settings,
): PlannedEventSource {
  const scaling = resource.read('ScalingConfig') as { MaximumConcurrency?: number } | undefined;
  const maxConcurrency = scaling?.MaximumConcurrency;

  return {
    ...settings,
    kind: 'queue',
    queue: targets.queue(arn, resource),
    batchSize: Number(resource.read('BatchSize') ?? defaultQueueBatch),
    ...(maxConcurrency === undefined ? {} : { maxConcurrency: Number(maxConcurrency) }),
  };
}

function readStreamSource(
  resource: TemplateResource,
  targets: ArnTargets,
  table: string,
  settings: Settings,
): PlannedEventSource {
  const retries = Number(resource.read('MaximumRetryAttempts') ?? -1);
  const destination = resource.read('DestinationConfig') as
    | { OnFailure?: { Destination?: string } }
    | undefined;
  const onFailure = destination?.OnFailure?.Destination;

  return {
    ...settings,
    kind: 'stream',
    table,
    batchSize: Number(resource.read('BatchSize') ?? defaultStreamBatch),
    startingPosition: resource.read('StartingPosition') === 'LATEST' ? 'LATEST' : 'TRIM_HORIZON',
    bisectOnError: String(resource.read('BisectBatchOnFunctionError')) === 'true',
    // Minus one, as on AWS, is for ever.
    ...(retries < 0 ? {} : { maxRetries: retries }),
    ...(onFailure === undefined ? {} : { onFailureQueue: targets.queue(onFailure, resource) }),
  };
}

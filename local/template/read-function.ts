import { join } from 'node:path';
import type { PlannedFunction } from '../plan.ts';
import type { Assembly } from './read-assembly.ts';
import { nameOf } from './resource-identity.ts';
import { TemplateError } from './template-error.ts';
import type { TemplateResource } from './template-resource.ts';

const defaultTimeoutSeconds = 3;
const defaultMemoryMb = 128;

/** @throws TemplateError if the function's code is not a folder of the assembly. */
export function readFunction(resource: TemplateResource, assembly: Assembly): PlannedFunction {
  const { Variables: environment = {} } = (resource.read('Environment') ?? {}) as {
    Variables?: Record<string, unknown>;
  };
  const label = labelOf(resource);
  const reserved = resource.read('ReservedConcurrentExecutions');

  return {
    logicalId: resource.id,
    name: nameOf(resource, 'FunctionName'),
    ...(label === undefined ? {} : { label }),
    codeFolder: codeFolder(resource, assembly),
    handler: String(resource.read('Handler')),
    timeoutMs: Number(resource.read('Timeout') ?? defaultTimeoutSeconds) * 1000,
    memoryMb: Number(resource.read('MemorySize') ?? defaultMemoryMb),
    ...(reserved === undefined ? {} : { reservedConcurrency: Number(reserved) }),
    environment: Object.fromEntries(
      Object.entries(environment).map(([name, value]) => [name, String(value)]),
    ),
  };
}

/** Functions of the CDK itself, such as those that fill buckets, are in other languages at times. */
export function runsOnNode(resource: TemplateResource): boolean {
  return String(resource.read('Runtime')).startsWith('nodejs');
}

/** The stacks note the file of a handler, whose folder is the function's name in the sources. */
function labelOf(resource: TemplateResource): string | undefined {
  const [, folder] = /([^/]+)\/[^/]+$/.exec(String(resource.metadata['tributary:handler'])) ?? [];

  return folder;
}

function codeFolder(resource: TemplateResource, assembly: Assembly): string {
  const path = resource.metadata['aws:asset:path'];
  if (typeof path === 'string') return join(assembly.folder, path);

  // Without the CDK's command line no path is written; the asset's hash is the key of its archive.
  const { S3Key: key } = (resource.read('Code') ?? {}) as { S3Key?: string };
  const folder = key === undefined ? undefined : assembly.assets.get(key.replace(/\.zip$/, ''));
  if (folder === undefined)
    throw new TemplateError(resource.id, 'its code is not in the assembly.');

  return folder;
}

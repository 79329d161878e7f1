import { MissingReferenceError } from './missing-reference-error.ts';
import type { Assembly, AssemblyStack, RawResource } from './read-assembly.ts';
import { isConditionTrue, type ResolutionScope, resolveValue } from './resolve-value.ts';
import { identities, type TemplateEndpoints } from './resource-identity.ts';
import { TemplateError } from './template-error.ts';
import type { TemplateResource } from './template-resource.ts';

export type TemplateSettings = {
  readonly endpoints: TemplateEndpoints;
  /** A secret's value by name or ARN, for dynamic references. */
  readonly secretValue?: (id: string) => string | undefined;
};

/** All resources that the stacks of an assembly create, under one roof. */
export function openTemplate(assembly: Assembly, settings: TemplateSettings): TemplateResource[] {
  const world = new Map<string, Map<string, TemplateResource>>();
  const shared = sharedLogicalIds(assembly.stacks);

  for (const stack of assembly.stacks) {
    const resources = new Map<string, TemplateResource>();
    world.set(stack.name, resources);
    for (const [logicalId, raw] of Object.entries(stack.template.Resources ?? {})) {
      const scope = scopeOf(stack, logicalId);
      if (raw.Condition !== undefined && !isConditionTrue(raw.Condition, scope)) continue;
      const id = shared.has(logicalId) ? `${stack.name}-${logicalId}` : logicalId;
      resources.set(logicalId, resourceOf(id, logicalId, raw, scope));
    }
  }

  function scopeOf(stack: AssemblyStack, logicalId: string): ResolutionScope {
    const identityOf = (target: string) => {
      const resource = world.get(stack.name)?.get(target);
      if (resource === undefined) throw new MissingReferenceError(logicalId, target);
      const identify = identities[resource.type];
      if (identify === undefined) {
        throw new TemplateError(
          logicalId,
          `it refers to ${target}, a ${resource.type}, which has no counterpart here.`,
        );
      }
      return identify(resource, settings.endpoints);
    };

    return {
      stackName: stack.name,
      template: stack.template,
      logicalId,
      ref: (target) => identityOf(target).ref,
      attribute(target, attribute) {
        const value = identityOf(target).attributes[attribute];
        if (value === undefined) {
          throw new TemplateError(
            logicalId,
            `the attribute ${attribute} of ${target} is not known here.`,
          );
        }
        return value;
      },
      exported: (name) => valueOfExport(name, logicalId),
      stackOutput: (stackName, outputName) => valueOfOutput(stackName, outputName, logicalId),
      secretValue: (id) => settings.secretValue?.(id),
    };
  }

  function valueOfOutput(stackName: string, outputName: string, logicalId: string): unknown {
    const stack = assembly.stacks.find(({ name }) => name === stackName);
    const output = stack?.template.Outputs?.[outputName];
    if (stack === undefined || output === undefined) {
      throw new MissingReferenceError(logicalId, `the output ${outputName} of stack ${stackName}`);
    }

    return resolveValue(output.Value, scopeOf(stack, logicalId));
  }

  function valueOfExport(name: string, logicalId: string): unknown {
    for (const stack of assembly.stacks) {
      const scope = scopeOf(stack, logicalId);
      const output = Object.values(stack.template.Outputs ?? {}).find(
        ({ Export: exported }) => exported && resolveValue(exported.Name, scope) === name,
      );
      if (output !== undefined) return resolveValue(output.Value, scope);
    }
    throw new MissingReferenceError(logicalId, `the export ${name}`);
  }

  return [...world.values()].flatMap((resources) => [...resources.values()]);
}

function resourceOf(
  id: string,
  logicalId: string,
  raw: RawResource,
  scope: ResolutionScope,
): TemplateResource {
  return {
    id,
    logicalId,
    type: raw.Type,
    metadata: raw.Metadata ?? {},
    read: (property) => resolveValue(raw.Properties?.[property], scope),
  };
}

function sharedLogicalIds(stacks: readonly AssemblyStack[]): Set<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const logicalId of stacks.flatMap(({ template }) => Object.keys(template.Resources ?? {}))) {
    if (seen.has(logicalId)) shared.add(logicalId);
    seen.add(logicalId);
  }

  return shared;
}

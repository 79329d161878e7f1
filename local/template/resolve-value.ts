import { localAccountId, localRegion } from '../local-account.ts';
import type { Template } from './read-assembly.ts';
import { resolveDynamicReferences } from './resolve-dynamic-references.ts';
import { TemplateError } from './template-error.ts';

/** What resolving a value needs to know of the world around it. */
export type ResolutionScope = {
  readonly stackName: string;
  readonly template: Template;
  /** The resource that the value belongs to; errors name it. */
  readonly logicalId: string;
  readonly ref: (target: string) => unknown;
  readonly attribute: (target: string, attribute: string) => unknown;
  readonly exported: (name: string) => unknown;
  readonly stackOutput: (stackName: string, outputName: string) => unknown;
  readonly secretValue: (id: string) => string | undefined;
};

type Intrinsic = (argument: unknown, scope: ResolutionScope) => unknown;

/**
 * Replaces every intrinsic function in a value by what it stands for. `AWS::NoValue` becomes
 * undefined, and vanishes from lists and objects.
 *
 * @throws TemplateError for a function that this runtime does not know.
 */
export function resolveValue(value: unknown, scope: ResolutionScope): unknown {
  if (typeof value === 'string') return resolveDynamicReferences(value, scope);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    return value.map((item) => resolveValue(item, scope)).filter((item) => item !== undefined);
  }

  const entries = Object.entries(value);
  const [key, argument] = entries[0] ?? ['', undefined];
  if (entries.length === 1 && (key === 'Ref' || key.startsWith('Fn::'))) {
    const intrinsic = intrinsics[key];
    if (intrinsic === undefined)
      throw new TemplateError(scope.logicalId, `${key} is not known here.`);
    return intrinsic(argument, scope);
  }

  return Object.fromEntries(
    entries
      .map(([name, item]) => [name, resolveValue(item, scope)] as const)
      .filter(([, item]) => item !== undefined),
  );
}

/** Decides a condition of the template by its name. */
export function isConditionTrue(name: string, scope: ResolutionScope): boolean {
  const condition = scope.template.Conditions?.[name];
  if (condition === undefined)
    throw new TemplateError(scope.logicalId, `there is no condition ${name}.`);

  return decide(condition, scope);
}

function decide(condition: unknown, scope: ResolutionScope): boolean {
  const [key, argument] = Object.entries(condition as object)[0] ?? [];
  const list = () => argument as unknown[];
  switch (key) {
    case 'Condition':
      return isConditionTrue(argument as string, scope);
    case 'Fn::Equals': {
      const [left, right] = list().map((item) => resolveValue(item, scope));
      return String(left) === String(right);
    }
    case 'Fn::Not':
      return !decide(list()[0], scope);
    case 'Fn::And':
      return list().every((item) => decide(item, scope));
    case 'Fn::Or':
      return list().some((item) => decide(item, scope));
    default:
      throw new TemplateError(scope.logicalId, `the condition function ${key} is not known here.`);
  }
}

const pseudoParameters: Readonly<Record<string, (scope: ResolutionScope) => unknown>> = {
  'AWS::AccountId': () => localAccountId,
  'AWS::NoValue': () => undefined,
  'AWS::NotificationARNs': () => [],
  'AWS::Partition': () => 'aws',
  'AWS::Region': () => localRegion,
  'AWS::StackId': ({ stackName }) =>
    `arn:aws:cloudformation:${localRegion}:${localAccountId}:stack/${stackName}/local`,
  'AWS::StackName': ({ stackName }) => stackName,
  'AWS::URLSuffix': () => 'amazonaws.com',
};

function resolveRef(target: string, scope: ResolutionScope): unknown {
  const pseudo = pseudoParameters[target];
  if (pseudo !== undefined) return pseudo(scope);
  const parameter = scope.template.Parameters?.[target];
  if (parameter === undefined) return scope.ref(target);
  if (parameter.Default === undefined || parameter.Type.startsWith('AWS::SSM::')) {
    throw new TemplateError(scope.logicalId, `the parameter ${target} has no value here.`);
  }

  return parameter.Default;
}

function resolveAttribute(argument: unknown, scope: ResolutionScope): unknown {
  const [target = '', ...path] = Array.isArray(argument)
    ? argument.map((part) => String(resolveValue(part, scope)))
    : String(argument).split('.');

  return scope.attribute(target, path.join('.'));
}

function substitute(argument: unknown, scope: ResolutionScope): string {
  const [text, variables = {}] = (Array.isArray(argument) ? argument : [argument]) as [
    string,
    Record<string, unknown>?,
  ];

  const complete = text.replace(/\$\{([^}]+)\}/g, (_, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    if (Object.hasOwn(variables, name)) return String(resolveValue(variables[name], scope));
    const value =
      name.includes('.') && !name.startsWith('AWS::')
        ? resolveAttribute(name, scope)
        : resolveRef(name, scope);
    return String(value);
  });

  return resolveDynamicReferences(complete, scope);
}

function join(argument: unknown, scope: ResolutionScope): string {
  const [separator, parts] = argument as [string, unknown];

  return resolveDynamicReferences((resolveValue(parts, scope) as unknown[]).join(separator), scope);
}

function select(argument: unknown, scope: ResolutionScope): unknown {
  const [index, list] = argument as [unknown, unknown];
  const position = Number(resolveValue(index, scope));
  const items = resolveValue(list, scope) as unknown[];
  if (!(position in items))
    throw new TemplateError(scope.logicalId, 'Fn::Select picks an item that is not there.');

  return items[position];
}

function split(argument: unknown, scope: ResolutionScope): string[] {
  const [separator, text] = argument as [string, unknown];

  return String(resolveValue(text, scope)).split(separator);
}

function choose(argument: unknown, scope: ResolutionScope): unknown {
  const [condition, whenTrue, whenFalse] = argument as [string, unknown, unknown];

  return resolveValue(isConditionTrue(condition, scope) ? whenTrue : whenFalse, scope);
}

function findInMap(argument: unknown, scope: ResolutionScope): unknown {
  const [map, first, second] = resolveValue(argument, scope) as [string, string, string];
  const found = scope.template.Mappings?.[map]?.[first]?.[second];
  if (found === undefined)
    throw new TemplateError(scope.logicalId, `${map} has no ${first}.${second}.`);

  return found;
}

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: (argument, scope) => resolveRef(String(argument), scope),
  'Fn::Base64': (argument, scope) =>
    Buffer.from(String(resolveValue(argument, scope))).toString('base64'),
  'Fn::FindInMap': findInMap,
  'Fn::GetAtt': resolveAttribute,
  'Fn::GetStackOutput': (argument, scope) => {
    const { StackName, OutputName } = resolveValue(argument, scope) as Record<string, string>;
    return scope.stackOutput(String(StackName), String(OutputName));
  },
  'Fn::If': choose,
  'Fn::ImportValue': (argument, scope) => scope.exported(String(resolveValue(argument, scope))),
  'Fn::Join': join,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::Sub': substitute,
  'Fn::ToJsonString': (argument, scope) => JSON.stringify(resolveValue(argument, scope)),
};

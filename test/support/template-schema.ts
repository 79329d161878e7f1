import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec';
import type { Property, PropertyType, SpecDatabase } from '@aws-cdk/service-spec-types';

export type CheckTemplate = (template: {
  Resources: Record<string, { Type: string; Properties?: Record<string, unknown> }>;
}) => string[];

/**
 * Makes a check of templates against AWS's own description of every resource type: unknown types and
 * properties, values of the wrong type, required properties that are missing.
 *
 * What CloudFormation computes (`Ref`, `Fn::…`) is taken as right.
 */
export async function loadTemplateCheck(): Promise<CheckTemplate> {
  const specification = await loadAwsServiceSpec();

  return ({ Resources: resources }) =>
    Object.entries(resources).flatMap(([id, { Type: type, Properties: properties = {} }]) => {
      const [resource] = specification.lookup('resource', 'cloudFormationType', 'equals', type);
      return resource === undefined
        ? [`${id}: there is no type ${type}`]
        : checkObject(specification, resource.properties, properties, id);
    });
}

function checkObject(
  specification: SpecDatabase,
  known: Record<string, Property>,
  value: Record<string, unknown>,
  path: string,
): string[] {
  const missing = Object.entries(known)
    .filter(([name, { required }]) => required && value[name] === undefined)
    .map(([name]) => `${path}: ${name} is missing`);
  const wrong = Object.entries(value).flatMap(([name, item]) => {
    const property = known[name];
    return property === undefined
      ? [`${path}: there is no property ${name}`]
      : checkValue(specification, property.type, item, `${path}.${name}`);
  });
  return [...missing, ...wrong];
}

function checkValue(
  specification: SpecDatabase,
  type: PropertyType,
  value: unknown,
  path: string,
): string[] {
  if (isIntrinsic(value)) return [];
  const wrong = [`${path}: ${JSON.stringify(value)} is no ${type.type}`];

  switch (type.type) {
    case 'string':
    case 'date-time':
      return typeof value === 'string' ? [] : wrong;
    case 'integer':
      return Number.isInteger(value) ? [] : wrong;
    case 'number':
      return typeof value === 'number' ? [] : wrong;
    case 'boolean':
      return typeof value === 'boolean' ? [] : wrong;
    case 'null':
      return value === null ? [] : wrong;
    case 'json':
      return [];
    case 'tag':
      return isObject(value) && 'Key' in value && 'Value' in value ? [] : wrong;
    case 'array':
      if (!Array.isArray(value)) return wrong;
      return value.flatMap((item, index) =>
        checkValue(specification, type.element, item, `${path}[${index}]`),
      );
    case 'map':
      if (!isObject(value)) return wrong;
      return Object.entries(value).flatMap(([key, item]) =>
        checkValue(specification, type.element, item, `${path}.${key}`),
      );
    case 'ref': {
      if (!isObject(value)) return wrong;
      const { properties } = specification.get('typeDefinition', type.reference.$ref);
      return checkObject(specification, properties, value, path);
    }
    case 'union': {
      const findings = type.types.map((one) => checkValue(specification, one, value, path));
      return findings.find((found) => found.length === 0) ?? findings[0] ?? wrong;
    }
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isIntrinsic(value: unknown): boolean {
  if (!isObject(value)) return false;
  const [name, ...others] = Object.keys(value);
  return others.length === 0 && (name === 'Ref' || name?.startsWith('Fn::') === true);
}

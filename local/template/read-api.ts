import type { PlannedApi, PlannedRoute } from '../plan.ts';
import type { ArnTargets } from './arn-targets.ts';
import { MissingReferenceError } from './missing-reference-error.ts';
import { TemplateError } from './template-error.ts';
import type { TemplateResource } from './template-resource.ts';

/** AWS's own time for which the answer of a Lambda authorizer is kept. */
const defaultCacheSeconds = 300;

/** An HTTP API with its routes. Without a stage nothing of it can be called, as on AWS. */
export function readApi(
  api: TemplateResource,
  all: readonly TemplateResource[],
  targets: ArnTargets,
): PlannedApi {
  if (api.read('ProtocolType') !== 'HTTP')
    throw new TemplateError(api.id, 'only HTTP APIs run here.');
  const parts = all.filter(({ type, read }) => partTypes.has(type) && read('ApiId') === api.id);
  const cors = api.read('CorsConfiguration') as Record<string, unknown> | undefined;

  return {
    logicalId: api.id,
    name: String(api.read('Name') ?? api.id),
    ...(cors === undefined ? {} : { cors }),
    routes: hasDefaultStage(parts)
      ? ofType(parts, 'Route').map((route) => readRoute(route, parts, targets))
      : [],
  };
}

const partTypes = new Set(
  ['Route', 'Integration', 'Authorizer', 'Stage'].map((name) => `AWS::ApiGatewayV2::${name}`),
);

function ofType(parts: readonly TemplateResource[], name: string): TemplateResource[] {
  return parts.filter(({ type }) => type === `AWS::ApiGatewayV2::${name}`);
}

function hasDefaultStage(parts: readonly TemplateResource[]): boolean {
  const stages = ofType(parts, 'Stage');
  const other = stages.find((stage) => stage.read('StageName') !== '$default');
  if (other !== undefined) throw new TemplateError(other.id, 'only the $default stage runs here.');

  return stages.length > 0;
}

function readRoute(
  route: TemplateResource,
  parts: readonly TemplateResource[],
  targets: ArnTargets,
): PlannedRoute {
  const functionId = integrationFunction(route, parts, targets);
  const authorizer = readAuthorizer(route, parts, targets);

  return {
    routeKey: String(route.read('RouteKey')),
    ...(functionId === undefined ? {} : { functionId }),
    ...(authorizer === undefined ? {} : { authorizer }),
  };
}

/** Undefined where nothing is behind the route, so that a call fails instead of the start. */
function integrationFunction(
  route: TemplateResource,
  parts: readonly TemplateResource[],
  targets: ArnTargets,
): string | undefined {
  const target = readUnlessMissing(route, 'Target')?.replace(/^integrations\//, '');
  const integration = ofType(parts, 'Integration').find(({ id }) => id === target);
  if (integration === undefined) return undefined;

  const version = integration.read('PayloadFormatVersion');
  if (integration.read('IntegrationType') !== 'AWS_PROXY' || version !== '2.0') {
    throw new TemplateError(integration.id, 'only Lambda integrations with payload 2.0 run here.');
  }
  const uri = readUnlessMissing(integration, 'IntegrationUri');

  return uri === undefined ? undefined : targets.functionId(uri, integration);
}

function readUnlessMissing(resource: TemplateResource, property: string): string | undefined {
  try {
    return resource.read(property) as string | undefined;
  } catch (error) {
    if (error instanceof MissingReferenceError) return undefined;
    throw error;
  }
}

function readAuthorizer(
  route: TemplateResource,
  parts: readonly TemplateResource[],
  targets: ArnTargets,
): PlannedRoute['authorizer'] {
  const kind = route.read('AuthorizationType') ?? 'NONE';
  if (kind === 'NONE') return undefined;

  const id = route.read('AuthorizerId');
  const authorizer = ofType(parts, 'Authorizer').find((part) => part.id === id);
  if (authorizer === undefined || authorizer.read('AuthorizerType') !== 'REQUEST') {
    throw new TemplateError(route.id, 'only Lambda authorizers run here.');
  }
  if (
    authorizer.read('AuthorizerPayloadFormatVersion') !== '2.0' ||
    String(authorizer.read('EnableSimpleResponses')) !== 'true'
  ) {
    throw new TemplateError(authorizer.id, 'only authorizers with simple responses run here.');
  }

  return {
    kind: 'lambda',
    functionId: targets.functionId(String(authorizer.read('AuthorizerUri')), authorizer),
    identitySources: (authorizer.read('IdentitySource') ?? []) as string[],
    cacheSeconds: Number(authorizer.read('AuthorizerResultTtlInSeconds') ?? defaultCacheSeconds),
  };
}

import { beforeAll, describe, expect, it } from '@jest/globals';
import { describedRoutes } from '../../functions/serve-openapi/described-routes.ts';
import { spelledOut } from '../support/contract/spelled-out.ts';
import { synthesizeTemplates } from '../support/templates.ts';

type DeployedRoute = { readonly key: string; readonly isPublic: boolean };

const described = describedRoutes.map(({ route }) => route as string);

/** Whether a route of the gateway is asked for what a described route is: `ANY …/{proxy+}` for all below it. */
function answers({ key }: DeployedRoute, route: string): boolean {
  if ((spelledOut[key] ?? [key]).includes(route)) return true;
  const [method, path = ''] = key.split(' ');
  const [, asked = ''] = route.split(' ');
  if (method !== 'ANY') return false;
  return path.endsWith('/{proxy+}') ? asked.startsWith(path.slice(0, -8)) : asked === path;
}

describe('the routes of the gateway and of the API document', () => {
  let deployed: readonly DeployedRoute[];

  beforeAll(() => {
    deployed = synthesizeTemplates('prod')
      .list('AWS::ApiGatewayV2::Route')
      .map(({ Properties: { RouteKey: key, AuthorizationType: type } }) => ({
        key,
        isPublic: type === 'NONE',
      }));
  });

  it('are the same: each that is deployed is described', () => {
    const spelled = deployed.filter(({ key }) => !key.startsWith('ANY '));
    const undescribed = spelled
      .flatMap(({ key }) => spelledOut[key] ?? [key])
      .filter((key) => !described.includes(key));
    // What is routed within a function is compared with its endpoint elsewhere.
    const areas = deployed.flatMap(
      ({ key }) => /^ANY ([^{]+?)(?:\/\{proxy\+\})?$/.exec(key)?.[1] ?? [],
    );
    const empty = areas.filter((area) => !described.some((route) => route.includes(` ${area}`)));

    expect(spelled.length).toBeGreaterThan(60);
    expect(areas.length).toBeGreaterThan(10);
    expect(undescribed).toEqual([]);
    expect(empty).toEqual([]);
  });

  it('are the same: each that is described is deployed', () => {
    const missing = described.filter((route) => !deployed.some((each) => answers(each, route)));

    expect(missing).toEqual([]);
  });

  it('ask for a key where the document says so, and nowhere else', () => {
    const wrong = describedRoutes.filter(({ route, access }) => {
      const isPublic = deployed.some((each) => answers(each, route) && each.isPublic);
      return isPublic !== (typeof access === 'string');
    });

    expect(wrong).toEqual([]);
  });
});

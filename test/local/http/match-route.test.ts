import { describe, expect, it } from '@jest/globals';
import { makeRouteMatcher } from '../../../local/http/match-route.ts';

const matchRoute = makeRouteMatcher(
  [
    '$default',
    'ANY /{proxy+}',
    'GET /pets/{proxy+}',
    'GET /pets/dog/{id}',
    'GET /pets/dog/1',
    'ANY /pets/dog/{id}',
    'HEAD /r/{slug}',
  ].map((routeKey) => ({ routeKey })),
);

describe('makeRouteMatcher', () => {
  it.each([
    ['a literal before a parameter', 'GET', '/pets/dog/1', 'GET /pets/dog/1'],
    ['a parameter before a greedy one', 'GET', '/pets/dog/2', 'GET /pets/dog/{id}'],
    ['a method before ANY', 'GET', '/pets/dog/3', 'GET /pets/dog/{id}'],
    ['ANY for another method', 'PUT', '/pets/dog/1', 'ANY /pets/dog/{id}'],
    ['a greedy parameter for more segments', 'GET', '/pets/dog/1/toys', 'GET /pets/{proxy+}'],
    ['the greedier route for what is left', 'POST', '/cars', 'ANY /{proxy+}'],
    ['the default where no parameter can be empty', 'GET', '/', '$default'],
    ['HEAD where it has a route', 'HEAD', '/r/a', 'HEAD /r/{slug}'],
  ])('takes %s', (_, method, path, routeKey) => {
    expect(matchRoute(method, path)?.route.routeKey).toBe(routeKey);
  });

  it.each([
    ['GET', '/pets/dog/a%2Fb~%C3%A9', { id: 'a/b~é' }],
    ['GET', '/pets/cat/2/toys', { proxy: 'cat/2/toys' }],
    ['GET', '/pets/dog/100%', { id: '100%' }],
  ])('decodes the parameters of %s %s', (method, path, pathParameters) => {
    expect(matchRoute(method, path)?.pathParameters).toEqual(pathParameters);
  });

  it.each([
    ['another method', 'POST', '/r/a'],
    ['HEAD where only GET has a route', 'HEAD', '/x'],
    ['a path with a slash too many', 'GET', '/x/'],
    ['an empty parameter', 'GET', '/r/'],
  ])('finds nothing for %s', (_, method, path) => {
    const routes = [{ routeKey: 'GET /x' }, { routeKey: 'GET /r/{slug}' }];

    expect(makeRouteMatcher(routes)(method, path)).toBeUndefined();
  });
});

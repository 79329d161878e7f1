import { describe, expect, it } from '@jest/globals';
import { checkContract, type Exchange } from '../../support/contract/check-contract.ts';

const payee = { payeeId: 'northern', name: 'Northern Talent', kind: 'agency' };
const body = { name: 'Northern Talent', kind: 'agency' };

const save = (changes: Partial<Exchange> & { readonly answer?: unknown } = {}) => {
  const { answer = payee, ...rest } = changes;
  return () =>
    checkContract({
      ...{ method: 'PUT', path: '/v1/payees/northern', body, status: 200 },
      ...{ contentType: 'application/json', text: JSON.stringify(answer), ...rest },
    });
};
const problem = (type: string) => ({
  ...{ status: 404, contentType: 'application/problem+json' },
  answer: { type, title: 'There is no such thing here.', status: 404 },
});

describe('what holds answers against the API document', () => {
  it('lets pass what is as it is described', () => {
    expect(save()).not.toThrow();
    expect(save(problem('/problems/not-found'))).not.toThrow();
    expect(save({ path: '/v1/payees/northern?a=b' })).not.toThrow();
  });

  it.each<[string, Parameters<typeof save>[0], RegExp]>([
    ['a status that is not declared', { status: 204, text: '' }, /does not declare this status/],
    ['a field that is not described', { answer: { ...payee, iban: 'DE' } }, /iban/],
    ['a field that is missing', { answer: { ...payee, kind: undefined } }, /kind/],
    ['a value that is none of those', { answer: { ...payee, kind: 'friend' } }, /\/kind/],
    ['another content type', { contentType: 'text/html' }, /knows no answer of text\/html/],
    ['a problem of another type', problem('/problems/code-taken'), /\/type/],
    [
      'a problem under another status',
      { ...problem('/problems/not-found'), status: 422 },
      /\/type/,
    ],
    ['a body that the document refuses', { body: { name: 'No kind' } }, /body that was taken in/],
  ])('does not let pass %s', (_, changes, message) => {
    expect(save(changes)).toThrow(message);
  });

  it('does not care for what no route answers', () => {
    expect(save({ path: '/v1/nothing/northern', status: 404, text: 'what?' })).not.toThrow();
    expect(save({ path: '/v1/payees/', status: 404, text: 'what?' })).not.toThrow();
  });
});

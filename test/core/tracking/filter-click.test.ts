import { describe, expect, it } from '@jest/globals';
import { filterClick } from '../../../core/tracking/filter-click.ts';

const tests = {
  isBot: (userAgent: string) => userAgent.includes('bot'),
  isDataCentre: (address: string) => address === '192.0.2.1',
};
const filter = (method: string, headers: Record<string, string>, address?: string) =>
  filterClick({ method, headers, ...(address === undefined ? {} : { address }) }, tests);

describe('filterClick', () => {
  it('counts a browser that opens a link', () => {
    expect(filter('GET', { 'user-agent': 'Firefox', 'sec-purpose': 'navigate' })).toBeUndefined();
  });

  it.each([
    ['head', 'HEAD', { 'user-agent': 'bot' }],
    ['prefetch', 'GET', { 'sec-purpose': 'prefetch;prerender' }],
    ['prefetch', 'GET', { 'sec-purpose': 'prefetch;anonymous-client-ip' }],
    ['prefetch', 'GET', { purpose: 'prefetch' }],
    ['prefetch', 'GET', { 'x-moz': 'prefetch' }],
    ['prefetch', 'GET', { 'x-purpose': 'preview' }],
    ['prefetch', 'GET', { 'sec-purpose': 'Prefetch', 'user-agent': 'bot' }],
    ['bot', 'GET', { 'user-agent': 'searchbot/1.0' }],
  ])('filters as %s: %s %j', (reason, method, headers) => {
    expect(filter(method, headers as Record<string, string>)).toBe(reason);
  });

  it('filters what comes out of a data centre, unless it says that it is a bot', () => {
    expect(filter('GET', {}, '192.0.2.1')).toBe('data-centre');
    expect(filter('GET', { 'user-agent': 'bot' }, '192.0.2.1')).toBe('bot');
    expect(filter('GET', {}, '192.0.2.2')).toBeUndefined();
    expect(
      filterClick({ method: 'GET', headers: {}, address: '192.0.2.1' }, { isBot: () => false }),
    ).toBeUndefined();
  });
});

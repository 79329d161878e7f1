import { describe, expect, it } from '@jest/globals';
import { filterClick } from '../../../core/tracking/filter-click.ts';

const isBot = (userAgent: string) => userAgent.includes('bot');
const filter = (method: string, headers: Record<string, string>) =>
  filterClick({ method, headers }, isBot);

describe('filterClick', () => {
  it('counts a browser that opens a link', () => {
    expect(filter('GET', { 'user-agent': 'Firefox', 'sec-purpose': 'navigate' })).toBeUndefined();
  });

  it.each([
    ['head', 'HEAD', { 'user-agent': 'bot' }],
    ['prefetch', 'GET', { 'sec-purpose': 'prefetch;prerender' }],
    ['prefetch', 'GET', { purpose: 'prefetch' }],
    ['prefetch', 'GET', { 'x-moz': 'prefetch' }],
    ['prefetch', 'GET', { 'x-purpose': 'preview' }],
    ['prefetch', 'GET', { 'sec-purpose': 'Prefetch', 'user-agent': 'bot' }],
    ['bot', 'GET', { 'user-agent': 'searchbot/1.0' }],
  ])('filters as %s: %s %j', (reason, method, headers) => {
    expect(filter(method, headers as Record<string, string>)).toBe(reason);
  });
});

import { describe, expect, it } from '@jest/globals';
import { readEventPattern } from '../../../local/events/event-pattern.ts';

const event = {
  source: 'tributary',
  'detail-type': 'conversion.closed',
  resources: ['arn:a', 'arn:b'],
  detail: {
    merchantId: 'm1',
    amount: 250,
    note: null,
    flagged: false,
    order: { currency: 'EUR', lines: [{ sku: 'A1' }, { sku: 'B2' }] },
  },
};

type Pattern = Record<string, unknown>;

const matching: [string, Pattern][] = [
  ['an exact value', { source: ['tributary'] }],
  ['one of several values', { source: ['other', 'tributary'] }],
  ['null', { detail: { note: [null] } }],
  ['false', { detail: { flagged: [false] } }],
  ['any element of an array', { resources: ['arn:b'] }],
  ['a field of any element of an array', { detail: { order: { lines: { sku: ['B2'] } } } }],
  ['prefix', { 'detail-type': [{ prefix: 'conversion.' }] }],
  ['prefix in any case', { source: [{ prefix: { 'equals-ignore-case': 'TRIB' } }] }],
  ['suffix', { 'detail-type': [{ suffix: '.closed' }] }],
  ['anything-but', { source: [{ 'anything-but': 'aws.s3' }] }],
  ['anything-but of a list', { source: [{ 'anything-but': ['a', 'b'] }] }],
  ['anything-but of a prefix', { source: [{ 'anything-but': { prefix: 'aws.' } }] }],
  ['equals-ignore-case', { detail: { order: { currency: [{ 'equals-ignore-case': 'eur' }] } } }],
  ['wildcard', { 'detail-type': [{ wildcard: 'conv*.cl*d' }] }],
  ['numeric equality', { detail: { amount: [{ numeric: ['=', 250] }] } }],
  ['a numeric range', { detail: { amount: [{ numeric: ['>', 200, '<=', 250] }] } }],
  ['exists', { detail: { amount: [{ exists: true }] } }],
  ['exists not', { detail: { missing: [{ exists: false }] } }],
  ['exists not, below what is missing', { detail: { missing: { deeper: [{ exists: false }] } } }],
  ['$or', { $or: [{ source: ['x'] }, { detail: { amount: [{ numeric: ['>', 1] }] } }] }],
];

const refusing: [string, Pattern][] = [
  ['another value', { source: ['other'] }],
  ['a number as text', { detail: { amount: ['250'] } }],
  ['one field of two', { source: ['tributary'], 'detail-type': ['other'] }],
  ['a field that is missing', { detail: { missing: ['x'] } }],
  ['prefix', { source: [{ prefix: 'Trib' }] }],
  ['suffix', { source: [{ suffix: 'tri' }] }],
  ['anything-but', { source: [{ 'anything-but': ['tributary'] }] }],
  ['anything-but of a field that is missing', { detail: { missing: [{ 'anything-but': 'x' }] } }],
  ['anything-but of a suffix', { source: [{ 'anything-but': { suffix: 'tary' } }] }],
  ['wildcard', { 'detail-type': [{ wildcard: 'conv*.open' }] }],
  ['a wildcard with a dot that is only a dot', { source: [{ wildcard: 'trib.tary' }] }],
  ['an escaped star', { source: [{ wildcard: 'trib\\*' }] }],
  ['a numeric range', { detail: { amount: [{ numeric: ['>', 250] }] } }],
  ['numeric on text', { source: [{ numeric: ['>', 0] }] }],
  ['exists', { detail: { missing: [{ exists: true }] } }],
  ['exists on what is no leaf', { detail: { order: [{ exists: true }] } }],
  ['exists not', { detail: { amount: [{ exists: false }] } }],
  ['$or', { $or: [{ source: ['x'] }, { source: ['y'] }] }],
];

describe('readEventPattern', () => {
  it.each(matching)('matches: %s', (_label, pattern) => {
    expect(readEventPattern(pattern)(event)).toBe(true);
  });

  it.each(refusing)('does not match: %s', (_label, pattern) => {
    expect(readEventPattern(pattern)(event)).toBe(false);
  });

  it.each<[string, Pattern]>([
    ['an operator that is not known', { source: [{ similar: 'x' }] }],
    ['two operators in one', { source: [{ prefix: 'a', suffix: 'b' }] }],
    ['a comparison that is not known', { detail: { amount: [{ numeric: ['!=', 1] }] } }],
    ['a value that is in no list', { source: 'tributary' }],
    ['a prefix that is no text', { source: [{ prefix: 1 }] }],
    ['$or without alternatives', { $or: [] }],
  ])('refuses %s', (_label, pattern) => {
    expect(() => readEventPattern(pattern)).toThrow(RangeError);
  });
});

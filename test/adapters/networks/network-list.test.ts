import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type NetworkList, openNetworkList } from '../../../adapters/networks/network-list.ts';

const listOf = (...cidrs: string[]): NetworkList => ({
  networks: [{ name: 'documentation', source: 'RFC 5737', day: '2026-01-05', cidrs }],
});
const shipped = new URL('../../../adapters/networks/data-centres.json', import.meta.url);

describe('openNetworkList', () => {
  it.each([
    ['192.0.2.0', true],
    ['192.0.2.255', true],
    ['192.0.3.0', false],
    ['::ffff:192.0.2.7', true],
    ['198.51.100.129', true],
    ['198.51.100.127', false],
    ['2001:db8:1::1', true],
    ['2001:0DB8:0001:ffff:ffff:ffff:ffff:ffff', true],
    ['2001:db8:2::1', false],
    ['192.0.2', false],
    ['', false],
    ['not:an:address', false],
  ])('answers for %s %s', (address, expected) => {
    const isListed = openNetworkList(
      listOf('192.0.2.0/24', '198.51.100.128/25', '2001:db8:1::/48'),
    );

    expect(isListed(address)).toBe(expected);
  });

  it('lists nobody where there is no network', () => {
    expect(openNetworkList({ networks: [] })('192.0.2.1')).toBe(false);
  });

  it.each(['192.0.2.0', '192.0.2.0/33', '2001:db8::/129', '192.0.2/24', 'example.com/24', ''])(
    'refuses %j, and names it',
    (cidr) => {
      expect(() => openNetworkList(listOf('192.0.2.0/24', cidr))).toThrow(
        `${cidr} is not a network, such as 192.0.2.0/24.`,
      );
    },
  );

  it('can read the list that is shipped, each network with its source and its day', () => {
    const list = JSON.parse(readFileSync(shipped, 'utf8')) as NetworkList;

    expect(() => openNetworkList(list)).not.toThrow();
    for (const { name, source, day, cidrs } of list.networks) {
      expect([name, source]).not.toContain('');
      expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(cidrs.length).toBeGreaterThan(0);
    }
  });
});

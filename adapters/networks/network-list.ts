import { BlockList } from 'node:net';

/** Networks of several owners, as they publish them. */
export type NetworkList = {
  readonly networks: readonly {
    readonly name: string;
    /** Where the owner publishes them, and the day of the copy. */
    readonly source: string;
    readonly day: string;
    /** IPv4 and IPv6, such as `192.0.2.0/24` and `2001:db8::/32`. */
    readonly cidrs: readonly string[];
  }[];
};

/**
 * Answers whether an address is in one of the networks; a text that is no address is in none. An IPv4
 * address that is written as IPv6 (`::ffff:192.0.2.1`) counts as what it is.
 *
 * @throws RangeError for what is not a network, with its text: a list is part of a release, and is wrong
 *   before it is deployed.
 */
export function openNetworkList({ networks }: NetworkList): (address: string) => boolean {
  const list = new BlockList();
  for (const cidr of networks.flatMap(({ cidrs }) => cidrs)) addNetwork(list, cidr);
  return (address) => list.check(address, familyOf(address));
}

function addNetwork(list: BlockList, cidr: string): void {
  const [, address = '', bits = ''] = /^([0-9a-fA-F.:]+)\/(\d{1,3})$/.exec(cidr) ?? [];
  try {
    list.addSubnet(address, Number(bits), familyOf(address));
  } catch (cause) {
    throw new RangeError(`${cidr} is not a network, such as 192.0.2.0/24.`, { cause });
  }
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return address.includes(':') ? 'ipv6' : 'ipv4';
}

/**
 * Query parameters by which other affiliate networks mark a visit as theirs, in lower case, and the
 * network's name. Source: the networks' own integration guides for advertisers.
 */
const networksByParameter: Readonly<Record<string, string>> = {
  awc: 'awin',
  irclickid: 'impact',
  cjevent: 'cj',
  ransiteid: 'rakuten',
  sscid: 'shareasale',
  tduid: 'tradedoubler',
  admitad_uid: 'admitad',
  _ef_transaction_id: 'everflow',
};

/**
 * The networks that claim a visit by the parameters of its landing address, each once, in name order.
 * A parameter without a value claims nothing.
 */
export function findClaimingNetworks(
  parameters: Iterable<readonly [name: string, value: string]>,
): string[] {
  const networks = new Set<string>();
  for (const [name, value] of parameters) {
    const parameter = name.toLowerCase();
    if (value.trim() === '' || !Object.hasOwn(networksByParameter, parameter)) continue;
    networks.add(networksByParameter[parameter] as string);
  }
  return [...networks].toSorted();
}

/** By the domain under which agents name a network at checkout. */
const networksByProvider: Readonly<Record<string, string>> = {
  'awin.com': 'awin',
  'impact.com': 'impact',
  'cj.com': 'cj',
  'rakutenadvertising.com': 'rakuten',
  'shareasale.com': 'shareasale',
  'tradedoubler.com': 'tradedoubler',
  'admitad.com': 'admitad',
  'everflow.io': 'everflow',
};

/**
 * The network that a `provider` of the Agentic Commerce Protocol's affiliate attribution is: a DNS name of the
 * network's, or its name. `undefined` if it is none of those known here.
 */
export function findNetworkOfProvider(provider: string): string | undefined {
  const name = provider.trim().toLowerCase();
  return Object.entries(networksByProvider).find(
    ([domain, network]) => name === network || name === domain || name.endsWith(`.${domain}`),
  )?.[1];
}

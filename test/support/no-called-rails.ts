import { type OpenRail, RailUnavailableError } from '../../functions/shared/paying/open-rail.ts';

const openRail: OpenRail = async (account) => {
  throw new RailUnavailableError(account, 'no rail is called here.');
};

/** No rail has said anything of a receiver's account. */
export const noReceivers = { find: async () => undefined };

/** A deployment that can call no rail. */
export const noCalledRails = { railLimits: {}, openRail, receivers: noReceivers };

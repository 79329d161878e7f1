import { type OpenRail, RailUnavailableError } from '../../functions/shared/paying/open-rail.ts';

const openRail: OpenRail = async (account) => {
  throw new RailUnavailableError(account, 'no rail is called here.');
};

/** A deployment that can call no rail. */
export const noCalledRails = { railLimits: {}, openRail };

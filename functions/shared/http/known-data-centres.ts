import dataCentres from '../../../adapters/networks/data-centres.json' with { type: 'json' };
import { openNetworkList } from '../../../adapters/networks/network-list.ts';

/** Whether an address belongs to a data centre, by the list of this release. */
export const isDataCentre = openNetworkList(dataCentres);

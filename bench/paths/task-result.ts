import type { ChannelCredit } from '../../core/attribution/paths/index.ts';

/** Credits of one or several models; two ways to the same task must answer the same. */
export type TaskResult = readonly (readonly ChannelCredit[])[];

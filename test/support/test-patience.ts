import type { HttpPatience } from '../../adapters/http/patient-ky.ts';

/** Pauses short enough for tests, and time enough for an answer on a machine that does much else. */
export const testPatience = {
  ...{ timeoutMs: 20_000, retries: 2, backoffMsMax: 20, waitMsMax: 1_500, totalMs: 40_000 },
} satisfies HttpPatience;

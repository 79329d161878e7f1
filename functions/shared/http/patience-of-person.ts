import type { HttpPatience } from '../../../adapters/http/patient-ky.ts';

/**
 * How long a shop is waited for while a person waits for the answer, which the gateway ends after 30 seconds: of the six requests
 * that the most thorough answer takes, each has a sixth of 28 seconds.
 */
export const patienceOfPerson: HttpPatience = {
  timeoutMs: 4_500,
  retries: 1,
  backoffMsMax: 300,
  waitMsMax: 1_000,
  totalMs: 4_600,
};

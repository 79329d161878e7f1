import { setTimeout as wait } from 'node:timers/promises';
import { AwsCallError } from './aws-call-error.ts';

const attemptsMax = 4;

/**
 * Makes a call, and makes it again, at most three times, where it was throttled, failed in the service, took too long or got no
 * answer. So what is called has to be harmless when it happens twice.
 *
 * @param pauseMs is waited longer after each failed attempt, half of it by chance.
 * @throws AwsCallError with the service's own code, once it makes no sense to try again.
 */
export async function tryAgain<Answer>(
  attempt: () => Promise<Answer>,
  pauseMs: number,
): Promise<Answer> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt();
    } catch (error) {
      const isFinal = error instanceof AwsCallError && !error.mayPass;
      if (isFinal || attempts === attemptsMax) throw error;
    }
    await wait(pauseMs * 2 ** (attempts - 1) * (0.5 + Math.random() / 2));
  }
}

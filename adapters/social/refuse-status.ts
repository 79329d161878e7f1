import type { SocialRefusalKind } from '../../core/social/index.ts';
import { readRetry } from './read-retry.ts';
import { RefusedAnswer } from './refused-answer.ts';
import type { SocialAnswer } from './social-answer.ts';

/** What a status means where the body says nothing. */
export function kindOfStatus(status: number): SocialRefusalKind {
  if (status === 401) return 'token-invalid';
  if (status === 403) return 'permission-missing';
  if (status === 404 || status === 410) return 'not-found';
  if (status === 429) return 'throttled';
  if (status >= 500) return 'platform-failed';
  return status >= 400 ? 'invalid-request' : 'unsupported';
}

/** @throws RefusedAnswer for a status that is no success: its body is no content, whatever it looks like. */
export function refuseStatus({ status, headers }: SocialAnswer): void {
  if (status === undefined || (status >= 200 && status < 300)) return;
  throw new RefusedAnswer({
    kind: kindOfStatus(status),
    detail: `The platform answered with status ${status} and no words of its own.`,
    platformCode: String(status),
    ...readRetry(headers),
  });
}

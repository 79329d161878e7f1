import { randomBytes } from 'node:crypto';

/** 128 random bits as 22 URL-safe characters: for touches, visitors and other things without a source id. */
export function randomId(): string {
  return randomBytes(16).toString('base64url');
}

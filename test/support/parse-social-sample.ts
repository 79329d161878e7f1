import { readdirSync } from 'node:fs';
import { openWrapper } from '../../adapters/social/open-wrapper.ts';
import { socialParsers } from '../../adapters/social/social-parsers.ts';
import type { SocialPlatform, SocialReading, SocialRefusal } from '../../core/social/index.ts';
import { readSample, samples } from './samples.ts';

export function parseSocialSample(platform: SocialPlatform, kind: string, file: string) {
  return socialParsers[platform].parse(kind, openWrapper(readSample(`${platform}/${file}`)));
}

/** What a sample says. @throws Error if it is refused. */
export function readSocialSample(
  platform: SocialPlatform,
  kind: string,
  file: string,
): SocialReading {
  const result = parseSocialSample(platform, kind, file);
  if (result.ok) return result.reading;
  throw new Error(`${file}: ${result.refusal.detail}`);
}

/** Why a sample is refused. @throws Error if it is not. */
export function refuseSocialSample(
  platform: SocialPlatform,
  kind: string,
  file: string,
): SocialRefusal {
  const result = parseSocialSample(platform, kind, file);
  if (!result.ok) return result.refusal;
  throw new Error(`${file} is not refused.`);
}

export function listSamples(folder: string): string[] {
  return readdirSync(new URL(folder, samples)).sort();
}

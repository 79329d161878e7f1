import type { AppPlatform } from '../programs/app-settings.ts';

/**
 * Whether a browser runs on iOS or Android, by the words that both have had in their user agents since
 * their beginnings. An iPad that asks for desktop sites says that it is a Mac, and is taken for one;
 * Windows Phone said that it was both.
 */
export function readPlatform(userAgent: string): AppPlatform | undefined {
  if (/\bWindows Phone\b/.test(userAgent)) return undefined;
  if (/\b(?:iPhone|iPad|iPod)\b/.test(userAgent)) return 'ios';
  return /\bAndroid\b/.test(userAgent) ? 'android' : undefined;
}

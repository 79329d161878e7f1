import type { HandlePlatform, SocialHandle } from './social-handle.ts';

/** What the platforms let people call themselves, and where their profiles are. */
const rules: Readonly<
  Record<HandlePlatform, { readonly form: RegExp; readonly hosts: readonly string[] }>
> = {
  instagram: {
    form: /^(?!.*\.\.)[a-z0-9_](?:[a-z0-9._]{0,28}[a-z0-9_])?$/,
    hosts: ['instagram.com'],
  },
  tiktok: { form: /^[a-z0-9._]{1,23}[a-z0-9_]$/, hosts: ['tiktok.com'] },
  youtube: { form: /^[a-z0-9][a-z0-9._-]{1,28}[a-z0-9]$/, hosts: ['youtube.com'] },
  twitch: { form: /^[a-z0-9][a-z0-9_]{2,24}$/, hosts: ['twitch.tv'] },
  x: { form: /^[a-z0-9_]{1,15}$/, hosts: ['x.com', 'twitter.com'] },
};

/**
 * The one spelling of a handle: in lower case, without the `@`, out of the address of a profile if that is what
 * was written. `undefined` for what is none on this platform: of it nothing is guessed.
 */
export function normaliseHandle(
  platform: HandlePlatform,
  written: string,
): SocialHandle | undefined {
  const { form, hosts } = rules[platform];
  const text = written.trim().toLowerCase();
  const handle = (text.includes('/') ? handleOfAddress(text, hosts) : text)?.replace(/^@/, '');
  return handle !== undefined && form.test(handle) ? { platform, handle } : undefined;
}

/** The first part of the path, if the address is on one of the hosts. */
function handleOfAddress(text: string, hosts: readonly string[]): string | undefined {
  const address = /^https?:\/\//.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) return undefined;
  const { hostname, pathname } = new URL(address);
  if (!hosts.includes(hostname.replace(/^(?:www|m|mobile)\./, ''))) return undefined;
  return pathname.split('/')[1];
}

import type { PlatformCalls } from '../platform-calls.ts';

/** A feed is its address; its next page, where there is one, is another address. */
export const rssCalls: PlatformCalls = {
  address: '',
  toRequest(call, { profileId }) {
    if (call.step !== 'list' && call.step !== 'whoami') return undefined;
    const validators = call.step === 'list' ? call.validators : undefined;
    const cursor = call.step === 'list' ? call.cursor : undefined;
    return {
      method: 'GET',
      path: cursor ?? profileId,
      headers: {
        accept: 'application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.8',
        'user-agent': 'Tributary (feeds of creators; at most hourly)',
        ...(validators?.etag === undefined ? {} : { 'if-none-match': validators.etag }),
        ...(validators?.lastModified === undefined
          ? {}
          : { 'if-modified-since': validators.lastModified }),
      },
      kind: 'feed',
    };
  },
};

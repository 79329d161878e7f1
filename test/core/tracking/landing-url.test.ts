import { describe, expect, it } from '@jest/globals';
import { type LandingLink, landingUrl } from '../../../core/tracking/landing-url.ts';

const destination = 'https://acme.example/tent';

describe('landingUrl', () => {
  it.each<{ rule: string; link: LandingLink; token?: string; url: string }>([
    {
      rule: 'adds UTM values and the token',
      link: { destination, utm: { utm_source: 'creator', utm_campaign: 'spring sale' } },
      token: 'v1.k.p.m',
      url: 'https://acme.example/tent?utm_source=creator&utm_campaign=spring%20sale&tc=v1.k.p.m',
    },
    {
      rule: 'accepts UTM names without their prefix',
      link: { destination, utm: { source: 'mia' } },
      url: 'https://acme.example/tent?utm_source=mia',
    },
    {
      rule: 'keeps the query of the destination as it is written',
      link: { destination: `${destination}?q=a%20b+c&v=1&v=2#size`, utm: { source: 'mia' } },
      token: 't',
      url: 'https://acme.example/tent?q=a%20b+c&v=1&v=2&utm_source=mia&tc=t#size',
    },
    {
      rule: 'leaves a UTM value that the destination has',
      link: { destination: `${destination}?utm_source=own`, utm: { source: 'mia', medium: 'x' } },
      url: 'https://acme.example/tent?utm_source=own&utm_medium=x',
    },
    {
      rule: 'drops a token parameter of the destination, which would hide ours',
      link: { destination: `${destination}?tc=old&a=1&%74c=older`, utm: {} },
      token: 'new',
      url: 'https://acme.example/tent?a=1&tc=new',
    },
    {
      rule: 'adds nothing where there is nothing to add',
      link: { destination, utm: {} },
      url: destination,
    },
    {
      rule: 'keeps what is added from breaking out of its value',
      link: { destination, utm: { source: 'a&tc=forged#x' } },
      url: 'https://acme.example/tent?utm_source=a%26tc%3Dforged%23x',
    },
  ])('$rule', ({ link, token, url }) => {
    expect(landingUrl(link, token)).toBe(url);
  });
});

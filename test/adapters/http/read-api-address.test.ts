import { describe, expect, it } from '@jest/globals';
import { readApiAddress } from '../../../adapters/http/read-api-address.ts';

const anywhere = { allowsLoopback: true };
const deployed = { allowsLoopback: false };

describe('the address of a shop’s API', () => {
  it.each([
    ['https://api.bigcommerce.com/stores/a1b2c3', 'https://api.bigcommerce.com/stores/a1b2c3'],
    ['https://Shop.Example/', 'https://shop.example'],
    ['https://shop.example/wp/', 'https://shop.example/wp'],
  ])('%s is called as %s', (text, address) => {
    expect(readApiAddress(text, deployed)).toBe(address);
  });

  it.each([
    'http://shop.example',
    'https://user:word@shop.example',
    'https://shop.example?to=elsewhere',
    'https://shop.example#here',
    'https://shop.example:8443',
    'https://127.0.0.1',
    'https://169.254.169.254',
    'https://0x7f000001',
    'https://2130706433',
    'https://[::1]',
    'https://[fd00:ec2::254]',
    'https://localhost',
    'https://metadata',
    'https://shop.internal',
    'https://printer.local',
    'ftp://shop.example',
    'file:///etc/passwd',
    'shop.example',
    '',
    `https://shop.example/${'a'.repeat(500)}`,
  ])('%s is not called', (text) => {
    expect(readApiAddress(text, anywhere)).toBeUndefined();
  });

  it.each(['http://127.0.0.1:8080/stores/a1', 'http://localhost:1', 'http://[::1]:99/x'])(
    '%s is called on one machine, and nowhere else',
    (text) => {
      expect(readApiAddress(text, anywhere)).toBe(text);
      expect(readApiAddress(text, deployed)).toBeUndefined();
    },
  );
});

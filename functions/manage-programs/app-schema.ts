import * as z from 'zod';
import { hostSchema } from './host-schema.ts';

/** Schemes that browsers and phones take for something else than an app of the merchant's. */
const takenSchemes: readonly string[] = [
  ...[
    'about',
    'blob',
    'content',
    'data',
    'file',
    'filesystem',
    'javascript',
    'vbscript',
    'view-source',
  ],
  ...['ftp', 'http', 'https', 'ws', 'wss', 'mailto', 'sms', 'tel', 'facetime', 'maps', 'geo'],
  ...[
    'intent',
    'android-app',
    'market',
    'itms',
    'itms-apps',
    'itms-appss',
    'chrome',
    'googlechrome',
  ],
];

const schemeSchema = z
  .string()
  .regex(/^[a-z][a-z0-9+.-]{1,63}$/, 'A scheme is written like acme-shop, without a colon.')
  .refine((scheme) => !takenSchemes.includes(scheme), 'This scheme is no app’s own.');

/** A program's `apps`: where its links may lead besides the web. */
export const appSettingsSchema = z.strictObject({
  hosts: z.array(hostSchema).max(20).default([]),
  schemes: z.array(schemeSchema).max(20).default([]),
});

const targetFields = {
  url: z.string(),
  storeUrl: z.string().optional(),
  openBy: z.enum(['redirect', 'tap']).optional(),
} as const;

/** A link's `apps`. Where they may lead is checked against the program's hosts and schemes. */
export const appTargetsSchema = z.strictObject({
  ios: z.strictObject(targetFields).optional(),
  android: z
    .strictObject({
      ...targetFields,
      package: z
        .string()
        .max(200)
        .regex(
          /^[A-Za-z]\w*(?:\.[A-Za-z]\w*)+$/,
          'This is not the package of an Android app, such as com.example.shop.',
        )
        .optional(),
    })
    .optional(),
});

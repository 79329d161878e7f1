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

const packageSchema = z
  .string()
  .max(200)
  .regex(
    /^[A-Za-z]\w*(?:\.[A-Za-z]\w*)+$/,
    'This is not the package of an Android app, such as com.example.shop.',
  );

/** A program's `apps`: where its links may lead besides the web, and which apps may open them. */
export const appSettingsSchema = z.strictObject({
  hosts: z.array(hostSchema).max(20).default([]),
  schemes: z.array(schemeSchema).max(20).default([]),
  iosAppIds: z
    .array(
      z
        .string()
        .max(200)
        .regex(
          /^[A-Z0-9]{10}\.[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*$/,
          'This is not the id of an iOS app, such as A1B2C3D4E5.com.example.shop.',
        ),
    )
    .max(10)
    .optional(),
  androidApps: z
    .array(
      z.strictObject({
        package: packageSchema,
        fingerprints: z
          .array(
            z
              .string()
              .toUpperCase()
              .regex(
                /^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/,
                'This is not a SHA-256 fingerprint, such as 14:6D:E9:….',
              )
              .meta({ pattern: '^(?:[0-9A-Fa-f]{2}:){31}[0-9A-Fa-f]{2}$' }),
          )
          .min(1)
          .max(5),
      }),
    )
    .max(10)
    .optional(),
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
      package: packageSchema.optional(),
    })
    .optional(),
});

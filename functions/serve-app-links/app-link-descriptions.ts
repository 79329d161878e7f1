import * as z from 'zod';
import type { RouteDescription } from '../shared/openapi/route-description.ts';

const apple = z.object({
  applinks: z.object({
    details: z.array(
      z.object({
        appIDs: z.array(z.string()),
        components: z.array(z.record(z.string(), z.string())),
      }),
    ),
  }),
});

const android = z.array(
  z.object({
    relation: z.array(z.string()),
    target: z.object({
      namespace: z.literal('android_app'),
      package_name: z.string(),
      sha256_cert_fingerprints: z.array(z.string()),
    }),
  }),
);

const common = {
  tag: 'Tracking',
  access: 'public',
  description: '404 where no app may.',
  problems: { 404: ['/problems/not-found'], 503: ['/problems/dependency-unavailable'] },
} as const;

/** `/.well-known`. */
export const appLinkDescriptions: readonly RouteDescription[] = [
  {
    ...common,
    route: 'GET /.well-known/apple-app-site-association',
    operationId: 'getAppleAppSiteAssociation',
    summary: 'Says which iOS apps may open links',
    answers: { 200: { description: 'As iOS reads it.', document: apple } },
  },
  {
    ...common,
    route: 'GET /.well-known/assetlinks.json',
    operationId: 'getAssetLinks',
    summary: 'Says which Android apps may open links',
    answers: { 200: { description: 'As Android reads it.', document: android } },
  },
];

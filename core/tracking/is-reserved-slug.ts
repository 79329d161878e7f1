import { shapeOfSlug } from './slug-shape.ts';

/** What people would take for the deployment's own pages, or the merchant's. */
const reserved = [
  ...['account', 'admin', 'administrator', 'api', 'app', 'assets', 'auth', 'billing', 'checkout'],
  ...['help', 'healthz', 'login', 'logout', 'mail', 'me', 'null', 'openapi', 'password', 'payment'],
  ...['payouts', 'privacy', 'root', 'security', 'signin', 'signup', 'static', 'status', 'support'],
  ...['system', 'terms', 'tributary', 'undefined', 'unsubscribe', 'verify', 'webhooks', 'www'],
];
const shapes = new Set(reserved.map(shapeOfSlug));

/** Whether a slug is, or looks like, one that no link may have. */
export function isReservedSlug(slug: string): boolean {
  return shapes.has(shapeOfSlug(slug));
}

import * as z from 'zod';
import type { Link, Program } from '../../core/programs/program.ts';
import { requireKey } from '../shared/http/caller.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { notFound } from '../shared/http/problem-error.ts';
import type { ManageProgramsPorts } from './ports.ts';
import { writeQrSvg } from './write-qr-svg.ts';

const number = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,4}$/, 'This is not a number.')
    .transform(Number)
    .refine((value) => value >= least && value <= most, `It must be ${least} to ${most}.`)
    .meta({ type: 'integer', minimum: least, maximum: most });

/** The query of `GET /v1/links/{slug}/qr.svg`. */
export const qrQuerySchema = z.strictObject({
  /** Phones read a code from a screen with little correction, and from a crumpled flyer with more. */
  ecc: z.enum(['L', 'M', 'Q', 'H']).default('M'),
  margin: number(4, 20).default(4),
  size: number(64, 4_096).default(256),
});

/** `GET /v1/links/{slug}/qr.svg`: the link's address as a QR code. */
export function qrRoute({ directory }: Pick<ManageProgramsPorts, 'directory'>): JsonRoute {
  return {
    method: 'GET',
    path: '/v1/links/{slug}/qr.svg',
    scopes: ['manage', 'read'],
    handle: async (request) => {
      const { merchantId } = requireKey(request.caller);
      const look = parseRequest(qrQuerySchema, request.query);
      const link = await directory.findLink(request.parameters.slug ?? '');
      if (link?.merchantId !== merchantId) throw notFound();
      const program = await directory.findProgram(merchantId, link.programId);
      return {
        statusCode: 200,
        headers: { 'content-type': 'image/svg+xml', 'x-content-type-options': 'nosniff' },
        body: writeQrSvg(addressOf(link, program, request), look),
      };
    },
  };
}

/** Under the program's own host, or the one by which the API was reached. */
function addressOf(
  { slug }: Link,
  program: Program | undefined,
  { origin }: Pick<JsonRequest, 'origin'>,
): string {
  const { linkHost } = program ?? {};
  return `${linkHost === undefined ? origin : `https://${linkHost}`}/r/${slug}`;
}

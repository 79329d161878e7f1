import type { HttpEvent } from './http.ts';
import { ProblemError } from './problem-error.ts';

const maxBytes = 1_000_000;

/**
 * Takes the body as the text of a CSV.
 *
 * @throws ProblemError 415 for another content type, 413 for more than 1 MB.
 */
export function requireCsv(event: HttpEvent): void {
  if (!/^text\/csv\s*(?:;|$)/i.test(event.headers['content-type'] ?? '')) {
    throw new ProblemError({
      status: 415,
      type: '/problems/unsupported-media-type',
      title: 'The body must be CSV, with the content type text/csv.',
    });
  }
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > maxBytes) {
    throw new ProblemError({
      status: 413,
      type: '/problems/body-too-large',
      title: 'The CSV has more than 1 MB; send it in parts, each with the header.',
    });
  }
  event.body = bytes.toString('utf8');
}

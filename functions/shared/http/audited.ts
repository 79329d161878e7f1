import type { AuditedRequest } from '../../../core/audit/audit-entry.ts';
import type { AuditKind } from '../../../core/audit/audit-kind.ts';
import type { AuditLog } from '../../../core/audit/audit-log.ts';
import { canonicalJson } from '../../../core/encoding/canonical-json.ts';
import type { Sha256 } from '../../../core/encoding/hashing.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { authorOf } from './author-of.ts';
import type { HttpResponse } from './http.ts';
import type { JsonRequest } from './json-endpoint.ts';
import { ProblemError } from './problem-error.ts';
import { shortenForAudit } from './shorten-for-audit.ts';

export type AuditPorts = {
  readonly audit: Pick<AuditLog, 'begin' | 'end'>;
  readonly sha256: Sha256;
  readonly now: () => Instant;
};

/** What the audit log says of the requests of a route. */
export type Audited = {
  readonly kind: AuditKind;
  /** The thing as it is before; `undefined`, or a problem, if it is not there. */
  readonly before: (request: JsonRequest) => Promise<unknown>;
  /** Fields of the answer that nobody may read again, such as the text of a key. */
  readonly secrets: readonly string[];
};

type Handle = (request: JsonRequest) => Promise<HttpResponse>;

/**
 * Writes down what is asked for before it is done, and after it what became of it. So nothing is changed
 * without a word of it, whatever dies between; and a request that comes again under its `Idempotency-Key`
 * completes its own entry and makes no other.
 *
 * What failed for a fault of ours, or of a service that was asked, gets no outcome: it may have been done.
 */
export function audited(ports: AuditPorts, route: Audited, handle: Handle): Handle {
  return async (request) => {
    const asked = await describeRequest(ports, route, request);
    if (asked === undefined) return handle(request);

    await ports.audit.begin(asked);
    try {
      const response = await handle(request);
      const after = shortenForAudit(readAnswer(response, route.secrets), ports.sha256);
      await ports.audit.end(asked, { kind: 'done', at: ports.now(), ...given({ after }) });
      return response;
    } catch (error) {
      if (error instanceof ProblemError && error.problem.status < 500) {
        const { type = 'about:blank' } = error.problem;
        await ports.audit.end(asked, { kind: 'refused', at: ports.now(), problem: type });
      }
      throw error;
    }
  };
}

/** Nothing for an operator's request that names no merchant: it is refused. */
async function describeRequest(
  { sha256, now }: AuditPorts,
  { kind, before }: Audited,
  request: JsonRequest,
): Promise<AuditedRequest | undefined> {
  const { caller, method, path, body, headers, requestId } = request;
  const merchantId = merchantOf(request);
  if (merchantId === undefined) return undefined;

  const at = now();
  const key = headers['idempotency-key'];
  const unique = key === undefined ? [requestId, at, body ?? null] : [key];
  const shown = shortenForAudit(await show(before, request), sha256);
  return {
    merchantId,
    auditId: sha256(canonicalJson([merchantId, method, path, ...unique])).slice(0, 32),
    at,
    author: caller.kind === 'key' ? authorOf(caller) : 'operator',
    kind,
    target: path,
    ...given({ reason: reasonOf(body), before: shown }),
  };
}

async function show(before: Audited['before'], request: JsonRequest): Promise<unknown> {
  try {
    return await before(request);
  } catch (error) {
    // It is not there, or the request names what cannot be there.
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}

function merchantOf({ caller, body, parameters }: JsonRequest): string | undefined {
  if (caller.kind === 'key') return caller.merchantId;
  const merchantId = parameters.merchantId ?? fieldOf(body, 'merchantId');
  return merchantId !== undefined && /^[\w-]{1,64}$/.test(merchantId) ? merchantId : undefined;
}

const maxReasonLength = 1_000;

/** What people write down with a decision has one of these names. */
function reasonOf(body: unknown): string | undefined {
  const said = ['note', 'reason', 'evidence'].flatMap((name) => fieldOf(body, name) ?? []);
  return said.length === 0 ? undefined : said.join('\n').slice(0, maxReasonLength);
}

function fieldOf(body: unknown, name: string): string | undefined {
  const value = (body as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  return typeof value === 'string' ? value : undefined;
}

function readAnswer({ body }: HttpResponse, secrets: readonly string[]): unknown {
  const answer: unknown = body === undefined ? undefined : JSON.parse(body);
  if (typeof answer !== 'object' || answer === null) return answer;
  return Object.fromEntries(Object.entries(answer).filter(([name]) => !secrets.includes(name)));
}

function given(fields: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

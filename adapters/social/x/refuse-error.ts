import * as z from 'zod';
import type { PartialError, SocialRefusal, SocialRefusalKind } from '../../../core/social/index.ts';
import { fieldsOf } from '../../json/fields-of.ts';
import { itemsOf } from '../../json/items-of.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { textField, told } from '../fields.ts';
import { keepTold } from '../keep-told.ts';
import { readRetry } from '../read-retry.ts';
import { readShape } from '../read-shape.ts';
import { kindOfStatus } from '../refuse-status.ts';
import { RefusedAnswer } from '../refused-answer.ts';
import type { SocialAnswer } from '../social-answer.ts';

/** Problems of API v2 by the end of their `type` ("Response codes and errors"). */
const kinds: Readonly<Record<string, SocialRefusalKind>> = {
  'resource-not-found': 'not-found',
  'not-authorized-for-resource': 'permission-missing',
  'not-authorized-for-field': 'permission-missing',
  'client-forbidden': 'permission-missing',
  'oauth1-permissions': 'scope-missing',
  'unsupported-authentication': 'scope-missing',
  'usage-capped': 'quota-exceeded',
  credits: 'quota-exceeded',
  'rate-limit-exceeded': 'throttled',
  'invalid-request': 'invalid-request',
  'resource-unavailable': 'not-found',
  'disallowed-resource': 'permission-missing',
};

/** Codes that are left of API v1.1. */
const codes: Readonly<Record<string, SocialRefusalKind>> = {
  ...{ '32': 'token-invalid', '89': 'token-invalid', '88': 'throttled' },
  ...{
    '34': 'not-found',
    '50': 'not-found',
    '63': 'permission-missing',
    '179': 'permission-missing',
  },
  ...{ '130': 'platform-failed', '131': 'platform-failed' },
};

const problemSchema = z.object({
  title: told(textField),
  detail: told(textField),
  type: told(textField),
  status: told(textField),
  code: told(textField),
  message: told(textField),
  resource_id: told(textField),
  value: told(textField),
});

type Problem = z.infer<typeof problemSchema>;

/** @throws RefusedAnswer for a problem, or for errors without any data beside them. */
export function refuseError(json: LosslessJson, answer: SocialAnswer): void {
  const fields = fieldsOf(json) ?? {};
  if (fields.data !== undefined) return;
  const isProblem = fields.title !== undefined && fields.type !== undefined;
  const errors = itemsOf(fields.errors) ?? [];
  if (!isProblem && errors.length === 0) return;
  const problem = readShape(problemSchema, isProblem ? json : (errors[0] ?? null));
  const refusal = toRefusal(problem, answer.status);
  const retry = refusal.kind === 'throttled' ? readRetry(answer.headers) : {};
  throw new RefusedAnswer({ ...refusal, ...retry });
}

/** What of the answer was not told, while `data` stands beside it. */
export function toPartialErrors(json: LosslessJson): PartialError[] {
  return (itemsOf(fieldsOf(json)?.errors) ?? []).map((error) => {
    const problem = readShape(problemSchema, error);
    return keepTold({
      ...toRefusal(problem, undefined),
      resourceId: problem.resource_id ?? problem.value,
    });
  });
}

function toRefusal(problem: Problem, answered: number | undefined): SocialRefusal {
  const name = problem.type?.split('/').at(-1);
  const status = problem.status === undefined ? answered : Number(problem.status);
  const words = problem.detail ?? problem.message ?? problem.title;
  return keepTold({
    kind: toKind(name, problem.code, status),
    detail: `X refuses: ${words ?? 'without words'}`,
    platformCode: problem.code ?? (problem.type === 'about:blank' ? problem.status : name),
    platformMessage: words,
  });
}

function toKind(name = '', code = '', status: number | undefined): SocialRefusalKind {
  const known = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (known !== undefined) return known;
  if (Object.hasOwn(codes, code)) return codes[code] ?? 'refused';
  if (status === 402) return 'quota-exceeded';
  return status !== undefined && status >= 400 ? kindOfStatus(status) : 'refused';
}

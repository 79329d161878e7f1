import * as z from 'zod';
import { planVersionSchema } from './plan-document.ts';

/**
 * The form of a plan file as JSON Schema (draft 2020-12), for editors: one version, or a list of them.
 * The text of amounts, rates and times is checked by patterns only; `readPlanVersion` knows more.
 */
export function planJsonSchema(): object {
  const file = z.union([planVersionSchema, z.array(planVersionSchema).min(1)]).meta({
    title: 'Tributary commission plan',
    description: 'One version of a plan, or a list of versions in the order of their publishing.',
  });
  return z.toJSONSchema(file, { target: 'draft-2020-12', io: 'input' });
}

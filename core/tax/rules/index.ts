import type { WithholdingRule } from '../withholding-rule.ts';
import { auRules } from './au.ts';
import { brRules } from './br.ts';
import { caRules } from './ca.ts';
import { euRules } from './eu.ts';
import { gbRules } from './gb.ts';
import { idRules } from './id.ts';
import { inRules } from './in.ts';
import { usRules } from './us.ts';

/** All rules that this release knows. It is no advice: each has its source, and when it was looked at last. */
export const withholdingRules: readonly WithholdingRule[] = [
  ...auRules,
  ...brRules,
  ...caRules,
  ...euRules,
  ...gbRules,
  ...idRules,
  ...inRules,
  ...usRules,
];

import * as z from 'zod';
import type { ContentMetrics, CountBreakdown } from '../../../core/social/index.ts';
import { countField, textField, told } from '../fields.ts';
import { keepTold } from '../keep-told.ts';
import { toCounts } from './insight-names.ts';

/** Some values are maps (`online_followers`); these are no count, and are left out. */
const valueField = z.preprocess(
  (value) => (typeof value === 'object' ? undefined : value),
  countField.optional(),
);

const breakdownSchema = z.object({
  dimension_keys: z.array(textField),
  results: told(z.array(z.object({ dimension_values: z.array(textField), value: countField }))),
});

const insightSchema = z.object({
  name: textField,
  period: textField,
  id: told(textField),
  values: told(z.array(z.object({ value: valueField }))),
  total_value: told(z.object({ value: valueField, breakdowns: told(z.array(breakdownSchema)) })),
});

type Insight = z.infer<typeof insightSchema>;

/** Insights as they are listed, alone or inside a medium. */
export const insightsSchema = z.object({ data: z.array(insightSchema) });

/** One entry for each medium or account, and each period, of which there is a figure. */
export function toInsightMetrics({ data }: z.infer<typeof insightsSchema>): ContentMetrics[] {
  const groups = Map.groupBy(data, (insight) => JSON.stringify(subjectOf(insight)));
  return [...groups.values()].flatMap((insights) => toMetrics(insights));
}

function toMetrics(insights: readonly Insight[]): ContentMetrics[] {
  const [first] = insights;
  if (first === undefined) return [];
  const figures = insights.flatMap(({ name, values, total_value: total }) => {
    const value = total?.value ?? lastOf(values);
    return value === undefined ? [] : [{ name, value }];
  });
  const breakdowns = insights.flatMap(breakdownsOf);
  if (figures.length === 0 && breakdowns.length === 0) return [];
  return [
    keepTold({
      ...subjectOf(first),
      counts: toCounts(figures),
      breakdowns: breakdowns.length === 0 ? undefined : breakdowns,
    }),
  ];
}

/**
 * An insight's id is `<node>/insights/<metric>/<period>`. Media only have figures of their whole
 * life; accounts have them too, of who follows.
 */
function subjectOf({ id, name, period }: Insight) {
  const node = /^(\d{1,30})\/insights\//.exec(id ?? '')?.[1];
  const isOfContent = period === 'lifetime' && !/demographics|^audience_|^online_/.test(name);
  const subject = isOfContent ? ('content' as const) : ('account' as const);
  return keepTold({ subject, id: node, period });
}

/** A series of days ends with the newest. */
function lastOf(values: Insight['values']): bigint | undefined {
  return values?.at(-1)?.value;
}

function breakdownsOf({ name, total_value: total }: Insight): CountBreakdown[] {
  return (total?.breakdowns ?? []).flatMap(({ dimension_keys: keys, results = [] }) =>
    results.map(({ dimension_values: values, value }) => ({
      metric: name,
      dimensions: Object.fromEntries(keys.map((key, index) => [key, values[index] ?? ''])),
      value,
    })),
  );
}

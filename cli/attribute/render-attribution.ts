import { type Column, table } from '../table.ts';
import type { Attribution } from './describe-attribution.ts';
import { drawBar } from './draw-bar.ts';

const longestName = 40;

type Line = {
  readonly channel: string;
  readonly conversions: number;
  readonly value: number;
  readonly removalEffect?: number;
};

/** The credits as a table for people: most conversions first, and a bar for each channel. */
export function renderAttribution(result: Attribution): string {
  const { conversions, value, removalEffects } = result;
  const lines = listLines(result);
  const most = lines[0]?.conversions ?? 0;
  const total: Line = { channel: 'total', conversions, value };
  const amount = formatterOf(lines.map((line) => line.conversions));
  const columns: Column<Line>[] = [
    { title: 'channel', text: ({ channel }) => showName(channel) },
    right('conversions', (line) => amount.format(line.conversions)),
    right('share', (line) => formatShare(line.conversions, conversions)),
    right('value', (line) => twoDecimals.format(line.value)),
    right('share', (line) => formatShare(line.value, value)),
    ...(removalEffects === undefined
      ? []
      : [right('removal', ({ removalEffect }: Line) => formatShare(removalEffect, 1))]),
    { title: '', text: (line) => (line === total ? '' : drawBar(line.conversions, most)) },
  ];
  return [describe(result), '', ...table([...lines, total], columns)].join('\n');
}

function describe({ model, order, journeys, conversions, value }: Attribution): string {
  const name = order === null ? model : `${model} of order ${order}`;
  const counts = formatterOf([journeys, conversions]);
  return (
    `${name}: ${counts.format(journeys)} journeys, ${counts.format(conversions)} conversions ` +
    `(${formatShare(conversions, journeys)}), worth ${twoDecimals.format(value)}`
  );
}

function listLines({ credits, removalEffects = [] }: Attribution): Line[] {
  const effects = new Map(removalEffects.map((effect) => [effect.channel, effect.conversions]));
  return credits
    .map((credit) => ({ ...credit, removalEffect: effects.get(credit.channel) }))
    .toSorted((a, b) => b.conversions - a.conversions || b.value - a.value);
}

function right(title: string, text: (line: Line) => string): Column<Line> {
  return { title, align: 'right', text };
}

/** A name as a terminal can bear it: control characters would be obeyed. */
function showName(name: string): string {
  const characters = [...name.replace(/\p{Cc}/gu, '�')];
  if (characters.length <= longestName) return characters.join('');
  return `${characters.slice(0, longestName - 1).join('')}…`;
}

const wholes = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const twoDecimals = new Intl.NumberFormat('en-US', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});

/** Decimals only where there are some, the same for the whole column. */
function formatterOf(figures: readonly number[]): Intl.NumberFormat {
  return figures.every(Number.isInteger) ? wholes : twoDecimals;
}

function formatShare(part: number | undefined, whole: number): string {
  if (part === undefined) return '';
  return whole > 0 ? `${((part / whole) * 100).toFixed(1)} %` : '-';
}

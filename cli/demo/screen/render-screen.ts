import { type Column, table } from '../../table.ts';
import type {
  CreatorFigures,
  DemoFigures,
  FinanceFigures,
  OrderFigures,
  Pitfall,
  PostFigures,
  ProgramFigures,
} from '../figures/figures.ts';
import { wrap } from './wrap.ts';

const width = 110;

/** The demo's one screen: program, creators, one order, what is usually got wrong, finance. */
export function renderScreen(figures: DemoFigures): string {
  const { programs, creators, order, pitfalls, posts, finance, proofs } = figures;
  return [
    ...block('1  Program', indent(table(programs, programColumns))),
    ...block('2  Creators', [
      ...indent(table(creators, creatorColumns)),
      ...creators.flatMap(describeAccount).flatMap((note) => wrap(note, width)),
    ]),
    ...block('3  One order', renderOrder(order)),
    ...block('4  What is usually got wrong', pitfalls.flatMap(renderPitfall)),
    ...block('5  Posts', [...indent(table(posts, postColumns)), ...posts.flatMap(describePost)]),
    ...block('6  Finance', [
      ...indent(table(finance, financeColumns)),
      ...wrap(describeEquation(finance), width),
      ...proofs.flatMap((proof) => wrap(proof, width)),
    ]),
  ].join('\n');
}

function describeEquation(finance: readonly FinanceFigures[]): string {
  const equation =
    'net expense = pending + held + payable + in payout + paid + withheld + indirect tax - debt';
  const wrong = finance.filter(({ agrees }) => !agrees).map(({ currency }) => currency);
  return wrong.length === 0
    ? `To the cent: ${equation}.`
    : `Does NOT hold in ${wrong.join(', ')}: ${equation}.`;
}

function block(title: string, lines: readonly string[]): string[] {
  return ['', `${title} ${'─'.repeat(width - title.length - 1)}`, ...lines];
}

const indent = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

const right = 'right';

const programColumns: readonly Column<ProgramFigures>[] = [
  { title: 'program', text: (row) => row.program },
  { title: 'clicks', align: right, text: (row) => String(row.clicks) },
  { title: 'machines', align: right, text: (row) => String(row.filtered) },
  { title: 'orders', align: right, text: (row) => String(row.orders) },
  { title: 'others', align: right, text: (row) => String(row.unattributed) },
  { title: 'new', align: right, text: (row) => String(row.newCustomers) },
  { title: 'revenue', align: right, text: (row) => row.revenue },
  { title: '', text: (row) => row.currency },
  { title: 'AOV', align: right, text: (row) => row.averageOrderValue ?? '-' },
  { title: 'commission', align: right, text: (row) => row.commission },
  { title: 'discount', align: right, text: (row) => row.discount },
  { title: 'CPA', align: right, text: (row) => row.costPerAcquisition ?? '-' },
  { title: 'ROAS', align: right, text: (row) => row.returnOnSpend ?? '-' },
];

const creatorColumns: readonly Column<CreatorFigures>[] = [
  { title: 'creator', text: (row) => row.creator },
  { title: 'earned', align: right, text: (row) => row.earned },
  { title: '', text: (row) => row.currency },
  { title: 'paid', align: right, text: (row) => blankZero(row.paid) },
  { title: 'in payout', align: right, text: (row) => blankZero(row.inPayout) },
  { title: 'payable', align: right, text: (row) => blankZero(row.payable) },
  { title: 'pending', align: right, text: (row) => blankZero(row.pending) },
  { title: 'until', text: (row) => row.pendingUntil ?? '' },
  { title: 'held', align: right, text: (row) => blankZero(row.held) },
  { title: 'debt', align: right, text: (row) => blankZero(row.debt) },
];

const postColumns: readonly Column<PostFigures>[] = [
  { title: 'post', text: ({ words }) => (words.length > 38 ? `${words.slice(0, 37)}…` : words) },
  { title: 'on', text: (row) => row.platform },
  { title: 'as', text: (row) => row.format },
  { title: 'since', text: (row) => row.day },
  { title: 'paid post?', text: (row) => row.disclosure },
  { title: 'views', align: right, text: (row) => row.views },
  { title: 'earned', align: right, text: (row) => row.earned },
  { title: '', text: (row) => row.currency },
  { title: 'state', text: (row) => row.state },
];

const financeColumns: readonly Column<FinanceFigures>[] = [
  { title: 'currency', text: (row) => row.currency },
  { title: 'net expense', align: right, text: (row) => row.netExpense },
  { title: '= pending', align: right, text: (row) => row.pending },
  { title: '+ held', align: right, text: (row) => row.held },
  { title: '+ payable', align: right, text: (row) => row.payable },
  { title: '+ in payout', align: right, text: (row) => row.inPayout },
  { title: '+ paid', align: right, text: (row) => row.paid },
  { title: '+ withheld', align: right, text: (row) => row.withheld },
  { title: '+ ind. tax', align: right, text: (row) => row.indirectTax },
  { title: '- debt', align: right, text: (row) => row.debt },
];

/** What the table has no room for: why money is held, and why an account was left out of the run. */
function describeAccount(account: CreatorFigures): string[] {
  const { creator, held, currency, heldBecause, skipped, returned } = account;
  return [
    ...(heldBecause === undefined ? [] : [`${creator}: ${held} ${currency} held, ${heldBecause}.`]),
    ...(skipped === undefined ? [] : [`${creator}: not in the payout run, ${skipped}.`]),
    ...(returned === undefined
      ? []
      : [`${creator}: transfer returned, ${returned}; payable again.`]),
  ];
}

function describePost({ words, because }: PostFigures): string[] {
  return [...wrap(words, width), ...because.flatMap((sentence) => wrap(sentence, width, '    '))];
}

/** A table of amounts reads better without its zeros. */
function blankZero(amount: string): string {
  return /[1-9]/.test(amount) ? amount : '';
}

function renderOrder({ title, verdicts, commission, split, toCreator }: OrderFigures): string[] {
  const sentences = [...verdicts, ...commission, ...split];
  return [
    ...wrap(title, width),
    ...sentences.flatMap((sentence) => wrap(sentence, width, '    ')),
    ...wrap(toCreator, width),
  ];
}

function renderPitfall({ title, sentences }: Pitfall): string[] {
  return [...wrap(title, width), ...sentences.flatMap((sentence) => wrap(sentence, width, '    '))];
}

import type { Code } from '../../core/programs/program.ts';
import { codeSchema } from '../shared/http/id-schemas.ts';
import { mapBounded } from '../shared/reading/map-bounded.ts';
import type { CodeColumn } from './code-columns.ts';
import { codeBodySchema } from './code-schema.ts';
import type { ManageProgramsPorts } from './ports.ts';
import type { CodeLine } from './read-codes-csv.ts';

type Ports = Pick<ManageProgramsPorts, 'directory' | 'registry' | 'now'>;

/** What became of one line. `known`: the creator had the code before, and it is as it was. */
export type ImportedLine = { readonly line: number; readonly code?: string } & (
  | { readonly outcome: 'imported' | 'known' }
  | { readonly outcome: 'failed'; readonly reason: LineFailure; readonly message?: string }
);

type LineFailure = 'invalid' | 'named-twice' | 'creator-not-enrolled' | 'code-taken';

const concurrency = 10;

/** Takes in codes of a table, line by line: the same table again comes to the same codes. */
export async function importCsvCodes(
  ports: Ports,
  merchantId: string,
  lines: readonly CodeLine[],
): Promise<ImportedLine[]> {
  const seen = new Set<string>();
  const read = lines.map((line) => {
    const wanted = readLine(ports, merchantId, line);
    if ('outcome' in wanted) return wanted;
    const { code } = wanted;
    if (seen.has(code.code)) return failed(line.line, 'named-twice', code.code);
    seen.add(code.code);
    return wanted;
  });
  return mapBounded(read, concurrency, async (wanted) =>
    'outcome' in wanted ? wanted : importLine(ports, wanted),
  );
}

type WantedLine = { readonly line: number; readonly code: Code };

function failed(line: number, reason: LineFailure, code?: string, message?: string): ImportedLine {
  return {
    line,
    ...(code === undefined ? {} : { code }),
    ...{ outcome: 'failed', reason },
    ...(message === undefined ? {} : { message }),
  };
}

function readLine({ now }: Ports, merchantId: string, line: CodeLine): WantedLine | ImportedLine {
  if ('why' in line) return failed(line.line, 'invalid', undefined, line.why);
  const { fields } = line;
  const text = codeSchema.safeParse(fields.code);
  const body = codeBodySchema.safeParse(toBody(fields));
  const [issue] = text.error?.issues ?? body.error?.issues ?? [];
  if (!text.success || !body.success) {
    const where = issue?.path.length ? `${issue.path.join('.')}: ` : '';
    return failed(line.line, 'invalid', fields.code, `${where}${issue?.message}`);
  }
  const { validFrom = now(), ...rest } = body.data;
  if (rest.expiresAt !== undefined && rest.expiresAt <= validFrom) {
    return failed(line.line, 'invalid', text.data, 'It would expire before it counts.');
  }
  return { line: line.line, code: { merchantId, code: text.data, ...rest, validFrom } };
}

/** The body that `PUT /v1/codes/{code}` would have. */
function toBody(fields: Readonly<Partial<Record<CodeColumn, string>>>) {
  const { uses, uses_per: period } = fields;
  const hasLimit = uses !== undefined || period !== undefined;
  const usageLimit = hasLimit
    ? { uses: /^\d{1,10}$/.test(uses ?? '') ? Number(uses) : uses, period }
    : undefined;
  return {
    programId: fields.program_id,
    creatorId: fields.creator_id,
    validFrom: fields.valid_from,
    expiresAt: fields.expires_at,
    campaignId: fields.campaign_id,
    platform: fields.platform,
    contentId: fields.content_id,
    leakedFrom: fields.leaked_from,
    usageLimit,
  };
}

async function importLine(
  { directory, registry }: Ports,
  { line, code }: WantedLine,
): Promise<ImportedLine> {
  const { merchantId, programId, creatorId, code: text } = code;
  const [enrolment, known] = await Promise.all([
    directory.findEnrolment(merchantId, programId, creatorId),
    directory.findCode(merchantId, text),
  ]);
  if (enrolment === undefined) return failed(line, 'creator-not-enrolled', text);
  if (known !== undefined) {
    const isOwn = known.creatorId === creatorId && known.programId === programId;
    return isOwn ? { line, code: text, outcome: 'known' } : failed(line, 'code-taken', text);
  }
  if ((await registry.saveCode(code)) === 'taken') return failed(line, 'code-taken', text);
  return { line, code: text, outcome: 'imported' };
}

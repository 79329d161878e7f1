import * as z from 'zod';
import { ApiAnswerError } from '../../http/api-error.ts';
import type { ApiHttp } from '../../http/api-http.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { fieldsOf } from '../unwrap.ts';

const pageSize = 250;

/** No order has more lines, or refunds, than fit into so many pages. */
const pagesMax = 40;

const totalPagesSchema = z.object({
  pagination: z.object({ total_pages: z.string().regex(/^\d{1,6}$/) }),
});

/** All items of a list of version 2: it is over with a page that is not full; an empty one is no content. */
export async function listV2(http: ApiHttp, path: string): Promise<LosslessJson[]> {
  const items: LosslessJson[] = [];
  for (let page = 1; page <= pagesMax; page += 1) {
    const answer = await http.get(path, { page: String(page), limit: String(pageSize) });
    const found = toList(path, answer?.json ?? []);
    items.push(...found);
    if (found.length < pageSize) return items;
  }
  throw new ApiAnswerError(path, `answered more than ${pagesMax} pages`);
}

/** All items of a list of version 3: it says how many pages there are, or has one. */
export async function listV3(http: ApiHttp, path: string): Promise<LosslessJson[]> {
  const items: LosslessJson[] = [];
  for (let page = 1; page <= pagesMax; page += 1) {
    const answer = await http.get(path, { page: String(page), limit: String(pageSize) });
    const { data = [], meta } = fieldsOf(answer?.json) ?? {};
    items.push(...toList(path, data));
    const written = totalPagesSchema.safeParse(meta);
    if (page >= (written.success ? Number(written.data.pagination.total_pages) : 1)) return items;
  }
  throw new ApiAnswerError(path, `answered more than ${pagesMax} pages`);
}

function toList(path: string, json: LosslessJson): readonly LosslessJson[] {
  if (Array.isArray(json)) return json;
  throw new ApiAnswerError(path, 'answered no list');
}

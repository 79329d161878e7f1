import * as z from 'zod';
import type { SocialReading } from '../../../core/social/index.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { idField, textField, told } from '../fields.ts';
import { keepTold } from '../keep-told.ts';
import { readShape } from '../read-shape.ts';

const answerSchema = z.object({
  data: z.array(
    z.object({ product_id: idField, merchant_id: told(idField), name: told(textField) }),
  ),
});

/**
 * The products that a medium is tagged with (`/{media}/product_tags`). The answer does not say which
 * medium it is: that is in the address that was asked.
 */
export function readProducts(json: LosslessJson): Partial<SocialReading> {
  const { data } = readShape(answerSchema, json);
  const products = data.map(({ product_id: productId, merchant_id: merchantId, name }) =>
    keepTold({ productId, merchantId, name }),
  );
  return { products };
}

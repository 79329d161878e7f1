import * as z from 'zod';
import { textField, told } from '../fields.ts';

/** The last page has an empty object. */
export const pagingSchema = told(z.object({ cursor: told(textField) }));

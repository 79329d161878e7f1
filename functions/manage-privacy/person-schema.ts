import * as z from 'zod';
import { normaliseEmail } from '../../core/identity/normalise-email.ts';
import { normalisePhone } from '../../core/identity/normalise-phone.ts';
import type { PersonalKeys } from '../../core/identity/personal-keys.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import { noteSchema } from '../shared/http/note-schema.ts';

const emailSchema = z
  .string()
  .max(320)
  .refine((text) => normaliseEmail(text) !== undefined, 'This is no e-mail address.');

const phoneSchema = z
  .string()
  .max(40)
  .refine(
    (text) => normalisePhone(text) !== undefined,
    'This is no telephone number with its country, such as +49 151 1234567.',
  );

const customerSchema = z.strictObject({
  connection: idSchema,
  customerId: z
    .string()
    .min(1)
    .max(200)
    .refine((id) => id !== '0', 'Shops write 0 for every guest: it is nobody’s id.'),
});

const keys = {
  email: emailSchema.optional(),
  phone: phoneSchema.optional(),
  customer: customerSchema.optional(),
};

type WantedKeys = {
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly customer?: z.output<typeof customerSchema> | undefined;
  readonly creatorId?: string | undefined;
  readonly requestId?: string | undefined;
};

const isOne = ({ creatorId, requestId, ...person }: WantedKeys): boolean => {
  const { email, phone, customer } = person;
  const isPerson = [email, phone, customer].some((key) => key !== undefined);
  return [isPerson, creatorId !== undefined, requestId !== undefined].filter(Boolean).length === 1;
};

/** Whose data `POST /v1/privacy/export` hands out: a person's by what the shop knows, a creator's, or a request's. */
export const exportSchema = z
  .strictObject({ ...keys, creatorId: idSchema.optional(), requestId: idSchema.optional() })
  .refine(isOne, 'Name a person (email, phone, customer), a creatorId or a requestId.');

/** Whose data `POST /v1/privacy/erase` removes, and why, if there is something to say. */
export const eraseSchema = z
  .strictObject({ ...keys, creatorId: idSchema.optional(), reason: noteSchema.optional() })
  .refine(isOne, 'Name a person (email, phone, customer) or a creatorId.');

export const doneSchema = z.strictObject({ note: noteSchema });

/** The texts by which a person is recognised, of a body of one of these. */
export function toPersonalKeys(
  merchantId: string,
  { email, phone, customer }: WantedKeys,
): PersonalKeys {
  return {
    emails: email === undefined ? [] : [email],
    phones: phone === undefined ? [] : [phone],
    ...(customer === undefined
      ? {}
      : {
          customer: {
            connectionId: `${merchantId}.${customer.connection}`,
            id: customer.customerId,
          },
        }),
  };
}

import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import { type BookFile, type BookFiles, downloadSeconds } from '../../core/finance/book-export.ts';
import type { BookPart } from '../../core/finance/sum-books.ts';
import { sha256 } from '../crypto/sha256.ts';
import type { ObjectStore } from './object-store.ts';

type Sign = (
  bucket: string,
  key: string,
  how: { readonly seconds: number; readonly fileName: string },
) => Promise<string>;

const contentTypes = { csv: 'text/csv; charset=utf-8', json: 'application/json' } as const;

/** Keeps parts and files of exports as objects of a bucket, files under their own digests. */
export function s3BookFiles(objects: ObjectStore, bucket: string, sign: Sign): BookFiles {
  return {
    async putPart(of, number, part) {
      await objects.put(bucket, partKey(of, number), encodeJson(part), contentTypes.json);
    },
    async readPart(of, number) {
      return decodeJson<BookPart>(await objects.get(bucket, partKey(of, number)));
    },
    async putFile(of, format, text) {
      const file = { format, sha256: sha256(text), bytes: Buffer.byteLength(text) };
      await objects.put(bucket, fileKey(of, file), text, contentTypes[format]);
      return file;
    },
    signDownload: (of, file, fileName) =>
      sign(bucket, fileKey(of, file), { seconds: downloadSeconds, fileName }),
  };
}

type Of = Parameters<BookFiles['putPart']>[0];

const folderOf = ({ merchantId, exportId }: Of): string => `${merchantId}/${exportId}`;
const partKey = (of: Of, number: number): string =>
  `${folderOf(of)}/part-${String(number).padStart(6, '0')}.json`;
const fileKey = (of: Of, { sha256: digest, format }: BookFile): string =>
  `${folderOf(of)}/${digest}.${format}`;

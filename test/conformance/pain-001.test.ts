import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { validateXML } from 'xmllint-wasm';
import { aPayoutWorld } from '../support/a-payout-world.ts';
import { aSealedMethod } from '../support/a-text-seal.ts';

const schemaUrl = new URL('../../../shared/samples/bank/pain.001.001.09.xsd', import.meta.url);
const schema = readIfThere(schemaUrl);
if (schema === undefined) console.warn(`Skipped: ${schemaUrl.pathname} is not there.`);

const longNamed = [
  {
    creatorId: 'a-creator-whose-id-is-longer-than-a-bank-file-can-carry',
    method: aSealedMethod({
      rail: 'sepa',
      holder: `Ünïcode "Quoted" <Tag> & Sons ${'x'.repeat(80)}`,
      iban: 'FR1420041010050500013M02606',
    }),
  },
  {
    creatorId: 'mia',
    method: aSealedMethod({
      rail: 'sepa',
      holder: 'Mia Mountain',
      iban: 'DE02120300000000202051',
      bic: 'BYLADEM1001',
    }),
  },
];

(schema === undefined ? describe.skip : describe)('the bank file of a payout batch', () => {
  it('is valid by the schema of pain.001.001.09', async () => {
    expect(await validate(await writeBankFile())).toEqual({ valid: true, errors: [] });
  });

  it('is not valid when something in it is not', async () => {
    const broken = (await writeBankFile()).replace('<PmtMtd>TRF</PmtMtd>', '<PmtMtd>X</PmtMtd>');

    expect(await validate(broken)).toMatchObject({ valid: false });
  });
});

async function writeBankFile(): Promise<string> {
  const world = aPayoutWorld(longNamed);
  for (const { creatorId } of longNamed) await world.earn(creatorId, 'EUR', 123_456n);
  await world.planPayouts({ merchantId: 'acme', runId: 'by hand, in May', dryRun: false });
  for (const batch of world.queued) await world.runPayoutBatch(batch);
  const [file] = world.files.stored.values();
  if (file === undefined) throw new Error('The batch has a file.');
  return file.content;
}

async function validate(contents: string) {
  const { valid, errors } = await validateXML({
    xml: [{ fileName: 'payouts.xml', contents }],
    schema: [schema ?? ''],
  });
  return { valid, errors: errors.map(({ message }) => message) };
}

function readIfThere(url: URL): string | undefined {
  try {
    return readFileSync(url, 'utf8');
  } catch {
    return undefined;
  }
}

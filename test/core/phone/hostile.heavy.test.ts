import { expect, it } from 'vitest';
import { readDocument } from '../../../server/src/core/documentModel';
import { documentSymbols } from '../../../server/src/core/features/symbols';
import { runRules } from '../../../server/src/core/lint/runRules';

const PHONE = { path: 'file:///a.cfg', dialect: 'auto', files: {} } as const;

it.each([
  ['attributes', `<PHONE_CONFIG ${'device.set="0" '.repeat(400_000)}/>`],
  [
    'parameters',
    `<PHONE_CONFIG ${Array.from({ length: 50_000 }, (_, i) => `device.a${i}.b="1"`).join(' ')}/>`,
  ],
  ['file names', `<APPLICATION CONFIG_FILES="${'a.cfg, '.repeat(200_000)}"/>`],
  ['items', `<Message><ItemList>${'<Item name="radius-server-cal">MII</Item>'.repeat(50_000)}`],
  ['nested items', `<Message><ItemList>${'<Item name="a">'.repeat(50_000)}`],
  ['options', `mod cmd X509 a ${'/k v '.repeat(100_000)}`],
  ['variables', 'vars create X509/REQUESTRESPONSE/x pb zz\n'.repeat(50_000)],
  [
    'entities',
    `<!DOCTYPE a [${'<!ENTITY a "&a;&a;">'.repeat(50_000)}]><Message><ItemList>&a;</ItemList></Message>`,
  ],
])(
  'a hostile number of %s ends soon',
  (_, text) => {
    const model = readDocument(text, { languageId: 'xml', maxLength: 5e7, phone: PHONE });
    const options = { now: 0, expiryWarningDays: 0 };
    expect(runRules(model, options).length).toBeLessThan(10_000);
    expect(documentSymbols(model, options).length).toBeLessThanOrEqual(10_000);
  },
  20_000,
);
